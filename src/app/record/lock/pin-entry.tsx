/** A PIN, by large keys or by a keyboard. What was typed is seen by nobody, and gone after each try. */
import { useLingui } from '@lingui/react/macro'
import { Delete } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { PIN } from '../../store/vault/pin.ts'
import styles from './pin-entry.module.css'

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

interface PinEntryProps {
  readonly label: string
  /** What came of the last try. */
  readonly problem: ReactNode
  readonly isPending: boolean
  readonly onEnter: (pin: string) => void
  /** What happens when it is right: Unlock, Sign. */
  readonly action: string
}

export const PinEntry = ({ label, problem, isPending, onEnter, action }: PinEntryProps) => {
  const { t } = useLingui()
  const [input, said] = [useId(), useId()]
  const [pin, setPin] = useState('')
  const isReady = pin.length >= PIN.least && !isPending
  const press = (digit: string) => setPin((p) => (p + digit).slice(0, PIN.most))
  const enter = () => {
    if (!isReady) return
    onEnter(pin)
    setPin('')
  }
  return (
    <form
      className={styles['entry']}
      onSubmit={(e) => {
        e.preventDefault()
        enter()
      }}
    >
      <label htmlFor={input} className={styles['label']}>
        {label}
      </label>
      <input
        id={input}
        className={styles['digits']}
        type="password"
        // The keys below take the place of the phone's own keyboard.
        inputMode="none"
        autoComplete="off"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- there is nothing else to do here
        autoFocus
        maxLength={PIN.most}
        value={pin}
        onChange={(e) => setPin(e.target.value.replace(/\D/g, '').slice(0, PIN.most))}
        {...(problem === null ? {} : { 'aria-describedby': said })}
      />
      <div id={said} role="alert" className={styles['problem']}>
        {problem}
      </div>
      <div className={styles['keys']}>
        {DIGITS.map((digit) => (
          <Key key={digit} onPress={() => press(digit)}>
            {digit}
          </Key>
        ))}
        <Key label={t`Delete the last digit`} onPress={() => setPin((p) => p.slice(0, -1))}>
          <Delete aria-hidden />
        </Key>
        <Key onPress={() => press('0')}>0</Key>
        <button type="submit" className={styles['go']} disabled={!isReady} onMouseDown={(e) => e.preventDefault()}>
          {action}
        </button>
      </div>
    </form>
  )
}

const Key = ({ children, label, onPress }: { readonly children: ReactNode; readonly label?: string; readonly onPress: () => void }) => (
  // A press leaves the focus in the field: who goes on with a keyboard types on.
  <button type="button" className={styles['key']} onMouseDown={(e) => e.preventDefault()} onClick={onPress} {...(label !== undefined && { 'aria-label': label })}>
    {children}
  </button>
)
