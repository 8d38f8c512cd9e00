/**
 * A mentor's answer to a request, line by line: a level with counted facts, or nothing (handed back, with a reason). It
 * names the whole request by its digest, and so exactly what was seen. The tokens of one device form a chain: each carries
 * its number and the digest of the one before, so that a copied device shows.
 */
import { type Bytes, sha256 } from './bytes.ts'
import { fromCbor, toCbor } from './cbor.ts'
import { bytesOf, CLAIM, LAST_SECOND, listOf, mapOf, textOf, wholeOf } from './payload.ts'
import { REFERENCE_BYTES } from './reference.ts'
import { DOCUMENT_ID_BYTES, REQUEST } from './request.ts'
import { open, seal, type SealFault, type Sealed, type Sign } from './sealed.ts'

/** How the mentor showed that it was he: each device tells of itself, so a school may ask more for what is dangerous. */
export const UNLOCKS = ['session', 'pin', 'passkey'] as const
export type Unlock = (typeof UNLOCKS)[number]

/** Words of a comment ride along while the code has room for them; else their digest, and they follow from the tablet. */
export type CommentClaim = { readonly words: string } | { readonly digest: Uint8Array } | null

export const COMMENT = { bytes: 480, digestBytes: 8 } as const
export const commentDigest = (words: string): Bytes => sha256(new TextEncoder().encode(words)).slice(0, COMMENT.digestBytes)

export interface TokenLine {
  /** 1–5; 0: handed back. */
  readonly level: number
  readonly takeovers: number
  readonly prompts: number
  readonly defects: number
  readonly comment: CommentClaim
}

export interface SignOffToken {
  readonly id: Uint8Array
  readonly apprentice: Uint8Array
  readonly school: Uint8Array
  /** Seconds since 1970, by the mentor's device. */
  readonly at: number
  /** SHA-256 of the request as it was received. */
  readonly request: Uint8Array
  /** As many as the request has, in its order. */
  readonly lines: readonly TokenLine[]
  /** Counts the tokens of this key, from 1. */
  readonly counter: number
  /** The first eight bytes of the digest of the token before; empty for the first. */
  readonly previous: Uint8Array
  readonly unlock: Unlock
  /** The beginning of the digest of the last time receipt that the device had (receipt.ts); empty without one. */
  readonly receipt: Uint8Array
}

export const LINK_BYTES = 8
const DIGEST = 32
const KEYS = [CLAIM.subject, CLAIM.audience, CLAIM.issuedAt, CLAIM.id, CLAIM.ours] as const

const commentCbor = (comment: CommentClaim) => (comment === null ? [] : 'words' in comment ? [comment.words] : [comment.digest])
const lineCbor = (l: TokenLine) => [l.level, l.takeovers, l.prompts, l.defects, ...commentCbor(l.comment)]

const encode = (t: SignOffToken): Bytes =>
  toCbor(
    new Map<number, never>([
      [CLAIM.subject, t.apprentice],
      [CLAIM.audience, t.school],
      [CLAIM.issuedAt, t.at],
      [CLAIM.id, t.id],
      [CLAIM.ours, [t.request, t.lines.map(lineCbor), t.counter, t.previous, UNLOCKS.indexOf(t.unlock), t.receipt]],
    ] as never),
  )

export const sealToken = (token: SignOffToken, keyId: Uint8Array, sign: Sign): Promise<Bytes> => seal('sign-off', encode(token), keyId, sign)

/** What the next token of this key carries of this one. */
export const linkTo = (token: Uint8Array): Bytes => sha256(token).slice(0, LINK_BYTES)

const commentOf = (x: unknown): CommentClaim | undefined => {
  const words = textOf(x, COMMENT.bytes)
  if (words !== undefined) return words === '' ? undefined : { words }
  const digest = bytesOf(x, COMMENT.digestBytes)
  return digest && { digest }
}

const lineOf = (x: unknown): TokenLine | undefined => {
  if (!Array.isArray(x) || x.length < 4 || x.length > 5) return undefined
  const [level, takeovers, prompts, defects] = [wholeOf(x[0], 0, 5), wholeOf(x[1], 0, 99), wholeOf(x[2], 0, 99), wholeOf(x[3], 0, 99)]
  const comment = x.length === 5 ? commentOf(x[4]) : null
  if (level === undefined || takeovers === undefined || prompts === undefined || defects === undefined || comment === undefined) return undefined
  return { level, takeovers, prompts, defects, comment }
}

const emptyOr = (x: unknown, length: number): Uint8Array | undefined => bytesOf(x, 0) ?? bytesOf(x, length)

const decode = (payload: Uint8Array): SignOffToken | undefined => {
  const claims = mapOf(fromCbor(payload), KEYS)
  const ours: unknown = claims?.get(CLAIM.ours)
  if (claims === undefined || !Array.isArray(ours) || ours.length !== 6) return undefined
  const apprentice = bytesOf(claims.get(CLAIM.subject), REFERENCE_BYTES)
  const school = bytesOf(claims.get(CLAIM.audience), REFERENCE_BYTES)
  const at = wholeOf(claims.get(CLAIM.issuedAt), 0, LAST_SECOND)
  const id = bytesOf(claims.get(CLAIM.id), DOCUMENT_ID_BYTES)
  const request = bytesOf(ours[0], DIGEST)
  const lines = listOf(ours[1], 1, REQUEST.lines, lineOf)
  const counter = wholeOf(ours[2], 1, LAST_SECOND)
  const previous = emptyOr(ours[3], LINK_BYTES)
  const unlock = UNLOCKS[wholeOf(ours[4], 0, UNLOCKS.length - 1) ?? -1]
  const receipt = emptyOr(ours[5], LINK_BYTES)
  if (!apprentice || !school || at === undefined || !id || !request || !lines || !counter || !previous || !unlock || !receipt) return undefined
  return { id, apprentice, school, at, request, lines, counter, previous, unlock, receipt }
}

export interface OpenedToken extends SignOffToken {
  readonly sealed: Sealed
}

/** Says what the bytes say; whether it holds is another question (judge-token.ts). */
export const openToken = (bytes: Uint8Array): OpenedToken | SealFault => {
  const sealed = open('sign-off', bytes)
  if (typeof sealed === 'string') return sealed
  const token = decode(sealed.payload)
  return token === undefined ? 'unreadable' : { ...token, sealed }
}
