/**
 * The outbox holds two kinds of deeds: queued ones, which the server has yet to judge, and accepted ones, which wait for
 * a pull to bring their rows. One number tells them apart, so that the answer to a hundred deeds is one small write.
 */
import type { Collection, InsertType } from 'dexie'
import type { Database, Meta, OutboxItem } from './database.ts'
import { peekMeta } from './meta.ts'

type Deeds = Collection<OutboxItem, number, InsertType<OutboxItem, 'mid'>>
/** As `peekMeta` gives it; a device that has never spoken with the server has none. */
type Known = Pick<Meta, 'resolved'> | undefined

/** What the server has yet to judge, oldest first. */
export const queued = (db: Database, meta: Known): Deeds => db.outbox.where('mid').above(meta?.resolved ?? 0)

/** What it has accepted, up to now without its rows; first what it accepted under former names of this device. */
export const accepted = (db: Database, meta: Known): Deeds => db.outbox.where('mid').belowOrEqual(meta?.resolved ?? 0)

/** How many wait for the server's judgement. */
export const countQueued = async (db: Database): Promise<number> => queued(db, await peekMeta(db)).count()
