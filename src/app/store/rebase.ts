/**
 * What the screen shows is always: the server's rows, with this device's pending mutations done again on top. When the
 * server's rows change, the shadows are put back, the change is applied, and the queue is replayed in order.
 */
import type { Actor } from '#domain/people.ts'
import { isRefusal } from '#domain/refusal.ts'
import { perform } from '#sync/perform.ts'
import { now } from './clock.ts'
import type { Database, Stored } from './database.ts'
import { localTransaction } from './local-transaction.ts'
import type { RowType } from '#sync/rows.ts'

/**
 * Runs inside the caller's readwrite transaction over all tables.
 * @param change writes the server's rows and takes judged mutations out of the outbox
 */
export const rebase = async (db: Database, actor: Actor, change: () => Promise<void>): Promise<void> => {
  const shadows = await db.shadow.toArray()
  for (const { type, id, row } of shadows) {
    const table = db.table<Stored<RowType>, string>(type)
    await (row === null ? table.delete(id) : table.put(row))
  }
  if (shadows.length > 0) await db.shadow.clear()
  await change()
  const pending = await db.outbox.orderBy('mid').toArray()
  for (const item of pending) {
    const tx = localTransaction(db)
    const outcome = await perform(tx, item.name, item.args, { actor, claimed: item.at, at: item.at, now: now() })
    // Refused here and now: it shows no effect, stays in the queue, and the server says the last word.
    if (!isRefusal(outcome)) await tx.flush()
  }
}
