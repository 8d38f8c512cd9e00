/**
 * Picks several out of many (a plan of 1,000 lines) by code or words. A combobox by the ARIA pattern: the focus stays
 * in the text, arrows move through the list, Enter takes, Backspace in the empty text gives the last one back.
 */
import { X } from 'lucide-react'
import { type KeyboardEvent, useId, useMemo, useState } from 'react'
import { FieldErrorText } from './field-frame.tsx'
import styles from './multi-picker.module.css'

export interface PickOption {
  readonly id: string
  readonly code: string
  readonly text: string
  readonly hint?: string
}

interface MultiPickerProps {
  readonly label: string
  readonly id?: string
  readonly options: readonly PickOption[]
  readonly value: readonly string[]
  readonly onChange: (ids: readonly string[]) => void
  readonly error?: string | undefined
  readonly placeholder?: string
  /** "120 more, type to narrow" */
  readonly moreText: (n: number) => string
  readonly removeLabel: (o: PickOption) => string
  /** Said when nothing matches. */
  readonly emptyText: string
}

const SHOWN = 50

/** Every word typed must start somewhere in code or text; a match at the start of the code comes first. */
const matching = (options: readonly PickOption[], typed: string): readonly PickOption[] => {
  const words = typed.toLowerCase().split(/\s+/).filter((w) => w !== '')
  if (words.length === 0) return options
  const hits = options.filter((o) => words.every((w) => `${o.code} ${o.text}`.toLowerCase().includes(w)))
  const first = (o: PickOption) => (o.code.toLowerCase().startsWith(words[0] ?? '') ? 0 : 1)
  return hits.toSorted((a, b) => first(a) - first(b))
}

export const MultiPicker = ({ label, id, options, value, onChange, error, placeholder, moreText, removeLabel, emptyText }: MultiPickerProps) => {
  const own = useId()
  const input = id ?? own
  const [typed, setTyped] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const known = useMemo(() => new Map(options.map((o) => [o.id, o])), [options])
  const hits = useMemo(() => (isOpen ? matching(options, typed).filter((o) => !value.includes(o.id)) : []), [isOpen, options, typed, value])
  const shown = hits.slice(0, SHOWN)
  const current = shown[Math.min(active, shown.length - 1)]

  const take = (o: PickOption) => {
    onChange([...value, o.id])
    setTyped('')
    setActive(0)
    // What lies below (the button that hands in) is not left covered; typing opens the list again.
    setOpen(false)
  }
  const move = (to: number) => {
    setActive(to)
    const next = shown[to]
    if (next !== undefined) document.getElementById(`${input}-${next.id}`)?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = (e: KeyboardEvent) => {
    // While an input method composes Chinese, Enter and the arrows belong to it.
    if (e.nativeEvent.isComposing) return
    if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
      e.preventDefault()
      if (!isOpen) setOpen(true)
      else move((active + (e.key === 'ArrowDown' ? 1 : -1) + shown.length) % Math.max(1, shown.length))
    } else if (e.key === 'Enter' && isOpen) {
      e.preventDefault()
      if (current !== undefined) take(current)
    } else if (e.key === 'Escape' && isOpen) {
      e.stopPropagation()
      setOpen(false)
    } else if (e.key === 'Backspace' && typed === '' && value.length > 0) onChange(value.slice(0, -1))
  }

  return (
    <div className={styles['field']}>
      <label htmlFor={input} className={styles['label']}>
        {label}
      </label>
      {value.length > 0 && (
        <ul className={styles['picked']}>
          {value.map((picked) => {
            const o = known.get(picked) ?? { id: picked, code: picked, text: '' }
            return (
              <li key={picked} className={styles['pick']}>
                <span className={styles['pickText']}>
                  {o.code} {o.text}
                </span>
                <button type="button" className={styles['remove']} aria-label={removeLabel(o)} onClick={() => onChange(value.filter((v) => v !== picked))}>
                  <X aria-hidden size={18} />
                </button>
              </li>
            )
          })}
        </ul>
      )}
      <div className={styles['anchor']}>
        <input
          id={input}
          role="combobox"
          aria-expanded={isOpen}
          aria-controls={`${input}-list`}
          aria-autocomplete="list"
          {...(isOpen && current !== undefined ? { 'aria-activedescendant': `${input}-${current.id}` } : {})}
          {...(error === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': `${input}-error` })}
          className={styles['input']}
          dir="auto"
          autoComplete="off"
          placeholder={placeholder}
          value={typed}
          onFocus={() => setOpen(true)}
          onClick={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={onKeyDown}
          onChange={(e) => {
            setTyped(e.target.value)
            setActive(0)
            setOpen(true)
          }}
        />
        {/* The list takes its presses before the blur, so that the focus never leaves the text. */}
        <div className={styles['list']} hidden={!isOpen} onPointerDown={(e) => e.preventDefault()}>
          <div id={`${input}-list`} role="listbox" aria-label={label}>
            {shown.map((o) => (
              // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the keys belong to the text field, which keeps the focus
              <div
                key={o.id}
                id={`${input}-${o.id}`}
                role="option"
                aria-selected={o.id === current?.id}
                className={styles['option']}
                onClick={() => take(o)}
              >
                {o.code !== '' && <span className={styles['code']}>{o.code}</span>}
                <span>{o.text}</span>
              </div>
            ))}
          </div>
          {hits.length > SHOWN && <p className={styles['more']}>{moreText(hits.length - SHOWN)}</p>}
          {hits.length === 0 && <p className={styles['more']}>{emptyText}</p>}
        </div>
      </div>
      {error !== undefined && <FieldErrorText id={`${input}-error`}>{error}</FieldErrorText>}
    </div>
  )
}
