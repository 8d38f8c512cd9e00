/** Everything that a device holds at a moment: what it shows, and what of that the server has said. */
import type { Database, LostItem, Meta, OutboxItem, SentItem, Shadow } from '#app/store/database.ts'
import { ROW_TYPES } from '#sync/rows.ts'

export type HeldRow = { readonly id: string; readonly _scope: string; readonly [field: string]: unknown }
/** By type and id. */
export type Rows = ReadonlyMap<string, HeldRow>

export interface Holdings {
  /** What the screen shows. */
  readonly view: Rows
  /** The server's rows as this device knows them: the view with its shadows put back. */
  readonly known: Rows
  readonly shadows: readonly Shadow[]
  /** In the order of their numbers. */
  readonly outbox: readonly OutboxItem[]
  readonly sent: readonly SentItem[]
  readonly lost: readonly LostItem[]
  /** Null before the first round. */
  readonly meta: Meta | null
}

export const keyOf = (type: string, id: string): string => `${type} ${id}`

export const holdingsOf = (db: Database): Promise<Holdings> =>
  db.transaction('r', db.tables, async () => {
    const view = new Map<string, HeldRow>()
    for (const type of ROW_TYPES) for (const row of await db.table<HeldRow, string>(type).toArray()) view.set(keyOf(type, row.id), row)
    const shadows = await db.shadow.toArray()
    const known = new Map(view)
    for (const { type, id, row } of shadows)
      if (row === null) known.delete(keyOf(type, id))
      else known.set(keyOf(type, id), row as unknown as HeldRow)
    const meta = (await db.meta.toArray()).map((m) => m.value as Partial<Meta> | null).find((m) => m?.clientId !== undefined && m.nextMid !== undefined)
    return {
      view,
      known,
      shadows,
      outbox: await db.outbox.orderBy('mid').toArray(),
      sent: await db.sent.toArray(),
      lost: await db.lost.toArray(),
      meta: (meta as Meta | undefined) ?? null,
    }
  })
