/** The lines of a checklist, one field each: Enter goes on with the next, and what is pasted in several lines becomes several. */
import type { CheckId } from '#domain/ids.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Plus, Trash2 } from 'lucide-react'
import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef } from 'react'
import { newId } from '../../../store/new-id.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { fieldId } from '../form-parts.ts'
import { type ChecklistDraft, MOST_LINES } from './checklist-draft.ts'
import styles from './own-checklists.module.css'

type Lines = ChecklistDraft['items']

interface ChecklistLinesProps {
  readonly items: Lines
  readonly onChange: (items: Lines) => void
  readonly error: (id: CheckId) => string | undefined
}

export const blankLine = (text = ''): Lines[number] => ({ id: newId<CheckId>(), text })

const ADD = 'checklist-add'

export const ChecklistLines = ({ items, onChange, error }: ChecklistLinesProps) => {
  const { t } = useLingui()
  const next = useRef<string | null>(null)
  useEffect(() => {
    if (next.current !== null) document.getElementById(next.current)?.focus()
    next.current = null
  }, [items])
  const most = MOST_LINES

  const putAfter = (at: number, lines: Lines) => {
    const fitting = lines.slice(0, most - items.length)
    const last = fitting.at(-1)
    if (last === undefined) return
    next.current = fieldId(last.id)
    onChange(items.toSpliced(at + 1, 0, ...fitting))
  }
  const remove = (at: number) => {
    const neighbour = items[at === 0 ? 1 : at - 1]
    next.current = neighbour === undefined ? ADD : fieldId(neighbour.id)
    onChange(items.toSpliced(at, 1))
  }
  const onKeyDown = (at: number) => (e: KeyboardEvent) => {
    // While an input method composes Chinese, Enter belongs to it; on the bin it deletes.
    if (e.key !== 'Enter' || e.nativeEvent.isComposing || !(e.target instanceof HTMLInputElement)) return
    e.preventDefault()
    putAfter(at, [blankLine()])
  }
  const onPaste = (at: number) => (e: ClipboardEvent) => {
    const lines = e.clipboardData.getData('text').split(/\r?\n/).filter((l) => l.trim() !== '')
    // What does not fit is not taken in halves: the field joins it, and its writer sees so.
    if (lines.length < 2 || items.length + lines.length > most) return
    e.preventDefault()
    putAfter(at, lines.map((l) => blankLine(l.trim())))
  }

  return (
    <div className={styles['lines']}>
      {items.map((item, n) => {
        const number = n + 1
        return (
          // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- listens for the keys and pastes of the field within
          <div key={item.id} className={styles['line']} onKeyDown={onKeyDown(n)} onPaste={onPaste(n)}>
            <TextField
              label={t`Line ${number}`}
              id={fieldId(item.id)}
              autoComplete="off"
              value={item.text}
              onChange={(text) => onChange(items.map((i) => (i.id === item.id ? { ...i, text } : i)))}
              error={error(item.id)}
            />
            <Button variant="plain" aria-label={t`Remove line ${number}`} onPress={() => remove(n)}>
              <Trash2 aria-hidden size={20} />
            </Button>
          </div>
        )
      })}
      {items.length < most ? (
        <Button id={ADD} icon={<Plus aria-hidden size={18} />} onPress={() => putAfter(items.length, [blankLine()])}>
          <Trans>Add a line</Trans>
        </Button>
      ) : (
        <p className={styles['quiet']}>
          <Trans>That is all: a checklist has room for {most} lines.</Trans>
        </p>
      )}
    </div>
  )
}
