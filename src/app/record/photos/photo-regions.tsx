/** Numbered frames and points on a photo, in whatever size it is shown; the words stand beside it. */
import type { Region } from '#domain/photo.ts'
import type { CSSProperties } from 'react'
import type { PhotoComment } from './photo-comments.ts'
import { WHOLE } from './place-on-photo.ts'
import styles from './regions.module.css'

const percent = (n: number): string => `${(100 * n) / WHOLE}%`

interface RegionFrameProps {
  readonly region: Region
  /** Absent while it is being placed. */
  readonly number?: number
  readonly isChosen?: boolean
}

export const RegionFrame = ({ region: { x, y, width, height }, number, isChosen = false }: RegionFrameProps) => (
  <span
    className={styles['region']}
    data-point={(width === 0 && height === 0) || undefined}
    data-chosen={isChosen || undefined}
    style={{ '--x': percent(x), '--y': percent(y), '--w': percent(width), '--h': percent(height) } as CSSProperties}
  >
    {/* Drawn, not written: the words beside the photo say it, and the photo's name how many there are. */}
    {number !== undefined && <span className={styles['number']} data-number={number} />}
  </span>
)

interface PhotoRegionsProps {
  readonly comments: readonly PhotoComment[]
  readonly chosen?: string | null
}

export const PhotoRegions = ({ comments, chosen = null }: PhotoRegionsProps) => (
  <span className={styles['regions']} aria-hidden>
    {comments.map((c) => (
      <RegionFrame key={c.id} region={c.region} number={c.number} isChosen={c.id === chosen} />
    ))}
  </span>
)
