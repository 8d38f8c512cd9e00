/** What a device does not have yet: the next rows and exits of its scopes. */
import type { SchoolId } from '#domain/ids.ts'
import type { Scope } from '#sync/scope.ts'
import type { Sql } from './schema.ts'

/** A row as it travels, its content still as text. */
export interface StoredRow {
  readonly type: string
  readonly id: string
  readonly scope: Scope
  readonly rev: number
  readonly seq: number
  readonly data: string | null
}

const CHUNK = 100

/** Most scopes of a device stand at the same place: a condition a place, not a condition a scope. */
const scopesByCursor = (cursors: ReadonlyMap<Scope, number>): ReadonlyMap<number, readonly Scope[]> => {
  const groups = new Map<number, Scope[]>()
  for (const [scope, after] of cursors) {
    const group = groups.get(after)
    if (group === undefined) groups.set(after, [scope])
    else group.push(scope)
  }
  return groups
}

/** By `seq + 0`, or SQLite walks through the whole school in the order of `seq` and leaves the index by scope aside. */
export const placesAfter = (sql: Sql, school: SchoolId, byCursor: ReadonlyMap<number, readonly Scope[]>, limit: number) =>
  sql
    .selectFrom('row')
    .where('school', '=', school)
    .where((e) => e.or([...byCursor].map(([after, scopes]) => e.and([e('scope', 'in', scopes), e('seq', '>', after)]))))
    .orderBy((e) => e('seq', '+', 0))
    .limit(limit)
    .select('seq')

/**
 * The next rows of some scopes, each after its own cursor, in the order of the server's sequence.
 * @param limit most rows · @param bytes stop before more text than this, but never before the first row
 * @returns `full`: there may be more
 */
export const rowsAfter = async (
  sql: Sql,
  school: SchoolId,
  cursors: ReadonlyMap<Scope, number>,
  limit: number,
  bytes: number,
): Promise<{ readonly rows: readonly StoredRow[]; readonly full: boolean }> => {
  const byCursor = scopesByCursor(cursors)
  if (byCursor.size === 0) return { rows: [], full: false }
  // First the places, out of the index alone; then the rows, until the page is heavy enough.
  const places = await placesAfter(sql, school, byCursor, limit + 1).execute()
  const page = places.slice(0, limit).map((p) => p.seq)
  const rows: StoredRow[] = []
  let weight = 0
  for (let i = 0; i < page.length; i += CHUNK) {
    const chunk = await sql
      .selectFrom('row')
      .where('school', '=', school)
      .where('seq', 'in', page.slice(i, i + CHUNK))
      .orderBy('seq')
      .select(['type', 'id', 'scope', 'rev', 'seq', 'data'])
      .execute()
    for (const row of chunk) {
      weight += Buffer.byteLength(row.data ?? '')
      if (rows.length > 0 && weight > bytes) return { rows, full: true }
      rows.push(row as StoredRow)
    }
  }
  return { rows, full: places.length > limit }
}

export interface StoredExit {
  readonly scope: Scope
  readonly type: string
  readonly id: string
}

/** Rows that left these scopes after each one's cursor and up to `to`. */
export const exitsBetween = async (
  sql: Sql,
  school: SchoolId,
  cursors: ReadonlyMap<Scope, number>,
  to: number,
): Promise<readonly StoredExit[]> => {
  const byCursor = scopesByCursor(cursors)
  if (byCursor.size === 0) return []
  const found = await sql
    .selectFrom('scope_exit')
    .where('school', '=', school)
    .where('seq', '<=', to)
    .where((e) => e.or([...byCursor].map(([after, scopes]) => e.and([e('scope', 'in', scopes), e('seq', '>', after)]))))
    .orderBy('seq')
    .select(['scope', 'type', 'id'])
    .execute()
  return found.map((e) => ({ ...e, scope: e.scope as Scope }))
}
