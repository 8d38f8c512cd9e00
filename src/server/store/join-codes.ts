/** Join codes, kept as digests. A used or ended one is kept, so that it is known when it comes again. */
import type { Instant } from '#domain/calendar-day.ts'
import type { PersonId, SchoolId } from '#domain/ids.ts'
import type { JoinCodeTable, Sql } from './schema.ts'

export interface JoinCode extends JoinCodeTable {
  readonly person: PersonId
  readonly school: SchoolId
}

export const joinCodeBy = async (sql: Sql, digest: string): Promise<JoinCode | undefined> =>
  (await sql.selectFrom('join_code').where('digest', '=', digest).selectAll().executeTakeFirst()) as JoinCode | undefined

export const addJoinCode = async (sql: Sql, code: JoinCodeTable): Promise<void> => {
  await sql.insertInto('join_code').values(code).execute()
}

/** What a person has left counts no more. */
export const endJoinCodesOf = async (sql: Sql, school: SchoolId, person: PersonId, now: Instant): Promise<void> => {
  await sql.updateTable('join_code').set({ ended: now }).where('school', '=', school).where('person', '=', person).where('used', 'is', null).where('ended', 'is', null).execute()
}

export const useJoinCode = async (sql: Sql, digest: string, now: Instant): Promise<void> => {
  await sql.updateTable('join_code').set({ used: now }).where('digest', '=', digest).execute()
}

/** Until when the codes of these people count, by person; only of those who have one that still does. */
export const openCodesOf = async (sql: Sql, school: SchoolId, people: readonly PersonId[], now: Instant): Promise<ReadonlyMap<string, Instant>> => {
  if (people.length === 0) return new Map()
  const found = await sql
    .selectFrom('join_code')
    .where('school', '=', school)
    .where('person', 'in', people)
    .where('used', 'is', null)
    .where('ended', 'is', null)
    .where('expires', '>', now)
    .select(['person', 'expires'])
    .execute()
  return new Map(found.map((f) => [f.person, Number(f.expires)]))
}
