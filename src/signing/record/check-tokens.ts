/** What the signed documents of a record say, and whether each is what its row and its neighbours make of it. */
import type { RecordFile } from '#domain/record-file.ts'
import { signOffIdOf, type SignOffToken } from '#domain/sign-off-token.ts'
import { competenciesOf } from '#domain/programme.ts'
import { CLOCK_SLACK } from '#domain/device-key.ts'
import { fromBase64url } from '../bytes.ts'
import { type Knowledge, type ReadToken, readToken, type TokenFault } from '../read-token.ts'
import { type CheckedKey, isInForce } from './check-keys.ts'
import type { Tree } from './check-tree.ts'
import type { Finding } from './findings.ts'

export interface CheckedToken {
  readonly row: SignOffToken
  readonly read: ReadToken | TokenFault
  readonly key: CheckedKey | undefined
}

const knowledgeOf = ({ school, apprentice, rows }: RecordFile, keys: readonly CheckedKey[]): Knowledge => ({
  school: school.id,
  apprentice,
  // A key that the school does not speak for is no key.
  keyOf: async (id) => keys.find((k) => k.key.id === id && k.certificate !== null)?.key,
  competencies: [...new Set(rows.programme.flatMap((plan) => competenciesOf(plan).map((c) => c.id)))],
  revisions: rows.logRevision,
  comments: [...rows.signOff.map((s) => s.comment), ...rows.signOffRequest.flatMap((r) => r.returned?.because ?? [])],
})

export const checkTokens = (file: RecordFile, keys: readonly CheckedKey[]): Promise<readonly CheckedToken[]> => {
  const knowledge = knowledgeOf(file, keys)
  return Promise.all(
    (file.signatures?.tokens ?? []).map(async (row): Promise<CheckedToken> => {
      const [token, request] = [fromBase64url(row.token), fromBase64url(row.request)]
      const read = token === null || request === null ? 'token-unreadable' : await readToken(token, request, knowledge)
      return { row, read, key: typeof read === 'string' ? undefined : keys.find((k) => k.key.id === read.key.id) }
    }),
  )
}

/** When the school had it; without its proof, that is only what the file says. */
const arrival = (row: SignOffToken, tree: Tree): Finding => {
  const verdict = tree.verdictOn('signOffToken', row)
  if (verdict === 'false') return { says: 'row-false', row: `signOffToken ${row.id}` }
  return verdict === 'open' || row.bracket === null ? { says: 'not-come' } : { says: 'came-between', ...row.bracket }
}

const timeOf = ({ row, read, key }: CheckedToken, tree: Tree): readonly Finding[] => {
  if (typeof read === 'string') return []
  const { at } = read.reading
  const { bracket } = row
  const isLate = key !== undefined && !isInForce(key, at)
  const lies = bracket !== null && (at > bracket.notAfter + CLOCK_SLACK || (bracket.notBefore !== null && at < bracket.notBefore - CLOCK_SLACK))
  return [
    ...(isLate ? [{ says: 'out-of-certificate', at } as const] : []),
    ...(lies ? [{ says: 'out-of-bracket', at } as const] : []),
    arrival(row, tree),
  ]
}

/** Of a document that can be read: does its row repeat it, and was it signed when it could be? */
export const tokenFindings = (token: CheckedToken, tree: Tree): readonly Finding[] => {
  const { row, read } = token
  if (typeof read === 'string') return []
  const { reading } = read
  const repeats = row.id === reading.token && row.key === reading.key && row.at === reading.at && row.apprentice === reading.apprentice
  return [...(repeats ? [] : [{ says: 'field-differs', field: `signOffToken ${row.id}` } as const]), ...timeOf(token, tree)]
}

/** What was signed and is not in the record: taken out, or its row names another document. */
const linesMissing = ({ row, read }: CheckedToken, { rows }: RecordFile): readonly Finding[] => {
  if (typeof read === 'string') return rows.signOff.some((s) => s.token?.id === row.id) ? [] : [{ says: 'document-false', token: row.id, because: read }]
  const { token, lines } = read.reading
  return lines.flatMap(({ level }, n): readonly Finding[] => {
    const there = rows.signOff.some((s) => s.id === signOffIdOf(token, n) && s.token?.id === token && s.token.line === n)
    return level === null || there ? [] : [{ says: 'line-missing', token, line: n + 1 }]
  })
}

/** The tokens of one key count up and name each other; where they do not, there are two of that device. */
const chainFindings = (tokens: readonly CheckedToken[]): readonly Finding[] => {
  const inOrder = tokens.flatMap(({ read, key }) => (typeof read === 'string' ? [] : [{ ...read, name: key?.key.name ?? '' }])).toSorted((a, b) => a.reading.counter - b.reading.counter)
  return inOrder.flatMap(({ reading, key, link, name }, n): readonly Finding[] => {
    const { counter: number } = reading
    const later = inOrder.slice(n + 1).filter((o) => o.key.id === key.id)
    const next = later.find((o) => o.reading.counter === number + 1)
    return [
      ...(later.some((o) => o.reading.counter === number) ? [{ says: 'number-twice', name, number } as const] : []),
      ...(next !== undefined && next.reading.previous !== link ? [{ says: 'chain-broken', name, number: number + 1 } as const] : []),
    ]
  })
}

/** All that concerns the documents together, and those that no sign-off of the record names. */
export const documentFindings = (tokens: readonly CheckedToken[], file: RecordFile): readonly Finding[] => [
  ...tokens.flatMap((t) => linesMissing(t, file)),
  ...chainFindings(tokens),
]
