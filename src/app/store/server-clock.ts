/** How far the server's clock is from this device's. It serves a hint; nothing is refused or put in order by it. */
import type { Instant } from '#domain/calendar-day.ts'
import type { Database, Meta } from './database.ts'
import { peekMeta, readMeta, writeMeta } from './meta.ts'

/** A new measurement counts for a quarter, so that one slow answer does not move it far. */
const SHARE = 0.25
/** Further apart than this a clock was set, and the new measurement is the truth. */
const CLOCK_WAS_SET = 60_000
/** Smaller changes are not worth a write. */
const WORTH_A_WRITE = 1_000
const DAY = 86_400_000

/**
 * Takes one answer's time into account.
 * @param asked when the question went out, by this device's clock · @param answered when its answer was here
 * @param known what the caller has read of the device's own notes before he asked
 */
export const hearServerTime = async (db: Database, serverTime: Instant, asked: Instant, answered: Instant, known?: Meta): Promise<void> => {
  // The clock was set back while the question was under way: it tells nothing.
  if (answered < asked) return
  const heard = serverTime - (asked + answered) / 2
  const moved = (before: number) => Math.round(Math.abs(heard - before) > CLOCK_WAS_SET ? heard : before + (heard - before) * SHARE)
  const isWorthAWrite = (before: number) => Math.abs(moved(before) - before) >= WORTH_A_WRITE
  if (!isWorthAWrite((known ?? (await peekMeta(db)))?.clockOffset ?? 0)) return
  await db.transaction('rw', db.meta, async () => {
    const { clockOffset: before } = await readMeta(db)
    if (isWorthAWrite(before)) await writeMeta(db, { clockOffset: moved(before) })
  })
}

/** @returns server clock minus device clock in ms where they are more than a day apart, else null */
export const clockDisagreement = async (db: Database): Promise<number | null> => {
  const meta = (await db.meta.get('sync'))?.value as Meta | undefined
  return meta !== undefined && Math.abs(meta.clockOffset) > DAY ? meta.clockOffset : null
}
