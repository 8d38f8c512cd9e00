/** A graded standard: what is measured, and the tolerances from coarse to fine. */
import type { Standard } from '#domain/measurement.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Plus, X } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/choices.tsx'
import { FieldErrorText } from '../../../ui/field-frame.tsx'
import { TextField } from '../../../ui/fields.tsx'
import styles from './editor.module.css'
import { NumberField } from './number-field.tsx'

interface StandardFieldsProps {
  readonly standard: Standard | null
  readonly onChange: (standard: Standard | null) => void
  readonly error: string | undefined
}

const EMPTY: Standard = { quantity: '', unit: 'mm', nominal: null, grades: [{ grade: 1, within: NaN }] }
const MOST_GRADES = 9

/** Grades count from 1 in their order, whichever was taken out. */
const numbered = (within: readonly number[]): Standard['grades'] => within.map((w, n) => ({ grade: n + 1, within: w }))

export const StandardFields = ({ standard: s, onChange, error }: StandardFieldsProps) => {
  const { t } = useLingui()
  const within = s?.grades.map((g) => g.within) ?? []
  return (
    <fieldset className={styles['standard']}>
      <Checkbox isSelected={s !== null} onChange={(isOn) => onChange(isOn ? EMPTY : null)}>
        <Trans>It is measured against a standard</Trans>
      </Checkbox>
      {s !== null && (
        <>
          <div className={styles['pairFields']}>
            <TextField label={t`What is measured`} value={s.quantity} onChange={(quantity) => onChange({ ...s, quantity })} />
            <TextField label={t`Unit of measure`} value={s.unit} onChange={(unit) => onChange({ ...s, unit })} />
            <NumberField label={t`Nominal value`} hint={t`Empty: the log says it`} value={s.nominal} onChange={(nominal) => onChange({ ...s, nominal })} />
          </div>
          <ul className={styles['grades']}>
            {s.grades.map((g, n) => {
              const grade = g.grade
              return (
                <li key={grade} className={styles['grade']}>
                  <NumberField
                    label={t`Grade ${grade}, ±`}
                    value={Number.isNaN(g.within) ? null : g.within}
                    onChange={(w) => onChange({ ...s, grades: numbered(within.toSpliced(n, 1, w ?? NaN)) })}
                  />
                  {s.grades.length > 1 && (
                    <Button variant="plain" icon={<X aria-hidden size={18} />} onPress={() => onChange({ ...s, grades: numbered(within.toSpliced(n, 1)) })}>
                      <Trans>Take out grade {grade}</Trans>
                    </Button>
                  )}
                </li>
              )
            })}
          </ul>
          {s.grades.length < MOST_GRADES && (
            <Button icon={<Plus aria-hidden size={18} />} onPress={() => onChange({ ...s, grades: numbered([...within, NaN]) })}>
              <Trans>Add a finer grade</Trans>
            </Button>
          )}
        </>
      )}
      {error !== undefined && <FieldErrorText id="standard-error">{error}</FieldErrorText>}
    </fieldset>
  )
}
