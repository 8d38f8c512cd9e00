/** One apprentice: a seal for each competency or a count for each folded unit, three columns, facts. */
import type { CohortId, UnitId } from '#domain/ids.ts'
import type { Unit } from '#domain/programme.ts'
import { useLingui } from '@lingui/react/macro'
import type { HTMLAttributes } from 'react'
import { Link } from 'react-router'
import { StandingSeal } from '../../record/standing-seal.tsx'
import { SegmentBar } from '../../ui/bar.tsx'
import { apprenticeAddress, competencyAddress } from '../../record/cohort-addresses.ts'
import { Facts } from './facts.tsx'
import { countUnit } from './matrix-columns.ts'
import type { DrawnColumn } from './matrix-head.tsx'
import type { Place } from './matrix-state.ts'
import styles from './matrix.module.css'
import type { ApprenticeRow } from './use-cohort.ts'

interface MatrixRowProps {
  readonly row: ApprenticeRow
  readonly at: number
  readonly cohort: CohortId
  readonly isClosed: boolean
  readonly columns: readonly DrawnColumn[]
  readonly gapBefore: boolean
  readonly gapAfter: boolean
  readonly last: number
  readonly stop: Place
  readonly kindsFirst: boolean
  readonly onUnfold: (unit: UnitId) => void
}

export const MatrixRow = ({ row, at, cohort, isClosed, columns, gapBefore, gapAfter, last, stop, kindsFirst, onUnfold }: MatrixRowProps) => {
  const { t } = useLingui()
  const { person } = row
  const asks = row.facts.length
  /** What makes an element a cell that arrows reach. */
  const cell = (column: number) => ({ 'data-row': at, 'data-column': column, tabIndex: stop.row === at && stop.column === column ? 0 : -1 })
  const kinds = row.columns.map((c, n) => {
    const { signed, of, endorsed } = c
    return (
      <td key={c.kind} aria-colindex={(kindsFirst ? 2 : last + 2) + n} className={styles['number']} title={t`${signed} of ${of} signed, ${endorsed} endorsed`}>
        {c.of === 0 ? (
          '–'
        ) : (
          <>
            <b>{c.signed}</b>/{c.of}
            <SegmentBar
              segments={[
                { amount: c.signed, tone: 'steel' },
                { amount: Math.max(0, c.practised - c.signed), tone: 'steel-soft' },
              ]}
              total={c.of}
              label={t`${signed} of ${of} signed, ${endorsed} endorsed`}
            />
          </>
        )}
      </td>
    )
  })
  return (
    <tr aria-rowindex={at + 3} className={styles['row']}>
      <th scope="row" aria-colindex={1} className={styles['name']}>
        <Door to={isClosed ? null : apprenticeAddress(cohort, person.id)} {...cell(-1)} dir="auto">
          <span>
            {person.name}
            {!kindsFirst && asks > 0 && <span className={styles['asks']}>{t`${asks} to ask about`}</span>}
          </span>
        </Door>
      </th>
      {kindsFirst && kinds}
      {gapBefore && <td aria-hidden className={styles['gap']} />}
      {columns.map(({ unit, competency, at: column }) => {
        const standing = competency === null ? undefined : row.standings.get(competency.id)
        return (
          <td key={column} aria-colindex={column + (kindsFirst ? 5 : 2)} className={styles['cell']}>
            {competency === null ? (
              <UnitCell unit={unit} row={row} attributes={cell(column)} onUnfold={onUnfold} />
            ) : (
              standing !== undefined && (
                <Door to={isClosed ? null : competencyAddress(cohort, person.id, competency.id)} className={styles['seal'] ?? ''} {...cell(column)}>
                  <span className={styles['heard']}>
                    {person.name}, {competency.code}:{' '}
                  </span>
                  <StandingSeal standing={standing} selfLevel={row.asked.get(competency.id) ?? null} size="m" />
                </Door>
              )
            )}
          </td>
        )
      })}
      {gapAfter && <td aria-hidden className={styles['gap']} />}
      {!kindsFirst && kinds}
      <td aria-colindex={last + 5} className={styles['factsCell']}>
        <Facts of={row.facts} />
      </td>
    </tr>
  )
}

interface UnitCellProps {
  readonly unit: Unit
  readonly row: ApprenticeRow
  readonly attributes: { readonly tabIndex: number }
  readonly onUnfold: (unit: UnitId) => void
}

const UnitCell = ({ unit, row, attributes, onUnfold }: UnitCellProps) => {
  const { t } = useLingui()
  const { of, signed, endorsed, asked, practised } = countUnit(unit, row)
  const code = unit.code
  const name = row.person.name
  return (
    <button type="button" className={styles['count']} {...attributes} onClick={() => onUnfold(unit.id)}>
      <span className={styles['heard']}>{t`${name}, ${code}: ${signed} of ${of} signed, ${endorsed} endorsed, ${asked} asked. Unfold the unit`}</span>
      <span aria-hidden>
        <b>{signed}</b>/{of}
      </span>
      <span aria-hidden className={styles['bar']}>
        <SegmentBar
          segments={[
            { amount: signed, tone: 'seal' },
            { amount: asked, tone: 'amber' },
            { amount: practised, tone: 'steel-soft' },
          ]}
          total={of}
          label=""
        />
      </span>
    </button>
  )
}

interface DoorProps extends HTMLAttributes<HTMLElement> {
  /** Null: it leads nowhere, and stays a cell that arrows reach. */
  readonly to: string | null
}

const Door = ({ to, children, ...rest }: DoorProps) =>
  to === null ? (
    <span {...rest} className={[rest.className, styles['closed']].join(' ')}>
      {children}
    </span>
  ) : (
    <Link to={to} {...rest}>
      {children}
    </Link>
  )
