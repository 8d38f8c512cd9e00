/**
 * What of a log is signed: one revision with its measurements and the hashes of its photos, in one spelling (JSON by
 * RFC 8785: keys in order, no blanks, numbers as JavaScript writes them) and of that the SHA-256. A change of one digit is
 * another digest.
 */
import type { LogRevision } from '#domain/practice-log.ts'
import { type Bytes, sha256, utf8 } from './bytes.ts'

/** As much of the digest as a code has room for: 128 bits. */
export const DIGEST_BYTES = 16

/** JSON by RFC 8785. What is undefined is left out, as a row that came over the wire has it. */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value)
    .filter(([, v]) => v !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([key, v]) => `${JSON.stringify(key)}:${canonicalJson(v)}`).join(',')}}`
}

export const revisionDigest = ({ log, apprentice, revision, content }: Pick<LogRevision, 'log' | 'apprentice' | 'revision' | 'content'>): Bytes =>
  sha256(utf8(canonicalJson({ document: 'craftlog practice log 1', log, apprentice, revision, content }))).slice(0, DIGEST_BYTES)
