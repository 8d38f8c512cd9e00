/** The queue and what became of what was in it. */
import type { Instant } from '#domain/calendar-day.ts'
import type { PersonId } from '#domain/ids.ts'
import { now } from '../../store/clock.ts'
import type { Database, Meta, OutboxItem, SentItem } from '../../store/database.ts'
import { useLive, useStore } from '../../store/store-context.tsx'
import { type Deed, readDeed } from './deed.ts'
import { type Subject, subjectOf } from './deed-subject.ts'

export interface Told<Item> {
  readonly item: Item
  /** Null for what this version cannot read. */
  readonly deed: Deed | null
  readonly subject: Subject | null
}

export interface Outbox {
  readonly parked: readonly Told<SentItem>[]
  readonly merged: readonly Told<SentItem>[]
  readonly queued: readonly Told<OutboxItem>[]
  readonly acked: readonly Told<OutboxItem>[]
  readonly done: readonly Told<SentItem>[]
  readonly counts: { readonly queued: number; readonly acked: number }
  readonly lastSyncAt: Instant | null
}

/** More than this nobody reads in one go; the numbers above the lists are whole. */
const MOST = 100
const MOST_DONE = 20
const MERGES_FOR_MS = 7 * 86_400_000

const tell = (db: Database, me: PersonId) => async <Item extends OutboxItem | SentItem>(item: Item): Promise<Told<Item>> => {
  const deed = readDeed(item)
  return { item, deed, subject: deed === null ? null : await subjectOf(db, me, deed) }
}

export const readOutbox = async (db: Database, me: PersonId): Promise<Outbox> => {
  const [waiting, parked, judged, meta] = await Promise.all([
    db.outbox.orderBy('mid').toArray(),
    db.sent.where('state').equals('parked').toArray(),
    db.sent.where('judgedAt').above(now() - MERGES_FOR_MS).toArray(),
    db.meta.get('sync'),
  ])
  const recent = judged.toSorted((a, b) => b.judgedAt - a.judgedAt)
  const [queued, acked] = [waiting.filter((i) => i.state === 'queued'), waiting.filter((i) => i.state === 'acked')]
  const all = <Item extends OutboxItem | SentItem>(items: readonly Item[]) => Promise.all(items.map((item) => tell(db, me)(item)))
  return {
    parked: await all(parked.toSorted((a, b) => b.judgedAt - a.judgedAt)),
    merged: await all(recent.filter((s) => s.merged.length > 0)),
    queued: await all(queued.slice(0, MOST)),
    acked: await all(acked.slice(0, MOST)),
    done: await all(recent.filter((s) => s.state === 'done').slice(0, MOST_DONE)),
    counts: { queued: queued.length, acked: acked.length },
    lastSyncAt: (meta?.value as Meta | undefined)?.lastSyncAt ?? null,
  }
}

export const useOutbox = (): Outbox | undefined => {
  const { actor } = useStore()
  return useLive((db) => readOutbox(db, actor.person), [actor.person])
}
