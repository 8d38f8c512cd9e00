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

interface Place {
  readonly seq: number
  readonly log: RowOf<'practiceLog'>
}

/**
 * Logs in whose text, as it is stored, all the words occur; what came or changed last comes first. Letters A–Z fold; the caller
 * looks again at what he reads: a word may be one of how it is stored. @param before a place in this order, to go on from
 */
export const logsWithWords = async (sql: Sql, school: SchoolId, scopes: readonly Scope[], words: readonly string[], before: number, limit: number): Promise<readonly Place[]> => {
  if (scopes.length === 0) return []
  const found = await sql
    .selectFrom('row')
    .where('school', '=', school)
    .where('scope', 'in', scopes)
    .where('type', '=', 'practiceLog')
    .where('deleted', '=', 0)
    .where((e) => e.and(words.map((w) => e(e.fn<string>('lower', ['data']), 'like', e.val(patternOf(w))))))
    .where((e) => e(e('seq', '+', 0), '<', before))
    // As in pages.ts: `seq + 0`, or SQLite walks through the whole school in the order of `seq`.
    .orderBy((e) => e('seq', '+', 0), 'desc')
    .limit(limit)
    .select(['seq', 'data'])
    .execute()
  return found.flatMap(({ seq, data }) => (data === null ? [] : [{ seq, log: JSON.parse(data) as RowOf<'practiceLog'> }]))
}

/** As the word stands in JSON. `_` finds any letter: signs of LIKE need no escape that both databases know. */
const patternOf = (word: string): string => `%${JSON.stringify(word.toLowerCase()).slice(1, -1).replaceAll(/[\\%_]/g, '_')}%`
