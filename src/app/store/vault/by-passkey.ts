/** A vault opened by this device's fingerprint or face. Whatever comes of it, it is no try of the PIN: it cannot be guessed. */
import type { PersonId } from '#domain/ids.ts'
import type { Profile } from '#sync/account.ts'
import { device, vaultOf } from '../device.ts'
import { askSecret, type PasskeyFault } from './passkey-secret.ts'
import { MOST_TRIES } from './vault.ts'
import { keyOfPasskey, unwrapPrivate } from './vault-keys.ts'
import { letIn } from './vaults.ts'

/** @returns the vault's private half */
export const tryPasskey = async (person: PersonId): Promise<CryptoKey | PasskeyFault> => {
  const vault = await vaultOf(person)
  if (!vault?.byPasskey) return 'not-possible'
  const secret = await askSecret(vault.byPasskey)
  if (typeof secret === 'string') return secret
  const privateKey = await unwrapPrivate(vault.byPasskey.wrapped, await keyOfPasskey(secret, vault.id))
  if (privateKey === null) return 'not-possible'
  // As a right PIN does. One that is gone stays gone.
  await device.vaults.update(person, { triesLeft: MOST_TRIES })
  return privateKey
}

/** Opens what was locked, and the person is signed in on this device. @throws VaultDamaged (vault.ts) */
export const unlockByPasskey = async (person: PersonId): Promise<Profile | PasskeyFault> => {
  const privateKey = await tryPasskey(person)
  return typeof privateKey === 'string' ? privateKey : ((await letIn(person, privateKey)) ?? 'not-possible')
}
