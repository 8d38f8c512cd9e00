/** Two lines of heads: units, which fold and unfold, and the competencies of those unfolded. */
import type { UnitId } from '#domain/ids.ts'
import type { Unit } from '#domain/programme.ts'
import { inLanguage } from '#domain/text.ts'
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { ChevronDown, ChevronRight } from 'lucide-react'
import type { MatrixColumn } from './matrix-columns.ts'
import type { Place } from './matrix-state.ts'
import styles from './matrix.module.css'

export interface DrawnColumn extends MatrixColumn {
  readonly at: number
}

interface MatrixHeadProps {
  readonly columns: readonly DrawnColumn[]
  readonly gapBefore: boolean
  readonly gapAfter: boolean
  /** How many columns of seals there are. */
  readonly last: number
  readonly kinds: readonly string[]
  readonly unfolded: readonly UnitId[]
  readonly onUnfold: (units: readonly UnitId[]) => void
  readonly stop: Place
  /** Knowledge, skill, character before the seals (where there is room) or after them. */
  readonly kindsFirst: boolean
  readonly language: string
}

interface Group {
  readonly unit: Unit
  readonly at: number
  readonly count: number
}

const groupsOf = (columns: readonly DrawnColumn[]): readonly Group[] => {
  const groups: { unit: Unit; at: number; count: number }[] = []
  for (const c of columns) {
    const open = groups.at(-1)
    if (open?.unit.id === c.unit.id) open.count += 1
    else groups.push({ unit: c.unit, at: c.at, count: 1 })
  }
  return groups
}

export const MatrixHead = ({ columns, gapBefore, gapAfter, last, kinds, unfolded, onUnfold, stop, kindsFirst, language }: MatrixHeadProps) => {
  const { t } = useLingui()
  const first = kindsFirst ? 5 : 2
  const kindHeads = kinds.map((kind, n) => (
    <th key={kind} rowSpan={2} scope="col" aria-colindex={(kindsFirst ? 2 : last + 2) + n} className={styles['kind']}>
      {kind}
    </th>
  ))
  return (
    <thead>
      <tr aria-rowindex={1} className={styles['units']}>
        <th rowSpan={2} scope="col" aria-colindex={1} className={styles['corner']}>
          {t`Apprentice`}
        </th>
        {kindsFirst && kindHeads}
        {gapBefore && <td aria-hidden className={styles['gap']} />}
        {groupsOf(columns).map((g) => {
          const open = unfolded.includes(g.unit.id)
          const title = `${g.unit.code} ${inLanguage(g.unit.title, language)}`.trim()
          const isStop = stop.row === -1 && stop.column >= g.at && stop.column < g.at + g.count
          return (
            <th key={`${g.unit.id} ${g.at}`} colSpan={g.count} scope="colgroup" aria-colindex={g.at + first} className={styles['unit']}>
              <button
                type="button"
                className={styles['fold']}
                aria-expanded={open}
                title={title}
                // Every column under it leads up to it.
                data-row={-1}
                data-column={isStop ? stop.column : g.at}
                tabIndex={isStop ? 0 : -1}
                onClick={() => onUnfold(open ? unfolded.filter((u) => u !== g.unit.id) : [...unfolded, g.unit.id])}
              >
                {open ? <ChevronDown aria-hidden size={16} /> : <ChevronRight aria-hidden size={16} />}
                <span className={styles['unitTitle']}>{title}</span>
              </button>
            </th>
          )
        })}
        {gapAfter && <td aria-hidden className={styles['gap']} />}
        {!kindsFirst && kindHeads}
        <th rowSpan={2} scope="col" aria-colindex={last + 5} className={styles['factsHead']}>
          {t`Facts`}
        </th>
      </tr>
      <tr aria-rowindex={2} className={styles['codes']}>
        {gapBefore && <td aria-hidden className={styles['gap']} />}
        {columns.map(({ competency, unit, at }) => {
          const lines = unit.competencies.length
          const title = competency === null ? '' : `${competency.code} ${inLanguage(competency.title, language)}`.trim()
          return (
            <th key={at} scope="col" aria-colindex={at + first} title={title} className={styles['code']} data-folded={competency === null || undefined}>
              {competency === null ? (
                t`${plural(lines, { one: '# line', other: '# lines' })}`
              ) : (
                <>
                  <span aria-hidden>{competency.code === '' ? inLanguage(competency.title, language) : competency.code}</span>
                  <span className={styles['heard']}>{title}</span>
                </>
              )}
            </th>
          )
        })}
        {gapAfter && <td aria-hidden className={styles['gap']} />}
      </tr>
    </thead>
  )
}
