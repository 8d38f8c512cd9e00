/** Comments on parts of the photos while they are written, by the number that stands on the photo. */
import type { Feedback } from '#domain/feedback.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { photoComments } from '../../record/photos/photo-comments.ts'
import { ShowOnPhoto } from '../../record/photos/show-on-photo.tsx'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/fields.tsx'
import styles from './comments.module.css'
import type { Comments } from './use-comments.ts'

interface MarksWrittenProps {
  readonly log: PracticeLog
  /** Of the photos. */
  readonly said: readonly Feedback[]
  readonly comments: Comments
}

export const MarksWritten = ({ log, said, comments: { draft, onPhotos } }: MarksWrittenProps) => {
  const { t } = useLingui()
  const all = photoComments(said, draft?.marks)
  return (
    <>
      {all
        .filter((c) => c.by === null)
        .map((c) => {
          const { number } = c
          return (
            <div key={c.id} className={styles['mark']}>
              <TextArea label={t`Comment on mark ${number}`} rows={2} value={c.text} onChange={(text) => onPhotos.write(c.id, text)} />
              <div className={styles['markTools']}>
                <ShowOnPhoto id={c.id} photos={log.photos ?? []} comments={all} />
                <Button variant="plain" onPress={() => onPhotos.remove(c.id)}>
                  <Trans>Take this mark away</Trans>
                </Button>
              </div>
            </div>
          )
        })}
      {(log.photos ?? []).length > 0 && (
        <p className={styles['quiet']}>
          <Trans>Open a photo to mark a place on it.</Trans>
        </p>
      )}
    </>
  )
}
