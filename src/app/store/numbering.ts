/**
 * The numbers of the queue: `mid` counts this device's mutations without a gap, under a name (`clientId`). Here is what
 * keeps them without a gap when the server forgot some, somebody else used them, or one can never be sent.
 */
import type { Instant } from '#domain/calendar-day.ts'
import type { Refusal } from '#domain/refusal.ts'
import type { wireRefusal } from '#sync/protocol.ts'
import type * as z from 'zod/mini'
import type { Database, OutboxItem, SentItem } from './database.ts'
import { readMeta, writeMeta } from './meta.ts'
import { newClientId } from './new-id.ts'
import { accepted, queued } from './queue.ts'

/** In `sent`, for what was judged under a name that this device bears no more. */
const FORMER = 'former'

export const toSent = (item: OutboxItem | SentItem, clientId: string, judgedAt: Instant, refusal: Refusal | null): SentItem => {
  const { state: _, merged = [], ...body } = item
  return { ...body, clientId: body.mid < 0 ? FORMER : clientId, judgedAt, state: refusal === null ? 'done' : 'parked', refusal, merged }
}

/** As the store keeps it: without a field that is there and says nothing. */
export const refusalIn = ({ refused, because, fields }: z.infer<typeof wireRefusal>): Refusal =>
  fields === undefined ? { refused, because } : { refused, because, fields }

const queuedAgain = ({ mid, uid, name, args, at, sv }: OutboxItem | SentItem): OutboxItem => ({ mid, uid, name, args, at, sv, state: 'queued' })

const inOrder = (judged: readonly SentItem[]): readonly SentItem[] => judged.toSorted((a, b) => a.judgedAt - b.judgedAt || a.mid - b.mid)

/**
 * Of this the server's word counts, and it may have been forgotten: what was refused as much as what was accepted, for
 * another device may have the same deed (out of a backup file) and hand it in anew. Not what its author has put away, nor
 * what no request could carry.
 */
const isOpenToDoubt = ({ state, mid }: SentItem): boolean => state !== 'dismissed' && mid !== 0

/**
 * A new name, under which these count from 1. The server knows a deed that it has had before by its `uid`. What it has
 * accepted under the old name waits on for its rows, below the numbers.
 */
const startOver = async (db: Database, items: readonly OutboxItem[]): Promise<void> => {
  const again = new Set(items.map((i) => i.uid))
  const awaited = (await accepted(db, await readMeta(db)).toArray()).filter((i) => !again.has(i.uid))
  await db.outbox.clear()
  await db.outbox.bulkPut(awaited.map((item, n) => ({ ...item, mid: n - awaited.length })))
  await db.outbox.bulkPut(items.map((item, n) => ({ ...item, mid: n + 1 })))
  await writeMeta(db, { clientId: newClientId(), nextMid: items.length + 1, resolved: 0, unsure: null })
}

/** Somebody else (a cloned profile) used this device's numbers: what waits goes out under a new name. */
export const renumber = async (db: Database): Promise<void> => startOver(db, await queued(db, await readMeta(db)).toArray())

/** The same after a rewind: what was judged may have been forgotten since, so all of it goes out again. */
export const renumberAll = async (db: Database): Promise<void> => {
  const judged = await db.sent.filter(isOpenToDoubt).toArray()
  const items = [...inOrder(judged), ...(await db.outbox.orderBy('mid').toArray())].map(queuedAgain)
  await db.sent.bulkDelete(judged.map((s) => s.uid))
  await startOver(db, items)
}

const hasJudgedUnderFormerNames = async (db: Database, clientId: string): Promise<boolean> =>
  (await db.outbox.where('mid').below(0).count()) > 0 || (await db.sent.filter((s) => s.clientId !== clientId && isOpenToDoubt(s)).first()) !== undefined

/**
 * Puts everything that the server does not know (any more) back into the queue: answered or not, refused or not. Where
 * something was judged under a former name of this device, or a number is missing, that takes a new name, and then all of it goes
 * out again: of a server that is restored once more before the first answer nothing but the old name would tell what it knew.
 * Inside the caller's rebase, which has lowered `resolved`.
 * @param lastMid the highest number that both know under this name
 */
export const requeueAbove = async (db: Database, lastMid: number): Promise<void> => {
  const { clientId } = await readMeta(db)
  const sent = await db.sent.where('mid').above(lastMid).and((s) => s.clientId === clientId).toArray()
  const mine = [...sent, ...(await db.outbox.where('mid').above(lastMid).toArray())].toSorted((a, b) => a.mid - b.mid)
  const fits = mine.every((item, n) => item.mid === lastMid + 1 + n)
  if (!fits || (await hasJudgedUnderFormerNames(db, clientId))) return renumberAll(db)
  await db.sent.bulkDelete(mine.map((i) => i.uid))
  await db.outbox.bulkPut(mine.map(queuedAgain))
}

/**
 * Takes one out of the queue that the server has never seen and never will (no request can carry it). Those behind it
 * move up, so that its number leaves no hole. Inside the caller's rebase.
 */
export const parkUnsent = async (db: Database, item: OutboxItem, judgedAt: Instant, refusal: Refusal): Promise<void> => {
  const { clientId, nextMid, moves = 0 } = await readMeta(db)
  const behind = await db.outbox.where('mid').above(item.mid).toArray()
  await db.outbox.where('mid').aboveOrEqual(item.mid).delete()
  await db.outbox.bulkPut(behind.map((i) => ({ ...i, mid: i.mid - 1 })))
  await db.sent.put(toSent({ ...item, mid: 0 }, clientId, judgedAt, refusal))
  await writeMeta(db, { nextMid: nextMid - 1, moves: moves + 1 })
}
