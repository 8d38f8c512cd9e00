/** What all fields share: a label above, a hint, and the error where it happened. */
import { CircleAlert } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import styles from './fields.module.css'

export interface FieldProps {
  readonly label: string
  readonly id?: string
  readonly error?: string | undefined
  readonly hint?: ReactNode
}

export const FieldErrorText = ({ id, children }: { readonly id: string; readonly children: string }) => (
  <p id={id} className={styles['error']}>
    <CircleAlert aria-hidden size={16} />
    {children}
  </p>
)

/** Ids and aria attributes that tie an input to its label, hint and error. */
export const useFieldIds = ({ id, error, hint }: Pick<FieldProps, 'id' | 'error' | 'hint'>) => {
  const own = useId()
  const input = id ?? own
  const described = [hint !== undefined ? `${input}-hint` : '', error !== undefined ? `${input}-error` : ''].filter((s) => s !== '').join(' ')
  return {
    input,
    aria: {
      id: input,
      ...(described === '' ? {} : { 'aria-describedby': described }),
      ...(error === undefined ? {} : { 'aria-invalid': true as const }),
    },
  }
}

export const FieldFrame = ({ label, input, error, hint, children }: FieldProps & { readonly input: string; readonly children: ReactNode }) => (
  <div className={styles['field']}>
    <label htmlFor={input} className={styles['label']}>
      {label}
    </label>
    {children}
    {hint !== undefined && (
      <p id={`${input}-hint`} className={styles['hint']}>
        {hint}
      </p>
    )}
    {error !== undefined && <FieldErrorText id={`${input}-error`}>{error}</FieldErrorText>}
  </div>
)
