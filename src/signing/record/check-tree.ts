/** Do the rows stand in the school's tree of signatures as the file has them, under its signed word? */
import type { RecordFile } from '#domain/record-file.ts'
import { type Bytes, fromBase64url, sameBytes } from '../bytes.ts'
import { openCheckpoint, signatureLeaf } from '../checkpoint.ts'
import { isSignedBy, keyIdOf } from '../keys.ts'
import { isIncluded } from '../merkle.ts'
import { referenceTo } from '../reference.ts'
import type { Finding, TreeFault, Verdict } from './findings.ts'

/** The kinds of row that stand in the tree. */
export const LEAVES = ['signOff', 'withdrawal', 'endorsement', 'signOffToken'] as const
export type Leaf = (typeof LEAVES)[number]

export interface Tree {
  readonly findings: readonly Finding[]
  /** Of a row as the file has it. `open`: the file has no word of the school for it. */
  readonly verdictOn: (type: Leaf, row: { readonly id: string }) => Verdict
}

interface Word {
  readonly at: number
  readonly size: number
  readonly root: Uint8Array
}

const wordOf = async (text: string, school: string, schoolKey: Bytes | null): Promise<Word | TreeFault> => {
  const document = fromBase64url(text)
  const word = document === null ? 'unreadable' : openCheckpoint(document)
  if (typeof word === 'string') return 'unreadable'
  if (schoolKey === null || !sameBytes(word.sealed.keyId, keyIdOf(schoolKey)) || !(await isSignedBy(schoolKey, word.sealed))) return 'forged'
  return sameBytes(word.school, referenceTo('school', school)) ? word : 'other-school'
}

const without = (...findings: readonly Finding[]): Tree => ({ findings, verdictOn: () => 'open' })

/** Every row that a proof can be of, `type id`. */
const rowsIn = ({ rows, signatures }: RecordFile): ReadonlySet<string> =>
  new Set(LEAVES.flatMap((type) => (type === 'signOffToken' ? (signatures?.tokens ?? []) : rows[type]).map(({ id }) => `${type} ${id}`)))

/** @param schoolKey null: not known */
export const checkTree = async (file: RecordFile, schoolKey: Bytes | null): Promise<Tree> => {
  const kept = file.signatures?.school ?? null
  if (kept === null) return without({ says: 'tree-missing' })
  const word = await wordOf(kept.checkpoint, file.school.id, schoolKey)
  if (typeof word === 'string') return without({ says: 'tree-false', because: word })
  const proofs = new Map(kept.proofs.map((proof) => [`${proof.type} ${proof.id}`, proof]))
  const here = rowsIn(file)
  const strays = [...proofs.keys()].filter((row) => !here.has(row)).map((row): Finding => ({ says: 'proof-of-nothing', row }))
  return {
    findings: [{ says: 'tree-holds', at: word.at * 1_000, size: word.size }, ...strays],
    verdictOn: (type, row) => {
      const proof = proofs.get(`${type} ${row.id}`)
      if (proof === undefined) return 'open'
      const beside = proof.beside.map(fromBase64url)
      const isWhole = beside.every((digest) => digest !== null)
      return isWhole && isIncluded(signatureLeaf(type, proof.rev, row), proof.place, word.size, beside, word.root) ? 'holds' : 'false'
    },
  }
}
