/** The queue of mutations: what waits, what the server said of it, and what was refused and waits for its author. */
import type { Actor } from '#domain/people.ts'
import type { Instant } from '#domain/calendar-day.ts'
import { refuse } from '#domain/refusal.ts'
import { LIMITS, type Mutation, type PushResult } from '#sync/protocol.ts'
import type { Database, OutboxItem, SentItem } from './database.ts'
import { stillLeading } from './lead.ts'
import { peekMeta, readMeta, writeMeta } from './meta.ts'
import { newClientId } from './new-id.ts'
import { parkUnsent, refusalIn, renumber, requeueAbove, toSent } from './numbering.ts'
import { rebase } from './rebase.ts'

const KEEP = { days: 30, items: 5_000 } as const

export interface Batch {
  readonly clientId: string
  /** What all of them were written under. */
  readonly sv: number
  readonly mutations: readonly Mutation[]
}

/** The leading ones of one schema version that fit into a request; null of none. */
export const pack = (clientId: string, items: readonly (OutboxItem | SentItem)[]): Batch | null => {
  const [first] = items
  if (first === undefined) return null
  const mutations: Mutation[] = []
  let bytes = 2_000
  for (const { mid, uid, name, args, at, sv } of items) {
    const m = { mid, uid, name, args, at }
    bytes += new TextEncoder().encode(JSON.stringify(m)).length + 1
    if (sv !== first.sv || (bytes > LIMITS.bytesPerPush && mutations.length > 0)) break
    mutations.push(m)
  }
  return { clientId, sv: first.sv, mutations }
}

/**
 * The next mutations to send, oldest first: of one schema version, and within the limits of one request. Null when
 * nothing waits.
 */
export const nextBatch = (db: Database, most: number = LIMITS.mutationsPerPush): Promise<Batch | null> =>
  db.transaction('r', db.outbox, db.meta, async () => {
    const meta = await peekMeta(db)
    return meta === undefined ? null : pack(meta.clientId, await db.outbox.where('state').equals('queued').limit(most).toArray())
  })

/** How many wait for the server's judgement. */
export const countQueued = (db: Database): Promise<number> => db.outbox.where('state').equals('queued').count()

/**
 * Takes the server's answers into the queue, in one transaction. Refused work leaves the view and is parked with its
 * body and reason; accepted work stays in view until a pull brings its rows.
 * @param batch what was sent · @param lead token of the leading tab, null where nobody leads
 * @returns ms to wait before the next try, where the server asked for it · @throws Overtaken (lead.ts)
 */
export const settle = (
  db: Database,
  actor: Actor,
  batch: Batch,
  results: readonly PushResult[],
  judgedAt: Instant,
  lead: number | null = null,
): Promise<number | null> =>
  db.transaction('rw', db.tables, async () => {
    await stillLeading(db, lead)
    const meta = await readMeta(db)
    // An answer to a name this device no longer bears (another tab renumbered meanwhile) says nothing about this queue.
    if (meta.clientId !== batch.clientId) return null
    const uids = new Map(batch.mutations.map((m) => [m.mid, m.uid]))
    const stored = new Map((await db.outbox.bulkGet(results.map((r) => r.mid))).flatMap((i) => (i === undefined ? [] : [[i.mid, i]])))
    let resolved = meta.resolved
    const acked: OutboxItem[] = []
    const parked: SentItem[] = []
    for (const r of results) {
      if (r.status !== 'ok' && r.status !== 'refused') continue
      resolved = Math.max(resolved, r.mid)
      // Numbers can move up (parkUnsent): an answer is to the deed, not to whatever bears its number by now.
      const item = stored.get(r.mid)
      if (item === undefined || item.uid !== uids.get(r.mid)) continue
      if (r.status === 'ok') acked.push({ ...item, state: 'acked', merged: r.merged })
      else parked.push(toSent(item, batch.clientId, judgedAt, refusalIn(r.refusal)))
    }
    await db.outbox.bulkPut(acked)
    await db.outbox.bulkDelete(parked.map((p) => p.mid))
    await db.sent.bulkPut(parked)
    // What is no judgement ends the list, so there is one at most.
    const end = results.find((r) => r.status !== 'ok' && r.status !== 'refused')
    if (end?.status === 'gap') await requeueAbove(db, end.expected - 1, { whole: false })
    if (end?.status === 'mid-reuse') await renumber(db)
    if ((await readMeta(db)).clientId === batch.clientId) await writeMeta(db, { resolved })
    if (parked.length > 0 || end?.status === 'gap') await rebase(db, actor, async () => undefined)
    return end?.status === 'retry' ? end.after : null
  })

/**
 * Parks the one mutation that no request can carry, as if it had been refused; its author finds it with its text. What
 * waits behind it moves up a number, for the server has never seen this one.
 */
export const parkTooLarge = (db: Database, actor: Actor, batch: Batch, judgedAt: Instant, lead: number | null = null): Promise<void> =>
  db.transaction('rw', db.tables, async () => {
    await stillLeading(db, lead)
    const [sent] = batch.mutations
    const item = sent && (await db.outbox.get(sent.mid))
    const { clientId } = await readMeta(db)
    if (item === undefined || clientId !== batch.clientId || item.uid !== sent?.uid || item.state !== 'queued') return
    await rebase(db, actor, () => parkUnsent(db, item, judgedAt, refuse('fields-invalid')))
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
