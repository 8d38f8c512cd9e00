/** Choosing among a few: big cards for what matters, segments for a view, a tick for yes and no. */
import { Check } from 'lucide-react'
import { type CSSProperties, type ReactNode, useId } from 'react'
import { Checkbox as AriaCheckbox, Label, Radio, RadioGroup, Switch as AriaSwitch } from 'react-aria-components'
import styles from './choices.module.css'
import { FieldErrorText } from './field-frame.tsx'

interface Option {
  readonly value: string
  readonly title: string
  readonly text?: string
  /** A numeral, a seal or an icon before the words. */
  readonly mark?: ReactNode
  readonly isDisabled?: boolean
}

interface RadioCardsProps {
  readonly label: string
  readonly value: string | null
  readonly onChange: (value: string) => void
  readonly options: readonly Option[]
  /** Beside each other from 560 px on. */
  readonly columns?: number
  readonly error?: string | undefined
  readonly hideLabel?: boolean
}

export const RadioCards = ({ label, value, onChange, options, columns, error, hideLabel = false }: RadioCardsProps) => {
  const errorId = useId()
  return (
    <RadioGroup
      className={styles['group'] ?? ''}
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      {...(hideLabel ? { 'aria-label': label } : {})}
      {...(error === undefined ? {} : { 'aria-describedby': errorId })}
    >
      {!hideLabel && <Label className={styles['label'] ?? ''}>{label}</Label>}
      <div className={styles['cards']} {...(columns === undefined ? {} : { 'data-columns': columns, style: { '--columns': columns } as CSSProperties })}>
        {options.map((o) => (
          <Radio key={o.value} value={o.value} isDisabled={o.isDisabled ?? false} className={styles['card'] ?? ''}>
            {o.mark}
            <span className={styles['body']}>
              <span className={styles['title']}>{o.title}</span>
              {o.text !== undefined && <span className={styles['text']}>{o.text}</span>}
            </span>
          </Radio>
        ))}
      </div>
      {error !== undefined && <FieldErrorText id={errorId}>{error}</FieldErrorText>}
    </RadioGroup>
  )
}

interface SegmentedProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly hideLabel?: boolean
}

export const SegmentedControl = ({ label, value, onChange, options, hideLabel = false }: SegmentedProps) => (
  <RadioGroup className={styles['group'] ?? ''} value={value} onChange={onChange} orientation="horizontal" {...(hideLabel ? { 'aria-label': label } : {})}>
    {!hideLabel && <Label className={styles['label'] ?? ''}>{label}</Label>}
    <div className={styles['segments']}>
      {options.map((o) => (
        <Radio key={o.value} value={o.value} className={styles['segment'] ?? ''}>
          {o.label}
        </Radio>
      ))}
    </div>
  </RadioGroup>
)

interface TickProps {
  readonly isSelected: boolean
  readonly onChange: (isSelected: boolean) => void
  readonly isDisabled?: boolean
  readonly children: ReactNode
}

export const Checkbox = ({ children, ...rest }: TickProps) => (
  <AriaCheckbox {...rest} className={styles['tick'] ?? ''}>
    {({ isSelected }) => (
      <>
        <span className={styles['box']} aria-hidden>
          {isSelected && <Check size={18} strokeWidth={3} />}
        </span>
        <span>{children}</span>
      </>
    )}
  </AriaCheckbox>
)

export const Switch = ({ children, ...rest }: TickProps) => (
  <AriaSwitch {...rest} className={styles['tick'] ?? ''}>
    <span className={styles['track']} aria-hidden />
    <span>{children}</span>
  </AriaSwitch>
)
