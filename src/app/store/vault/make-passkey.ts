/** Fingerprint or face as a second way into a vault, turned on with the PIN and off again. */
import type { Profile } from '#sync/account.ts'
import { sha256, toBase64url, utf8 } from '#signing/bytes.ts'
import { device, vaultOf } from '../device.ts'
import { anyChallenge, asking, askSecret, type PasskeyFault, passkeyFault, secretIn } from './passkey-secret.ts'
import type { PasskeyWay, Vault } from './vault.ts'
import { keyOfPasskey, newSalt, wrapPrivate } from './vault-keys.ts'
import { type PinAnswer, tryPin } from './vaults.ts'

/** ES256, and what some devices have in its place. */
const ALGORITHMS = [-7, -257] as const

/** The device may take it off its list: it opens nothing here. */
const tellGone = (credential: PasskeyWay['credential']): void => {
  if (!('signalUnknownCredential' in PublicKeyCredential)) return
  void PublicKeyCredential.signalUnknownCredential({ rpId: location.hostname, credentialId: toBase64url(credential) }).catch(() => undefined)
}

const newPasskey = async ({ id, profile }: Vault, salt: PasskeyWay['salt']): Promise<PublicKeyCredential | PasskeyFault> => {
  try {
    const made = await navigator.credentials.create({
      publicKey: {
        challenge: anyChallenge(),
        rp: { id: location.hostname, name: 'Craftlog' },
        // Named after the vault: a second one takes the place of the first.
        user: { id: sha256(utf8(`craftlog vault ${id}`)), name: profile.username, displayName: profile.name },
        pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
        // Devices that keep passkeys give this secret only for those that they list.
        authenticatorSelection: { authenticatorAttachment: 'platform', residentKey: 'required', userVerification: 'required' },
        extensions: asking(salt),
      },
    })
    return made instanceof PublicKeyCredential ? made : 'not-possible'
  } catch (e) {
    return passkeyFault(e)
  }
}

const wayIn = async (vault: Vault, privateKey: CryptoKey): Promise<PasskeyWay | PasskeyFault> => {
  const salt = newSalt()
  const made = await newPasskey(vault, salt)
  if (typeof made === 'string') return made
  const credential = new Uint8Array(made.rawId)
  // Some give it only when they are asked, not when they are made.
  const secret = secretIn(made) ?? (made.getClientExtensionResults().prf?.enabled === true ? await askSecret({ credential, salt }) : 'not-possible')
  if (typeof secret !== 'string') return { credential, salt, wrapped: await wrapPrivate({ privateKey }, await keyOfPasskey(secret, vault.id)) }
  tellGone(credential)
  return secret
}

/** Takes the PIN: whoever finds the device open adds no finger of his. @returns what became of the PIN, and if it was right, of the passkey */
export const addPasskey = async ({ person }: Profile, pin: string): Promise<Exclude<PinAnswer, { pin: 'right' }> | { readonly pin: 'right'; readonly fault: PasskeyFault | null }> => {
  const answer = await tryPin(person, pin, 'rewrap')
  if (answer.pin !== 'right') return answer
  const vault = await vaultOf(person)
  if (vault === null) return { pin: 'gone' }
  const way = await wayIn(vault, answer.privateKey)
  if (typeof way === 'string') return { pin: 'right', fault: way }
  await device.vaults.update(person, { byPasskey: way })
  return { pin: 'right', fault: null }
}

export const removePasskey = async ({ person }: Profile): Promise<void> => {
  const vault = await vaultOf(person)
  await device.vaults.update(person, { byPasskey: null })
  if (vault?.byPasskey) tellGone(vault.byPasskey.credential)
}
