/**
 * Measured values over time, against tolerance and grades. One stop for the keyboard: arrows go from value to value, and
 * the line below says the chosen one in words; the same stands in a table, folded.
 */
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { type CSSProperties, type KeyboardEvent, type PointerEvent, useId, useState } from 'react'
import { Link } from 'react-router'
import { useDates } from '../../record/dates.ts'
import { numberText } from '../../record/measurement-table.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import styles from './trend.module.css'
import type { Trend, TrendDot } from './trend.ts'
import { TrendTable, useVerdictWords } from './trend-table.tsx'

const percent = (n: number): string => `${n.toFixed(2)}%`

/** The dot that lies nearest to a place of the plot. */
const nearest = (dots: readonly TrendDot[], x: number, y: number): number =>
  dots.reduce((best, d, n) => {
    const b = dots[best]
    return b === undefined || Math.hypot(d.x - x, (d.y - y) / 4) < Math.hypot(b.x - x, (b.y - y) / 4) ? n : best
  }, 0)

const KEYS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowRight: (at, last) => Math.min(last, at + 1),
  ArrowUp: (at, last) => Math.min(last, at + 1),
  ArrowLeft: (at) => Math.max(0, at - 1),
  ArrowDown: (at) => Math.max(0, at - 1),
  Home: () => 0,
  End: (_, last) => last,
}

export const TrendChart = ({ trend }: { readonly trend: Trend }) => {
  const { t } = useLingui()
  const dates = useDates()
  const title = useId()
  const verdictWords = useVerdictWords(trend)
  const { dots, quantity, unit, before } = trend
  const [chosen, setChosen] = useState<number | null>(null)
  const at = Math.min(chosen ?? dots.length - 1, dots.length - 1)
  const dot = dots[at]
  const first = dots[0]
  const last = dots.at(-1)
  if (dot === undefined || first === undefined || last === undefined) return null
  const saidOf = ({ reading, verdict, grade }: TrendDot): string => {
    const day = dates.day(reading.day)
    const value = `${numberText(reading.value)} ${unit}`.trim()
    const words = verdictWords(verdict, grade)
    return t`${day}: ${value}, ${words}`
  }
  const onKeyDown = (e: KeyboardEvent) => {
    const go = KEYS[e.key]
    if (go === undefined) return
    e.preventDefault()
    setChosen(go(at, dots.length - 1))
  }
  const onPointerDown = (e: PointerEvent<HTMLElement>) => {
    const box = e.currentTarget.getBoundingClientRect()
    setChosen(nearest(dots, (100 * (e.clientX - box.left)) / box.width, (100 * (e.clientY - box.top)) / box.height))
  }
  return (
    <figure className={styles['figure']} aria-labelledby={title}>
      <figcaption id={title} className={styles['title']}>
        <bdi>{quantity}</bdi> {trend.axis === 'deviation' ? <Trans>deviation from nominal, {unit}</Trans> : unit}
      </figcaption>
      <div
        className={styles['plot']}
        role="slider"
        tabIndex={0}
        aria-label={t`Measured values of ${quantity}, earliest first`}
        aria-valuemin={1}
        aria-valuemax={dots.length}
        aria-valuenow={at + 1}
        aria-valuetext={saidOf(dot)}
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
      >
        <Ground trend={trend} />
        {dots.map((d, n) => (
          <span key={d.reading.id} aria-hidden className={styles['dot']} data-verdict={d.verdict} data-beyond={d.beyond ?? undefined} data-chosen={n === at || undefined} style={{ '--x': percent(d.x), '--y': percent(d.y) } as CSSProperties} />
        ))}
      </div>
      <div className={styles['days']} aria-hidden>
        <span>{dates.day(first.reading.day)}</span>
        {last.reading.day !== first.reading.day && <span>{dates.day(last.reading.day)}</span>}
      </div>
      <p className={styles['chosen']}>
        <span data-verdict={dot.verdict}>{saidOf(dot)}</span>
        <Link to={`/logbook/${dot.reading.log}`} className={styles['toLog']}>
          <Trans>Open the log</Trans>
        </Link>
      </p>
      <Legend trend={trend} />
      {before > 0 && (
        <p className={styles['quiet']}>{t`${plural(before, { one: '# earlier value is', other: '# earlier values are' })} not in the picture.`}</p>
      )}
      <Disclosure title={t`The same as a table`}>
        <TrendTable trend={trend} />
      </Disclosure>
    </figure>
  )
}

/** Labels nearer than that to each other would lie one on the other. */
const LABEL_ROOM = 11

/** What the dots are seen against: tolerance, grades, nominal. */
const Ground = ({ trend: { bands, nominal, grades, dots, axis } }: { readonly trend: Trend }) => {
  const { t } = useLingui()
  const labels = grades.flatMap((g, n) => {
    const coarser = grades[n - 1]
    // Above, where there is room for it; else at the lower limit.
    const isFree = coarser === undefined || Math.abs(g.above - coarser.above) >= LABEL_ROOM
    return isFree ? [{ ...g, y: g.above }] : n === grades.length - 1 ? [{ ...g, y: g.below }] : []
  })
  return (
    <>
      <svg className={styles['ground']} viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden>
        {bands.map((b) => (
          <rect key={b.x} className={styles['band']} x={b.x} width={b.width} y={b.y} height={b.height} />
        ))}
        {grades.flatMap((g) =>
          [g.above, g.below].map((y) => <line key={`${g.grade} ${y}`} className={styles['grade']} x1={0} x2={100} y1={y} y2={y} />),
        )}
        {nominal !== null && <line className={styles['nominal']} x1={0} x2={100} y1={nominal.y} y2={nominal.y} />}
        <polyline className={styles['line']} points={dots.map((d) => `${d.x.toFixed(2)},${d.y.toFixed(2)}`).join(' ')} />
      </svg>
      {nominal !== null && axis === 'value' && (
        <span aria-hidden className={styles['label']} style={{ '--y': percent(nominal.y) } as CSSProperties}>
          {numberText(nominal.value)}
        </span>
      )}
      {labels.map(({ grade, within, y }) => (
        <span key={grade} aria-hidden className={styles['label']} data-grade style={{ '--y': percent(y) } as CSSProperties}>
          {t`grade ${grade}`} ±{numberText(within)}
        </span>
      ))}
    </>
  )
}

const Legend = ({ trend: { bands, grades, nominal, dots } }: { readonly trend: Trend }) => (
  <ul className={styles['legend']}>
    {dots.some((d) => d.verdict === 'in') && (
      <li>
        <i className={styles['dot']} data-verdict="in" aria-hidden /> <Trans>in tolerance</Trans>
      </li>
    )}
    {dots.some((d) => d.verdict === 'out') && (
      <li>
        <i className={styles['dot']} data-verdict="out" aria-hidden /> <Trans>out of tolerance</Trans>
      </li>
    )}
    {dots.some((d) => d.verdict === 'unjudged') && (
      <li>
        <i className={styles['dot']} data-verdict="unjudged" aria-hidden /> <Trans>no tolerance</Trans>
      </li>
    )}
    {bands.length > 0 && (
      <li>
        <i className={styles['keyBand']} aria-hidden /> <Trans>tolerance</Trans>
      </li>
    )}
    {nominal !== null && (
      <li>
        <i className={styles['keyNominal']} aria-hidden /> <Trans>nominal</Trans>
      </li>
    )}
    {grades.length > 0 && (
      <li>
        <i className={styles['keyGrade']} aria-hidden /> <Trans>grades of the standard</Trans>
      </li>
    )}
  </ul>
)
