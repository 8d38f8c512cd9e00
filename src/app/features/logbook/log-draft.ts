/** Logs that are being written, on this device only: one draft a log, under the id that the log will have. */
import type { Instant } from '#domain/calendar-day.ts'
import { practiceLogId, type PracticeLogId } from '#domain/ids.ts'
import { type PracticeLogContent, practiceLogContent } from '#domain/practice-log.ts'
import * as z from 'zod/mini'
import type { Database, Draft } from '../../store/database.ts'
import { draftKey, LOG_DRAFTS } from './draft-key.ts'
import { type LogForm, logForm } from './log-form.ts'

const logDraft = z.object({
  id: practiceLogId,
  form: logForm,
  /** For a correction: the content that the form started from. Null for a log that is not handed in yet. */
  was: z.nullable(practiceLogContent),
})

export interface LogDraft {
  readonly id: PracticeLogId
  readonly form: LogForm
  readonly was: PracticeLogContent | null
  readonly savedAt: Instant
}

const toLogDraft = ({ value, savedAt }: Draft): readonly LogDraft[] => {
  const read = logDraft.safeParse(value)
  return read.success ? [{ ...read.data, savedAt }] : []
}

export const readLogDraft = async (db: Database, id: PracticeLogId): Promise<LogDraft | null> => {
  const draft = await db.drafts.get(draftKey(id))
  return draft === undefined ? null : (toLogDraft(draft)[0] ?? null)
}

/** The newest first, without those that are no drafts of a log. */
export const logDraftsOf = (kept: readonly Draft[]): readonly LogDraft[] => kept.flatMap(toLogDraft).toSorted((a, b) => b.savedAt - a.savedAt)

/** All drafts, the newest first. */
export const readLogDrafts = async (db: Database): Promise<readonly LogDraft[]> => logDraftsOf(await db.drafts.where('key').startsWith(LOG_DRAFTS).toArray())
