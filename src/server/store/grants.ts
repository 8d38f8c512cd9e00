/** Who holds which scope: kept by the row that says so, and replaced whenever that row is written. */
import type { SchoolId } from '#domain/ids.ts'
import type { RowType } from '#sync/rows.ts'
import type { Grant, Scope } from '#sync/scope.ts'
import type { Sql } from './schema.ts'

interface RowKey {
  readonly school: SchoolId
  readonly type: RowType
  readonly id: string
}

/** @returns whether there were or are any grants, so that rights may have changed */
export const replaceGrants = async (sql: Sql, key: RowKey, grants: readonly Grant[], mayHaveOld: boolean): Promise<boolean> => {
  let had = false
  if (mayHaveOld) {
    const gone = await sql
      .deleteFrom('grant_')
      .where('school', '=', key.school)
      .where('source_type', '=', key.type)
      .where('source_id', '=', key.id)
      .executeTakeFirst()
    had = gone.numDeletedRows > 0n
  }
  if (grants.length > 0) {
    const rows = grants.map((g) => ({
      school: key.school,
      holder: g.holder,
      role: g.as,
      scope: g.scope,
      from_day: g.from,
      until_day: g.until,
      source_type: key.type,
      source_id: key.id,
    }))
    await sql.insertInto('grant_').values(rows).execute()
  }
  return had || grants.length > 0
}

/** For `scopesHeld` of sync/scope.ts: all grants of the school to any of the holders. */
export const grantsTo =
  (sql: Sql, school: SchoolId) =>
  async (holders: readonly string[]): Promise<readonly Grant[]> => {
    const found = await sql
      .selectFrom('grant_')
      .where('school', '=', school)
      .where('holder', 'in', holders)
      .select(['holder', 'role', 'scope', 'from_day', 'until_day'])
      .execute()
    return found.map((g) => ({ holder: g.holder, as: g.role, scope: g.scope, from: g.from_day, until: g.until_day }) as Grant)
  }

/** Notes that a row left one scope for another, and forgets that it ever left the one it enters. */
export const enterScope = async (sql: Sql, key: RowKey, from: string, to: Scope, seq: number): Promise<void> => {
  await sql
    .insertInto('scope_exit')
    .values({ ...key, scope: from, seq })
    .onConflict((c) => c.columns(['school', 'scope', 'type', 'id']).doUpdateSet({ seq }))
    .execute()
  await sql
    .deleteFrom('scope_exit')
    .where('school', '=', key.school)
    .where('scope', '=', to)
    .where('type', '=', key.type)
    .where('id', '=', key.id)
    .execute()
}
