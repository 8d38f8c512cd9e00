/** Drafts live on this device only and are never synced. They are there after a crash. */
import { now } from './clock.ts'
import type { Database, Draft } from './database.ts'
import { saving } from './reopen.ts'

export const saveDraft = (db: Database, key: string, value: unknown): Promise<unknown> =>
  saving(db, () => db.drafts.put({ key, value, savedAt: now() }))

export const readDraft = (db: Database, key: string): Promise<Draft | undefined> => db.drafts.get(key)

export const dropDraft = (db: Database, key: string): Promise<void> => db.drafts.delete(key)

/** Key of what was looked at in the inbox, which stays on this device as drafts do, and is nobody's work. */
export const INBOX_READ = 'inbox-read'

/** Key of a teacher's own phrases: kept here as drafts are, and nothing unfinished. */
export const PHRASES = 'phrases'

/** How many pieces of unfinished work there are: logs, reflections, requests, judgements, comments. */
export const countDrafts = (db: Database): Promise<number> => db.drafts.where('key').noneOf([INBOX_READ, PHRASES]).count()
