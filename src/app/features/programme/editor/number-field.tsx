/** A number as it is typed; what is none stays in the field to be put right. */
import { useState } from 'react'
import { TextField } from '../../../ui/fields.tsx'
import { readNumber } from '../../../ui/typed-number.ts'

interface NumberFieldProps {
  readonly label: string
  readonly value: number | null
  readonly onChange: (value: number | null) => void
  readonly error?: string | undefined
  readonly hint?: string
}

export const NumberField = ({ label, value, onChange, error, hint }: NumberFieldProps) => {
  const [typed, setTyped] = useState<string | null>(null)
  // What was typed, as long as it means the value: undoing shows the number again.
  const shown = typed !== null && Object.is(readNumber(typed), value) ? typed : value === null || Number.isNaN(value) ? '' : String(value)
  return (
    <TextField
      label={label}
      inputMode="decimal"
      value={shown}
      error={error}
      {...(hint === undefined ? {} : { hint })}
      onChange={(text) => {
        setTyped(text)
        onChange(readNumber(text))
      }}
    />
  )
}
