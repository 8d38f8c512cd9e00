/** How much of a whole: a bar in parts, with the same said in words. */
import type { CSSProperties } from 'react'
import styles from './bar.module.css'

interface SegmentBarProps {
  readonly segments: readonly { readonly amount: number; readonly tone: 'seal' | 'amber' | 'steel' | 'steel-soft' | 'moss' | 'line' }[]
  /** Defaults to the sum of the segments. */
  readonly total?: number
  readonly label: string
}

export const SegmentBar = ({ segments, total, label }: SegmentBarProps) => {
  const sum = segments.reduce((n, s) => n + s.amount, 0)
  const rest = Math.max(0, (total ?? sum) - sum)
  return (
    <div role="img" aria-label={label} className={styles['bar']}>
      {[...segments, { amount: rest, tone: 'line' as const }]
        .filter((s) => s.amount > 0)
        .map((s, i) => (
          // eslint-disable-next-line react/no-array-index-key -- parts have no name but their place
          <span key={i} className={styles['part']} data-tone={s.tone} style={{ '--amount': s.amount } as CSSProperties} />
        ))}
    </div>
  )
}
