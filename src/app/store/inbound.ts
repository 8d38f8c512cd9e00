/** Rows that come from the server: a page of them is one transaction, whole or not at all. */
import type { Actor } from '#domain/people.ts'
import type { PullResponse } from '#sync/protocol.ts'
import { isRowType, ROW_TYPES, type RowType } from '#sync/rows.ts'
import type { Scope } from '#sync/scope.ts'
import { now } from './clock.ts'
import type { Database, Stored } from './database.ts'
import { readMeta, writeMeta } from './meta.ts'
import { confirmUpTo, requeueFrom } from './outbox.ts'
import { rebase } from './rebase.ts'

const tableOf = (db: Database, type: RowType) => db.table<Stored<RowType>, string>(type)

const writeRows = async (db: Database, page: PullResponse): Promise<void> => {
  const puts = new Map<RowType, Stored<RowType>[]>()
  const gone = new Map<RowType, string[]>()
  for (const { type, id, scope, data } of page.rows) {
    // A newer server knows kinds of row that this build does not: they wait there for the next build.
    if (!isRowType(type)) continue
    if (data === null) (gone.get(type) ?? gone.set(type, []).get(type))?.push(id)
    else (puts.get(type) ?? puts.set(type, []).get(type))?.push({ ...(data as Stored<RowType>), _scope: scope })
  }
  for (const [type, ids] of gone) await tableOf(db, type).bulkDelete(ids)
  for (const [type, rows] of puts) await tableOf(db, type).bulkPut(rows)
}

const dropScope = async (db: Database, scope: Scope): Promise<void> => {
  for (const type of ROW_TYPES) await tableOf(db, type).where('_scope').equals(scope).delete()
}

/** Applies one page under the pending mutations. */
export const applyPage = (db: Database, actor: Actor, clientId: string, page: PullResponse): Promise<void> =>
  db.transaction('rw', db.tables, async () => {
    const meta = await readMeta(db)
    if (meta.clientId !== clientId) return
    await rebase(db, actor, async () => {
      for (const scope of page.drop) await dropScope(db, scope)
      for (const { scope, type, id } of page.exits) {
        if (!isRowType(type)) continue
        const row = await tableOf(db, type).get(id)
        if (row?._scope === scope) await tableOf(db, type).delete(id)
      }
      await writeRows(db, page)
      // Only the last page holds every effect of what was confirmed; before it a mutation still shows its own.
      if (!page.more) await confirmUpTo(db, page.lastMid, now())
    })
    await writeMeta(db, {
      cursors: page.cursors as Readonly<Record<Scope, number>>,
      hw: page.hw,
      ...(page.more ? {} : { firstSyncDone: true, lastSyncAt: now() }),
    })
  })

/**
 * The server's history is another one (restored from a backup): keep everything, pull from the start, and send again
 * whatever it no longer knows.
 */
export const rewind = (db: Database, lastMid: number): Promise<void> =>
  db.transaction('rw', db.tables, async () => {
    await requeueFrom(db, lastMid + 1)
    for (const item of await db.outbox.toArray())
      if (item.mid > lastMid && item.state === 'acked') await db.outbox.put({ ...item, state: 'queued' })
    await writeMeta(db, { cursors: {}, hw: null, resolved: lastMid })
  })
