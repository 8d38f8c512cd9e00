/** How a reader who knows the school's key judges what the school signs: for the recorded documents of `school.json`. */
import { fromHex, sameBytes, toHex } from '#signing/bytes.ts'
import { openCertificate } from '#signing/certificate.ts'
import { openCheckpoint, signatureLeaf } from '#signing/checkpoint.ts'
import { isSignedBy, keyIdOf } from '#signing/keys.ts'
import { isIncluded } from '#signing/merkle.ts'
import { openReceipt } from '#signing/receipt.ts'

const OPENERS = { certificate: openCertificate, receipt: openReceipt, checkpoint: openCheckpoint } as const
export type SchoolDocument = keyof typeof OPENERS

export interface DocumentVector {
  readonly what: string
  readonly kind: SchoolDocument
  /** Hex. */
  readonly document: string
  readonly verdict: string
  /** What it says, bytes in hex; null where it does not hold. */
  readonly says: Readonly<Record<string, string | number>> | null
}

export interface ProofVector {
  readonly what: string
  readonly checkpoint: string
  readonly type: string
  readonly rev: number
  readonly row: unknown
  readonly place: number
  readonly beside: readonly string[]
  readonly verdict: 'ok' | 'not-in-the-tree'
}

/** @param schoolKey the public point */
export const judgeDocument = async (kind: SchoolDocument, document: string, schoolKey: Uint8Array): Promise<Pick<DocumentVector, 'verdict' | 'says'>> => {
  const opened = OPENERS[kind](fromHex(document))
  if (typeof opened === 'string') return { verdict: opened, says: null }
  const { sealed, ...claims } = opened
  if (!sameBytes(sealed.keyId, keyIdOf(schoolKey))) return { verdict: 'key-missing', says: null }
  if (!(await isSignedBy(new Uint8Array(schoolKey), sealed))) return { verdict: 'forged', says: null }
  return { verdict: 'ok', says: Object.fromEntries(Object.entries(claims).map(([name, claim]) => [name, claim instanceof Uint8Array ? toHex(claim) : claim])) }
}

export const judgeProof = ({ checkpoint, type, rev, row, place, beside }: Omit<ProofVector, 'what' | 'verdict'>): ProofVector['verdict'] => {
  const word = openCheckpoint(fromHex(checkpoint))
  return typeof word !== 'string' && isIncluded(signatureLeaf(type, rev, row), place, word.size, beside.map(fromHex), word.root) ? 'ok' : 'not-in-the-tree'
}
