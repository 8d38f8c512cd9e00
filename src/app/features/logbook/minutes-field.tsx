/**
 * Minutes, by steps of a quarter of an hour or typed. Holds the text as it was typed, "1,5" and "abc" too, so that a
 * draft brings it back unchanged.
 */
import { MINUTES } from '#domain/practice-log.ts'
import { useLingui } from '@lingui/react/macro'
import { Minus, Plus } from 'lucide-react'
import { Button } from 'react-aria-components'
import { hoursAndMinutes } from '../../record/dates.ts'
import { FieldFrame, useFieldIds } from '../../ui/field-frame.tsx'
import stepper from '../../ui/number-stepper.module.css'
import { readNumber } from '../../ui/typed-number.ts'
import { fieldId } from './form-parts.ts'

const STEP = 15

interface MinutesFieldProps {
  readonly value: string
  readonly onChange: (typed: string) => void
  readonly error: string | undefined
}

export const MinutesField = ({ value, onChange, error }: MinutesFieldProps) => {
  const { t } = useLingui()
  const number = readNumber(value)
  const known = number === null || Number.isNaN(number) ? null : number
  const step = (by: number) => onChange(String(Math.min(MINUTES.most, Math.max(MINUTES.least, (known ?? 0) + by))))
  const isDuration = known !== null && Number.isInteger(known) && known >= MINUTES.least && known <= MINUTES.most
  const duration = isDuration ? hoursAndMinutes(known) : ''
  const hint = isDuration ? t`${duration} hours` : t`Steps of ${STEP}`
  const { input, aria } = useFieldIds({ id: fieldId('minutes'), error, hint })
  return (
    <FieldFrame label={t`Minutes`} input={input} error={error} hint={hint}>
      <div className={stepper['group']}>
        <Button className={stepper['step'] ?? ''} aria-label={t`Less, by ${STEP}`} isDisabled={known !== null && known <= MINUTES.least} onPress={() => step(-STEP)}>
          <Minus aria-hidden />
        </Button>
        <input {...aria} className={stepper['input']} inputMode="numeric" autoComplete="off" value={value} onChange={(e) => onChange(e.target.value)} />
        <Button className={stepper['step'] ?? ''} aria-label={t`More, by ${STEP}`} isDisabled={known !== null && known >= MINUTES.most} onPress={() => step(STEP)}>
          <Plus aria-hidden />
        </Button>
      </div>
    </FieldFrame>
  )
}
