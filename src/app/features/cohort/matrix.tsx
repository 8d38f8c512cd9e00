/**
 * The cohort as a matrix of seals: names stay at the left, heads at the top, facts at the right. Units unfold into
 * their competencies. Only what is in view is drawn.
 */
import type { Programme } from '#domain/programme.ts'
import { useLingui } from '@lingui/react/macro'
import { type CSSProperties, useMemo, useRef, useState } from 'react'
import { kindWord } from '../../record/words.ts'
import { columnsOf, unfoldedAtFirst } from './matrix-columns.ts'
import { MatrixHead } from './matrix-head.tsx'
import { MatrixRow } from './matrix-row.tsx'
import { useMatrixState } from './matrix-state.ts'
import { startsOf } from './matrix-window.ts'
import styles from './matrix.module.css'
import type { CohortMatrix } from './use-cohort.ts'
import { useMatrixKeys } from './use-matrix-keys.ts'
import { useMatrixWindow } from './use-matrix-window.ts'

/** Pixels at normal text size; the style sheet draws cells of this size. */
const SIZE = { row: 68, head: 92, competency: 58, unit: 112, kind: 70, facts: 232, name: 176, narrowName: 124 } as const

/** The size of text that the reader chose. */
const textScale = (): number => Number(getComputedStyle(document.documentElement).getPropertyValue('--text-scale')) || 1

interface MatrixProps {
  readonly matrix: CohortMatrix
  readonly programme: Programme
  /** Nothing leads into an apprentice: the reader may see how he stands, not what he wrote. */
  readonly isClosed?: boolean
}

export const Matrix = ({ matrix: { cohort, rows }, programme, isClosed = false }: MatrixProps) => {
  const { t, i18n } = useLingui()
  const scroller = useRef<HTMLDivElement>(null)
  const grid = useRef<HTMLTableElement>(null)
  const [{ scale, wide }] = useState(() => ({ scale: textScale(), wide: window.innerWidth >= 1200 }))
  const unfolded = useMatrixState((s) => s.unfolded[cohort.id]) ?? unfoldedAtFirst(programme)
  const unfold = useMatrixState((s) => s.unfold)
  const columns = useMemo(() => columnsOf(programme, unfolded), [programme, unfolded])
  const starts = useMemo(
    () => ({ rows: startsOf(rows.map(() => SIZE.row * scale)), columns: startsOf(columns.map((c) => (c.competency === null ? SIZE.unit : SIZE.competency) * scale)) }),
    [rows, columns, scale],
  )
  const name = (wide ? SIZE.name : SIZE.narrowName) * scale
  const facts = SIZE.facts * scale
  const kind = SIZE.kind * scale
  const view = useMatrixWindow(scroller, starts, { width: name + (wide ? facts : 0), height: SIZE.head * scale }, wide ? 3 * kind : 0)
  const keys = useMatrixKeys(cohort.id, { rows: rows.length, columns: columns.length }, grid, view.show)
  const { from, to, before, after } = view.columns
  const drawn = columns.slice(from, to).map((column, n) => ({ ...column, at: from + n }))
  const width = (n: number) => (starts.columns[n + 1] ?? 0) - (starts.columns[n] ?? 0)
  // The one tab stop must be drawn; if the kept place is out of view, the first cell in view takes its part.
  const inView = keys.place.row < view.rows.to && (keys.place.row < 0 || keys.place.row >= view.rows.from) && (keys.place.column < 0 || (keys.place.column >= from && keys.place.column < to))
  const stop = inView ? keys.place : { row: view.rows.from, column: from }
  const kindColumns = [0, 1, 2].map((n) => <col key={n} style={{ width: kind }} />)
  const total = name + (starts.columns.at(-1) ?? 0) + 3 * kind + facts
  const span = drawn.length + (before > 0 ? 1 : 0) + (after > 0 ? 1 : 0) + 5

  return (
    <div ref={scroller} className={styles['scroller']} data-wide={wide || undefined}>
      <table
        // eslint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- the grid pattern: one tab stop, arrows inside
        role="grid"
        ref={grid}
        tabIndex={-1}
        onKeyDown={keys.onKeyDown}
        onFocus={keys.onFocus}
        onBlur={keys.onBlur}
        className={styles['matrix']}
        aria-label={cohort.name}
        aria-rowcount={rows.length + 2}
        aria-colcount={columns.length + 5}
        style={{ width: total, '--name': `${name}px` } as CSSProperties}
      >
        <colgroup>
          <col style={{ width: name }} />
          {wide && kindColumns}
          {before > 0 && <col style={{ width: before }} />}
          {drawn.map((c) => (
            <col key={c.at} style={{ width: width(c.at) }} />
          ))}
          {after > 0 && <col style={{ width: after }} />}
          {!wide && kindColumns}
          <col style={{ width: facts }} />
        </colgroup>
        <MatrixHead
          columns={drawn}
          gapBefore={before > 0}
          gapAfter={after > 0}
          last={columns.length}
          kinds={[t(kindWord.knowledge), t(kindWord.skill), t(kindWord.character)]}
          unfolded={unfolded}
          onUnfold={(units) => unfold(cohort.id, units)}
          stop={stop}
          kindsFirst={wide}
          language={i18n.locale}
        />
        <tbody>
          {view.rows.before > 0 && <Gap height={view.rows.before} span={span} />}
          {rows.slice(view.rows.from, view.rows.to).map((row, n) => (
            <MatrixRow
              key={row.person.id}
              row={row}
              at={view.rows.from + n}
              cohort={cohort.id}
              isClosed={isClosed}
              columns={drawn}
              gapBefore={before > 0}
              gapAfter={after > 0}
              last={columns.length}
              stop={stop}
              kindsFirst={wide}
              onUnfold={(unit) => unfold(cohort.id, [...unfolded, unit])}
            />
          ))}
          {view.rows.after > 0 && <Gap height={view.rows.after} span={span} />}
        </tbody>
      </table>
    </div>
  )
}

const Gap = ({ height, span }: { readonly height: number; readonly span: number }) => (
  <tr aria-hidden style={{ height }}>
    <td aria-hidden colSpan={span} className={styles['gap']} />
  </tr>
)
