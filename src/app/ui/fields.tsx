/** Single fields. Native inputs: phones bring their own keyboards and date wheels, and people know them. */
import type { HTMLInputTypeAttribute, KeyboardEvent } from 'react'
import { FieldFrame, type FieldProps, useFieldIds } from './field-frame.tsx'
import styles from './fields.module.css'

/**
 * The direction of the first letter that has one. Not `dir="auto"`: Chromium resolves that again and again while text
 * is put in, and a megabyte pasted by mistake stands still for half a minute.
 */
const directionOf = (text: string): 'ltr' | 'rtl' | undefined => {
  const first = /\p{L}/u.exec(text.slice(0, 1_000))?.[0]
  return first === undefined ? undefined : /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u.test(first) ? 'rtl' : 'ltr'
}

interface TextProps extends FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onBlur?: () => void
}

interface TextFieldProps extends TextProps {
  readonly name?: string
  readonly type?: HTMLInputTypeAttribute
  readonly isRequired?: boolean
  readonly autoComplete?: string
  readonly autoCapitalize?: string
  readonly inputMode?: 'text' | 'decimal' | 'numeric' | 'search'
  readonly autoFocus?: boolean
  /** Id of a <datalist> with suggestions. */
  readonly list?: string
  readonly maxLength?: number
  readonly size?: 'normal' | 'floor'
}

export const TextField = ({ label, id, error, hint, value, onChange, isRequired, size = 'normal', type = 'text', ...rest }: TextFieldProps) => {
  const { input, aria } = useFieldIds({ ...(id !== undefined && { id }), error, hint })
  return (
    <FieldFrame label={label} input={input} error={error} hint={hint}>
      <input
        {...rest}
        {...aria}
        type={type}
        required={isRequired}
        dir={directionOf(value)}
        data-size={size}
        className={styles['input']}
        value={value}
        onChange={(e) => onChange(e.target.value)}
      />
    </FieldFrame>
  )
}

interface TextAreaProps extends TextProps {
  readonly rows?: number
  readonly onKeyDown?: (e: KeyboardEvent<HTMLTextAreaElement>) => void
}

export const TextArea = ({ label, id, error, hint, value, onChange, onBlur, onKeyDown, rows = 3 }: TextAreaProps) => {
  const { input, aria } = useFieldIds({ ...(id !== undefined && { id }), error, hint })
  return (
    <FieldFrame label={label} input={input} error={error} hint={hint}>
      <textarea
        {...aria}
        rows={rows}
        dir={directionOf(value)}
        className={`${styles['input']} ${styles['area']}`}
        value={value}
        onBlur={onBlur}
        onKeyDown={onKeyDown}
        onChange={(e) => onChange(e.target.value)}
      />
    </FieldFrame>
  )
}

interface DayFieldProps extends TextProps {
  readonly min?: string
  readonly max?: string
}

/** A calendar day as `YYYY-MM-DD`; the empty string while it is incomplete. */
export const DayField = ({ label, id, error, hint, value, onChange, onBlur, min, max }: DayFieldProps) => {
  const { input, aria } = useFieldIds({ ...(id !== undefined && { id }), error, hint })
  return (
    <FieldFrame label={label} input={input} error={error} hint={hint}>
      <input {...aria} type="date" className={styles['input']} value={value} min={min} max={max} onBlur={onBlur} onChange={(e) => onChange(e.target.value)} />
    </FieldFrame>
  )
}

interface SelectProps extends FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

export const SelectField = ({ label, id, error, hint, value, onChange, options }: SelectProps) => {
  const { input, aria } = useFieldIds({ ...(id !== undefined && { id }), error, hint })
  return (
    <FieldFrame label={label} input={input} error={error} hint={hint}>
      <select {...aria} className={styles['input']} value={value} onChange={(e) => onChange(e.target.value)}>
        {options.map((o) => (
          <option key={o.value} value={o.value}>
            {o.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
