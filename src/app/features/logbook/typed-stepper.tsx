/** − [ as typed ] +: 64 px for a glove, a keyboard for those who type. "1,5" and "abc" stay as they are until mended. */
import { useLingui } from '@lingui/react/macro'
import { Minus, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { FieldFrame, useFieldIds } from '../../ui/field-frame.tsx'
import stepper from '../../ui/number-stepper.module.css'
import type { Direction } from './steps.ts'

interface TypedStepperProps {
  readonly label: string
  /** For the buttons, where several fields have the same label. */
  readonly name?: string
  readonly id: string
  readonly value: string
  readonly onChange: (typed: string) => void
  /** What a press makes of the text; null: it can do nothing. */
  readonly step: (direction: Direction) => string | null
  readonly isDecimal?: boolean
  readonly hint?: ReactNode
  readonly error: string | undefined
}

export const TypedStepper = ({ label, name = label, id, value, onChange, step, isDecimal = false, hint, error }: TypedStepperProps) => {
  const { t } = useLingui()
  const { input, aria } = useFieldIds({ id, error, hint })
  const button = (direction: Direction) => {
    const next = step(direction)
    return (
      <Button className={stepper['step'] ?? ''} aria-label={direction === 1 ? t`${name}: more` : t`${name}: less`} aria-disabled={next === null} onPress={() => next !== null && onChange(next)}>
        {direction === 1 ? <Plus aria-hidden /> : <Minus aria-hidden />}
      </Button>
    )
  }
  return (
    <FieldFrame label={label} input={input} error={error} hint={hint}>
      <div className={stepper['group']}>
        {button(-1)}
        <input {...aria} className={stepper['input']} inputMode={isDecimal ? 'decimal' : 'numeric'} autoComplete="off" value={value} onChange={(e) => onChange(e.target.value)} />
        {button(1)}
      </div>
    </FieldFrame>
  )
}
