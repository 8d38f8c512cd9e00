/** What was drawn on a photo, over it, in whatever size it is shown. */
import type { Stroke } from '#domain/photo.ts'
import styles from './photos.module.css'
import { STROKE_SPACE, strokePath } from './stroke-path.ts'

export const PhotoMarks = ({ marks }: { readonly marks: readonly Stroke[] }) =>
  marks.length === 0 ? null : (
    <svg className={styles['marks']} viewBox={STROKE_SPACE} preserveAspectRatio="none" aria-hidden>
      {/* Twice: a dark edge around a light line is seen on steel and on snow. Strokes have no names; they only grow or go. */}
      {marks.map((m, n) => (
        <path key={n} className={styles['edge']} d={strokePath(m)} />
      ))}
      {marks.map((m, n) => (
        <path key={n} className={styles['line']} d={strokePath(m)} />
      ))}
    </svg>
  )
