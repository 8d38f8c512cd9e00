/** The queue of mutations: what waits, what the server said of it, and what was refused and waits for its author. */
import type { Actor } from '#domain/people.ts'
import type { Instant } from '#domain/calendar-day.ts'
import { refuse } from '#domain/refusal.ts'
import type { PushResult } from '#sync/protocol.ts'
import { type Batch, isJudgement, isOf, type Judgement, judgedOf } from './batch.ts'
import type { Database, Meta, OutboxItem, SentItem } from './database.ts'
import { stillLeading } from './lead.ts'
import { readMeta, writeMeta } from './meta.ts'
import { newClientId } from './new-id.ts'
import { parkUnsent, refusalIn, renumber, renumberAll, toSent } from './numbering.ts'
import { doubtPhotos } from './photo-queue.ts'
import { accepted } from './queue.ts'
import { rebase } from './rebase.ts'
import { rewind } from './rewind.ts'

const KEEP = { days: 30, items: 5_000 } as const

/** Than yes. */
export const saysMore = (r: Judgement): boolean => r.status === 'refused' || r.merged.length > 0

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
): Promise<number | null> => {
  const judged = judgedOf(batch, results)
  const end = results.find((r) => !isJudgement(r))
  const told = judged.filter(saysMore)
  // Nearly always all is accepted as it is. Then a number moves and no item is touched.
  const tables = told.length === 0 && (end === undefined || end.status === 'retry') ? [db.meta] : db.tables
  return db.transaction('rw', tables, async () => {
    await stillLeading(db, lead)
    const meta = await readMeta(db)
    if (!isOf(batch, meta)) return null
    const resolved = Math.max(meta.resolved, judged.at(-1)?.mid ?? 0)
    if (resolved > meta.resolved) await writeMeta(db, { resolved }, meta)
    const parked = await takeVerdicts(db, meta, told, judgedAt)
    // Between a rewind and the first answer to it only the old name would tell what the server knew.
    if (end?.status === 'mid-reuse') await (meta.hw === null ? renumberAll(db) : renumber(db))
    // It has forgotten what it knew, as after any restored backup.
    if (end?.status === 'gap') await rewind(db, actor, end.expected - 1, { lead })
    else if (parked > 0) await rebase(db, actor, async () => undefined)
    return end?.status === 'retry' ? end.after : null
  })
}

/**
 * Of what is still in the queue. Inside the caller's transaction.
 * @param told what has more to say than yes · @returns how many were refused: those must leave the view
 */
export const takeVerdicts = async (db: Database, { clientId }: Meta, told: readonly Judgement[], judgedAt: Instant): Promise<number> => {
  if (told.length === 0) return 0
  const merged: OutboxItem[] = []
  const parked: SentItem[] = []
  for (const [n, item] of (await db.outbox.bulkGet(told.map((r) => r.mid))).entries()) {
    const r = told[n]
    // Another tab had the same answer.
    if (item === undefined || r === undefined) continue
    if (r.status === 'ok') merged.push({ ...item, merged: r.merged })
    else parked.push(toSent(item, clientId, judgedAt, refusalIn(r.refusal)))
  }
  await db.outbox.bulkPut(merged)
  await db.outbox.bulkDelete(parked.map((p) => p.mid))
  await db.sent.bulkPut(parked)
  await doubtPhotos(db, parked)
  return parked.length
}

/**
 * Parks the one mutation that no request can carry, as if it had been refused; its author finds it with its text. What
 * waits behind it moves up a number, for the server has never seen this one.
 */
export const parkTooLarge = (db: Database, actor: Actor, batch: Batch, judgedAt: Instant, lead: number | null = null): Promise<void> =>
  db.transaction('rw', db.tables, async () => {
    await stillLeading(db, lead)
    const meta = await readMeta(db)
    const mid = batch.mutations[0]?.mid ?? 0
    const item = await db.outbox.get(mid)
    if (item === undefined || mid <= meta.resolved || !isOf(batch, meta)) return
    await rebase(db, actor, () => parkUnsent(db, item, judgedAt, refuse('fields-invalid')))
  })

/** Moves what a finished pull has confirmed out of the queue. Inside the caller's rebase, with the meta of his transaction. */
export const confirmUpTo = async (db: Database, { clientId, resolved }: Meta, lastMid: number, judgedAt: Instant): Promise<void> => {
  // The server may know more: its answer to the push is still on the way, or a copy of this device took the number.
  const done = await accepted(db, { resolved: Math.min(resolved, lastMid) }).toArray()
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
