/** Comments on a log that are being written, by field; `''` is the log as a whole. Kept as a draft until they are given. */
import { LOG_FIELDS, type PracticeLogContent } from '#domain/practice-log.ts'
import type { FeedbackId, PracticeLogId } from '#domain/ids.ts'
import type { Region } from '#domain/photo.ts'

export type Pin = keyof PracticeLogContent | ''

/** A comment on a part of a photo. */
export interface MarkDraft {
  readonly id: FeedbackId
  readonly region: Region
  readonly text: string
}

export interface CommentsDraft {
  readonly texts: Readonly<Partial<Record<Pin, string>>>
  readonly marks: readonly MarkDraft[]
}
export const noComments: CommentsDraft = { texts: {}, marks: [] }

export const commentsKeyOf = (log: PracticeLogId): string => `comments ${log}`

export interface WrittenComment {
  /** Of the mark's draft; what is given gets a name of its own. */
  readonly id?: FeedbackId
  readonly region?: Region
  readonly field: keyof PracticeLogContent | null
  readonly text: string
}

export const saysSomething = ({ text }: { readonly text: string }): boolean => text.trim() !== ''

/** What says something, in the order of the log, the whole last. */
export const written = ({ texts, marks }: CommentsDraft): readonly WrittenComment[] =>
  [...LOG_FIELDS, '' as const].flatMap((pin): readonly WrittenComment[] => {
    const here = { field: pin === '' ? null : pin, text: texts[pin] ?? '' }
    const onPhotos = pin === 'photos' ? marks.map(({ id, region, text }) => ({ id, region, field: 'photos' as const, text })) : []
    return [here, ...onPhotos].filter(saysSomething).map((c) => ({ ...c, text: c.text.trim() }))
  })
