/** Where a value lies in its tolerance, for the eye; the verdict beside it says the same in words. */
import { judge, type Measurement } from '#domain/measurement.ts'
import type { CSSProperties } from 'react'
import styles from './measurement-fields.module.css'

export const ToleranceBar = ({ of }: { readonly of: Pick<Measurement, 'value' | 'nominal' | 'tolerance'> }) => {
  const { value, nominal, tolerance } = of
  if (nominal === null || tolerance === null || tolerance.plus + tolerance.minus <= 0) return null
  // The field takes the middle three fifths; what lies further off stands at the edge.
  const at = 20 + (60 * (value - nominal + tolerance.minus)) / (tolerance.plus + tolerance.minus)
  const place = { '--at': `${Math.min(98, Math.max(1, at))}%` } as CSSProperties
  return (
    <div aria-hidden className={styles['bar']} data-verdict={judge(of)} style={place}>
      <span className={styles['needle']} />
    </div>
  )
}
