/** Writes the versions of rows that a transaction made: rows, their history, the scopes they left, who may hold them. */
import type { Instant } from '#domain/calendar-day.ts'
import type { PersonId, SchoolId } from '#domain/ids.ts'
import { addUses } from './attachments.ts'
import { enterScope, replaceGrants } from './grants.ts'
import type { Sql, Tables } from './schema.ts'
import type { Version } from './unwritten.ts'

interface Made {
  readonly school: SchoolId
  readonly author: PersonId | null
  readonly now: Instant
  /** In the order in which they were made. */
  readonly versions: readonly Version[]
}

/** Rows a statement: SQLite takes 32,766 values in one, and a few sizes only are few statements to prepare. */
const SIZES = [100, 10, 1] as const

const insertAll = async (sql: Sql, table: 'row' | 'row_history', rows: readonly Tables['row'][]): Promise<void> => {
  let done = 0
  for (const size of SIZES)
    for (; rows.length - done >= size; done += size)
      await sql.insertInto(table).values(rows.slice(done, done + size)).execute()
}

const COLUMNS = ['school', 'type', 'id', 'scope', 'data', 'rev', 'seq', 'deleted', 'author', 'at'] as const

const newestOf = (versions: readonly Version[]): ReadonlySet<Version> =>
  new Set(new Map(versions.map((v) => [`${v.type} ${v.id}`, v])).values())

/** Who may hold the rows from now on. @returns whether somebody's rights may have changed */
export const writeGrants = async (sql: Sql, { school, versions }: Made): Promise<boolean> => {
  let changed = false
  for (const { type, id, grants, stored } of newestOf(versions))
    if (await replaceGrants(sql, { school, type, id }, grants, stored)) changed = true
  return changed
}

/** In which scopes photos are shown from now on. */
export const writePhotoUses = (sql: Sql, { school, versions }: Made): Promise<void> =>
  addUses(sql, school, versions.flatMap(({ scope, photos }) => photos.map((sha256) => ({ sha256, scope }))))

/** @param base the n-th version (from 1) gets the place `base + n` */
export const writeRows = async (sql: Sql, { school, author, now, versions }: Made, base: number): Promise<void> => {
  const newest = newestOf(versions)
  const fresh: Tables['row'][] = []
  const changed: Tables['row'][] = []
  const overwritten: Tables['row'][] = []
  versions.forEach((v, n) => {
    const { type, id, rev, scope, data, stored } = v
    const line = { school, type, id, scope, data, rev, seq: base + n + 1, deleted: data === null ? 1 : 0, author, at: now }
    if (!newest.has(v)) overwritten.push(line)
    else if (stored) changed.push(line)
    else fresh.push(line)
  })
  for (const { school: _, type, id, ...line } of changed) {
    const stored = sql.selectFrom('row').where('school', '=', school).where('type', '=', type).where('id', '=', id)
    await sql.insertInto('row_history').columns(COLUMNS).expression(stored.select(COLUMNS)).execute()
    await sql.updateTable('row').set(line).where('school', '=', school).where('type', '=', type).where('id', '=', id).execute()
  }
  await insertAll(sql, 'row', fresh)
  await insertAll(sql, 'row_history', overwritten)
  for (const [n, { type, id, scope, cameFrom }] of versions.entries())
    if (cameFrom !== null && cameFrom !== scope) await enterScope(sql, { school, type, id }, cameFrom, scope, base + n + 1)
}
