/**
 * The checks of a signed answer that need nothing but the two documents and what the reader knows by himself: in the
 * order of SPEC.md, each with its own no. Phone, school and the verifier of records all ask here.
 */
import type { DeviceKey } from '#domain/device-key.ts'
import type { CompetencyId, DeviceKeyId, PersonId, SchoolId, TokenId } from '#domain/ids.ts'
import type { LogRevision } from '#domain/practice-log.ts'
import type { RefusalReason } from '#domain/refusal.ts'
import type { Level } from '#domain/competency.ts'
import type { TokenLine, TokenReading } from '#domain/sign-off-token.ts'
import { type Bytes, fromBase64url, sameBytes, toHex } from './bytes.ts'
import { isSignedBy } from './keys.ts'
import { meantBy, referenceTo } from './reference.ts'
import { type OpenedRequest, openRequest, type RequestLine } from './request.ts'
import { revisionDigest } from './revision-digest.ts'
import type { Sealed, SealFault } from './sealed.ts'
import { commentDigest, linkTo, type OpenedToken, openToken, type TokenLine as SignedLine } from './token.ts'

export type KnownKey = Pick<DeviceKey, 'id' | 'person' | 'purpose' | 'publicKey'>
export type KnownRevision = Pick<LogRevision, 'log' | 'apprentice' | 'revision' | 'content'>

/** What a reader knows from elsewhere than the documents. */
export interface Knowledge {
  readonly school: SchoolId
  readonly apprentice: PersonId
  readonly keyOf: (id: DeviceKeyId) => Promise<KnownKey | undefined>
  /** Of all programmes that this apprentice learns by. */
  readonly competencies: readonly CompetencyId[]
  /** Of this apprentice, as far as they are here. */
  readonly revisions: readonly KnownRevision[]
  /** Words that a token may carry the digest of. */
  readonly comments: readonly string[]
}

/** One of the closed list of domain/refusal.ts, so that each has its sentence. */
export type TokenFault = Extract<
  RefusalReason,
  | 'token-unreadable'
  | 'token-algorithm'
  | 'key-missing'
  | 'token-forged'
  | 'token-of-other-school'
  | 'token-of-someone-else'
  | 'token-of-other-request'
  | 'request-forged'
  | 'competency-not-in-programme'
>

const faultOf = (fault: SealFault): TokenFault => (fault === 'wrong-algorithm' ? 'token-algorithm' : 'token-unreadable')

const signer = async ({ keyId, ...sealed }: Sealed, { keyOf }: Knowledge): Promise<KnownKey | 'key-missing' | 'token-forged'> => {
  const key = await keyOf(toHex(keyId) as DeviceKeyId)
  const publicKey = key && fromBase64url(key.publicKey)
  if (!key || !publicKey) return 'key-missing'
  return (await isSignedBy(publicKey, sealed)) ? key : 'token-forged'
}

/** Digests of the revisions that are here, to what they are of. */
const byDigest = (revisions: readonly KnownRevision[]): ReadonlyMap<string, KnownRevision> =>
  new Map(revisions.map((r) => [toHex(revisionDigest(r)), r]))

const restsOn = ({ rests }: RequestLine, request: OpenedRequest, known: ReadonlyMap<string, KnownRevision>): Pick<TokenLine, 'logs' | 'unknown'> => {
  const digests = [...new Set(rests)].map((n) => toHex(request.digests[n] ?? new Uint8Array()))
  return {
    logs: digests.flatMap((d) => known.get(d) ?? []).map(({ log, revision }) => ({ log, revision })),
    unknown: digests.filter((d) => !known.has(d)),
  }
}

export interface ReadRequestLine extends Pick<TokenLine, 'competency' | 'logs' | 'unknown'> {
  readonly selfLevel: Level
}

/** What a request asks for, in the reader's own words. */
export interface ReadRequest {
  readonly id: string
  /** Milliseconds since 1970, by the device that asks. */
  readonly at: number
  readonly key: KnownKey
  readonly lines: readonly ReadRequestLine[]
  readonly note: string
}

const linesOf = (request: OpenedRequest, { competencies, revisions }: Knowledge): readonly ReadRequestLine[] | 'competency-not-in-programme' => {
  const known = byDigest(revisions)
  const lines: ReadRequestLine[] = []
  for (const line of request.lines) {
    const competency = meantBy('competency', line.competency, competencies)
    if (competency === undefined) return 'competency-not-in-programme'
    lines.push({ competency, selfLevel: line.selfLevel as Level, ...restsOn(line, request, known) })
  }
  return lines
}

/** Checks who asks and for whom. `knowledge.apprentice`: whom it should be of (`apprenticeOf` tells). */
export const readRequest = async (bytes: Bytes, knowledge: Knowledge): Promise<ReadRequest | TokenFault> => {
  const request = openRequest(bytes)
  if (typeof request === 'string') return faultOf(request)
  const key = await signer(request.sealed, knowledge)
  if (key === 'token-forged') return 'request-forged'
  if (typeof key === 'string') return key
  if (!sameBytes(request.school, referenceTo('school', knowledge.school))) return 'token-of-other-school'
  if (!sameBytes(request.apprentice, referenceTo('person', knowledge.apprentice))) return 'token-of-someone-else'
  // An apprentice speaks for himself; a mentor may put down by himself what he saw (key of a sign-off).
  if (key.purpose === 'request' && key.person !== knowledge.apprentice) return 'request-forged'
  const lines = linesOf(request, knowledge)
  return typeof lines === 'string' ? lines : { id: toHex(request.id), at: request.at * 1_000, key, lines, note: request.note }
}

/** Whose claim a code says it is, among those whom this device knows. */
export const apprenticeOf = (bytes: Bytes, apprentices: readonly PersonId[]): PersonId | undefined | TokenFault => {
  const request = openRequest(bytes)
  return typeof request === 'string' ? faultOf(request) : meantBy('person', request.apprentice, apprentices)
}

const commentOf = ({ comment }: SignedLine, words: readonly string[]): Pick<TokenLine, 'comment' | 'commentDigest'> => {
  if (comment === null) return { comment: '', commentDigest: null }
  if ('words' in comment) return { comment: comment.words, commentDigest: null }
  const digest = toHex(comment.digest)
  return { comment: words.find((w) => toHex(commentDigest(w)) === digest) ?? '', commentDigest: digest }
}

const lineOf = (signed: SignedLine, asked: ReadRequestLine, { comments }: Knowledge): TokenLine => {
  const { level, takeovers, prompts, defects } = signed
  return { ...asked, level: level === 0 ? null : (level as Level), facts: { takeovers, prompts, defects }, ...commentOf(signed, comments) }
}

const readingOf = (token: OpenedToken, key: KnownKey, request: ReadRequest, knowledge: Knowledge): TokenReading => ({
  token: toHex(token.id) as TokenId,
  key: key.id,
  apprentice: knowledge.apprentice,
  at: token.at * 1_000,
  counter: token.counter,
  previous: token.previous.length === 0 ? null : toHex(token.previous),
  unlock: token.unlock,
  lines: request.lines.flatMap((asked, n) => {
    const signed = token.lines[n]
    return signed === undefined ? [] : [lineOf(signed, asked, knowledge)]
  }),
})

export interface ReadToken {
  readonly reading: TokenReading
  readonly key: KnownKey
  /** Of this token, as the next one of its key names it: hex. */
  readonly link: string
  /** Of the last receipt of the time that the device had: hex, or null. */
  readonly receipt: string | null
}

/** Checks a signed answer against the request that it answers. Both as they were received, never put together anew. */
export const readToken = async (bytes: Bytes, requestBytes: Bytes, knowledge: Knowledge): Promise<ReadToken | TokenFault> => {
  const token = openToken(bytes)
  if (typeof token === 'string') return faultOf(token)
  const key = await signer(token.sealed, knowledge)
  if (typeof key === 'string') return key
  if (key.purpose !== 'sign-off') return 'key-missing'
  if (!sameBytes(token.school, referenceTo('school', knowledge.school))) return 'token-of-other-school'
  if (!sameBytes(token.apprentice, referenceTo('person', knowledge.apprentice))) return 'token-of-someone-else'
  const opened = openRequest(requestBytes)
  if (typeof opened === 'string') return faultOf(opened)
  if (!sameBytes(token.request, opened.digest)) return 'token-of-other-request'
  const request = await readRequest(requestBytes, knowledge)
  if (typeof request === 'string') return request
  // What a mentor put down by himself, only he signs.
  if (request.key.purpose === 'sign-off' && request.key.id !== key.id) return 'request-forged'
  if (token.lines.length !== request.lines.length) return 'token-of-other-request'
  const receipt = token.receipt.length === 0 ? null : toHex(token.receipt)
  return { reading: readingOf(token, key, request, knowledge), key, link: toHex(linkTo(bytes)), receipt }
}
