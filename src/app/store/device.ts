/**
 * What this device knows about its people, apart from their databases: who is signed in here, and whose sign-out the
 * server has not heard of yet. No secret is kept: the session is a cookie that scripts cannot read.
 */
import type { PersonId } from '#domain/ids.ts'
import type { Profile } from '#sync/account.ts'
import Dexie, { type EntityTable, type Table } from 'dexie'
import { Database, databaseName } from './database.ts'

class Device extends Dexie {
  declare readonly profiles: EntityTable<Profile, 'person'>
  declare readonly settings: Table<{ key: string; value: unknown }, string>
  constructor() {
    super('craftlog-device', { chromeTransactionDurability: 'strict' })
    this.version(1).stores({ profiles: 'person', settings: 'key' })
  }
}

const device = new Device()

const setting = async <T>(key: string): Promise<T | undefined> => (await device.settings.get(key))?.value as T | undefined
const keep = (key: string, value: unknown): Promise<string> => device.settings.put({ key, value })

/** Who is signed in on this device, known without a network. */
export const signedIn = async (): Promise<Profile | null> => {
  const person = await setting<PersonId>('signed-in')
  return person === undefined || person === null ? null : ((await device.profiles.get(person)) ?? null)
}

export const rememberSignIn = (profile: Profile): Promise<void> =>
  device.transaction('rw', device.profiles, device.settings, async () => {
    await device.profiles.put(profile)
    await keep('signed-in', profile.person)
    await keep('sign-out-owed', false)
  })

/** @param owed the server has not been told yet */
export const rememberSignOut = (owed: boolean): Promise<void> =>
  device.transaction('rw', device.settings, async () => {
    await keep('signed-in', null)
    await keep('sign-out-owed', owed)
  })

export const signOutOwed = async (): Promise<boolean> => (await setting<boolean>('sign-out-owed')) ?? false

/** Settings of the device, not of a person: language, theme, glove mode. */
export const readPreference = setting
export const writePreference = keep

export const openDatabase = (profile: Pick<Profile, 'school' | 'person'>): Database =>
  new Database(databaseName(profile.school, profile.person))

/** Removes all that this device holds of a person. */
export const wipe = async (profile: Profile): Promise<void> => {
  await Dexie.delete(databaseName(profile.school, profile.person))
  await device.profiles.delete(profile.person)
}
