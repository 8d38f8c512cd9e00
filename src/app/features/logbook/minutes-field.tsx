/** Minutes, by steps of a quarter of an hour or typed; said as hours beside it. */
import { MINUTES } from '#domain/practice-log.ts'
import { useLingui } from '@lingui/react/macro'
import { hoursAndMinutes } from '../../record/dates.ts'
import { readNumber } from '../../ui/typed-number.ts'
import { fieldId } from './form-parts.ts'
import { wholeStep } from './steps.ts'
import { TypedStepper } from './typed-stepper.tsx'

const STEP = 15

interface MinutesFieldProps {
  readonly value: string
  readonly onChange: (typed: string) => void
  readonly error: string | undefined
}

export const MinutesField = ({ value, onChange, error }: MinutesFieldProps) => {
  const { t } = useLingui()
  const known = readNumber(value)
  const isDuration = known !== null && Number.isInteger(known) && known >= MINUTES.least && known <= MINUTES.most
  const duration = isDuration ? hoursAndMinutes(known) : ''
  return (
    <TypedStepper
      label={t`Minutes`}
      id={fieldId('minutes')}
      value={value}
      onChange={onChange}
      step={(direction) => wholeStep(value, direction, { by: STEP, ...MINUTES })}
      hint={isDuration ? t`${duration} hours` : t`Steps of ${STEP}`}
      error={error}
    />
  )
}
