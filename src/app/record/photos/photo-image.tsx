/** A photo with what was drawn on it. Its place is held while it is read; one that is not here yet says so. */
import type { Photo } from '#domain/photo.ts'
import { Trans } from '@lingui/react/macro'
import { ImageOff } from 'lucide-react'
import type { CSSProperties, ReactNode } from 'react'
import type { PhotoSize } from '../../store/photos.ts'
import { PhotoMarks } from './photo-marks.tsx'
import styles from './photos.module.css'
import { usePhotoUrl } from './use-photo-url.ts'

interface PhotoImageProps {
  readonly photo: Photo
  readonly size: PhotoSize
  /** What it shows, for those who do not see it. */
  readonly alt: string
  /** What stands over it, in its own measure. */
  readonly children?: ReactNode
}

export const PhotoImage = ({ photo, size, alt, children }: PhotoImageProps) => {
  const { url, isMissing } = usePhotoUrl(photo.sha256, size)
  return (
    <span className={styles['picture']} style={{ '--ratio': photo.width / photo.height } as CSSProperties} data-size={size}>
      {url !== null && <img className={styles['image']} src={url} alt={alt} draggable={false} />}
      <PhotoMarks marks={photo.marks} />
      {children}
      {isMissing && (
        <span className={styles['missing']} data-over={url !== null || undefined}>
          <ImageOff aria-hidden size={size === 'whole' ? 28 : 18} />
          <Trans>Not on this device yet; it comes with the network</Trans>
        </span>
      )}
    </span>
  )
}
