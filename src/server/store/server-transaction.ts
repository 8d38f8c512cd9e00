/**
 * The server's side of sync/transaction.ts: one write transaction of one school over the `row` table. Rows get a
 * negative place in the order while the work runs; their real one is taken at the very end, so that the order of
 * places is the order of commits and a device that reads up to a place has read all before it.
 */
import { randomBytes } from 'node:crypto'
import type { Instant } from '#domain/calendar-day.ts'
import type { PersonId, SchoolId } from '#domain/ids.ts'
import { rowSchemas, type RowOf, type RowType } from '#sync/rows.ts'
import { grantsOf, scopeOf, type Scope } from '#sync/scope.ts'
import type { Transaction } from '#sync/transaction.ts'
import { sql as raw } from 'kysely'
import type * as z from 'zod/mini'
import { enterScope, replaceGrants } from './grants.ts'
import type { ProgrammeCache } from './programme-cache.ts'
import { createReadings } from './readings.ts'
import type { Sql } from './schema.ts'

/** For whom and when rows are written. `author` is null where the server itself writes (demo, import by command line). */
export interface Writer {
  readonly school: SchoolId
  readonly author: PersonId | null
  readonly now: Instant
}

export interface ServerTransaction extends Transaction {
  /** For the server's own tables, in the same transaction. */
  readonly sql: Sql
  readonly school: SchoolId
  /** Runs the work; if it throws, or `keep` says no to its result, everything it wrote is undone and the rest stands. */
  readonly attempt: <T>(work: () => Promise<T>, keep?: (result: T) => boolean) => Promise<T>
}

/** What one commit changed, for those who wait for news. */
export interface Commit {
  readonly school: SchoolId
  readonly scopes: ReadonlySet<Scope>
  /** Somebody's rights may have changed, and with them anything: everybody of the school is to look. */
  readonly grantsChanged: boolean
}

/** A row that must not be stored: it breaks its own schema, or belongs to another school. Trying again is in vain. */
export class UnsoundRow extends Error {
  readonly zod: z.core.$ZodError | null
  constructor(type: RowType, zod: z.core.$ZodError | null) {
    super(`unsound ${type}`)
    this.name = 'UnsoundRow'
    this.zod = zod
  }
}

const inspect = <T extends RowType>(type: T, row: RowOf<T>, school: SchoolId): void => {
  const checked = rowSchemas[type].safeParse(row)
  if (!checked.success) throw new UnsoundRow(type, checked.error)
  if (('school' in row && row.school !== school) || (type === 'school' && row.id !== school)) throw new UnsoundRow(type, null)
}

/**
 * @returns the transaction, and `finish`, which must be awaited last of all before the commit; null if no row changed.
 * `announce` is called in it, in time for the commit to carry what it says.
 */
export const openServerTransaction = (
  sql: Sql,
  { school, author, now }: Writer,
  programmes: ProgrammeCache,
): { readonly tx: ServerTransaction; readonly finish: (announce: (commit: Commit) => Promise<void>) => Promise<Commit | null> } => {
  let written = 0
  let overwritten = false
  let left = false
  let grantsChanged = false
  const scopes = new Set<Scope>()

  const at = (type: RowType, id: string) =>
    sql.selectFrom('row').where('school', '=', school).where('type', '=', type).where('id', '=', id)

  const keepHistory = async (type: RowType, id: string) => {
    overwritten = true
    const columns = ['school', 'type', 'id', 'scope', 'data', 'rev', 'seq', 'deleted', 'author', 'at'] as const
    await sql.insertInto('row_history').columns(columns).expression(at(type, id).select(columns)).execute()
  }

  const readings = createReadings()
  /** A row as it stands, deleted or not; of a plan, which is large, all but its data. */
  const headOf = (type: RowType, id: string) =>
    readings.row(type, id, () =>
      at(type, id)
        .select(['rev', 'seq', 'scope', 'deleted'])
        .$if(type !== 'programme', (q) => q.select('data'))
        .executeTakeFirst(),
    )

  const programmeAt = async (id: string, head: { readonly rev: number; readonly seq: number }): Promise<RowOf<'programme'>> => {
    const known = programmes.get(school, id, head.rev)
    if (known !== undefined) return known
    const { data } = await at('programme', id).select('data').executeTakeFirstOrThrow()
    const programme = JSON.parse(data ?? 'null') as RowOf<'programme'>
    // One that this very transaction wrote may still be undone.
    if (head.seq > 0) programmes.keep(school, head.rev, programme)
    return programme
  }

  const tx: ServerTransaction = {
    sql,
    school,
    get: async <T extends RowType>(type: T, id: string) => {
      const head = await headOf(type, id)
      if (head === undefined || head.deleted !== 0) return undefined
      return (type === 'programme' ? await programmeAt(id, head) : JSON.parse(head.data ?? 'null')) as RowOf<T>
    },
    inScope: <T extends RowType>(type: T, scope: Scope) =>
      readings.scope(type, scope, async () => {
        const found = await sql
          .selectFrom('row')
          .where('school', '=', school)
          .where('type', '=', type)
          .where('scope', '=', scope)
          .where('deleted', '=', 0)
          .select('data')
          .execute()
        return found.flatMap(({ data }) => (data === null ? [] : [JSON.parse(data) as RowOf<T>]))
      }),
    put: async (type, row) => {
      inspect(type, row, school)
      const scope = scopeOf(type, row)
      const old = await headOf(type, row.id)
      // What was taken away comes back only to whom it belonged: its name is not free for others.
      if (old?.deleted === 1 && old.scope !== scope) throw new UnsoundRow(type, null)
      written += 1
      const fresh = { scope, data: JSON.stringify(row), rev: (old?.rev ?? 0) + 1, seq: -written, deleted: 0, author, at: now }
      if (old === undefined) await sql.insertInto('row').values({ school, type, id: row.id, ...fresh }).execute()
      else {
        await keepHistory(type, row.id)
        await sql.updateTable('row').set(fresh).where('school', '=', school).where('type', '=', type).where('id', '=', row.id).execute()
        if (old.scope !== scope) {
          left = true
          scopes.add(old.scope as Scope)
          await enterScope(sql, { school, type, id: row.id }, old.scope, scope, -written)
        }
      }
      scopes.add(scope)
      if (await replaceGrants(sql, { school, type, id: row.id }, grantsOf(type, row), old !== undefined)) grantsChanged = true
      readings.forget(type, row.id)
    },
    remove: async (type, id) => {
      const old = await headOf(type, id)
      if (old === undefined || old.deleted !== 0) return
      written += 1
      await keepHistory(type, id)
      const tombstone = { data: null, rev: old.rev + 1, seq: -written, deleted: 1, author, at: now }
      await sql.updateTable('row').set(tombstone).where('school', '=', school).where('type', '=', type).where('id', '=', id).execute()
      scopes.add(old.scope as Scope)
      if (await replaceGrants(sql, { school, type, id }, [], true)) grantsChanged = true
      readings.forget(type, id)
    },
    attempt: async (work, keep = () => true) => {
      await raw`savepoint attempt`.execute(sql)
      const undo = async () => {
        await raw`rollback to savepoint attempt`.execute(sql)
        await raw`release savepoint attempt`.execute(sql)
        readings.forgetAll()
      }
      let result
      try {
        result = await work()
      } catch (error) {
        await undo()
        throw error
      }
      if (keep(result)) await raw`release savepoint attempt`.execute(sql)
      else await undo()
      return result
    },
  }

  const finish = async (announce: (commit: Commit) => Promise<void>): Promise<Commit | null> => {
    if (written === 0) return null
    const commit = { school, scopes, grantsChanged }
    // Before the lock below, not under it: every writer of every school waits for that one.
    await announce(commit)
    // From here on the row of sync_meta is locked until the commit: nobody can take a later place and commit earlier.
    const { seq } = await sql
      .updateTable('sync_meta')
      .set((e) => ({ seq: e('seq', '+', written) }))
      .where('id', '=', 1)
      .returning('seq')
      .executeTakeFirstOrThrow()
    const base = seq - written
    const stamped = raw<number>`${raw.lit(base)} - seq`
    await sql.updateTable('row').set({ seq: stamped }).where('school', '=', school).where('seq', '<', 0).execute()
    if (overwritten) await sql.updateTable('row_history').set({ seq: stamped }).where('school', '=', school).where('seq', '<', 0).execute()
    if (left) await sql.updateTable('scope_exit').set({ seq: stamped }).where('school', '=', school).where('seq', '<', 0).execute()
    await sql.insertInto('commit_log').values({ seq, nonce: randomBytes(12).toString('base64url'), at: now }).execute()
    return commit
  }
  return { tx, finish }
}
