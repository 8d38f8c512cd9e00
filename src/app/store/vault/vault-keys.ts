/**
 * The keys of a vault. Whatever is put into it is sealed under its public half, which anybody may have: to lock needs no
 * PIN. The private half opens it, and is itself wrapped: by the PIN together with a secret of this device, by a word that only the
 * school can say, to who shows his password, and by a passkey of this device where its person wants that.
 */
import { type Bytes, utf8 } from '#signing/bytes.ts'

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const
const AES = { name: 'AES-GCM', length: 256 } as const
const IV_BYTES = 12

/** A key as nobody can read it, or use it, without the one that it was wrapped with. */
export interface Wrapped {
  readonly iv: Bytes
  readonly bytes: ArrayBuffer
}

const newBytes = (count: number): Bytes => crypto.getRandomValues(new Uint8Array(count))
export const newSalt = (): Bytes => newBytes(16)

/** HKDF: one secret, and a key for one use of it. */
const keyFor = async (secret: BufferSource, use: string, usages: readonly KeyUsage[]): Promise<CryptoKey> => {
  const from = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey'])
  return crypto.subtle.deriveKey({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: utf8(`craftlog vault ${use} 1`) }, from, AES, false, [...usages])
}

/** A secret of this device that no script can read, only use. */
export const newDeviceSecret = (): Promise<CryptoKey> => crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])

/** What wraps by PIN: neither the stretched PIN nor the device's secret alone is enough. */
export const keyOfPin = async (stretched: Bytes, device: CryptoKey): Promise<CryptoKey> =>
  keyFor(await crypto.subtle.sign('HMAC', device, stretched), 'pin', ['wrapKey', 'unwrapKey'])

export const keyOfSchool = (word: Bytes): Promise<CryptoKey> => keyFor(word, 'school', ['wrapKey', 'unwrapKey'])

/** @param secret what the passkey gave (passkey-secret.ts) · @param vault whose: one passkey's key opens no other vault */
export const keyOfPasskey = (secret: Bytes, vault: string): Promise<CryptoKey> => keyFor(secret, `passkey ${vault}`, ['wrapKey', 'unwrapKey'])

const wrap = async (key: CryptoKey, by: CryptoKey): Promise<Wrapped> => {
  const iv = newBytes(IV_BYTES)
  return { iv, bytes: await crypto.subtle.wrapKey('pkcs8', key, by, { name: AES.name, iv }) }
}

/** The private half, still to be wrapped: it must not be kept so. */
export interface FreshKeys {
  readonly publicKey: Bytes
  readonly privateKey: CryptoKey
}

export const newVaultKeys = async (): Promise<FreshKeys> => {
  const pair = await crypto.subtle.generateKey(CURVE, true, ['deriveBits'])
  return { publicKey: new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)), privateKey: pair.privateKey }
}

export const wrapPrivate = ({ privateKey }: Pick<FreshKeys, 'privateKey'>, by: CryptoKey): Promise<Wrapped> => wrap(privateKey, by)

/** `rewrap`: it comes out so that it can be wrapped once more. */
export type Unwrapping = 'open' | 'rewrap'

/** @returns null if it was wrapped with another key */
export const unwrapPrivate = async ({ iv, bytes }: Wrapped, by: CryptoKey, use: Unwrapping = 'open'): Promise<CryptoKey | null> => {
  try {
    return await crypto.subtle.unwrapKey('pkcs8', bytes, by, { name: AES.name, iv }, CURVE, use === 'rewrap', ['deriveBits'])
  } catch {
    return null
  }
}

const shared = async (privateKey: CryptoKey, publicKey: Bytes): Promise<CryptoKey> => {
  const other = await crypto.subtle.importKey('raw', publicKey, CURVE, false, [])
  return keyFor(await crypto.subtle.deriveBits({ name: 'ECDH', public: other }, privateKey, 256), 'contents', ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey'])
}

/** For one sealing: a key of its own, and what the vault's private half needs to come to the same. */
export const sealingKey = async (publicKey: Bytes): Promise<{ readonly key: CryptoKey; readonly hint: Bytes }> => {
  const once = await crypto.subtle.generateKey(CURVE, true, ['deriveBits'])
  return { key: await shared(once.privateKey, publicKey), hint: new Uint8Array(await crypto.subtle.exportKey('raw', once.publicKey)) }
}

export const openingKey = (privateKey: CryptoKey, hint: Bytes): Promise<CryptoKey> => shared(privateKey, hint)

/** The nth of a row of pieces; the key is for one such row, so a count is iv enough. Which is the last is sealed with it. */
const place = (n: number, isLast: boolean) => {
  const iv = new Uint8Array(IV_BYTES)
  new DataView(iv.buffer).setUint32(0, n)
  return { name: AES.name, iv, additionalData: utf8(`${n} ${isLast ? 'last' : 'more'}`) }
}

export const sealPiece = (key: CryptoKey, bytes: Bytes, n: number, isLast: boolean): Promise<ArrayBuffer> => crypto.subtle.encrypt(place(n, isLast), key, bytes)

/** @returns null for anything but that very piece at that very place */
export const openPiece = async (key: CryptoKey, bytes: ArrayBuffer, n: number, isLast: boolean): Promise<Bytes | null> => {
  try {
    return new Uint8Array(await crypto.subtle.decrypt(place(n, isLast), key, bytes))
  } catch {
    return null
  }
}

/** A key of another use, wrapped into the vault. */
export interface Deposited extends Wrapped {
  readonly hint: Bytes
}

export const deposit = async (key: CryptoKey, publicKey: Bytes): Promise<Deposited> => {
  const sealing = await sealingKey(publicKey)
  return { hint: sealing.hint, ...(await wrap(key, sealing.key)) }
}

/** @returns it as it can be used and not read; null if it is not of this vault */
export const withdraw = async ({ hint, iv, bytes }: Deposited, privateKey: CryptoKey, as: EcKeyImportParams, usages: readonly KeyUsage[]): Promise<CryptoKey | null> => {
  try {
    return await crypto.subtle.unwrapKey('pkcs8', bytes, await openingKey(privateKey, hint), { name: AES.name, iv }, as, false, [...usages])
  } catch {
    return null
  }
}
