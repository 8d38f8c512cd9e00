/** The school's word for a vault of this device: told to who shows his password, and opens the vault without its PIN. */
import { type Profile, signInResponse } from '#sync/account.ts'
import { vaultOf } from '../store/device.ts'
import { changePin, makeVault, newVaultId, openBySchool } from '../store/vault/vaults.ts'
import { type Answer, ask } from './http.ts'

interface Credentials {
  readonly username: string
  readonly password: string
}

const askWord = async (credentials: Credentials, vault: string): Promise<Answer<string>> => {
  const answer = await ask('/api/session', signInResponse, { method: 'POST', json: { ...credentials, vault } })
  if (!answer.ok) return answer
  // A server of before there were vaults knows none.
  const { vaultWord } = answer.value
  return vaultWord === undefined ? { ok: false, why: 'refused', status: 501, body: null, error: null, retryAfter: null } : { ok: true, value: vaultWord }
}

/**
 * After a sign-in by password: brings back what this person has locked here.
 * @returns null where all is well · @throws VaultDamaged (store/vault/vault.ts)
 */
export const openVaultOf = async (profile: Profile, credentials: Credentials): Promise<Extract<Answer<Profile>, { ok: false }> | null> => {
  const vault = await vaultOf(profile.person)
  if (vault === null) return null
  const word = await askWord(credentials, vault.id)
  if (!word.ok) return word
  await openBySchool(profile, word.value)
  return null
}

/**
 * Sets or changes the PIN of who is signed in here, after he has shown his password.
 * @throws VaultNotKept, VaultDamaged (store/vault/vault.ts): nothing was changed then
 */
export const setPin = async (profile: Profile, password: string, pin: string): Promise<Answer<null>> => {
  const vault = await vaultOf(profile.person)
  const id = vault?.id ?? newVaultId()
  const word = await askWord({ username: profile.username, password }, id)
  if (!word.ok) return word
  await (vault === null ? makeVault(profile, pin, { id, word: word.value }) : changePin(profile.person, pin, word.value))
  return { ok: true, value: null }
}
