/**
 * The key of this device: made here, never out of here. A browser that loses it between two openings of its store (some
 * do) must not enrol, or a mentor would learn it beside the machine: so it is stored, read back and tried first.
 */
import type { DeviceKeyPurpose } from '#domain/device-key.ts'
import type { DeviceKeyId } from '#domain/ids.ts'
import { type Bytes, toBase64url, toHex, utf8 } from '#signing/bytes.ts'
import { ECDSA, isSignedBy, keyIdOf } from '#signing/keys.ts'
import type { Sign } from '#signing/sealed.ts'
import type { Database, OwnKey } from './database.ts'

/** This browser cannot keep a key. */
export class KeyNotKept extends Error {}

export const ownKey = (db: Database, purpose: DeviceKeyPurpose): Promise<OwnKey | undefined> => db.ownKey.get(purpose)

export const signWith =
  ({ privateKey }: Pick<OwnKey, 'privateKey'>): Sign =>
  async (bytes) =>
    new Uint8Array(await crypto.subtle.sign(ECDSA, privateKey, bytes))

const isWhole = async (key: OwnKey | undefined, publicKey: Bytes): Promise<boolean> => {
  if (key?.publicKey !== toBase64url(publicKey)) return false
  const signed = utf8('craftlog tries its key')
  return isSignedBy(publicKey, { signed, signature: await signWith(key)(signed) })
}

/**
 * Of a person with a PIN it is made so that it can be taken along once: into his vault. What is kept for use cannot be.
 */
const newPair = async (vault: { readonly publicKey: Bytes } | null): Promise<Pick<OwnKey, 'privateKey' | 'deposit'> & { readonly publicKey: CryptoKey }> => {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(ECDSA, vault !== null, ['sign', 'verify'])
  if (vault === null) return { publicKey, privateKey }
  const { deposit } = await import('./vault/vault-keys.ts')
  const plain = await crypto.subtle.exportKey('pkcs8', privateKey)
  return { publicKey, privateKey: await crypto.subtle.importKey('pkcs8', plain, ECDSA, false, ['sign']), deposit: await deposit(privateKey, vault.publicKey) }
}

/**
 * @param vault of the person, where he has a PIN
 * @throws KeyNotKept where what was stored does not come back whole; nothing is left of it then
 */
export const makeOwnKey = async (db: Database, purpose: DeviceKeyPurpose, vault: { readonly publicKey: Bytes } | null = null): Promise<OwnKey> => {
  const pair = await newPair(vault)
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))
  const key: OwnKey = {
    purpose,
    id: toHex(keyIdOf(publicKey)) as DeviceKeyId,
    publicKey: toBase64url(publicKey),
    privateKey: pair.privateKey,
    ...(pair.deposit && { deposit: pair.deposit }),
    expires: 0,
    counter: 0,
    last: null,
    receipt: null,
  }
  try {
    await db.ownKey.put(key)
    db.close({ disableAutoOpen: false })
    await db.open()
    if (await isWhole(await db.ownKey.get(purpose), publicKey)) return key
  } catch {
    // Told below: whatever it was, the key is not there.
  }
  await db.ownKey.delete(purpose).catch(() => undefined)
  throw new KeyNotKept()
}

export const forgetOwnKey = (db: Database, purpose: DeviceKeyPurpose): Promise<void> => db.ownKey.delete(purpose)
