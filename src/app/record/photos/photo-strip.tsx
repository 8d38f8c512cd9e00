/** The photos of a log, small beside each other or large where they are judged; each opens to the whole screen. */
import type { Photo } from '#domain/photo.ts'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { onPhoto, type PhotoTalk } from './photo-comments.ts'
import { PhotoImage } from './photo-image.tsx'
import { PhotoRegions } from './photo-regions.tsx'
import { PhotoViewer } from './photo-viewer.tsx'
import { usePhotoName } from './photo-words.ts'
import styles from './photos.module.css'

interface PhotoStripProps {
  readonly photos: readonly Photo[]
  /** The photos of the version to show the difference to. */
  readonly before?: readonly Photo[] | undefined
  readonly large?: boolean
  readonly talk?: PhotoTalk | undefined
}

type Change = 'new' | 'changed' | 'removed' | null

const isSame = (a: Photo, b: Photo) => a.sha256 === b.sha256 && a.caption === b.caption && JSON.stringify(a.marks) === JSON.stringify(b.marks)

export const PhotoStrip = ({ photos, before, large = false, talk }: PhotoStripProps) => {
  const { t } = useLingui()
  const name = usePhotoName()
  const nameOf = (photo: Photo, n: number): string => {
    const marks = onPhoto(talk?.comments ?? [], photo).length
    const photoName = name(photo, n)
    return marks === 0 ? photoName : t`${photoName}, ${plural(marks, { one: '# mark', other: '# marks' })}`
  }
  const [opened, setOpened] = useState<number | null>(null)
  const gone = (before ?? []).filter((b) => !photos.some((p) => p.id === b.id))
  const changeOf = (photo: Photo): Change => {
    if (before === undefined) return null
    const was = before.find((b) => b.id === photo.id)
    return was === undefined ? 'new' : isSame(was, photo) ? null : 'changed'
  }
  const all = [...photos.map((photo) => ({ photo, change: changeOf(photo) })), ...gone.map((photo) => ({ photo, change: 'removed' as const }))]
  return (
    <>
      <ul className={styles['strip']} data-large={large || undefined}>
        {all.map(({ photo, change }, n) => (
          <li key={photo.id} className={styles['item']}>
            <button type="button" className={styles['open']} data-change={change ?? undefined} onClick={() => setOpened(n)} aria-label={nameOf(photo, n + 1)}>
              <PhotoImage photo={photo} size={large ? 'whole' : 'thumb'} alt="">
                <PhotoRegions comments={onPhoto(talk?.comments ?? [], photo)} />
              </PhotoImage>
            </button>
            <ChangeMark of={change} />
            {photo.caption !== '' && (
              <span className={styles['caption']} dir="auto">
                {photo.caption}
              </span>
            )}
          </li>
        ))}
      </ul>
      {opened !== null && <PhotoViewer photos={all.map((a) => a.photo)} at={opened} onMove={setOpened} onClose={() => setOpened(null)} talk={talk} />}
    </>
  )
}

const ChangeMark = ({ of }: { readonly of: Change }) =>
  of === null ? null : (
    <span className={styles['change']} data-change={of}>
      {of === 'new' && <Trans>New photo</Trans>}
      {of === 'changed' && <Trans>Changed</Trans>}
      {of === 'removed' && <Trans>Removed</Trans>}
    </span>
  )
