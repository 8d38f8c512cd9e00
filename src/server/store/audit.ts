/** The audit log of a school's office. It is only added to; the database refuses anything else. */
import type { SchoolId } from '#domain/ids.ts'
import type { AuditTable, Sql } from './schema.ts'

export const addAudit = async (sql: Sql, line: AuditTable): Promise<void> => {
  await sql.insertInto('audit').values(line).execute()
}

/** The line of a deed that was done before. */
export const auditOf = (sql: Sql, school: SchoolId, id: string): Promise<AuditTable | undefined> =>
  sql.selectFrom('audit').where('school', '=', school).where('id', '=', id).selectAll().executeTakeFirst()

/**
 * Newest first; of one moment by name, so that a page never repeats or skips one.
 * @param subject of this one alone, or null for all · @param before the last line that was shown, or null for the beginning
 */
export const auditBefore = (sql: Sql, school: SchoolId, subject: string | null, before: Pick<AuditTable, 'at' | 'id'> | null, most: number): Promise<readonly AuditTable[]> =>
  sql
    .selectFrom('audit')
    .where('school', '=', school)
    .$if(subject !== null, (q) => q.where('subject', '=', subject))
    .$if(before !== null, (q) =>
      q.where((e) => {
        const { at, id } = before ?? { at: 0, id: '' }
        return e.and([e('at', '<=', at), e.or([e('at', '<', at), e('id', '<', id)])])
      }),
    )
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .selectAll()
    .execute()
