/** The text of a QR code: four letters that say what it is, then the document in Base45. */
import { fromBase45, toBase45 } from './base45.ts'
import type { Bytes } from './bytes.ts'
import { MOST_BYTES } from './cbor.ts'

/** `SR1:` a request of an apprentice, `SO1:` a sign-off of a mentor. */
export const PREFIX = { request: 'SR1:', 'sign-off': 'SO1:' } as const
export type CodeKind = keyof typeof PREFIX

/**
 * The most bytes that a code of version 12 or 17 holds at level M, prefix included (ISO/IEC 18004: 419 and 734 alphanumeric
 * characters). Beyond, a worn camera fails at arm's length.
 */
export const ROOM = { one: 276, eight: 486 } as const

export const codeOf = (kind: CodeKind, document: Uint8Array): string => PREFIX[kind] + toBase45(document)

export type CodeFault = 'not-ours' | 'unreadable' | 'other-kind'

/** What a camera read. `not-ours`: some other code; `other-kind`: one of ours, but not the one that is wanted here. */
export const readCode = (wanted: CodeKind, text: string): Bytes | CodeFault => {
  const kind = (Object.keys(PREFIX) as CodeKind[]).find((k) => text.startsWith(PREFIX[k]))
  if (kind === undefined) return 'not-ours'
  if (kind !== wanted) return 'other-kind'
  if (text.length > MOST_BYTES * 2) return 'unreadable'
  return fromBase45(text.slice(PREFIX[kind].length)) ?? 'unreadable'
}
