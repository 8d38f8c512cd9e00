/** After a round: an apprentice's device enrols by itself, and every key that is enrolled here is renewed in time. */
import { hasRole, type Actor } from '#domain/people.ts'
import type { Database } from '../store/database.ts'
import { deviceName } from '../store/device-name.ts'
import { KeyNotKept, ownKey } from '../store/own-key.ts'
import { enrolDevice, keepCertified } from './certify.ts'
import type { Ask } from './http.ts'

/** Browsers that cannot keep a key are tried once a page: to find out closes the store for a moment. */
const hopeless = new WeakSet<Database>()

/** No key, one that the school has not heard of, or one that it ended. */
const isMissing = async (db: Database): Promise<boolean> => {
  const own = await ownKey(db, 'request')
  if (own === undefined || own.expires === 0) return true
  return (await db.rows('deviceKey').get(own.id))?.ended != null
}

/** @returns whether something new is at the school that the next pull brings */
export const keepKeys = async (db: Database, actor: Actor, ask: Ask): Promise<boolean> => {
  await keepCertified(db, actor, ask)
  if (!hasRole(actor, 'apprentice') || hopeless.has(db) || !(await isMissing(db))) return false
  try {
    return (await enrolDevice(db, actor, 'request', deviceName(), ask)).ok
  } catch (e) {
    if (!(e instanceof KeyNotKept)) throw e
    hopeless.add(db)
    return false
  }
}
