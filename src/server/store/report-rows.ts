/** What goes into a report, still as text: whoever writes the file reads it, not the thread that answers requests. */
import type { CohortId, PersonId, SchoolId } from '#domain/ids.ts'
import type { RowType } from '#sync/rows.ts'
import { portfolioOf } from '#sync/scope.ts'
import { grantsTo } from './grants.ts'
import type { Sql } from './schema.ts'

export interface RowText {
  readonly type: RowType
  readonly data: string
}

/** What a portfolio shows in a report; revisions, keys and documents stay where they are. */
const SHOWN: readonly RowType[] = ['person', 'placement', 'practiceLog', 'signOffRequest', 'signOff', 'withdrawal', 'endorsement', 'dispute', 'provisionalSignOff', 'feedback', 'guidanceNote', 'reflection']

/** The live rows of an apprentice's shared portfolio and of no other scope: what is private is not even read. */
export const portfolioTexts = async (sql: Sql, school: SchoolId, apprentice: PersonId): Promise<readonly RowText[]> => {
  const found = await sql
    .selectFrom('row')
    .where('school', '=', school)
    .where('scope', '=', portfolioOf(apprentice))
    .where('type', 'in', SHOWN)
    .where('deleted', '=', 0)
    .orderBy((e) => e('seq', '+', 0))
    .select(['type', 'data'])
    .execute()
  return found.flatMap(({ type, data }) => (data === null ? [] : [{ type: type as RowType, data }]))
}

export const rowText = async (sql: Sql, school: SchoolId, type: RowType, id: string): Promise<string | null> =>
  (await sql.selectFrom('row').where('school', '=', school).where('type', '=', type).where('id', '=', id).where('deleted', '=', 0).select('data').executeTakeFirst())?.data ?? null

/** The apprentices of a class, told by what its teachers hold. */
export const apprenticesOf = async (sql: Sql, school: SchoolId, cohort: CohortId): Promise<readonly PersonId[]> => {
  const grants = await grantsTo(sql, school)([`teachers:${cohort}`])
  return grants.flatMap(({ scope }) => (scope.startsWith('u:') ? [scope.slice(2) as PersonId] : [])).toSorted()
}

/** Photos that an apprentice's portfolio shows and that he handed in himself, as in `waysToSee` of attachments.ts. */
export const photosShownBy = async (sql: Sql, school: SchoolId, apprentice: PersonId): Promise<readonly string[]> => {
  const found = await sql
    .selectFrom('attachment_use')
    .innerJoin('attachment', (j) => j.onRef('attachment.sha256', '=', 'attachment_use.sha256').onRef('attachment.school', '=', 'attachment_use.school'))
    .where('attachment_use.school', '=', school)
    .where('attachment_use.scope', '=', portfolioOf(apprentice))
    .where('attachment.by', '=', apprentice)
    .select('attachment_use.sha256')
    .distinct()
    .execute()
  return found.map((f) => f.sha256)
}
