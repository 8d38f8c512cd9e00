/** Rows of a whole cohort: its apprentices are found by the grants of their teachers, their rows by scope and kind. */
import type { CohortId, SchoolId } from '#domain/ids.ts'
import type { RowOf, RowType } from '#sync/rows.ts'
import { type Scope, teachersOf } from '#sync/scope.ts'
import type { Sql } from './schema.ts'

/** The portfolios (`u:`) of those who are in the cohort now. */
export const portfoliosOfCohort = async (sql: Sql, school: SchoolId, cohort: CohortId): Promise<readonly Scope[]> => {
  const found = await sql
    .selectFrom('grant_')
    .where('school', '=', school)
    .where('holder', '=', teachersOf(cohort))
    .where('source_type', '=', 'person')
    .where('scope', 'like', 'u:%')
    .distinct()
    .select('scope')
    .execute()
  return found.map((g) => g.scope as Scope)
}

/** Live rows of some kinds in some scopes. @param types at least one · @returns by kind */
export const rowsInScopes = async <T extends RowType>(sql: Sql, school: SchoolId, scopes: readonly Scope[], types: readonly T[]): Promise<{ readonly [K in T]: readonly RowOf<K>[] }> => {
  const byType = Object.fromEntries(types.map((t) => [t, []])) as unknown as { [K in T]: RowOf<K>[] }
  if (scopes.length === 0) return byType
  const found = await sql
    .selectFrom('row')
    .where('school', '=', school)
    .where('scope', 'in', scopes)
    .where('type', 'in', types)
    .where('deleted', '=', 0)
    .select(['type', 'data'])
    .execute()
  for (const { type, data } of found) if (data !== null) byType[type as T].push(JSON.parse(data) as RowOf<T>)
  return byType
}

/** Logs in whose text, as it is stored, all the words occur. Letters A–Z fold; the caller looks again at what he reads. */
export const logsWithWords = async (sql: Sql, school: SchoolId, scopes: readonly Scope[], words: readonly string[]): Promise<readonly RowOf<'practiceLog'>[]> => {
  if (scopes.length === 0) return []
  const found = await sql
    .selectFrom('row')
    .where('school', '=', school)
    .where('scope', 'in', scopes)
    .where('type', '=', 'practiceLog')
    .where('deleted', '=', 0)
    .where((e) => e.and(words.map((w) => e(e.fn<string>('lower', ['data']), 'like', e.val(patternOf(w))))))
    .select('data')
    .execute()
  return found.flatMap(({ data }) => (data === null ? [] : [JSON.parse(data) as RowOf<'practiceLog'>]))
}

/** As the word stands in JSON. `_` finds any letter: signs of LIKE need no escape that both databases know. */
const patternOf = (word: string): string => `%${JSON.stringify(word.toLowerCase()).slice(1, -1).replaceAll(/[\\%_]/g, '_')}%`
