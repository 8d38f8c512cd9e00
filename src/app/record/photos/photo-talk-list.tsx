/** Under a photo in the viewer: what is said of its parts, by number, and what is being written on them. */
import { Trans, useLingui } from '@lingui/react/macro'
import { Check } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/fields.tsx'
import type { PhotoComment, PhotoWriting } from './photo-comments.ts'
import styles from './regions.module.css'

interface PhotoTalkListProps {
  /** Of the photo that is shown. */
  readonly comments: readonly PhotoComment[]
  readonly chosen: string | null
  readonly onChoose: (id: string | null) => void
  readonly writing: PhotoWriting | undefined
}

const inputIdOf = (c: Pick<PhotoComment, 'id'>): string => `on-photo-${c.id}`

export const PhotoTalkList = ({ comments, chosen, onChoose, writing }: PhotoTalkListProps) => {
  const { t } = useLingui()
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    if (chosen === null) return
    // A comment that was just begun is written; one that was chosen is brought into sight.
    document.getElementById(inputIdOf({ id: chosen }))?.focus()
    list.current?.querySelector('[aria-pressed="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  if (comments.length === 0) return null
  const written = writing === undefined ? undefined : comments.find((c) => c.id === chosen && c.by === null)
  if (written !== undefined && writing !== undefined) return <WriteOnPhoto comment={written} writing={writing} onDone={() => onChoose(null)} />
  return (
    <ul ref={list} className={styles['talk']} aria-label={t`Comments on this photo`}>
      {comments.map((c) => (
        <li key={c.id}>
          <button type="button" className={styles['said']} aria-pressed={c.id === chosen} onClick={() => onChoose(c.id === chosen ? null : c.id)}>
            <span className={styles['badge']}>{c.number}</span>
            <span className={styles['words']}>
              {c.by !== null && <bdi className={styles['by']}>{c.by}: </bdi>}
              {c.text.trim() === '' ? <Trans>No words yet</Trans> : <bdi>{c.text}</bdi>}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

interface WriteOnPhotoProps {
  readonly comment: PhotoComment
  readonly writing: PhotoWriting
  readonly onDone: () => void
}

/** While one comment is written, the room is the photo's and its own. */
const WriteOnPhoto = ({ comment: c, writing, onDone }: WriteOnPhotoProps) => {
  const { t } = useLingui()
  const { number } = c
  return (
    <>
      <TextArea id={inputIdOf(c)} label={t`Comment on mark ${number}`} rows={2} value={c.text} onChange={(text) => writing.write(c.id, text)} />
      <div className={styles['buttons']}>
        <Button
          size="floor"
          onPress={() => {
            onDone()
            writing.remove(c.id)
          }}
        >
          <Trans>Take this mark away</Trans>
        </Button>
        <Button size="floor" variant="primary" icon={<Check aria-hidden />} onPress={onDone}>
          <Trans>Done</Trans>
        </Button>
      </div>
    </>
  )
}
