/** How long work has been on this device alone, and when it was last written to a file. */
import type { Instant } from '#domain/calendar-day.ts'
import { now } from '../clock.ts'
import type { Database } from '../database.ts'
import { peekMeta } from '../meta.ts'
import { queued } from '../queue.ts'

const waitingBytes = (db: Database) => db.photoBytes.where('[state+addedAt]').between(['waiting', -Infinity], ['waiting', Infinity])

/** Photos whose bytes the school does not have, those in drafts included, the oldest first. */
export const waitingHashes = (db: Database): Promise<readonly string[]> => waitingBytes(db).primaryKeys()

/** When the oldest was made of what the school does not have; null where it has all. Reads indexes and one deed. */
export const oldestUnsent = async (db: Database): Promise<Instant | null> => {
  const deed = await queued(db, await peekMeta(db)).first()
  const [photo] = (await waitingBytes(db).limit(1).keys()) as unknown as [string, Instant][]
  const times = [deed?.at, photo?.[1]].filter((at) => at !== undefined)
  return times.length === 0 ? null : Math.min(...times)
}

const KEY = 'backup'

/** When this person last saved a file here; null if never. */
export const lastBackupAt = async (db: Database): Promise<Instant | null> => ((await db.meta.get(KEY))?.value as Instant | undefined) ?? null

export const noteBackup = async (db: Database): Promise<void> => {
  await db.meta.put({ key: KEY, value: now() })
}

const DAY_MS = 86_400_000

/** Has something been here alone for more than a day, and in no file of the last day? */
export const isBackupDue = async (db: Database, at: Instant = now()): Promise<boolean> => {
  const [oldest, last] = [await oldestUnsent(db), await lastBackupAt(db)]
  return oldest !== null && at - oldest > DAY_MS && (last === null || at - last > DAY_MS)
}
