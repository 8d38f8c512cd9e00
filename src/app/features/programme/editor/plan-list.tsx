/** All units and lines of the draft. Arrow keys choose, Alt with an arrow moves; a thousand lines cost those in view. */
import type { PlanFinding } from '#domain/programme-edit/check-plan.ts'
import { inLanguage } from '#domain/text.ts'
import { useLingui } from '@lingui/react/macro'
import { CircleAlert, Lock } from 'lucide-react'
import { type KeyboardEvent, memo, useEffect, useRef } from 'react'
import { VList, type VListHandle } from 'virtua'
import { CodeTag } from '../../../ui/chip.tsx'
import styles from './editor.module.css'
import type { PlanRow } from './plan-lines.ts'

interface PlanListProps {
  readonly title: string
  readonly rows: readonly PlanRow[]
  readonly selected: string
  readonly onSelect: (id: string) => void
  readonly onMove: (by: 1 | -1) => void
  readonly findings: readonly PlanFinding[]
  readonly touched: ReadonlySet<string>
}

const rowId = (id: string): string => `plan-row-${id}`

export const PlanList = ({ title, rows, selected, onSelect, onMove, findings, touched }: PlanListProps) => {
  const { t } = useLingui()
  const list = useRef<VListHandle>(null)
  const frame = useRef<HTMLDivElement>(null)
  const at = rows.findIndex((r) => r.id === selected)
  const wrong = new Set<string>(findings.filter((f) => f.stops).map((f) => f.at))

  useEffect(() => {
    if (at === -1) return
    list.current?.scrollToIndex(at, { align: 'nearest' })
    // Only who is in the list is carried along: a press in the form leaves the focus in the form.
    if (frame.current?.contains(document.activeElement) === true) document.getElementById(rowId(selected))?.focus({ preventScroll: true })
  }, [at, selected])

  const onKeyDown = (e: KeyboardEvent) => {
    if (e.key !== 'ArrowDown' && e.key !== 'ArrowUp') return
    e.preventDefault()
    const by = e.key === 'ArrowDown' ? 1 : -1
    if (e.altKey) return onMove(by)
    const next = rows[at + by]
    if (next !== undefined) onSelect(next.id)
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys go between the buttons inside
    <div ref={frame} className={styles['list']} role="group" aria-label={t`Units and competencies`} onKeyDown={onKeyDown}>
      <VList ref={list} {...(at === -1 ? {} : { keepMounted: [at] })}>
        {rows.map((row) => (
          <Row key={row.id} row={row} title={title} isSelected={row.id === selected} isWrong={wrong.has(row.id)} isTouched={touched.has(row.id)} onSelect={onSelect} />
        ))}
      </VList>
    </div>
  )
}

interface RowProps {
  readonly row: PlanRow
  readonly title: string
  readonly isSelected: boolean
  readonly isWrong: boolean
  readonly isTouched: boolean
  readonly onSelect: (id: string) => void
}

const Row = memo(({ row, title, isSelected, isWrong, isTouched, onSelect }: RowProps) => {
  const { t, i18n } = useLingui()
  const { code, words } = row.is === 'plan' ? { code: '', words: title } : row.is === 'unit' ? { code: row.unit.code, words: inLanguage(row.unit.title, i18n.locale) } : { code: row.line.code, words: inLanguage(row.line.title, i18n.locale) }
  const isLocked = row.is !== 'plan' && row.isLocked
  return (
    <button
      type="button"
      id={rowId(row.id)}
      className={styles['row']}
      data-is={row.is}
      data-locked={isLocked || undefined}
      aria-current={isSelected}
      tabIndex={isSelected ? 0 : -1}
      onClick={() => onSelect(row.id)}
    >
      {code !== '' && <CodeTag>{code}</CodeTag>}
      <span className={styles['rowText']} dir="auto">
        {words.trim() === '' ? t`(no name yet)` : words}
      </span>
      {isTouched && <span className={styles['touched']} role="img" aria-label={t`changed`} />}
      {isWrong && <CircleAlert role="img" aria-label={t`something to put right`} size={18} className={styles['wrong']} />}
      {isLocked && (
        <span className={styles['lock']}>
          <Lock aria-hidden size={14} />
          {t`shared`}
        </span>
      )}
    </button>
  )
})
