/** The server's place in its own history. */
import type { Instant } from '#domain/calendar-day.ts'
import type { HighWater } from '#sync/protocol.ts'
import type { Sql } from './schema.ts'

/** The last commit, with its random word; null before the first. */
export const highWaterOf = async (sql: Sql): Promise<HighWater | null> =>
  (await sql.selectFrom('commit_log').orderBy('seq', 'desc').limit(1).select(['seq', 'nonce']).executeTakeFirst()) ?? null

/** Is this commit, with this very word, part of the history? After a restore it is not. */
export const remembers = async (sql: Sql, { seq, nonce }: HighWater): Promise<boolean> =>
  (await sql.selectFrom('commit_log').where('seq', '=', seq).where('nonce', '=', nonce).select('seq').executeTakeFirst()) !== undefined

/** Forgets the commits before a moment, but never the last one: a school on holiday still knows where it stands. */
export const forgetCommitsBefore = async (sql: Sql, moment: Instant): Promise<void> => {
  const last = sql.selectFrom('commit_log').select((e) => e.fn.max('seq').as('seq'))
  await sql.deleteFrom('commit_log').where('at', '<', moment).where('seq', '<', last).execute()
}
