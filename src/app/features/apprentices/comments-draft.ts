/** Comments on a log that are being written, by field; `''` is the log as a whole. Kept as a draft until they are given. */
import { LOG_FIELDS, type PracticeLogContent } from '#domain/practice-log.ts'
import type { PracticeLogId } from '#domain/ids.ts'

export type Pin = keyof PracticeLogContent | ''

export interface CommentsDraft {
  readonly texts: Readonly<Partial<Record<Pin, string>>>
}
export const noComments: CommentsDraft = { texts: {} }

export const commentsKeyOf = (log: PracticeLogId): string => `comments ${log}`

export interface WrittenComment {
  readonly field: keyof PracticeLogContent | null
  readonly text: string
}

/** What says something, in the order of the log, the whole last. */
export const written = ({ texts }: CommentsDraft): readonly WrittenComment[] =>
  [...LOG_FIELDS, '' as const].flatMap((pin) => {
    const text = (texts[pin] ?? '').trim()
    return text === '' ? [] : [{ field: pin === '' ? null : pin, text }]
  })
