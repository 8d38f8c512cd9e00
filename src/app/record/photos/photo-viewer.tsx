/** One photo on the whole screen: what is on it, when and how it was taken; by buttons or arrow keys to the next. */
import type { Photo } from '#domain/photo.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { ChevronLeft, ChevronRight, SquareDashedMousePointer, ZoomIn, ZoomOut } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { FullScreen } from '../../ui/full-screen.tsx'
import { useDates } from '../dates.ts'
import { onPhoto, type PhotoTalk } from './photo-comments.ts'
import { PhotoImage } from './photo-image.tsx'
import { PhotoRegions } from './photo-regions.tsx'
import { PhotoTalkList } from './photo-talk-list.tsx'
import { photoSourceWord, usePhotoName } from './photo-words.ts'
import styles from './photos.module.css'
import { MarkingTools, RegionPen } from './region-pen.tsx'
import { useMarking } from './use-marking.ts'

interface PhotoViewerProps {
  readonly photos: readonly Photo[]
  readonly at: number
  readonly onMove: (at: number) => void
  readonly onClose: () => void
  /** What is said of parts of the photos. */
  readonly talk?: PhotoTalk | undefined
  /** The comment that somebody came to see. */
  readonly startsAt?: string
}

/** Nearer begins in the middle, where the thing itself mostly is. */
const toMiddle = (stage: HTMLElement | null): void => {
  stage?.scrollTo((stage.scrollWidth - stage.clientWidth) / 2, (stage.scrollHeight - stage.clientHeight) / 2)
}

const useArrows = (move: (by: number) => void): void => {
  const onKey = useEffectEvent((e: KeyboardEvent) => {
    // In a text they move the cursor.
    if (e.target instanceof HTMLTextAreaElement) return
    if (e.key === 'ArrowLeft') move(-1)
    if (e.key === 'ArrowRight') move(1)
  })
  useEffect(() => {
    const listen = (e: KeyboardEvent) => onKey(e)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}

export const PhotoViewer = ({ photos, at, onMove, onClose, talk, startsAt }: PhotoViewerProps) => {
  const { t } = useLingui()
  const dates = useDates()
  const name = usePhotoName()
  const [isNear, setNear] = useState(false)
  const [chosen, choose] = useState<string | null>(startsAt ?? null)
  const photo = photos[at]
  const marking = useMarking(photo?.id, talk?.writing, choose)
  const move = (by: number) => {
    if (photos[at + by] === undefined) return
    setNear(false)
    choose(null)
    onMove(at + by)
  }
  // Once it is nearer the arrows move it, as everywhere in a browser.
  useArrows(isNear || marking.isOn ? () => undefined : move)
  if (photo === undefined) return null
  const [n, all] = [at + 1, photos.length]
  const comments = onPhoto(talk?.comments ?? [], photo)
  const isWriting = talk?.writing !== undefined && comments.some((c) => c.id === chosen && c.by === null)
  return (
    <FullScreen
      title={all === 1 ? t`Photo` : t`Photo ${n} of ${all}`}
      onClose={onClose}
      closeLabel={t`Close`}
      footer={
        marking.isOn ? (
          <MarkingTools marking={marking} />
        ) : (
          <>
            <PhotoTalkList comments={comments} chosen={chosen} onChoose={choose} writing={talk?.writing} />
            {!isWriting && (
              <>
                <p className={styles['about']} role="status">
                  {photo.caption !== '' && (
                    <span className={styles['words']} dir="auto">
                      {photo.caption}
                    </span>
                  )}
                  <span>
                    {t(photoSourceWord[photo.source])} · {dates.moment(photo.addedAt)}
                  </span>
                </p>
                {talk?.writing !== undefined && (
                  <Button size="floor" full onPress={marking.begin} icon={<SquareDashedMousePointer aria-hidden />}>
                    <Trans>Mark a place and comment on it</Trans>
                  </Button>
                )}
                <div className={styles['tools']}>
                  <Button size="floor" aria-disabled={at === 0} onPress={() => move(-1)} aria-label={t`Photo before`} icon={<ChevronLeft aria-hidden />}>
                    {null}
                  </Button>
                  <Button size="floor" onPress={() => setNear(!isNear)} icon={isNear ? <ZoomOut aria-hidden /> : <ZoomIn aria-hidden />}>
                    {isNear ? <Trans>Whole photo</Trans> : <Trans>Nearer</Trans>}
                  </Button>
                  <Button size="floor" aria-disabled={n === all} onPress={() => move(1)} aria-label={t`Next photo`} icon={<ChevronRight aria-hidden />}>
                    {null}
                  </Button>
                </div>
              </>
            )}
          </>
        )
      }
    >
      <div ref={isNear ? toMiddle : null} className={styles['stage']} data-near={isNear || undefined} {...(isNear && { tabIndex: 0, role: 'group', 'aria-label': t`Photo, nearer` })}>
        <PhotoImage key={photo.id} photo={photo} size="whole" alt={name(photo, n)}>
          <PhotoRegions comments={comments} chosen={chosen} />
          {marking.isOn && <RegionPen photo={photo.id} region={marking.region} onRegion={marking.place} onSet={marking.set} onCancel={marking.cancel} />}
        </PhotoImage>
      </div>
    </FullScreen>
  )
}
