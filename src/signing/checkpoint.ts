/**
 * The school's word for all signatures that it has ever taken in: how many, and the root of the tree over them. Whoever
 * keeps one can show later that nothing before it was altered, not even by who runs the server.
 */
import { type Bytes, utf8 } from './bytes.ts'
import { fromCbor, toCbor } from './cbor.ts'
import { leafOf } from './merkle.ts'
import { bytesOf, CLAIM, LAST_SECOND, mapOf, wholeOf } from './payload.ts'
import { REFERENCE_BYTES } from './reference.ts'
import { canonicalJson } from './revision-digest.ts'
import { open, seal, type SealFault, type Sealed, type Sign } from './sealed.ts'

export interface Checkpoint {
  readonly school: Uint8Array
  /** Seconds since 1970. */
  readonly at: number
  readonly size: number
  readonly root: Uint8Array
}

const KEYS = [CLAIM.audience, CLAIM.issuedAt, CLAIM.ours] as const

export const sealCheckpoint = ({ school, at, size, root }: Checkpoint, keyId: Uint8Array, sign: Sign): Promise<Bytes> =>
  seal('checkpoint', toCbor(new Map<number, never>([[CLAIM.audience, school], [CLAIM.issuedAt, at], [CLAIM.ours, [size, root]]] as never)), keyId, sign)

export const openCheckpoint = (bytes: Uint8Array): (Checkpoint & { readonly sealed: Sealed }) | SealFault => {
  const sealed = open('checkpoint', bytes)
  if (typeof sealed === 'string') return sealed
  const claims = mapOf(fromCbor(sealed.payload), KEYS)
  const ours: unknown = claims?.get(CLAIM.ours)
  if (claims === undefined || !Array.isArray(ours) || ours.length !== 2) return 'unreadable'
  const school = bytesOf(claims.get(CLAIM.audience), REFERENCE_BYTES)
  const at = wholeOf(claims.get(CLAIM.issuedAt), 0, LAST_SECOND)
  const [size, root] = [wholeOf(ours[0], 0, Number.MAX_SAFE_INTEGER), bytesOf(ours[1], 32)]
  return !school || at === undefined || size === undefined || !root ? 'unreadable' : { school, at, size, root, sealed }
}

/** One version of a row of signatures, as the tree has it. */
export const signatureLeaf = (type: string, rev: number, row: unknown): Bytes =>
  leafOf(utf8(canonicalJson({ document: 'craftlog signature 1', type, rev, row })))
