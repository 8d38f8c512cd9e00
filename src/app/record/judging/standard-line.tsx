/** The standard of a competency, and how often the measurements of a claim met it. */
import type { Measurement, Standard } from '#domain/measurement.ts'
import { Trans } from '@lingui/react/macro'
import { Chip } from '../../ui/chip.tsx'
import { numberText } from '../measurement-table.tsx'
import { gradeTally } from './grade-tally.ts'
import styles from './judging.module.css'

export const StandardLine = ({ standard, measurements }: { readonly standard: Standard; readonly measurements: readonly Measurement[] }) => {
  const { grade, met, tries } = gradeTally(standard, measurements)
  const within = grade === null ? '' : `± ${numberText(grade.within)} ${standard.unit}`.trim()
  const widest = standard.grades[0]
  const least = widest === undefined ? '' : `± ${numberText(widest.within)} ${standard.unit}`.trim()
  return (
    <p className={styles['standard']}>
      <span dir="auto">{standard.quantity}</span>
      {tries === 0 && (
        <Chip>
          <Trans>not measured in these logs</Trans>
        </Chip>
      )}
      {tries > 0 && grade === null && (
        <Chip tone="bad">
          <Trans>
            grade 1 ({least}) not met, tries: {tries}
          </Trans>
        </Chip>
      )}
      {grade !== null && (
        <Chip tone="ok">
          <Trans>
            grade {grade.grade} ({within}) met in {met} of {tries} tries
          </Trans>
        </Chip>
      )}
    </p>
  )
}
