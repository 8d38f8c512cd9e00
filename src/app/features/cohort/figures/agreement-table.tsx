/**
 * How the class judged itself and how its mentors did: rows are the levels that apprentices gave themselves, columns what was
 * signed. On the diagonal both say the same; every number opens its pairs.
 */
import type { Pair } from '#domain/agreement.ts'
import { type Level, LEVELS } from '#domain/competency.ts'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Table } from '../../../ui/table.tsx'
import type { FigureLine } from './figure.ts'
import styles from './figures.module.css'
import { LinesDialog } from './lines-dialog.tsx'
import { usePairLines } from './pair-lines.tsx'
import type { CohortFigures } from './use-figures.ts'

export const AgreementTable = ({ of: { cohort, programme, rows } }: { readonly of: CohortFigures }) => {
  const { t } = useLingui()
  const lines = usePairLines(cohort, programme)
  const [opened, setOpened] = useState<{ readonly title: string; readonly lines: readonly FigureLine[] } | null>(null)
  const linesOf = (fits: (p: Pair) => boolean): readonly FigureLine[] =>
    rows.flatMap((f) => {
      const mine = f.agreement.pairs.filter(fits)
      return lines(f, mine).map((l) => ({ ...l, text: `${f.person.name} · ${l.text}` }))
    })
  const sum = (of: (a: CohortFigures['rows'][number]['agreement']) => number) => rows.reduce((n, f) => n + of(f.agreement), 0)
  const [pairs, equal, higher, lower, endorsed, disputed] = [sum((a) => a.pairs.length), sum((a) => a.equal), sum((a) => a.selfHigher), sum((a) => a.selfLower), sum((a) => a.endorsed), sum((a) => a.disputed)]
  if (pairs === 0)
    return (
      <p className={styles['more']}>
        <Trans>No request has been answered with a sign-off yet.</Trans>
      </p>
    )
  const facts: readonly (readonly [title: string, fits: (p: Pair) => boolean, count: number])[] = [
    [t`Alike`, (p) => p.self === p.mentor, equal],
    [t`Self higher`, (p) => p.self > p.mentor, higher],
    [t`Self lower`, (p) => p.self < p.mentor, lower],
    [t`Endorsed by a teacher`, (p) => p.teacher === 'endorsed', endorsed],
    [t`Disputed by a teacher`, (p) => p.teacher === 'disputed', disputed],
  ]
  return (
    <>
      <ul className={styles['facts']}>
        {facts.map(([title, fits, count]) => (
          <li key={title}>
            <button type="button" className={styles['fact']} onClick={() => setOpened({ title, lines: linesOf(fits) })}>
              {title}
              <b>
                {count}/{pairs}
              </b>
            </button>
          </li>
        ))}
      </ul>
      <Table caption={t`Pairs by the level that the apprentice gave himself and the level that was signed`}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Self, then mentor</Trans>
            </th>
            {LEVELS.map((mentor) => (
              <th key={mentor} scope="col">
                {t`signed ${mentor}`}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {LEVELS.map((self) => (
            <tr key={self}>
              <th scope="row">{t`self ${self}`}</th>
              {LEVELS.map((mentor) => (
                <td key={mentor} data-alike={self === mentor || undefined} className={styles['pair']}>
                  <PairCount of={{ self, mentor }} count={rows.reduce((n, f) => n + f.agreement.pairs.filter((p) => p.self === self && p.mentor === mentor).length, 0)} onOpen={(title) => setOpened({ title, lines: linesOf((p) => p.self === self && p.mentor === mentor) })} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
      {opened !== null && <LinesDialog title={opened.title} lines={opened.lines} onClose={() => setOpened(null)} />}
    </>
  )
}

interface PairCountProps {
  readonly of: { readonly self: Level; readonly mentor: Level }
  readonly count: number
  readonly onOpen: (title: string) => void
}

const PairCount = ({ of: { self, mentor }, count, onOpen }: PairCountProps) => {
  const { t } = useLingui()
  if (count === 0) return <span className={styles['nothing']}>–</span>
  const title = t`self ${self}, signed ${mentor}`
  return (
    <button type="button" className={styles['number']} aria-label={t`${title}: ${plural(count, { one: '# pair', other: '# pairs' })}`} onClick={() => onOpen(title)}>
      {count}
    </button>
  )
}
