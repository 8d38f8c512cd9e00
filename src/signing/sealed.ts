/**
 * A signed document: COSE_Sign1 (RFC 9052) under ES256, without a tag. The key is named by eight bytes and looked up in a
 * list that the reader already trusts; no key ever comes out of the document. What kind of document it is, is signed
 * with it, so that a signature under one kind is worth nothing under another.
 */
import { type Bytes, utf8 } from './bytes.ts'
import { fromCbor, toCbor } from './cbor.ts'

export const KINDS = ['request', 'sign-off', 'certificate', 'receipt', 'key-proof', 'session-proof', 'checkpoint'] as const
export type Kind = (typeof KINDS)[number]

const ALGORITHM = 1
const KEY_ID = 4
const ES256 = -7
export const KEY_ID_BYTES = 8
export const SIGNATURE_BYTES = 64

export interface Sealed {
  /** The first eight bytes of the key's digest (keys.ts). */
  readonly keyId: Uint8Array
  readonly payload: Uint8Array
  readonly signature: Uint8Array
  /** The bytes that the signature is over. */
  readonly signed: Bytes
}

export type SealFault = 'unreadable' | 'wrong-algorithm'

const signedBytes = (kind: Kind, header: Uint8Array, payload: Uint8Array): Bytes =>
  toCbor(['Signature1', header, utf8(`craftlog ${kind} 1`), payload])

/** Signs bytes with a key that never leaves its device: ECDSA over P-256 with SHA-256, 64 bytes. */
export type Sign = (bytes: Bytes) => Promise<Uint8Array>

export const seal = async (kind: Kind, payload: Uint8Array, keyId: Uint8Array, sign: Sign): Promise<Bytes> => {
  const header = toCbor(new Map<number, number | Uint8Array>([[ALGORITHM, ES256], [KEY_ID, keyId]]))
  return toCbor([header, new Map(), payload, await sign(signedBytes(kind, header, payload))])
}

const isBytes = (x: unknown): x is Uint8Array => x instanceof Uint8Array

/** Takes a document apart. Nothing in it is true before its signature was checked (keys.ts). */
export const open = (kind: Kind, bytes: Uint8Array): Sealed | SealFault => {
  const parts = fromCbor(bytes)
  if (!Array.isArray(parts) || parts.length !== 4) return 'unreadable'
  const [header, open, payload, signature] = parts as unknown[]
  if (!isBytes(header) || !(open instanceof Map) || open.size !== 0 || !isBytes(payload) || !isBytes(signature)) return 'unreadable'
  const fields = fromCbor(header)
  if (!(fields instanceof Map)) return 'unreadable'
  if (fields.get(ALGORITHM) !== ES256) return 'wrong-algorithm'
  const keyId: unknown = fields.get(KEY_ID)
  if (fields.size !== 2 || !isBytes(keyId) || keyId.length !== KEY_ID_BYTES || signature.length !== SIGNATURE_BYTES) return 'unreadable'
  return { keyId, payload, signature, signed: signedBytes(kind, header, payload) }
}
