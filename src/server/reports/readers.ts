/**
 * Whose records a person may have in a report: a teacher those of her cohorts and placements, told by the very scopes
 * that her device holds; a coordinator the shared portfolios of her own school. Nobody gets what is private or the
 * school's and the apprentice's alone: only the scope of the shared portfolio is ever read.
 */
import type { Instant } from '#domain/calendar-day.ts'
import type { CohortId, PersonId } from '#domain/ids.ts'
import { type Actor, hasRole, type Person } from '#domain/people.ts'
import type { ReportRequest } from '#sync/reports.ts'
import { portfolioOf, scopesHeld } from '#sync/scope.ts'
import { grantsTo } from '../store/grants.ts'
import { apprenticesOf } from '../store/report-rows.ts'
import { readRow } from '../store/rows.ts'
import type { Sql } from '../store/schema.ts'

/** @returns which of these apprentices the person may report on, as the school knows her at this moment */
export const readable = async (sql: Sql, reader: Person | undefined, apprentices: readonly PersonId[], now: Instant): Promise<readonly PersonId[]> => {
  if (reader === undefined || !reader.active) return []
  if (hasRole(reader, 'coordinator')) return apprentices
  if (!hasRole(reader, 'teacher')) return []
  // As a teacher only: whoever also guides as a mentor has his own ledger on his device.
  const held = new Set(await scopesHeld({ id: reader.id, roles: ['teacher'] }, now, grantsTo(sql, reader.school)))
  return apprentices.filter((a) => held.has(portfolioOf(a)))
}

/** May this reader print shared reflections? They are shared with those who guide, and the office does not. */
export const mayReadReflections = async (sql: Sql, reader: Person, apprentice: PersonId, now: Instant): Promise<boolean> =>
  hasRole(reader, 'teacher') && (await scopesHeld({ id: reader.id, roles: ['teacher'] }, now, grantsTo(sql, reader.school))).includes(portfolioOf(apprentice))

export interface Admitted {
  /** Of the class or the apprentice. */
  readonly name: string
  readonly apprentices: readonly PersonId[]
}

/** Who is in a report, or null: nothing of that name, or none of it for this reader; the two are not told apart. */
export const admit = async (sql: Sql, actor: Actor, { about }: Pick<ReportRequest, 'about'>, now: Instant): Promise<Admitted | null> => {
  const reader = await readRow(sql, actor.school, 'person', actor.person)
  if (about.kind === 'apprentice') {
    const person = await readRow(sql, actor.school, 'person', about.id)
    if (person === undefined || !hasRole(person, 'apprentice')) return null
    const mine = await readable(sql, reader, [person.id], now)
    return mine.length === 0 ? null : { name: person.name, apprentices: mine }
  }
  const cohort = await readRow(sql, actor.school, 'cohort', about.id)
  if (cohort === undefined) return null
  const all = await apprenticesOf(sql, actor.school, about.id as CohortId)
  const mine = await readable(sql, reader, all, now)
  // An empty class is an empty table for those whose class it is.
  const isTheirs = mine.length > 0 || (all.length === 0 && reader !== undefined && (hasRole(reader, 'coordinator') || cohort.teachers.includes(reader.id)))
  return isTheirs ? { name: cohort.name, apprentices: mine } : null
}
