/** Under which name the draft of a log is kept: that of the log that it will be. */
import type { PracticeLogId } from '#domain/ids.ts'

export const LOG_DRAFTS = 'log:'

export const draftKey = (id: PracticeLogId): string => `${LOG_DRAFTS}${id}`

export const logOfDraft = (key: string): PracticeLogId => key.slice(LOG_DRAFTS.length) as PracticeLogId
