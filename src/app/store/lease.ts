/**
 * How long a device may sign without having heard of its school. A certificate says the same to others (at most 30 days);
 * this says it to the person, also where he signs in a session and without a key. He reads and writes on all the while.
 */
import { CLOCK_SLACK } from '#domain/device-key.ts'
import type { Instant } from '#domain/calendar-day.ts'
import { now } from './clock.ts'
import type { Database } from './database.ts'
import { peekMeta } from './meta.ts'

export const LEASE_MS = 30 * 86_400_000

/** Both times are of this device's clock, so it need not be right; only set back it must not be. */
export const leaseFault = async (db: Database, at: Instant = now()): Promise<'over' | 'clock' | null> => {
  const last = (await peekMeta(db))?.lastSyncAt ?? null
  if (last === null) return null
  if (at < last - CLOCK_SLACK) return 'clock'
  return at - last > LEASE_MS ? 'over' : null
}
