/**
 * Lost and found: what left the view though nobody took it away by hand, kept for 30 days. Two ways lead here: a
 * restored server that no longer has a row, and a draft about something that this person may no longer see.
 */
import type { Instant } from '#domain/calendar-day.ts'
import type { RowType } from '#sync/rows.ts'
import type { Scope } from '#sync/scope.ts'
import { type Database, type LostItem, shadowKey, type Stored } from './database.ts'

const KEEP_MS = 30 * 86_400_000

export interface Missing {
  readonly type: RowType
  readonly row: Stored<RowType>
}

/** Keeps rows that the server no longer has. Inside the caller's transaction. */
export const keepLostRows = async (db: Database, missing: readonly Missing[], at: Instant): Promise<void> => {
  if (missing.length === 0) return
  await db.lost.bulkPut(
    missing.map(({ type, row }): LostItem => ({ key: shadowKey(type, row.id), why: 'history-lost', at, row: { type, row }, draft: null, seen: false })),
  )
}

/**
 * Moves drafts about rows that left with their scope. Inside the caller's transaction.
 * @param ids of those rows; a draft is about one if its key names it
 */
export const keepLostDrafts = async (db: Database, ids: ReadonlySet<string>, at: Instant): Promise<void> => {
  if (ids.size === 0) return
  const about = await db.drafts.filter((d) => d.key.split(/[: ]/).some((part) => ids.has(part))).toArray()
  // The time is in the key: what is lost a second time must not write over the first.
  await db.lost.bulkPut(
    about.map(({ key, value, savedAt }): LostItem => ({ key: `draft ${key} ${savedAt}`, why: 'scope-left', at, row: null, draft: { key, value }, seen: false })),
  )
  await db.drafts.bulkDelete(about.map((d) => d.key))
}

/** What is lost of a scope goes with it. */
export const forgetLostIn = async (db: Database, scopes: readonly Scope[]): Promise<void> => {
  if (scopes.length > 0) await db.lost.filter((l) => scopes.includes((l.row?.row as Stored<RowType> | undefined)?._scope as Scope)).delete()
}

/** Rows that came back (another device still had them) are lost no longer. @param keys as `shadowKey` */
export const foundAgain = (db: Database, keys: readonly string[]): Promise<void> => db.lost.bulkDelete([...keys])

export const pruneLost = async (db: Database, at: Instant): Promise<void> => {
  const old = await db.lost.where('at').below(at - KEEP_MS).primaryKeys()
  // Asked at every pull, and nearly always there is none: no write then.
  if (old.length > 0) await db.lost.bulkDelete(old)
}

/** Its owner has looked. It stays until its 30 days are over. */
export const dismissLost = async (db: Database, key: string): Promise<void> => {
  await db.lost.update(key, { seen: true })
}
