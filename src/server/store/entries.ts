/** Rows as the office reads them: found in the directory, each with its version and who wrote it. */
import type { CalendarDay, Instant } from '#domain/calendar-day.ts'
import type { PersonId, SchoolId } from '#domain/ids.ts'
import type { PlacementState } from '#domain/placement-start.ts'
import type { ListQuery } from '#sync/office-entries.ts'
import type { RowOf } from '#sync/rows.ts'
import { sql as raw } from 'kysely'
import { type Listed, plainly } from './directory.ts'
import type { Sql } from './schema.ts'

export interface Head<T extends Listed> {
  readonly row: RowOf<T>
  readonly rev: number
  readonly at: Instant
  readonly author: PersonId | null
}

/** A row with its version, or undefined where there is none (or it was taken away). */
export const headOf = async <T extends Listed>(sql: Sql, school: SchoolId, type: T, id: string): Promise<Head<T> | undefined> => {
  const found = await sql
    .selectFrom('row')
    .where('school', '=', school)
    .where('type', '=', type)
    .where('id', '=', id)
    .where('deleted', '=', 0)
    .select(['data', 'rev', 'at', 'author'])
    .executeTakeFirst()
  return found?.data == null ? undefined : { row: JSON.parse(found.data) as RowOf<T>, rev: found.rev, at: found.at, author: found.author as PersonId | null }
}

/** The rows of these ids, in their order; those that are gone left out. */
export const rowsNamed = async <T extends Listed>(sql: Sql, school: SchoolId, type: T, ids: readonly string[]): Promise<readonly RowOf<T>[]> => {
  if (ids.length === 0) return []
  const found = await sql.selectFrom('row').where('school', '=', school).where('type', '=', type).where('id', 'in', ids).where('deleted', '=', 0).select(['id', 'data']).execute()
  const byId = new Map(found.map((f) => [f.id, f.data]))
  return ids.flatMap((id) => {
    const data = byId.get(id)
    return data == null ? [] : [JSON.parse(data) as RowOf<T>]
  })
}

/** Everybody of a class who is still here, by name. */
export const peopleOf = async (sql: Sql, school: SchoolId, cohort: string): Promise<readonly RowOf<'person'>[]> => {
  const found = await sql.selectFrom('directory').where('school', '=', school).where('type', '=', 'person').where('cohort', '=', cohort).where('live', '=', 1).orderBy('name').orderBy('id').select('id').execute()
  return rowsNamed(sql, school, 'person', found.map((f) => f.id))
}

/** The people with these numbers of the school's own, whoever they are and even if they left. @param numbers as compared (domain/roster.ts) */
export const peopleNumbered = async (sql: Sql, school: SchoolId, numbers: readonly string[]): Promise<readonly RowOf<'person'>[]> => {
  if (numbers.length === 0) return []
  const found = await sql.selectFrom('directory').where('school', '=', school).where('type', '=', 'person').where('words', 'in', numbers).select('id').execute()
  return rowsNamed(sql, school, 'person', found.map((f) => f.id))
}

const escaped = (word: string): string => `%${word.replaceAll(/[\\%_]/g, (c) => `\\${c}`)}%`

/** The entries of a list that a question is about, without order or page. */
const asked = (sql: Sql, school: SchoolId, type: Listed, query: ListQuery, today: CalendarDay) => {
  const words = plainly(query.search ?? '').split(/\s+/).filter((w) => w !== '')
  let entries = sql.selectFrom('directory').where('school', '=', school).where('type', '=', type)
  for (const word of words) entries = entries.where(raw<boolean>`(name || '\n' || words) like ${escaped(word)} escape '\\'`)
  if (query.cohort !== undefined) entries = entries.where('cohort', '=', query.cohort)
  if (query.enterprise !== undefined) entries = entries.where('enterprise', '=', query.enterprise)
  if (query.person !== undefined) entries = entries.where('person', '=', query.person)
  if (query.role !== undefined) entries = entries.where('roles', 'like', `% ${query.role} %`)
  if (type === 'person' && query.left === undefined) entries = entries.where('live', '=', 1)
  const { state } = query
  if (state === undefined) return entries
  const still: Readonly<Record<PlacementState, typeof entries>> = {
    ended: entries.where('ends', '<', today),
    prepared: entries.where('ends', '>=', today).where('live', '=', 0),
    ready: entries.where('live', '=', 1).where('starts', '>', today).where('ends', '>=', today),
    running: entries.where('live', '=', 1).where('starts', '<=', today).where('ends', '>=', today),
  }
  return still[state]
}

/** One page of a list, by name. @returns the ids, how many there are on all pages, and whether there are more */
export const pageOf = async (
  sql: Sql,
  school: SchoolId,
  type: Listed,
  query: ListQuery,
  today: CalendarDay,
  most: number,
): Promise<{ readonly ids: readonly string[]; readonly total: number; readonly more: boolean }> => {
  const entries = asked(sql, school, type, query, today)
  const { total } = await entries.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const { after } = query
  const last = after === undefined ? undefined : await sql.selectFrom('directory').where('school', '=', school).where('type', '=', type).where('id', '=', after).select('name').executeTakeFirst()
  const rest =
    last === undefined || after === undefined
      ? entries
      : entries.where((e) => e.and([e('name', '>=', last.name), e.or([e('name', '>', last.name), e('id', '>', after)])]))
  const found = await rest.orderBy('name').orderBy('id').limit(most + 1).select('id').execute()
  return { ids: found.slice(0, most).map((f) => f.id), total: Number(total), more: found.length > most }
}

/** Apprentices whose placements there are not over, by enterprise and post; the post '' is none of the enterprise's own. */
export const apprenticesAt = async (
  sql: Sql,
  school: SchoolId,
  enterprises: readonly string[],
  today: CalendarDay,
): Promise<readonly { readonly enterprise: string; readonly post: string | null; readonly n: number }[]> => {
  if (enterprises.length === 0) return []
  const found = await sql
    .selectFrom('directory')
    .where('school', '=', school)
    .where('enterprise', 'in', enterprises)
    .where('type', '=', 'placement')
    .where('ends', '>=', today)
    .groupBy(['enterprise', 'post'])
    .select((e) => ['enterprise', 'post', e.fn.count<number>('person').distinct().as('n')])
    .execute()
  return found.map((f) => ({ enterprise: f.enterprise ?? '', post: f.post, n: Number(f.n) }))
}

/** Apprentices of each class who are still here. */
export const apprenticesIn = async (sql: Sql, school: SchoolId, cohorts: readonly string[]): Promise<ReadonlyMap<string, number>> => {
  if (cohorts.length === 0) return new Map()
  const found = await sql
    .selectFrom('directory')
    .where('school', '=', school)
    .where('cohort', 'in', cohorts)
    .where('type', '=', 'person')
    .where('live', '=', 1)
    .groupBy('cohort')
    .select((e) => ['cohort', e.fn.countAll<number>().as('n')])
    .execute()
  return new Map(found.map((f) => [f.cohort ?? '', Number(f.n)]))
}
