/**
 * What this device knows about its people, apart from their databases: who is signed in here, and whose sign-out the
 * server has not heard of yet. No secret is kept: the session is a cookie that scripts cannot read.
 */
import type { PersonId } from '#domain/ids.ts'
import type { Profile } from '#sync/account.ts'
import Dexie, { type EntityTable, type Table } from 'dexie'
import { Database, databaseName } from './database.ts'
import type { SealedPiece, Vault } from './vault/vault.ts'

class Device extends Dexie {
  declare readonly profiles: EntityTable<Profile, 'person'>
  declare readonly vaults: EntityTable<Vault, 'person'>
  /** What is in the vaults that are locked. */
  declare readonly sealed: Table<SealedPiece, [PersonId, number]>
  declare readonly settings: Table<{ key: string; value: unknown }, string>
  constructor() {
    super('craftlog-device', { chromeTransactionDurability: 'strict' })
    this.version(1).stores({ profiles: 'person', settings: 'key' })
    this.version(2).stores({ vaults: 'person', sealed: '[person+piece]' })
  }
}

export const device = new Device()

const setting = async <T>(key: string): Promise<T | undefined> => (await device.settings.get(key))?.value as T | undefined
const keep = (key: string, value: unknown): Promise<string> => device.settings.put({ key, value })

/** Who is signed in on this device, known without a network. */
export const signedIn = (): Promise<Profile | null> =>
  device.transaction('r', device.settings, device.profiles, async () => {
    const person = await setting<PersonId>('signed-in')
    return person === undefined || person === null ? null : ((await device.profiles.get(person)) ?? null)
  })

/** The picture that a start shows first (shell/still), of whoever is in. A device that people share keeps none: it would show him before he has unlocked it. */
export const keepStill = (still: unknown): Promise<void> =>
  device.transaction('rw', device.settings, device.vaults, async () => {
    if ((await device.vaults.count()) === 0) await keep('still', still)
  })

export const forgetStill = (): Promise<void> => device.settings.delete('still')

export const rememberSignIn = (profile: Profile): Promise<void> =>
  device.transaction('rw', device.profiles, device.settings, async () => {
    await forgetStill()
    await device.profiles.put(profile)
    await keep('signed-in', profile.person)
    await keep('sign-out-owed', false)
  })

/** @param owed the server has not been told yet */
export const rememberSignOut = (owed: boolean): Promise<void> =>
  device.transaction('rw', device.settings, async () => {
    await forgetStill()
    await keep('signed-in', null)
    await keep('sign-out-owed', owed)
  })

/** The server has heard of it. Whoever has come in meanwhile stays in. */
export const signOutPaid = (): Promise<string> => keep('sign-out-owed', false)

export const signOutOwed = async (): Promise<boolean> => (await setting<boolean>('sign-out-owed')) ?? false

/** Settings of the device, not of a person: language, theme, glove mode. */
export const readPreference = setting
export const writePreference = keep

const ahead = new Map<string, Database>()

/** Opens a person's store while the page still fetches its words and its screen; `openDatabase` then takes it. */
export const openAhead = (profile: Pick<Profile, 'school' | 'person'>): void => {
  const name = databaseName(profile.school, profile.person)
  const db = new Database(name)
  ahead.set(name, db)
  // Why it cannot be opened is told to whoever reads out of it.
  db.open().catch(() => undefined)
}

export const openDatabase = (profile: Pick<Profile, 'school' | 'person'>): Database => {
  const name = databaseName(profile.school, profile.person)
  const opened = ahead.get(name)
  ahead.delete(name)
  return opened ?? new Database(name)
}

/** Has anybody here a PIN? Those who have none never load what follows from it. */
export const hasVaults = async (): Promise<boolean> => (await device.vaults.count()) > 0

/** How many people have been signed in here and have left something. */
export const profilesHere = (): Promise<number> => device.profiles.count()

/** What keeps this person's records while he is away; null where he has no PIN. */
export const vaultOf = async (person: PersonId): Promise<Vault | null> => (await device.vaults.get(person)) ?? null

/** Removes all that this device holds of a person; others' stay. */
export const wipe = async (profile: Profile): Promise<void> => {
  await Dexie.delete(databaseName(profile.school, profile.person))
  await device.transaction('rw', device.profiles, device.vaults, device.sealed, async () => {
    await device.profiles.delete(profile.person)
    await device.vaults.delete(profile.person)
    await device.sealed.where('[person+piece]').between([profile.person, Dexie.minKey], [profile.person, Dexie.maxKey]).delete()
  })
}
