/**
 * A mentor's printed one-time codes. The phone on which one is typed ties it to every word of the claim and keeps neither
 * the code nor anything that tells whether it was right; the school keeps of each code only what it can check it by. The
 * exchange is that of SCRAM (RFC 5802): whoever reads the school's books cannot make a proof out of them.
 */
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 as digest } from '@noble/hashes/sha2.js'
import type { SchoolId } from '#domain/ids.ts'
import type { CodedClaim } from '#domain/provisional.ts'
import { drawCode, mayBeCodeOf, plainCode } from '#domain/typed-code.ts'
import { type Bytes, fromBase64url, sameBytes, sha256, toBase64url, utf8 } from './bytes.ts'
import { canonicalJson } from './revision-digest.ts'

export const CODE = { length: 8, aList: 24 } as const

/** Guessing all codes against one stolen proof costs this much each: years, for what lapses in 14 days. */
const ROUNDS = 100_000

/** @param random draws bytes */
export const newCode = (random: (length: number) => Uint8Array): string => drawCode(random, CODE.length)

/** As it is printed and read aloud: two halves. */
export const printedCode = (code: string): string => `${code.slice(0, CODE.length / 2)} ${code.slice(CODE.length / 2)}`

export const mayBeCode = (typed: string): boolean => mayBeCodeOf(typed, CODE.length)

/** Whose code it is. */
export interface CodeOwner {
  readonly school: SchoolId
  readonly mentor: CodedClaim['mentor']
}

/** 32 bytes out of a code; slow on purpose. */
const keyOf = async (code: string, { school, mentor }: CodeOwner): Promise<Bytes> => {
  const raw = await crypto.subtle.importKey('raw', utf8(plainCode(code)), 'PBKDF2', false, ['deriveBits'])
  const salt = utf8(`craftlog one-time code 1\n${school}\n${mentor}`)
  return new Uint8Array(await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS }, raw, 256))
}

/** What the school keeps of a code, base64url. */
export const codeCheck = async (code: string, owner: CodeOwner): Promise<string> => toBase64url(sha256(await keyOf(code, owner)))

export type UnprovenClaim = Omit<CodedClaim, 'proof'>

const messageOf = (school: SchoolId, { id, apprentice, mentor, lines }: UnprovenClaim): Bytes =>
  utf8(canonicalJson({ document: 'craftlog provisional 1', school, id, apprentice, mentor, lines }))

const crossed = (key: Uint8Array, check: Uint8Array, message: Uint8Array): Bytes => {
  const mask = hmac(digest, check, message)
  return Uint8Array.from(key, (byte, n) => byte ^ (mask[n] ?? 0))
}

/** The proof of a claim under a code that was typed for it, right or wrong. */
export const proveClaim = async (code: string, school: SchoolId, claim: UnprovenClaim): Promise<string> => {
  const key = await keyOf(code, { school, mentor: claim.mentor })
  return toBase64url(crossed(key, sha256(key), messageOf(school, claim)))
}

/** Was this very claim proven under the code of which the school has this? */
export const isProvenBy = (check: string, school: SchoolId, { proof, ...claim }: CodedClaim): boolean => {
  const [kept, proven] = [fromBase64url(check), fromBase64url(proof)]
  return kept !== null && proven !== null && sameBytes(sha256(crossed(proven, kept, messageOf(school, claim))), kept)
}
