/**
 * Three small documents between a device and its school. A time receipt: the school's word for the hour at which it spoke to
 * a key, so that a token which names it is younger than that. A key proof: the device shows that it holds the private half
 * of what it wants certified, here and now. A session proof says the same for another purpose: it asks to be let in.
 */
import { type Bytes } from './bytes.ts'
import { fromCbor, toCbor } from './cbor.ts'
import { bytesOf, CLAIM, LAST_SECOND, mapOf, wholeOf } from './payload.ts'
import { REFERENCE_BYTES } from './reference.ts'
import { KEY_ID_BYTES, open, seal, type SealFault, type Sealed, type Sign } from './sealed.ts'

export interface TimeReceipt {
  /** The key that was spoken to. */
  readonly to: Uint8Array
  /** Seconds since 1970, by the school. */
  readonly at: number
}

const RECEIPT_KEYS = [CLAIM.subject, CLAIM.issuedAt] as const

export const sealReceipt = ({ to, at }: TimeReceipt, keyId: Uint8Array, sign: Sign): Promise<Bytes> =>
  seal('receipt', toCbor(new Map<number, Uint8Array | number>([[CLAIM.subject, to], [CLAIM.issuedAt, at]])), keyId, sign)

export const openReceipt = (bytes: Uint8Array): (TimeReceipt & { readonly sealed: Sealed }) | SealFault => {
  const sealed = open('receipt', bytes)
  if (typeof sealed === 'string') return sealed
  const claims = mapOf(fromCbor(sealed.payload), RECEIPT_KEYS)
  const to = bytesOf(claims?.get(CLAIM.subject), KEY_ID_BYTES)
  const at = wholeOf(claims?.get(CLAIM.issuedAt), 0, LAST_SECOND)
  return to === undefined || at === undefined ? 'unreadable' : { to, at, sealed }
}

export interface KeyProof {
  readonly person: Uint8Array
  readonly school: Uint8Array
  /** Seconds since 1970, by the device. */
  readonly at: number
}

const PROOF_KEYS = [CLAIM.subject, CLAIM.audience, CLAIM.issuedAt] as const

const sealProof = (kind: 'key-proof' | 'session-proof', { person, school, at }: KeyProof, keyId: Uint8Array, sign: Sign): Promise<Bytes> =>
  seal(kind, toCbor(new Map<number, Uint8Array | number>([[CLAIM.subject, person], [CLAIM.audience, school], [CLAIM.issuedAt, at]])), keyId, sign)

export const sealKeyProof = (proof: KeyProof, keyId: Uint8Array, sign: Sign): Promise<Bytes> => sealProof('key-proof', proof, keyId, sign)
export const sealSessionProof = (proof: KeyProof, keyId: Uint8Array, sign: Sign): Promise<Bytes> => sealProof('session-proof', proof, keyId, sign)

export const openKeyProof = (bytes: Uint8Array): (KeyProof & { readonly sealed: Sealed }) | SealFault => openProof('key-proof', bytes)
export const openSessionProof = (bytes: Uint8Array): (KeyProof & { readonly sealed: Sealed }) | SealFault => openProof('session-proof', bytes)

const openProof = (kind: 'key-proof' | 'session-proof', bytes: Uint8Array): (KeyProof & { readonly sealed: Sealed }) | SealFault => {
  const sealed = open(kind, bytes)
  if (typeof sealed === 'string') return sealed
  const claims = mapOf(fromCbor(sealed.payload), PROOF_KEYS)
  const person = bytesOf(claims?.get(CLAIM.subject), REFERENCE_BYTES)
  const school = bytesOf(claims?.get(CLAIM.audience), REFERENCE_BYTES)
  const at = wholeOf(claims?.get(CLAIM.issuedAt), 0, LAST_SECOND)
  return !person || !school || at === undefined ? 'unreadable' : { person, school, at, sealed }
}
