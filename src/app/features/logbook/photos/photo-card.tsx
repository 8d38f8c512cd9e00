/** One photo of the form: small, with its caption, the pen and the bin. */
import type { Photo } from '#domain/photo.ts'
import { LENGTH } from '#domain/text.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { PencilLine, Trash2 } from 'lucide-react'
import { PhotoImage } from '../../../record/photos/photo-image.tsx'
import { photoSourceWord } from '../../../record/photos/photo-words.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { fieldId } from '../form-parts.ts'
import styles from './photo-fields.module.css'

interface PhotoCardProps {
  readonly photo: Photo
  /** Counted from 1. */
  readonly number: number
  readonly onOpen: () => void
  readonly onMark: () => void
  readonly onCaption: (typed: string) => void
  readonly onDelete: () => void
  readonly error: string | undefined
}

export const PhotoCard = ({ photo, number, onOpen, onMark, onCaption, onDelete, error }: PhotoCardProps) => {
  const { t } = useLingui()
  const marks = photo.marks.length
  return (
    <li className={styles['card']} aria-label={t`Photo ${number}`}>
      <div className={styles['first']}>
        <button type="button" className={styles['thumb']} onClick={onOpen} aria-label={t`Look at photo ${number}`}>
          <PhotoImage photo={photo} size="thumb" alt="" />
        </button>
        <div className={styles['said']}>
          <TextField
            label={t`Caption`}
            id={fieldId(`photos.${photo.id}.caption`)}
            size="floor"
            autoComplete="off"
            maxLength={LENGTH.line}
            value={photo.caption}
            onChange={onCaption}
            error={error}
          />
          <span className={styles['quiet']}>{t(photoSourceWord[photo.source])}</span>
        </div>
      </div>
      <div className={styles['doors']}>
        <Button size="floor" onPress={onMark} icon={<PencilLine aria-hidden />} aria-label={t`Mark photo ${number}`}>
          {marks === 0 ? <Trans>Mark</Trans> : <Trans>Marks: {marks}</Trans>}
        </Button>
        <Button size="floor" onPress={onDelete} icon={<Trash2 aria-hidden />} aria-label={t`Delete photo ${number}`}>
          <Trans>Delete</Trans>
        </Button>
      </div>
    </li>
  )
}
