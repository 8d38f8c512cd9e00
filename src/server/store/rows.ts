/** Reading rows outside of a write transaction. */
import type { SchoolId } from '#domain/ids.ts'
import type { RowOf, RowType } from '#sync/rows.ts'
import type { Scope } from '#sync/scope.ts'
import type { Sql } from './schema.ts'

export const readRow = async <T extends RowType>(sql: Sql, school: SchoolId, type: T, id: string): Promise<RowOf<T> | undefined> => {
  const found = await sql
    .selectFrom('row')
    .where('school', '=', school)
    .where('type', '=', type)
    .where('id', '=', id)
    .where('deleted', '=', 0)
    .select('data')
    .executeTakeFirst()
  return found?.data == null ? undefined : (JSON.parse(found.data) as RowOf<T>)
}

/** All live rows of a type in a school, in the order they were first written or last changed. */
export const rowsOfType = async <T extends RowType>(sql: Sql, school: SchoolId, type: T): Promise<readonly RowOf<T>[]> => {
  const found = await sql
    .selectFrom('row')
    .where('school', '=', school)
    .where('type', '=', type)
    .where('deleted', '=', 0)
    .orderBy('seq')
    .select('data')
    .execute()
  return found.flatMap(({ data }) => (data === null ? [] : [JSON.parse(data) as RowOf<T>]))
}

/** All live rows of a type in a scope. */
export const rowsInScope = async <T extends RowType>(sql: Sql, school: SchoolId, type: T, scope: Scope): Promise<readonly RowOf<T>[]> => {
  const found = await sql.selectFrom('row').where('school', '=', school).where('scope', '=', scope).where('type', '=', type).where('deleted', '=', 0).select('data').execute()
  return found.flatMap(({ data }) => (data === null ? [] : [JSON.parse(data) as RowOf<T>]))
}

/** The schools on this server, the oldest first. */
export const schools = async (sql: Sql): Promise<readonly RowOf<'school'>[]> => {
  const found = await sql.selectFrom('row').where('type', '=', 'school').where('deleted', '=', 0).orderBy('seq').select('data').execute()
  return found.flatMap(({ data }) => (data === null ? [] : [JSON.parse(data) as RowOf<'school'>]))
}
