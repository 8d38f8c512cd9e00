/**
 * Values read off instruments, against their tolerance: in or out with a sign and a word, and the grade of the
 * competency's standard that the value meets. On a phone nominal and instrument move under value and quantity.
 */
import { gradeMet, judge, type Measurement, type Standard } from '#domain/measurement.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Check, Minus, X } from 'lucide-react'
import { Added, Removed, ValueDifference } from './log-difference.tsx'
import styles from './measurement-table.module.css'

const decimals = new Intl.NumberFormat('en', { maximumFractionDigits: 10, useGrouping: false })
/** A measured number as it stands on an instrument: a point, no thousands, never an exponent. */
export const numberText = (n: number): string => decimals.format(n)

/** A number and its unit stay on one line. */
const NBSP = '\u00a0'

/** `130 ± 0.05`, `130 +0.05 −0.02`, `130`, `± 0.05` or nothing. */
export const targetText = ({ nominal, tolerance }: Pick<Measurement, 'nominal' | 'tolerance'>): string => {
  const width =
    tolerance === null
      ? ''
      : tolerance.plus === tolerance.minus
        ? `±${NBSP}${numberText(tolerance.plus)}`
        : `+${numberText(tolerance.plus)}${NBSP}−${numberText(tolerance.minus)}`
  return [nominal === null ? '' : numberText(nominal), width].filter((s) => s !== '').join(NBSP)
}

export interface GradeReached {
  readonly grade: number
  readonly of: number
}

/** The finest grade that the value meets in any of the standards it belongs to. */
export const gradeReached = (m: Pick<Measurement, 'quantity' | 'unit' | 'value' | 'nominal'>, standards: readonly Standard[]): GradeReached | null =>
  standards
    .map((s) => ({ grade: gradeMet(s, m) ?? 0, of: s.grades.length }))
    .filter((g) => g.grade > 0)
    .toSorted((a, b) => b.grade - a.grade)[0] ?? null

/** In or out of tolerance: a sign and a word, never colour alone. */
export const VerdictMark = ({ of, grade = null }: { readonly of: Pick<Measurement, 'value' | 'nominal' | 'tolerance'>; readonly grade?: GradeReached | null }) => {
  const verdict = judge(of)
  const Icon = { in: Check, out: X, unjudged: Minus }[verdict]
  const reached = grade?.grade
  const all = grade?.of
  return (
    <span className={styles['verdict']} data-verdict={verdict}>
      <span className={styles['word']}>
        <Icon aria-hidden size={16} strokeWidth={2.5} />
        {verdict === 'in' && <Trans>in tolerance</Trans>}
        {verdict === 'out' && <Trans>out of tolerance</Trans>}
        {verdict === 'unjudged' && <Trans>no tolerance</Trans>}
      </span>
      {grade !== null && (
        <span className={styles['grade']}>
          <Trans>
            grade {reached} of {all}
          </Trans>
        </span>
      )}
    </span>
  )
}

interface Line {
  readonly now: Measurement
  /** The same measurement as it was: null if it was not there, undefined if nothing is compared. */
  readonly was: Measurement | null | undefined
  readonly gone: boolean
}

const linesOf = (now: readonly Measurement[], before: readonly Measurement[] | undefined): readonly Line[] => {
  if (before === undefined) return now.map((m) => ({ now: m, was: undefined, gone: false }))
  const there = new Set<string>(now.map((m) => m.id))
  return [
    ...now.map((m) => ({ now: m, was: before.find((b) => b.id === m.id) ?? null, gone: false })),
    ...before.filter((b) => !there.has(b.id)).map((b) => ({ now: b, was: b, gone: true })),
  ]
}

const Cell = ({ line, text }: { readonly line: Line; readonly text: (m: Measurement) => string }) => {
  const words = text(line.now)
  if (words === '' && (line.was == null || text(line.was) === '')) return null
  if (line.gone) return <Removed>{words}</Removed>
  if (line.was === null) return <Added>{words}</Added>
  return <ValueDifference before={line.was === undefined ? words : text(line.was)} after={words} />
}

const valueText = (m: Measurement) => `${numberText(m.value)}${NBSP}${m.unit}`.trim()

interface MeasurementTableProps {
  readonly measurements: readonly Measurement[]
  /** Of the competencies practised, for the grade met; those without a standard are left out by the caller. */
  readonly standards: readonly Standard[]
  /** An earlier version to show the difference to. */
  readonly before?: readonly Measurement[] | undefined
}

export const MeasurementTable = ({ measurements, standards, before }: MeasurementTableProps) => {
  const { t } = useLingui()
  return (
    <div className={styles['frame']}>
      <table className={styles['table']} aria-label={t`Measurements`}>
        <thead>
          <tr>
            <th scope="col">{t`Quantity`}</th>
            <th scope="col">{t`Value`}</th>
            <th scope="col" className={styles['wide']}>{t`Nominal`}</th>
            <th scope="col" className={styles['wide']}>{t`Instrument`}</th>
            <th scope="col">{t`Verdict`}</th>
          </tr>
        </thead>
        <tbody>
          {linesOf(measurements, before).map((line) => (
            <tr key={line.now.id}>
              <th scope="row" dir="auto">
                <Cell line={line} text={(m) => m.quantity} />
                <span className={styles['under']}>
                  <Cell line={line} text={(m) => m.instrument} />
                </span>
              </th>
              <td className={styles['value']}>
                <Cell line={line} text={valueText} />
                <span className={styles['under']}>
                  <Cell line={line} text={targetText} />
                </span>
              </td>
              <td className={styles['wide']}>
                <Cell line={line} text={targetText} />
              </td>
              <td className={styles['wide']} dir="auto">
                <Cell line={line} text={(m) => m.instrument} />
              </td>
              <td>{line.gone ? null : <VerdictMark of={line.now} grade={gradeReached(line.now, standards)} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
