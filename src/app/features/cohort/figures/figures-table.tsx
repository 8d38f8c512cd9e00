/** One apprentice a row. One tab stop, arrows inside; a number opens what it counts, and Escape comes back to it. */
import type { CohortId } from '#domain/ids.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useRef, useState } from 'react'
import { Link } from 'react-router'
import { apprenticeAddress } from '../../../record/cohort-addresses.ts'
import { useMatrixKeys } from '../use-matrix-keys.ts'
import { useFigureColumns } from './figure-columns.tsx'
import type { FigureLine } from './figure.ts'
import styles from './figures.module.css'
import { LinesDialog } from './lines-dialog.tsx'
import type { CohortFigures } from './use-figures.ts'

export const FiguresTable = ({ of: { cohort, programme, rows } }: { readonly of: CohortFigures }) => {
  const { t } = useLingui()
  const columns = useFigureColumns(cohort, programme)
  const grid = useRef<HTMLTableElement>(null)
  const [opened, setOpened] = useState<{ readonly title: string; readonly lines: readonly FigureLine[] } | null>(null)
  const keys = useMatrixKeys(`${cohort.id} figures` as CohortId, { rows: rows.length, columns: columns.length }, grid, () => undefined)
  const stop = { row: Math.max(0, keys.place.row), column: keys.place.column }
  const cell = (row: number, column: number) => ({ 'data-row': row, 'data-column': column, tabIndex: stop.row === row && stop.column === column ? 0 : -1 })
  return (
    <div className={styles['scroller']}>
      <table
        // eslint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- the grid pattern: one tab stop, arrows inside
        role="grid"
        ref={grid}
        tabIndex={-1}
        className={styles['figures']}
        aria-label={t`Figures`}
        onKeyDown={keys.onKeyDown}
        onFocus={keys.onFocus}
        onBlur={keys.onBlur}
      >
        <thead>
          <tr>
            <th scope="col" className={styles['corner']}>
              <Trans>Apprentice</Trans>
            </th>
            {columns.map((c) => (
              <th key={c.key} scope="col">
                {c.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((f, row) => (
            <tr key={f.person.id}>
              <th scope="row" className={styles['name']}>
                <Link to={apprenticeAddress(cohort.id, f.person.id)} dir="auto" {...cell(row, -1)}>
                  {f.person.name}
                </Link>
              </th>
              {columns.map((c, column) => {
                const figure = c.of(f)
                return (
                  <td key={c.key}>
                    <button
                      type="button"
                      className={styles['number']}
                      data-asks={figure.asks || undefined}
                      // What is seen is part of what is heard: somebody may say it to press it.
                      aria-label={`${f.person.name}: ${figure.label}${figure.label.includes(figure.text) ? '' : `, ${figure.text}`}`}
                      onClick={() => setOpened({ title: `${f.person.name} · ${c.title}`, lines: figure.lines })}
                      {...cell(row, column)}
                    >
                      {figure.text}
                    </button>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className={styles['corner']}>
              <Trans>The class</Trans>
            </th>
            {columns.map((c) => (
              <td key={c.key}>{c.sum?.(rows)}</td>
            ))}
          </tr>
        </tfoot>
      </table>
      {opened !== null && <LinesDialog title={opened.title} lines={opened.lines} onClose={() => setOpened(null)} />}
    </div>
  )
}
