/**
 * After a rewind the server says how far it knows this device's numbers. They need not be this device's deeds: a copy
 * of its profile may have used the numbers again since the backup was made. So the deeds themselves are sent once more:
 * those that the server knows are answered from memory, and a stranger under one of the numbers comes to light.
 */
import type { Actor } from '#domain/people.ts'
import type { PushResult } from '#sync/protocol.ts'
import { now } from './clock.ts'
import type { Database } from './database.ts'
import { stillLeading } from './lead.ts'
import { peekMeta, readMeta, writeMeta } from './meta.ts'
import { refusalIn, renumberAll, requeueAbove, toSent } from './numbering.ts'
import { type Batch, pack } from './outbox.ts'
import { rebase } from './rebase.ts'

/** The next deeds to ask about; null when nothing is unsure. */
export const nextProof = async (db: Database, most: number): Promise<Batch | null> => {
  if (((await peekMeta(db))?.unsure ?? null) === null) return null
  return db.transaction('rw', db.outbox, db.sent, db.meta, async () => {
    const { clientId, unsure = null } = await readMeta(db)
    if (unsure === null) return null
    const sent = await db.sent.where('mid').between(unsure.from, unsure.to, true, true).and((s) => s.clientId === clientId).toArray()
    const accepted = await db.outbox.where('mid').between(unsure.from, unsure.to, true, true).and((i) => i.state === 'acked').toArray()
    const items = [...sent, ...accepted]
    const batch = pack(clientId, items.toSorted((a, b) => a.mid - b.mid).slice(0, most))
    if (batch === null) await writeMeta(db, { unsure: null })
    return batch
  })
}

/**
 * Takes the server's answers to a proof; none where no request can carry it.
 * @param lead token of the leading tab, null where nobody leads · @throws Overtaken (lead.ts)
 */
export const settleProof = (db: Database, actor: Actor, batch: Batch, results: readonly PushResult[], lead: number | null = null): Promise<void> =>
  db.transaction('rw', db.tables, async () => {
    await stillLeading(db, lead)
    const { clientId, unsure = null } = await readMeta(db)
    const sent = batch.mutations.at(-1)?.mid
    if (clientId !== batch.clientId || unsure === null || sent === undefined) return
    const final = results.filter((r) => r.status === 'ok' || r.status === 'refused')
    const uids = new Map(batch.mutations.map((m) => [m.mid, m.uid]))
    // Restored a second time meanwhile, it may have judged one anew, and otherwise.
    for (const r of final) {
      const item = await db.sent.get(uids.get(r.mid) ?? '')
      if (r.status === 'refused' && item?.state === 'done') await db.sent.put(toSent({ ...item, state: 'acked' }, clientId, now(), refusalIn(r.refusal)))
      if (r.status === 'ok' && item?.state === 'parked') await db.sent.put({ ...item, state: 'done', refusal: null, merged: r.merged })
    }
    const stranger = results.some((r) => r.status === 'mid-reuse')
    const gap = results.find((r) => r.status === 'gap')
    const from = results.length === 0 ? sent + 1 : (final.at(-1)?.mid ?? unsure.from - 1) + 1
    await writeMeta(db, { unsure: stranger || gap !== undefined ? null : { ...unsure, from } })
    if (stranger) await rebase(db, actor, () => renumberAll(db))
    else if (gap !== undefined) await rebase(db, actor, () => requeueAbove(db, gap.expected - 1, { whole: true }))
  })
