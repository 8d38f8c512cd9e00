/** The queue of mutations: what waits, what the server said of it, and what was refused and waits for its author. */
import type { Actor } from '#domain/people.ts'
import type { Instant } from '#domain/calendar-day.ts'
import type { Refusal } from '#domain/refusal.ts'
import { LIMITS, type Mutation, type PushResult } from '#sync/protocol.ts'
import type { Database, OutboxItem, SentItem } from './database.ts'
import { readMeta, writeMeta } from './meta.ts'
import { newClientId } from './new-id.ts'
import { rebase } from './rebase.ts'

const KEEP = { days: 30, items: 5_000 } as const

export interface Batch {
  readonly clientId: string
  readonly mutations: readonly Mutation[]
}

/** The next mutations to send, oldest first, within the limits of one request; null when nothing waits. */
export const nextBatch = (db: Database, most: number = LIMITS.mutationsPerPush): Promise<Batch | null> =>
  db.transaction('rw', db.outbox, db.meta, async () => {
    const { clientId } = await readMeta(db)
    const queued = (await db.outbox.orderBy('mid').toArray()).filter((i) => i.state === 'queued').slice(0, most)
    const mutations: Mutation[] = []
    let bytes = 2_000
    for (const { mid, uid, name, args, at } of queued) {
      const m = { mid, uid, name, args, at }
      bytes += new TextEncoder().encode(JSON.stringify(m)).length + 1
      if (bytes > LIMITS.bytesPerPush && mutations.length > 0) break
      mutations.push(m)
    }
    return mutations.length === 0 ? null : { clientId, mutations }
  })

const toSent = (item: OutboxItem, clientId: string, judgedAt: Instant, refusal: Refusal | null): SentItem => {
  const { state: _, merged = [], ...body } = item
  return { ...body, clientId, judgedAt, state: refusal === null ? 'done' : 'parked', refusal, merged }
}

/** Gives this device a new name and counts its queue from 1 again: somebody else (a cloned profile) used its numbers. */
const renumber = async (db: Database, judgedAt: Instant): Promise<void> => {
  const { clientId } = await readMeta(db)
  const items = await db.outbox.orderBy('mid').toArray()
  const queued = items.filter((i) => i.state === 'queued')
  await db.sent.bulkPut(items.filter((i) => i.state === 'acked').map((i) => toSent(i, clientId, judgedAt, null)))
  await db.outbox.clear()
  await db.outbox.bulkPut(queued.map((item, n) => ({ ...item, mid: n + 1 })))
  await writeMeta(db, { clientId: newClientId(), nextMid: queued.length + 1, resolved: 0 })
}

/** Takes judged mutations that the server does not know (any more) back into the queue. */
export const requeueFrom = async (db: Database, expected: number): Promise<boolean> => {
  const { clientId } = await readMeta(db)
  const again = (await db.sent.where('mid').aboveOrEqual(expected).toArray()).filter((s) => s.clientId === clientId)
  if (!again.some((s) => s.mid === expected)) return again.length === 0 && (await db.outbox.get(expected)) !== undefined
  await db.outbox.bulkPut(again.map(({ mid, uid, name, args, at, sv }) => ({ mid, uid, name, args, at, sv, state: 'queued' as const })))
  await db.sent.bulkDelete(again.map((s) => s.uid))
  return true
}

/**
 * Takes the server's answers into the queue, in one transaction. Refused work leaves the view and is parked with its
 * body and reason; accepted work stays in view until a pull brings its rows.
 * @returns ms to wait before the next try, where the server asked for it
 */
export const settle = (db: Database, actor: Actor, clientId: string, results: readonly PushResult[], judgedAt: Instant): Promise<number | null> =>
  db.transaction('rw', db.tables, async () => {
    const meta = await readMeta(db)
    // An answer to a name this device no longer bears (another tab renumbered meanwhile) says nothing about this queue.
    if (meta.clientId !== clientId) return null
    let resolved = meta.resolved
    let wait: number | null = null
    const refused: SentItem[] = []
    for (const r of results) {
      const item = await db.outbox.get(r.mid)
      if (r.status === 'ok' || r.status === 'refused') resolved = Math.max(resolved, r.mid)
      if (r.status === 'ok' && item !== undefined) await db.outbox.put({ ...item, state: 'acked', merged: r.merged })
      if (r.status === 'refused' && item !== undefined) {
        const { refused: kind, because, fields } = r.refusal
        refused.push(toSent(item, clientId, judgedAt, fields === undefined ? { refused: kind, because } : { refused: kind, because, fields }))
      }
      if (r.status === 'retry') wait = r.after
      if (r.status === 'gap' && !(await requeueFrom(db, r.expected))) await renumber(db, judgedAt)
      if (r.status === 'mid-reuse') await renumber(db, judgedAt)
    }
    if ((await readMeta(db)).clientId === clientId) await writeMeta(db, { resolved })
    if (refused.length > 0)
      await rebase(db, actor, async () => {
        await db.outbox.bulkDelete(refused.map((s) => s.mid))
        await db.sent.bulkPut(refused)
      })
    return wait
  })

/** Moves what a finished pull has confirmed out of the queue. Inside the caller's rebase. */
export const confirmUpTo = async (db: Database, lastMid: number, judgedAt: Instant): Promise<void> => {
  const { clientId } = await readMeta(db)
  const done = (await db.outbox.where('mid').belowOrEqual(lastMid).toArray()).filter((i) => i.state === 'acked')
  if (done.length === 0) return
  await db.outbox.bulkDelete(done.map((i) => i.mid))
  await db.sent.bulkPut(done.map((i) => toSent(i, clientId, judgedAt, null)))
  await db.sent.where('judgedAt').below(judgedAt - KEEP.days * 86_400_000).and((s) => s.state !== 'parked').delete()
  const over = (await db.sent.count()) - KEEP.items
  if (over > 0) await db.sent.orderBy('judgedAt').filter((s) => s.state !== 'parked').limit(over).delete()
}

/** Sends refused work again as it stands (the reason may have gone: a placement was prolonged). */
export const sendAgain = (db: Database, actor: Actor, uid: string): Promise<void> =>
  db.transaction('rw', db.tables, async () => {
    const item = await db.sent.get(uid)
    if (item === undefined || item.state !== 'parked') return
    const { nextMid } = await readMeta(db)
    await rebase(db, actor, async () => {
      const { name, args, at, sv } = item
      await db.outbox.put({ mid: nextMid, uid: newClientId(), name, args, at, sv, state: 'queued' })
      await db.sent.put({ ...item, state: 'dismissed' })
      await writeMeta(db, { nextMid: nextMid + 1 })
    })
  })

/** The author has read the reason. The text stays among what was sent, for 30 days. */
export const dismiss = async (db: Database, uid: string): Promise<void> => {
  await db.sent.update(uid, { state: 'dismissed' })
}
