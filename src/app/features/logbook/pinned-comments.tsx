/** What a mentor or teacher said, beside the field it is about. */
import type { Feedback } from '#domain/feedback.ts'
import type { Photo } from '#domain/photo.ts'
import { useLingui } from '@lingui/react/macro'
import { CornerDownLeft, MessageSquare } from 'lucide-react'
import { useDates } from '../../record/dates.ts'
import { photoComments } from '../../record/photos/photo-comments.ts'
import { ShowOnPhoto } from '../../record/photos/show-on-photo.tsx'
import { roleWord } from '../../record/words.ts'
import styles from './pinned-comments.module.css'

/** By the field they are pinned to; the empty name holds what is said of the whole. */
export const commentsByField = (comments: readonly Feedback[]): ReadonlyMap<string, readonly Feedback[]> => {
  const fields = new Map<string, Feedback[]>()
  for (const c of comments) {
    const field = c.field?.split('.')[0] ?? ''
    fields.set(field, [...(fields.get(field) ?? []), c])
  }
  return fields
}

interface PinnedCommentsProps {
  readonly comments: readonly Feedback[]
  /** Of the log: a comment on a part of one shows it. */
  readonly photos?: readonly Photo[] | undefined
  /** Id of the comment that somebody came to see. */
  readonly opened?: string | null
}

export const PinnedComments = ({ comments, photos = [], opened = null }: PinnedCommentsProps) => {
  const { t } = useLingui()
  const dates = useDates()
  if (comments.length === 0) return null
  return (
    <ul className={styles['comments']}>
      {comments.map((c) => {
        const Icon = c.returns ? CornerDownLeft : MessageSquare
        return (
          <li key={c.id} className={styles['comment']} data-returns={c.returns || undefined}>
            <span className={styles['by']}>
              <Icon aria-hidden size={14} />
              <span>
                <bdi>{c.by.name}</bdi>, {t(roleWord[c.by.role])} · {dates.moment(c.at)}
              </span>
            </span>
            <p className={styles['text']} dir="auto">
              {c.text}
            </p>
            <ShowOnPhoto id={c.id} photos={photos} comments={photoComments(comments)} startsOpen={c.id === opened} />
          </li>
        )
      })}
    </ul>
  )
}
