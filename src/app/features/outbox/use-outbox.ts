/** The queue and what became of what was in it. */
import type { Instant } from '#domain/calendar-day.ts'
import type { PersonId } from '#domain/ids.ts'
import type { Actor } from '#domain/people.ts'
import { type Deed, readDeed } from '../../record/deed.ts'
import { now } from '../../store/clock.ts'
import type { Database, OutboxItem, SentItem } from '../../store/database.ts'
import { peekMeta } from '../../store/meta.ts'
import { type WaitingPhoto, waitingPhotos } from '../../store/photo-queue.ts'
import { accepted, queued } from '../../store/queue.ts'
import { useLive, useStore } from '../../store/store-context.tsx'
import { type Subject, subjectOf } from './deed-subject.ts'
import { formFor } from './edit-again.ts'
import { type MergedField, mergedTexts } from './merged-texts.ts'
import type { WrittenForm } from './written-form.ts'

export interface Told<Item> {
  readonly item: Item
  /** Null for what this version cannot read. */
  readonly deed: Deed | null
  readonly subject: Subject | null
}

export interface ToldParked extends Told<SentItem> {
  /** Where its words can be written on; null where there is no such form. */
  readonly form: WrittenForm | null
}

export interface ToldMerge extends Told<SentItem> {
  readonly fields: readonly MergedField[]
}

export interface Outbox {
  readonly parked: readonly ToldParked[]
  readonly merged: readonly ToldMerge[]
  readonly queued: readonly Told<OutboxItem>[]
  readonly acked: readonly Told<OutboxItem>[]
  readonly done: readonly Told<SentItem>[]
  readonly photos: readonly WaitingPhoto[]
  /** Whole numbers; the lists end somewhere. */
  readonly counts: { readonly queued: number; readonly acked: number; readonly parked: number }
  readonly lastSyncAt: Instant | null
  /** Server clock minus device clock, ms. */
  readonly clockOffset: number
}

/** More than this nobody reads in one go, and each costs a look into the rows; the numbers beside the lists are whole. */
const MOST = 50
const MOST_DONE = 20
const MERGES_FOR_MS = 7 * 86_400_000

const tell = (db: Database, me: PersonId) => async <Item extends OutboxItem | SentItem>(item: Item): Promise<Told<Item>> => {
  const deed = readDeed(item)
  return { item, deed, subject: deed === null ? null : await subjectOf(db, me, deed) }
}

export const readOutbox = async (db: Database, actor: Actor): Promise<Outbox> => {
  const meta = await peekMeta(db)
  // By the numbers alone, so that five thousand waiting items cost no more than the fifty that are shown.
  const [waiting, acked, waitingCount, ackedCount, parked, judged] = await Promise.all([
    queued(db, meta).limit(MOST).toArray(),
    accepted(db, meta).limit(MOST).toArray(),
    queued(db, meta).count(),
    accepted(db, meta).count(),
    db.sent.where('state').equals('parked').toArray(),
    db.sent.where('judgedAt').above(now() - MERGES_FOR_MS).toArray(),
  ])
  const recent = judged.toReversed()
  const all = <Item extends OutboxItem | SentItem>(items: readonly Item[]) => Promise.all(items.map((item) => tell(db, actor.person)(item)))
  const merged = await all(recent.filter((s) => s.merged.length > 0).slice(0, MOST))
  const refused = await all(parked.toSorted((a, b) => b.judgedAt - a.judgedAt).slice(0, MOST))
  return {
    parked: await Promise.all(refused.map(async (told) => ({ ...told, form: told.deed === null ? null : await formFor(db, actor, told.deed) }))),
    merged: await Promise.all(merged.map(async (told) => ({ ...told, fields: await mergedTexts(db, told.item, told.deed) }))),
    queued: await all(waiting),
    acked: await all(acked),
    photos: await waitingPhotos(db, actor.person),
    done: await all(recent.filter((s) => s.state === 'done').slice(0, MOST_DONE)),
    counts: { queued: waitingCount, acked: ackedCount, parked: parked.length },
    lastSyncAt: meta?.lastSyncAt ?? null,
    clockOffset: meta?.clockOffset ?? 0,
  }
}

export const useOutbox = (): Outbox | undefined => {
  const { actor } = useStore()
  return useLive((db) => readOutbox(db, actor), [actor])
}
