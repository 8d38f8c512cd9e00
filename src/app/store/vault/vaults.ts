/** PINs on this device: set, tried, forgotten, changed. Every try is counted before it is made, so that no reload gives one back. */
import { type Bytes, fromBase64url } from '#signing/bytes.ts'
import type { PersonId } from '#domain/ids.ts'
import type { Profile } from '#sync/account.ts'
import { device, forgetStill, rememberSignIn, vaultOf } from '../device.ts'
import { newId } from '../new-id.ts'
import { takeOut } from './put-away.ts'
import { COST, type Cost, stretch } from './stretch.ts'
import { touch } from './touch.ts'
import { MOST_TRIES, type PinWay, USUAL_LOCK_AFTER, type Vault, VaultDamaged, VaultNotKept } from './vault.ts'
import { keyOfPin, keyOfSchool, newDeviceSecret, newSalt, newVaultKeys, type Unwrapping, unwrapPrivate, wrapPrivate } from './vault-keys.ts'

/** Everybody with a PIN here, by name. */
export const vaultsHere = async (): Promise<readonly Vault[]> => (await device.vaults.toArray()).toSorted((a, b) => a.profile.name.localeCompare(b.profile.name))

/** What a new vault is known by at the school, asked for before there is one. */
export const newVaultId = (): string => newId<string>()

const wayOf = async (pin: string, privateKey: CryptoKey, cost: Cost): Promise<PinWay> => {
  const [salt, secret] = [newSalt(), await newDeviceSecret()]
  return { salt, cost, device: secret, wrapped: await wrapPrivate({ privateKey }, await keyOfPin(await stretch({ pin, salt, cost }), secret)) }
}

const wordIn = (word: string): Bytes => {
  const bytes = fromBase64url(word)
  if (bytes === null) throw new VaultDamaged('the word of the school cannot be read')
  return bytes
}

/**
 * Sets a person's first PIN here.
 * @param id as the school was asked with · @param word the school's, to whom the person has just shown his password
 * @throws VaultNotKept
 */
export const makeVault = async (profile: Profile, pin: string, { id, word }: { readonly id: string; readonly word: string }, cost: Cost = COST): Promise<void> => {
  const { publicKey, privateKey } = await newVaultKeys()
  const vault: Vault = {
    person: profile.person,
    profile,
    state: 'open',
    id,
    publicKey,
    byPin: await wayOf(pin, privateKey, cost),
    bySchool: await wrapPrivate({ privateKey }, await keyOfSchool(wordIn(word))),
    triesLeft: MOST_TRIES,
    lockAfter: USUAL_LOCK_AFTER,
    sealing: null,
  }
  try {
    await device.vaults.put(vault)
    await forgetStill()
    // Some browsers lose keys on the way through the store. Tried now, not on the day it is needed.
    const back = await vaultOf(profile.person)
    if (back?.byPin && (await opened(back.byPin, pin)) !== null) return
  } catch {
    // Told below: whatever it was, the vault cannot be relied on.
  }
  await device.vaults.delete(profile.person).catch(() => undefined)
  throw new VaultNotKept()
}

const opened = async (way: PinWay, pin: string, use: Unwrapping = 'open'): Promise<CryptoKey | null> =>
  unwrapPrivate(way.wrapped, await keyOfPin(await stretch({ pin, salt: way.salt, cost: way.cost }), way.device), use)

export type PinAnswer =
  | { readonly pin: 'right'; readonly privateKey: CryptoKey }
  | { readonly pin: 'wrong'; readonly left: number }
  /** The fifth wrong one, or later: a PIN opens nothing here until the person signs in with his password. */
  | { readonly pin: 'gone' }

/** Takes one of the tries. @returns the way to try, null if none is left */
const takeTry = (person: PersonId): Promise<{ readonly way: PinWay; readonly left: number } | null> =>
  device.transaction('rw', device.vaults, async () => {
    const vault = await device.vaults.get(person)
    if (vault === undefined || vault.byPin === null || vault.triesLeft <= 0) {
      await device.vaults.update(person, { byPin: null, triesLeft: 0 })
      return null
    }
    const left = vault.triesLeft - 1
    await device.vaults.update(person, { triesLeft: left })
    return { way: vault.byPin, left }
  })

/** @param use `rewrap`: the private half comes out so that it can be wrapped once more */
export const tryPin = async (person: PersonId, pin: string, use: Unwrapping = 'open'): Promise<PinAnswer> => {
  const attempt = await takeTry(person)
  if (attempt === null) return { pin: 'gone' }
  const privateKey = await opened(attempt.way, pin, use).catch(async (e: unknown) => {
    // Not tried at all: the device had no room for the work.
    await device.vaults.update(person, { triesLeft: attempt.left + 1 })
    throw e
  })
  if (privateKey !== null) {
    await device.vaults.update(person, { triesLeft: MOST_TRIES })
    return { pin: 'right', privateKey }
  }
  if (attempt.left > 0) return { pin: 'wrong', left: attempt.left }
  await device.vaults.update(person, { byPin: null })
  return { pin: 'gone' }
}

/** What was locked is opened, and its person is in. @returns null where there is no vault any more · @throws VaultDamaged (vault.ts) */
export const letIn = async (person: PersonId, privateKey: CryptoKey): Promise<Profile | null> => {
  const vault = await vaultOf(person)
  if (vault === null) return null
  await takeOut(vault, privateKey)
  await touch()
  await rememberSignIn(vault.profile)
  return vault.profile
}

/** Opens what was locked, and the person is signed in on this device. @throws VaultDamaged (vault.ts) */
export const unlock = async (person: PersonId, pin: string): Promise<Exclude<PinAnswer, { pin: 'right' }> | { readonly pin: 'right'; readonly profile: Profile }> => {
  const answer = await tryPin(person, pin)
  if (answer.pin !== 'right') return answer
  const profile = await letIn(person, answer.privateKey)
  return profile === null ? { pin: 'gone' } : { pin: 'right', profile }
}

/** Whoever has shown his password to the school needs no PIN. @throws VaultDamaged (vault.ts) */
export const openBySchool = async (profile: Profile, word: string): Promise<void> => {
  const vault = await vaultOf(profile.person)
  if (vault === null) return
  const privateKey = await unwrapPrivate(vault.bySchool, await keyOfSchool(wordIn(word)))
  if (privateKey === null) throw new VaultDamaged('the word of the school does not fit')
  await takeOut(vault, privateKey)
  await device.vaults.update(profile.person, { profile, ...(vault.byPin !== null && { triesLeft: MOST_TRIES }) })
  await touch()
}

/**
 * What was opened by the old PIN opens nothing any more: a passkey that somebody made with it, too.
 * @throws VaultDamaged (vault.ts): the old PIN stays then
 */
export const changePin = async (person: PersonId, pin: string, word: string, cost: Cost = COST): Promise<void> => {
  const vault = await vaultOf(person)
  const privateKey = vault === null ? null : await unwrapPrivate(vault.bySchool, await keyOfSchool(wordIn(word)), 'rewrap')
  if (privateKey === null) throw new VaultDamaged('the word of the school does not fit')
  await device.vaults.update(person, { byPin: await wayOf(pin, privateKey, cost), triesLeft: MOST_TRIES, byPasskey: null })
}

export const setLockAfter = async (person: PersonId, lockAfter: Vault['lockAfter']): Promise<void> => {
  await device.vaults.update(person, { lockAfter })
}
