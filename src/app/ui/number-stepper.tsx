/** − [ 90 ] +: big enough for a glove, and a keyboard for those who type. Wrong text stays in the field to be mended. */
import { Minus, Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from 'react-aria-components'
import { FieldFrame, type FieldProps, useFieldIds } from './field-frame.tsx'
import styles from './number-stepper.module.css'
import { readNumber } from './typed-number.ts'

interface NumberStepperProps extends FieldProps {
  /** NaN while the text is not a number; null while it is empty. */
  readonly value: number | null
  readonly onChange: (value: number | null) => void
  readonly step?: number
  readonly min?: number
  readonly max?: number
  readonly unit?: string
  readonly lessLabel: string
  readonly moreLabel: string
  readonly allowDecimal?: boolean
}

export const NumberStepper = ({ label, id, error, hint, value, onChange, step = 1, min, max, unit, lessLabel, moreLabel, allowDecimal = false }: NumberStepperProps) => {
  const { input, aria } = useFieldIds({ ...(id !== undefined && { id }), error, hint })
  // What was typed, as long as it means the value: "1," and "abc" are kept on the screen.
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed !== null && Object.is(readNumber(typed), value) ? typed : value === null || Number.isNaN(value) ? (typed ?? '') : String(value)
  const set = (next: number) => {
    setTyped(null)
    onChange(Math.min(max ?? Infinity, Math.max(min ?? -Infinity, next)))
  }
  const known = value === null || Number.isNaN(value) ? null : value
  const isLeast = known !== null && min !== undefined && known <= min
  const isMost = known !== null && max !== undefined && known >= max
  return (
    <FieldFrame label={label} input={input} error={error} hint={hint}>
      <div className={styles['group']}>
        <Button className={styles['step'] ?? ''} aria-label={lessLabel} aria-disabled={isLeast} onPress={() => !isLeast && set((known ?? 0) - step)}>
          <Minus aria-hidden />
        </Button>
        <input
          {...aria}
          className={styles['input']}
          inputMode={allowDecimal ? 'decimal' : 'numeric'}
          autoComplete="off"
          value={shown}
          onChange={(e) => {
            setTyped(e.target.value)
            onChange(readNumber(e.target.value))
          }}
        />
        {unit !== undefined && <span className={styles['unit']}>{unit}</span>}
        <Button className={styles['step'] ?? ''} aria-label={moreLabel} aria-disabled={isMost} onPress={() => !isMost && set((known ?? (min ?? 0) - step) + step)}>
          <Plus aria-hidden />
        </Button>
      </div>
    </FieldFrame>
  )
}
