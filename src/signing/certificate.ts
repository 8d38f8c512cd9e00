/**
 * The school's word for a device key: whose it is, for what, and until when (CWT, RFC 8392, under COSE_Sign1). A phone goes
 * by its list of keys, which comes from the school; the certificate is for whoever checks a record far from both.
 */
import type { DeviceKeyPurpose } from '#domain/device-key.ts'
import { type Bytes } from './bytes.ts'
import { fromCbor, toCbor } from './cbor.ts'
import { bytesOf, CLAIM, LAST_SECOND, mapOf, textOf, wholeOf } from './payload.ts'
import { REFERENCE_BYTES } from './reference.ts'
import { PUBLIC_KEY_BYTES } from './keys.ts'
import { open, seal, type SealFault, type Sealed, type Sign } from './sealed.ts'

export interface Certificate {
  readonly person: Uint8Array
  readonly school: Uint8Array
  readonly publicKey: Uint8Array
  readonly purpose: DeviceKeyPurpose
  /** The person's name at that time, for who reads the document with no list at hand. */
  readonly name: string
  /** Seconds since 1970. */
  readonly notBefore: number
  readonly expires: number
}

const KEYS = [CLAIM.subject, CLAIM.audience, CLAIM.expires, CLAIM.notBefore, CLAIM.key, CLAIM.ours] as const
const PURPOSES: readonly DeviceKeyPurpose[] = ['request', 'sign-off']
const NAME_BYTES = 800

const encode = (c: Certificate): Bytes =>
  toCbor(
    new Map<number, never>([
      [CLAIM.subject, c.person],
      [CLAIM.audience, c.school],
      [CLAIM.expires, c.expires],
      [CLAIM.notBefore, c.notBefore],
      [CLAIM.key, c.publicKey],
      [CLAIM.ours, [PURPOSES.indexOf(c.purpose), c.name]],
    ] as never),
  )

/** @param keyId of the school's own key */
export const sealCertificate = (certificate: Certificate, keyId: Uint8Array, sign: Sign): Promise<Bytes> =>
  seal('certificate', encode(certificate), keyId, sign)

const decode = (payload: Uint8Array): Certificate | undefined => {
  const claims = mapOf(fromCbor(payload), KEYS)
  const ours: unknown = claims?.get(CLAIM.ours)
  if (claims === undefined || !Array.isArray(ours) || ours.length !== 2) return undefined
  const person = bytesOf(claims.get(CLAIM.subject), REFERENCE_BYTES)
  const school = bytesOf(claims.get(CLAIM.audience), REFERENCE_BYTES)
  const publicKey = bytesOf(claims.get(CLAIM.key), PUBLIC_KEY_BYTES)
  const expires = wholeOf(claims.get(CLAIM.expires), 0, LAST_SECOND)
  const notBefore = wholeOf(claims.get(CLAIM.notBefore), 0, LAST_SECOND)
  const purpose = PURPOSES[wholeOf(ours[0], 0, 1) ?? -1]
  const name = textOf(ours[1], NAME_BYTES)
  if (!person || !school || !publicKey || expires === undefined || notBefore === undefined || !purpose || name === undefined) return undefined
  return { person, school, publicKey, purpose, name, notBefore, expires }
}

export const openCertificate = (bytes: Uint8Array): (Certificate & { readonly sealed: Sealed }) | SealFault => {
  const sealed = open('certificate', bytes)
  if (typeof sealed === 'string') return sealed
  const certificate = decode(sealed.payload)
  return certificate === undefined ? 'unreadable' : { ...certificate, sealed }
}
