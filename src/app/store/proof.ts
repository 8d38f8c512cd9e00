/**
 * After a rewind the server says how far it knows this device's numbers. They need not be this device's deeds: a copy
 * of its profile may have used the numbers again since the backup was made. So the deeds themselves are sent once more:
 * those that the server knows are answered from memory, and a stranger under one of the numbers comes to light.
 */
import type { Actor } from '#domain/people.ts'
import type { Instant } from '#domain/calendar-day.ts'
import type { PushResult } from '#sync/protocol.ts'
import { type Batch, isJudgement, isOf, nextBatch, pack } from './batch.ts'
import type { Database, Meta } from './database.ts'
import { stillLeading } from './lead.ts'
import { peekMeta, readMeta, writeMeta } from './meta.ts'
import { refusalIn, renumberAll, toSent } from './numbering.ts'
import { saysMore, takeVerdicts } from './outbox.ts'
import { rebase } from './rebase.ts'
import { rewind } from './rewind.ts'

/** The next deeds to ask about; null when nothing is unsure. @param known as for `nextBatch` */
export const nextProof = (db: Database, most: number, known?: Meta): Promise<Batch | null> =>
  db.transaction('r', db.outbox, db.sent, db.meta, async () => {
    const meta = known ?? (await peekMeta(db))
    if (meta?.unsure == null) return null
    const { clientId, unsure } = meta
    const sent = await db.sent.where('mid').between(unsure.from, unsure.to, true, true).and((s) => s.clientId === clientId).toArray()
    const accepted = await db.outbox.where('mid').between(unsure.from, unsure.to, true, true).toArray()
    return pack(meta, [...sent, ...accepted].toSorted((a, b) => a.mid - b.mid).slice(0, most), true)
  })

/** What goes out next, found in one look: first what is unsure, then what is queued. Null of neither. */
export const nextToSend = (db: Database, most: number): Promise<Batch | null> =>
  db.transaction('r', db.outbox, db.sent, db.meta, async () => {
    const meta = await peekMeta(db)
    return (await nextProof(db, most, meta)) ?? nextBatch(db, most, meta)
  })

/**
 * Takes the server's answers to a proof; none where no request can carry it.
 * @param lead token of the leading tab, null where nobody leads
 * @returns ms to wait before the next try, where the server asked for it · @throws Overtaken (lead.ts)
 */
export const settleProof = (
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
    const { clientId, unsure = null } = meta
    const sent = batch.mutations.at(-1)?.mid
    if (!isOf(batch, meta) || unsure === null || sent === undefined) return null
    const final = results.filter(isJudgement)
    // Restored a second time meanwhile, it may have judged one anew, and otherwise. What had no rows yet is still in the queue.
    const parked = await takeVerdicts(db, meta, final.filter(saysMore), judgedAt)
    const uids = new Map(batch.mutations.map((m) => [m.mid, m.uid]))
    for (const r of final) {
      const item = await db.sent.get(uids.get(r.mid) ?? '')
      if (r.status === 'refused' && item?.state === 'done') await db.sent.put(toSent(item, clientId, judgedAt, refusalIn(r.refusal)))
      if (r.status === 'ok' && item?.state === 'parked') await db.sent.put({ ...item, state: 'done', refusal: null, merged: r.merged })
    }
    const from = results.length === 0 ? sent + 1 : (final.at(-1)?.mid ?? unsure.from - 1) + 1
    await writeMeta(db, { unsure: from > unsure.to ? null : { ...unsure, from } })
    const gap = results.find((r) => r.status === 'gap')
    if (gap !== undefined) await rewind(db, actor, gap.expected - 1, { lead })
    else if (results.some((r) => r.status === 'mid-reuse')) await rebase(db, actor, () => renumberAll(db))
    else if (parked > 0) await rebase(db, actor, async () => undefined)
    return results.find((r) => r.status === 'retry')?.after ?? null
  })
