/** The one-time codes of mentors. A used one is kept, so that it is known when it comes again. */
import type { Instant } from '#domain/calendar-day.ts'
import type { PersonId, SchoolId } from '#domain/ids.ts'
import type { OneTimeCodeTable, Sql } from './schema.ts'

/** All of a mentor: those he has left, the newest list first, and those that were used. */
export const codesOf = (sql: Sql, school: SchoolId, mentor: PersonId): Promise<readonly OneTimeCodeTable[]> =>
  sql.selectFrom('one_time_code').where('school', '=', school).where('mentor', '=', mentor).orderBy('made', 'desc').selectAll().execute()

/** A new list in place of what was left of the one before. */
export const replaceCodes = async (sql: Sql, school: SchoolId, mentor: PersonId, checks: readonly string[], made: Instant): Promise<void> => {
  await sql.deleteFrom('one_time_code').where('school', '=', school).where('mentor', '=', mentor).where('used', 'is', null).execute()
  await sql
    .insertInto('one_time_code')
    .values(checks.map((code_check) => ({ school, mentor, code_check, made, used: null, used_for: null })))
    .execute()
}

export const crossOut = async (sql: Sql, { school, mentor, code_check }: OneTimeCodeTable, used: Instant, used_for: string): Promise<void> => {
  await sql.updateTable('one_time_code').set({ used, used_for }).where('school', '=', school).where('mentor', '=', mentor).where('code_check', '=', code_check).execute()
}
