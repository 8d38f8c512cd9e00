/**
 * The server's side of sync/transaction.ts: one write transaction of one school over the `row` table. What the work
 * puts is written at the very end, under places in the sequence that are taken then: so the order of places is the order
 * of commits, and a device that reads up to a place has read all before it.
 */
import { randomBytes } from 'node:crypto'
import type { Instant } from '#domain/calendar-day.ts'
import type { PersonId, SchoolId } from '#domain/ids.ts'
import { photosOf } from '#sync/photos.ts'
import { rowSchemas, type RowOf, type RowType } from '#sync/rows.ts'
import { grantsOf, scopeOf, type Scope } from '#sync/scope.ts'
import type { Transaction } from '#sync/transaction.ts'
import type * as z from 'zod/mini'
import type { ProgrammeCache } from './programme-cache.ts'
import { createOnce } from './readings.ts'
import type { Sql, Tables } from './schema.ts'
import { writeDirectory } from './directory.ts'
import { createUnwritten } from './unwritten.ts'
import { writeGrants, writePhotoUses, writeRows } from './write-out.ts'

/** For whom and when rows are written. `author` is null where the server itself writes (demo, import by command line). */
export interface Writer {
  readonly school: SchoolId
  readonly author: PersonId | null
  readonly now: Instant
}

export interface ServerTransaction extends Transaction {
  /** For the server's own tables, in the same transaction. It sees no row that this transaction has put. */
  readonly sql: Sql
  readonly school: SchoolId
  /** Runs the work; if it throws, or `keep` says no to its result, every row it put is as before and the rest stands. */
  readonly attempt: <T>(work: () => Promise<T>, keep?: (result: T) => boolean) => Promise<T>
}

/** What one commit changed, for those who wait for news. */
export interface Commit {
  readonly school: SchoolId
  readonly scopes: ReadonlySet<Scope>
  /** Somebody's rights may have changed, and with them anything: everybody of the school is to look. */
  readonly grantsChanged: boolean
}

/** A row as it stands, whoever wrote it last. */
interface Head {
  readonly rev: number
  readonly scope: Scope
  /** Null for a tombstone. */
  readonly row: RowOf<RowType> | null
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

const parsed = (data: string | null): RowOf<RowType> | null => JSON.parse(data ?? 'null') as RowOf<RowType> | null

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
  const unwritten = createUnwritten()
  const headOnce = createOnce<Head | undefined>()
  const scopeOnce = createOnce<readonly RowOf<RowType>[]>()

  /** A plan is large and known from before as a rule: its words are read only where it is not. */
  const programmeAt = async (id: string, rev: number): Promise<RowOf<'programme'>> => {
    const known = programmes.get(school, id, rev)
    if (known !== undefined) return known
    const { data } = await rowAt('programme', id).select('data').executeTakeFirstOrThrow()
    const programme = JSON.parse(data ?? 'null') as RowOf<'programme'>
    programmes.keep(school, rev, programme)
    return programme
  }
  const rowAt = (type: RowType, id: string) => sql.selectFrom('row').where('school', '=', school).where('type', '=', type).where('id', '=', id)
  // Put together once and asked with other values: of a hundred deeds this is what is asked most.
  const headAt = rowAt('school', '').select(['rev', 'scope', 'deleted', 'data']).compile()
  const readHead = async (type: RowType, id: string): Promise<Head | undefined> => {
    const { rows } = await sql.executeQuery<Pick<Tables['row'], 'rev' | 'scope' | 'deleted' | 'data'>>({ ...headAt, parameters: [school, type, id] })
    const [found] = rows
    return found && { rev: found.rev, scope: found.scope as Scope, row: found.deleted === 1 ? null : parsed(found.data) }
  }
  const readPlanHead = async (id: string): Promise<Head | undefined> => {
    const found = await rowAt('programme', id).select(['rev', 'scope', 'deleted']).executeTakeFirst()
    return found && { rev: found.rev, scope: found.scope as Scope, row: found.deleted === 1 ? null : await programmeAt(id, found.rev) }
  }
  const stored = (type: RowType, id: string): Promise<Head | undefined> =>
    headOnce(type, id, () => (type === 'programme' ? readPlanHead(id) : readHead(type, id)))
  const newest = async (type: RowType, id: string): Promise<Head | undefined> => {
    const mine = unwritten.newest(type, id)
    return mine === undefined ? stored(type, id) : { ...mine, row: parsed(mine.data) }
  }
  const storedIn = (type: RowType, scope: Scope) =>
    scopeOnce(type, scope, async () => {
      const found = await sql
        .selectFrom('row')
        .where('school', '=', school)
        .where('type', '=', type)
        .where('scope', '=', scope)
        .where('deleted', '=', 0)
        .select('data')
        .execute()
      return found.flatMap(({ data }) => (data === null ? [] : [JSON.parse(data) as RowOf<RowType>]))
    })
  const isStored = async (type: RowType, id: string): Promise<boolean> => (await stored(type, id)) !== undefined

  const tx: ServerTransaction = {
    sql,
    school,
    get: async <T extends RowType>(type: T, id: string) => ((await newest(type, id))?.row ?? undefined) as RowOf<T> | undefined,
    inScope: async <T extends RowType>(type: T, scope: Scope) => {
      const there = (await storedIn(type, scope)) as readonly RowOf<T>[]
      const mine = unwritten.newestOf(type)
      if (mine.length === 0) return there
      const rest = there.filter((row) => unwritten.newest(type, row.id) === undefined)
      return [...rest, ...mine.flatMap((v) => (v.scope === scope && v.data !== null ? [JSON.parse(v.data) as RowOf<T>] : []))]
    },
    put: async (type, row) => {
      inspect(type, row, school)
      const scope = scopeOf(type, row)
      const old = await newest(type, row.id)
      // What was taken away comes back only to whom it belonged: its name is not free for others.
      if (old?.row === null && old.scope !== scope) throw new UnsoundRow(type, null)
      const is = { type, id: row.id, scope, data: JSON.stringify(row), grants: grantsOf(type, row), photos: photosOf(type, row) }
      unwritten.add({ ...is, rev: (old?.rev ?? 0) + 1, cameFrom: old?.scope ?? null, stored: await isStored(type, row.id) })
    },
    remove: async (type, id) => {
      const old = await newest(type, id)
      if (old === undefined || old.row === null) return
      const { rev, scope } = old
      unwritten.add({ type, id, scope, data: null, grants: [], photos: [], rev: rev + 1, cameFrom: scope, stored: await isStored(type, id) })
    },
    attempt: async (work, keep = () => true) => {
      const before = unwritten.all.length
      let kept = false
      try {
        const result = await work()
        kept = keep(result)
        return result
      } finally {
        if (!kept) unwritten.cutTo(before)
      }
    },
  }

  const finish = async (announce: (commit: Commit) => Promise<void>): Promise<Commit | null> => {
    const versions = unwritten.all
    if (versions.length === 0) return null
    const made = { school, author, now, versions }
    const scopes = new Set(versions.flatMap(({ scope, cameFrom }) => (cameFrom === null ? [scope] : [scope, cameFrom])))
    const commit = { school, scopes, grantsChanged: await writeGrants(sql, made) }
    await writePhotoUses(sql, made)
    await writeDirectory(sql, school, versions)
    // Before the lock below, not under it: every writer of every school waits for that one.
    await announce(commit)
    // From here on the row of sync_meta is locked until the commit: nobody can take a later place and commit earlier.
    const { seq } = await sql
      .updateTable('sync_meta')
      .set((e) => ({ seq: e('seq', '+', versions.length) }))
      .where('id', '=', 1)
      .returning('seq')
      .executeTakeFirstOrThrow()
    await writeRows(sql, made, seq - versions.length)
    await sql.insertInto('commit_log').values({ seq, nonce: randomBytes(12).toString('base64url'), at: now }).execute()
    return commit
  }
  return { tx, finish }
}
