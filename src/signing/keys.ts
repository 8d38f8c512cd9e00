/** Public keys: P-256 points, named by the beginning of their digest, and the one check of a signature. */
import { type Bytes, sha256 } from './bytes.ts'
import { KEY_ID_BYTES, type Sealed } from './sealed.ts'

/** `crypto.subtle`'s words for the one algorithm of these documents. */
export const ECDSA = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const

/** An uncompressed point. */
export const PUBLIC_KEY_BYTES = 65

export const keyIdOf = (publicKey: Uint8Array): Bytes => sha256(publicKey).slice(0, KEY_ID_BYTES)

/** Is the signature that of the holder of this public key? False as well for what is no point of the curve. */
export const isSignedBy = async (publicKey: Bytes, { signed, signature }: Pick<Sealed, 'signed' | 'signature'>): Promise<boolean> => {
  try {
    const key = await crypto.subtle.importKey('raw', publicKey, ECDSA, false, ['verify'])
    return await crypto.subtle.verify(ECDSA, key, new Uint8Array(signature), signed)
  } catch {
    return false
  }
}
