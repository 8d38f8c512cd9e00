/**
 * What an apprentice lays before a mentor: up to eight competencies, each with the level he claims and the log revisions
 * it rests on, as digests. Signed by the device that shows it, so that a tablet knows whose claim it is.
 */
import { type Bytes, sha256 } from './bytes.ts'
import { fromCbor, toCbor } from './cbor.ts'
import { bytesOf, CLAIM, LAST_SECOND, listOf, mapOf, textOf, wholeOf } from './payload.ts'
import { REFERENCE_BYTES } from './reference.ts'
import { DIGEST_BYTES } from './revision-digest.ts'
import { open, seal, type SealFault, type Sealed, type Sign } from './sealed.ts'

export const REQUEST = { lines: 8, digests: 12, noteBytes: 80 } as const
export const DOCUMENT_ID_BYTES = 16

export interface RequestLine {
  /** reference.ts */
  readonly competency: Uint8Array
  readonly selfLevel: number
  /** Places in `digests`. */
  readonly rests: readonly number[]
}

export interface SigningRequest {
  readonly id: Uint8Array
  readonly apprentice: Uint8Array
  readonly school: Uint8Array
  /** Seconds since 1970, by the clock of the device that asks. */
  readonly at: number
  readonly digests: readonly Uint8Array[]
  readonly lines: readonly RequestLine[]
  readonly note: string
}

const KEYS = [CLAIM.subject, CLAIM.audience, CLAIM.issuedAt, CLAIM.id, CLAIM.ours] as const

const encode = (r: SigningRequest): Bytes =>
  toCbor(
    new Map<number, Uint8Array | number | readonly (Uint8Array | string | readonly unknown[])[]>([
      [CLAIM.subject, r.apprentice],
      [CLAIM.audience, r.school],
      [CLAIM.issuedAt, r.at],
      [CLAIM.id, r.id],
      [CLAIM.ours, [r.digests, r.lines.map((l) => [l.competency, l.selfLevel, l.rests]), r.note]],
    ]) as never,
  )

/** @param request with sizes within REQUEST; the caller asks the person for less before it comes to this */
export const sealRequest = (request: SigningRequest, keyId: Uint8Array, sign: Sign): Promise<Bytes> => seal('request', encode(request), keyId, sign)

const lineOf = (digests: number) => (x: unknown): RequestLine | undefined => {
  if (!Array.isArray(x) || x.length !== 3) return undefined
  const [competency, selfLevel, rests] = [bytesOf(x[0], REFERENCE_BYTES), wholeOf(x[1], 1, 5), listOf(x[2], 0, digests, (n) => wholeOf(n, 0, digests - 1))]
  return competency === undefined || selfLevel === undefined || rests === undefined ? undefined : { competency, selfLevel, rests }
}

const decode = (payload: Uint8Array): SigningRequest | undefined => {
  const claims = mapOf(fromCbor(payload), KEYS)
  const ours: unknown = claims?.get(CLAIM.ours)
  if (claims === undefined || !Array.isArray(ours) || ours.length !== 3) return undefined
  const apprentice = bytesOf(claims.get(CLAIM.subject), REFERENCE_BYTES)
  const school = bytesOf(claims.get(CLAIM.audience), REFERENCE_BYTES)
  const at = wholeOf(claims.get(CLAIM.issuedAt), 0, LAST_SECOND)
  const id = bytesOf(claims.get(CLAIM.id), DOCUMENT_ID_BYTES)
  const digests = listOf(ours[0], 0, REQUEST.digests, (d) => bytesOf(d, DIGEST_BYTES))
  const lines = digests && listOf(ours[1], 1, REQUEST.lines, lineOf(digests.length))
  const note = textOf(ours[2], REQUEST.noteBytes)
  if (!apprentice || !school || at === undefined || !id || !digests || !lines || note === undefined) return undefined
  // Twice the same competency would be two judgements of one thing under one signature.
  const named = new Set(lines.map((l) => l.competency.join()))
  return named.size === lines.length ? { id, apprentice, school, at, digests, lines, note } : undefined
}

export interface OpenedRequest extends SigningRequest {
  readonly sealed: Sealed
  /** By which a sign-off names it. */
  readonly digest: Bytes
}

/** Says what the bytes say. That it is true, only the signature tells (keys.ts). */
export const openRequest = (bytes: Uint8Array): OpenedRequest | SealFault => {
  const sealed = open('request', bytes)
  if (typeof sealed === 'string') return sealed
  const request = decode(sealed.payload)
  return request === undefined ? 'unreadable' : { ...request, sealed, digest: sha256(bytes) }
}
