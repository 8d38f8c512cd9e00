/**
 * The server's history is another one (it was restored from a backup). The device keeps all it has, asks for everything
 * anew, hands in again what the server forgot, and remembers which of its rows have not come again: those that never
 * come are lost there. It may be killed in the middle, and the server may be restored a second time.
 */
import type { Actor } from '#domain/people.ts'
import { ROW_TYPES, type RowType } from '#sync/rows.ts'
import type { Scope } from '#sync/scope.ts'
import { type Database, shadowKey, type Stored, type Unseen } from './database.ts'
import { stillLeading } from './lead.ts'
import type { Missing } from './lost.ts'
import { readMeta, writeMeta } from './meta.ts'
import { requeueAbove } from './numbering.ts'
import { askForPhotosAgain } from './photo-queue.ts'
import { rebase } from './rebase.ts'

/** All rows here, shown or underneath a pending change; one that only a pending mutation made does no harm. */
const heldKeys = async (db: Database): Promise<readonly Unseen[]> => {
  const held: Unseen[] = (await db.shadow.toArray()).map(({ key, type, id }) => ({ key, type, id }))
  for (const type of ROW_TYPES)
    for (const id of await db.rows(type).toCollection().primaryKeys()) held.push({ key: shadowKey(type, id), type, id })
  return held
}

interface Asked {
  /** Token of the leading tab; null where nobody leads. */
  readonly lead?: number | null
  /** `meta.turn` of the question that was answered with this. */
  readonly turn?: number
}

/**
 * @param lastMid the highest number of this device that the server knows now, as it says; it may be more than this device
 * knows to be judged, for the answer was lost, or a copy of this device has used the numbers
 * @throws Overtaken (lead.ts)
 */
export const rewind = (db: Database, actor: Actor, lastMid: number, { lead = null, turn }: Asked = {}): Promise<void> =>
  db.transaction('rw', db.tables, async () => {
    await stillLeading(db, lead)
    const meta = await readMeta(db)
    // Another tab has gone back already, or forward since: this answer is to an older question.
    if (turn !== undefined && turn !== meta.turn) return
    await db.unseen.clear()
    await db.unseen.bulkPut([...(await heldKeys(db))])
    // Zero and not nothing: so the server still tells which of these scopes are gone, and what left them.
    const cursors = Object.fromEntries(Object.keys(meta.cursors).map((scope) => [scope as Scope, 0]))
    const resolved = Math.min(meta.resolved, lastMid)
    const unsure = resolved > 0 ? { from: 1, to: resolved } : null
    await writeMeta(db, { cursors, hw: null, turn: meta.turn + 1, moves: (meta.moves ?? 0) + 1, resolved, unsure })
    await askForPhotosAgain(db, actor.person)
    await rebase(db, actor, () => requeueAbove(db, resolved))
  })

/** The first complete pull after a rewind ends: takes out the rows that never came again. Inside the caller's rebase. */
export const takeUnseen = async (db: Database): Promise<readonly Missing[]> => {
  const unseen = await db.unseen.toArray()
  if (unseen.length === 0) return []
  const missing: Missing[] = []
  for (const type of ROW_TYPES) {
    const ids = unseen.filter((u) => u.type === type).map((u) => u.id)
    if (ids.length === 0) continue
    const table = db.table<Stored<RowType>, string>(type)
    for (const row of await table.bulkGet(ids)) if (row !== undefined) missing.push({ type, row })
    await table.bulkDelete(ids)
  }
  await db.unseen.clear()
  return missing
}
