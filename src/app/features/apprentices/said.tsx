/** One comment as it was given, with who, when, and for which revision. */
import type { Feedback } from '#domain/feedback.ts'
import type { Photo } from '#domain/photo.ts'
import { Trans } from '@lingui/react/macro'
import { Undo2 } from 'lucide-react'
import { useDates } from '../../record/dates.ts'
import type { PhotoComment } from '../../record/photos/photo-comments.ts'
import { ShowOnPhoto } from '../../record/photos/show-on-photo.tsx'
import { Chip } from '../../ui/chip.tsx'
import styles from './comments.module.css'

interface SaidProps {
  readonly feedback: Feedback
  readonly revision: number
  /** Those of the log, and what is pinned to them. */
  readonly photos?: readonly Photo[]
  readonly onPhotos?: readonly PhotoComment[]
}

export const Said = ({ feedback: f, revision, photos = [], onPhotos = [] }: SaidProps) => {
  const dates = useDates()
  const older = f.about.revision !== null && f.about.revision < revision ? f.about.revision : null
  return (
    <div className={styles['said']}>
      <span className={styles['who']}>
        <b dir="auto">{f.by.name}</b>
        <span>{dates.moment(f.at)}</span>
        {older !== null && (
          <span>
            <Trans>on revision {older}</Trans>
          </span>
        )}
        {f.returns && (
          <Chip tone="bad" icon={<Undo2 aria-hidden size={14} />}>
            <Trans>return</Trans>
          </Chip>
        )}
      </span>
      <span className={styles['text']} dir="auto">
        {f.text}
      </span>
      <ShowOnPhoto id={f.id} photos={photos} comments={onPhotos} />
    </div>
  )
}
