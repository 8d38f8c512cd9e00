/** One measurement being typed; says at once whether it is in tolerance, and which grade of the standard it meets. */
import { type Measurement, nextGrade, type Standard } from '#domain/measurement.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Trash2 } from 'lucide-react'
import { gradeReached, numberText, VerdictMark } from '../../record/measurement-table.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/fields.tsx'
import { readNumber } from '../../ui/typed-number.ts'
import { fieldId } from './form-parts.ts'
import type { MeasurementRow } from './log-form.ts'
import styles from './measurement-fields.module.css'
import { ToleranceBar } from './tolerance-bar.tsx'
import { readTolerance } from './typed-measurement.ts'

type Typed = 'quantity' | 'unit' | 'nominal' | 'tolerance' | 'value' | 'instrument'

interface MeasurementRowProps {
  readonly row: MeasurementRow
  /** Counted from 1, as people count. */
  readonly number: number
  readonly standards: readonly Standard[]
  readonly onChange: (patch: Partial<MeasurementRow>) => void
  readonly onRemove: () => void
  readonly error: (field: Typed) => string | undefined
}

const isNumber = (n: number | null): n is number => n !== null && Number.isFinite(n)

/** The row as a measurement, or null while its value is not a number. */
const measuredOf = (row: MeasurementRow): Omit<Measurement, 'id' | 'instrument'> | null => {
  const value = readNumber(row.value)
  if (!isNumber(value)) return null
  const nominal = readNumber(row.nominal)
  const tolerance = readTolerance(row.tolerance)
  const isSound = tolerance !== null && Math.min(tolerance.plus, tolerance.minus) >= 0
  return { quantity: row.quantity, unit: row.unit, value, nominal: isNumber(nominal) ? nominal : null, tolerance: isSound ? tolerance : null }
}

export const MeasurementRowFields = ({ row, number, standards, onChange, onRemove, error }: MeasurementRowProps) => {
  const { t } = useLingui()
  const field = (name: Typed, label: string, isDecimal = false) => (
    <TextField
      label={label}
      id={fieldId(`measurements.${row.id}.${name}`)}
      inputMode={isDecimal ? 'decimal' : 'text'}
      autoComplete="off"
      value={row[name]}
      // What somebody typed himself is no longer the program's suggestion.
      onChange={(typed) => onChange(name === 'value' ? { value: typed } : { [name]: typed, prefilled: false })}
      error={error(name)}
    />
  )
  return (
    <div role="group" aria-label={t`Measurement ${number}`} className={styles['row']}>
      <div className={styles['head']}>
        <span aria-hidden>{t`Measurement ${number}`}</span>
        <Button variant="plain" aria-label={t`Remove measurement ${number}`} onPress={onRemove}>
          <Trash2 aria-hidden size={20} />
        </Button>
      </div>
      {field('quantity', t`Quantity`)}
      <div className={styles['pair']} data-value>
        {field('value', t`Value`, true)}
        {field('unit', t`Unit`)}
      </div>
      <Verdict row={row} standards={standards} />
      <div className={styles['pair']}>
        {field('nominal', t`Nominal`, true)}
        {field('tolerance', t`Tolerance ±`, true)}
      </div>
      {field('instrument', t`Instrument`)}
    </div>
  )
}

const sameWords = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase()

/** The place is held while nothing can be judged yet. */
const Verdict = ({ row, standards }: { readonly row: MeasurementRow; readonly standards: readonly Standard[] }) => {
  const measured = measuredOf(row)
  if (measured === null) return <div className={styles['verdict']} />
  const standard = standards.find((s) => s.unit === row.unit && sameWords(s.quantity, row.quantity))
  const reached = gradeReached(measured, standards)
  const next = standard === undefined ? null : nextGrade(standard, reached?.grade ?? null)
  const within = next === null ? '' : numberText(next.within)
  const grade = next?.grade
  return (
    <div className={styles['verdict']} role="status">
      <VerdictMark of={measured} grade={reached} />
      <ToleranceBar of={measured} />
      {next !== null && (
        <span className={styles['next']}>
          <Trans>
            Next: grade {grade}, ± {within}
          </Trans>
        </span>
      )}
    </div>
  )
}
