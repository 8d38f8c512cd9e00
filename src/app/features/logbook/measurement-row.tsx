/**
 * One measurement being typed; says at once whether it is in tolerance, and which grade of the standard it meets. What
 * the program put there is folded to a line: only the value is left to say.
 */
import { nextGrade, type Standard } from '#domain/measurement.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { PencilLine, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { gradeReached, numberText, targetText, VerdictMark } from '../../record/measurement-table.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/fields.tsx'
import { fieldId } from './form-parts.ts'
import type { MeasurementRow } from './log-form.ts'
import styles from './measurement-fields.module.css'
import { valueStep } from './steps.ts'
import { ToleranceBar } from './tolerance-bar.tsx'
import { measuredOf, targetOf } from './typed-measurement.ts'
import { TypedStepper } from './typed-stepper.tsx'

type Typed = 'quantity' | 'unit' | 'nominal' | 'tolerance' | 'value' | 'instrument'

/** All but the value. */
const GIVEN = ['quantity', 'unit', 'nominal', 'tolerance', 'instrument'] as const

interface MeasurementRowProps {
  readonly row: MeasurementRow
  /** Counted from 1, as people count. */
  readonly number: number
  readonly standards: readonly Standard[]
  readonly onChange: (patch: Partial<MeasurementRow>) => void
  readonly onRemove: () => void
  readonly error: (field: Typed) => string | undefined
}

export const MeasurementRowFields = ({ row, number, standards, onChange, onRemove, error }: MeasurementRowProps) => {
  const { t } = useLingui()
  const [fold, setFold] = useState<'folded' | 'open' | 'opened'>(row.prefilled && row.quantity.trim() !== '' ? 'folded' : 'open')
  const isFolded = fold === 'folded'
  // What is wrong is in sight, and stays so while it is mended.
  if (isFolded && GIVEN.some((name) => error(name) !== undefined)) setFold('open')
  const field = (name: Exclude<Typed, 'value'>, label: string, isDecimal = false) => (
    <TextField
      label={label}
      id={fieldId(`measurements.${row.id}.${name}`)}
      inputMode={isDecimal ? 'decimal' : 'text'}
      autoComplete="off"
      autoFocus={name === 'quantity' && fold === 'opened'}
      value={row[name]}
      // What somebody typed himself is no longer the program's suggestion.
      onChange={(typed) => onChange({ [name]: typed, prefilled: false })}
      error={error(name)}
    />
  )
  return (
    <div role="group" aria-label={t`Measurement ${number}`} className={styles['row']}>
      <div className={styles['head']}>
        <span aria-hidden={!isFolded} dir="auto" className={styles['quantity']}>
          {isFolded ? row.quantity : t`Measurement ${number}`}
        </span>
        <Button variant="plain" aria-label={t`Remove measurement ${number}`} onPress={onRemove}>
          <Trash2 aria-hidden size={20} />
        </Button>
      </div>
      {isFolded ? (
        <p className={styles['given']} dir="auto">
          {[`${targetText(targetOf(row))} ${row.unit}`.trim(), row.instrument].filter((s) => s !== '').join(' · ')}
        </p>
      ) : (
        <div className={styles['pair']} data-quantity>
          {field('quantity', t`Quantity`)}
          {field('unit', t`Unit`)}
        </div>
      )}
      <TypedStepper
        label={t`Value`}
        name={t`Measurement ${number}`}
        id={fieldId(`measurements.${row.id}.value`)}
        isDecimal
        value={row.value}
        onChange={(value) => onChange({ value })}
        step={(direction) => valueStep(row, direction)}
        error={error('value')}
      />
      <Verdict row={row} standards={standards} />
      {isFolded ? (
        <Button variant="plain" icon={<PencilLine aria-hidden size={18} />} onPress={() => setFold('opened')}>
          <Trans>Change what is measured</Trans>
        </Button>
      ) : (
        <>
          <div className={styles['pair']}>
            {field('nominal', t`Nominal`, true)}
            {field('tolerance', t`Tolerance ±`, true)}
          </div>
          {field('instrument', t`Instrument`)}
        </>
      )}
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
