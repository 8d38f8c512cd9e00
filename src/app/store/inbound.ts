/** Rows that come from the server: a page of them is one transaction, whole or not at all. */
import type { Actor } from '#domain/people.ts'
import type { PullResponse } from '#sync/protocol.ts'
import { isRowType, ROW_TYPES, type RowType } from '#sync/rows.ts'
import type { Scope } from '#sync/scope.ts'
import { now } from './clock.ts'
import { type Database, shadowKey, type Stored } from './database.ts'
import { stillLeading } from './lead.ts'
import { forgetLostIn, foundAgain, keepLostDrafts, keepLostRows, type Missing, pruneLost } from './lost.ts'
import { readMeta, writeMeta } from './meta.ts'
import { confirmUpTo } from './outbox.ts'
import { sweepPhotos } from './photos.ts'
import { rebase } from './rebase.ts'
import { takeUnseen } from './rewind.ts'

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
  const brought = [...puts].flatMap(([type, rows]) => rows.map((r) => shadowKey(type, r.id)))
  if ((await db.unseen.count()) > 0) await db.unseen.bulkDelete(brought)
  if ((await db.lost.count()) > 0) await foundAgain(db, brought)
}

/** @returns the ids of the rows that left */
const dropScopes = async (db: Database, scopes: readonly Scope[]): Promise<ReadonlySet<string>> => {
  const left = new Set<string>()
  if (scopes.length === 0) return left
  for (const type of ROW_TYPES) {
    const ids = await tableOf(db, type).where('_scope').anyOf(scopes).primaryKeys()
    await tableOf(db, type).bulkDelete(ids)
    for (const id of ids) left.add(id)
  }
  await forgetLostIn(db, scopes)
  return left
}

const takeExits = async (db: Database, exits: PullResponse['exits']): Promise<void> => {
  for (const { scope, type, id } of exits) {
    if (!isRowType(type)) continue
    const row = await tableOf(db, type).get(id)
    if (row?._scope === scope) await tableOf(db, type).delete(id)
  }
}

interface Asked {
  /** Token of the leading tab; null where nobody leads. */
  readonly lead?: number | null
  /** `meta.turn` when the page was asked for. */
  readonly turn?: number
}

/**
 * Applies one page under the pending mutations.
 * @returns false for a page that answers an older question than where the device stands now: nothing was done, ask anew
 * @throws Overtaken (lead.ts)
 */
export const applyPage = (db: Database, actor: Actor, clientId: string, page: PullResponse, { lead = null, turn }: Asked = {}): Promise<boolean> =>
  db.transaction('rw', db.tables, async () => {
    await stillLeading(db, lead)
    const meta = await readMeta(db)
    if (meta.clientId !== clientId || (turn !== undefined && meta.turn !== turn)) return false
    let missing: readonly Missing[] = []
    // Inside, no row of the server's is covered by a pending one: shadows are put back first, and none of them is left.
    await rebase(db, actor, async () => {
      const left = await dropScopes(db, page.drop)
      await takeExits(db, page.exits)
      await writeRows(db, page)
      await keepLostDrafts(db, left, now())
      if (page.more) return
      // Only the last page holds every effect of what was confirmed; before it a mutation still shows its own.
      await confirmUpTo(db, meta, page.lastMid, now())
      missing = await takeUnseen(db)
      await pruneLost(db, now())
    })
    const lost: Missing[] = []
    // What a pending mutation has just made again is not lost.
    for (const m of missing) if ((await tableOf(db, m.type).get(m.row.id)) === undefined) lost.push(m)
    await keepLostRows(db, lost, now())
    // What photos show leaves with the scope that it was seen in.
    if (page.drop.length > 0) await sweepPhotos(db)
    const change = { cursors: page.cursors as Readonly<Record<Scope, number>>, hw: page.hw, turn: meta.turn + 1 }
    await writeMeta(db, page.more ? change : { ...change, firstSyncDone: true, lastSyncAt: now() }, meta)
    return true
  })
