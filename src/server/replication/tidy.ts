/**
 * What the server forgets in time, so that its books do not grow for ever. Forgetting must never cost anybody's work:
 * - Commits go after 180 days. A device that was away for longer is told to rewind: it fetches everything anew.
 * - What became of each mutation is kept for ever: without it one that comes again would be done again. It is some
 *   hundred bytes a deed.
 * - Tombstones are kept: a device that was away for longer would else hold on to the row. They are as small.
 * - Photos that no log ever named go after a week, with their files (attachments/unnamed-photos.ts).
 */
import type { Instant } from '#domain/calendar-day.ts'
import { endExpiredSessions } from '../store/accounts.ts'
import { forgetCommitsBefore } from '../store/history.ts'
import type { Store } from '../store/store.ts'

const REMEMBERED_MS = 180 * 86_400_000

/** To be done at the start and then daily; any number of times does no harm. @param now the server's clock, ms */
export const tidy = (store: Store, now: Instant): Promise<void> =>
  store.keepBooks(async (sql) => {
    await forgetCommitsBefore(sql, now - REMEMBERED_MS)
    await endExpiredSessions(sql, now)
  })
