/**
 * Measured values as a picture over time: where each dot, band and line stands, in per cent of the plot. Pure; one
 * picture is of one quantity, a column of it one log.
 */
import type { CalendarDay } from '#domain/calendar-day.ts'
import type { PracticeLogId } from '#domain/ids.ts'
import { gradeMet, judge, type Measurement, type Standard, type Verdict } from '#domain/measurement.ts'
import { byQuantity, quantityKey } from '#domain/measurement-series.ts'

/** A measurement with the log that it was read in. */
export interface Reading extends Measurement {
  readonly log: PracticeLogId
  readonly day: CalendarDay
}

export interface TrendDot {
  readonly reading: Reading
  readonly x: number
  readonly y: number
  /** It lies beyond the plot, and stands at its edge. */
  readonly beyond: 'above' | 'below' | null
  readonly verdict: Verdict
  /** The grade that it meets; null where it meets none, or there are none. */
  readonly grade: number | null
}

export interface Trend {
  readonly key: string
  readonly quantity: string
  readonly unit: string
  /** Values as they were read; or, where the nominals differ, how far each lies from its own. */
  readonly axis: 'value' | 'deviation'
  readonly dots: readonly TrendDot[]
  /** How many earlier readings are not in the picture. */
  readonly before: number
  /** The tolerance of each column that has one. */
  readonly bands: readonly { readonly x: number; readonly width: number; readonly y: number; readonly height: number }[]
  readonly nominal: { readonly value: number; readonly y: number } | null
  /** Limits of the graded standard, coarse first. */
  readonly grades: readonly { readonly grade: number; readonly within: number; readonly above: number; readonly below: number }[]
  readonly top: number
  readonly bottom: number
}

/** More columns than that are no picture on a phone; the list below has them all. */
const MOST_COLUMNS = 30
/** A slip of the finger (13.0 for 130) must not flatten everything else: so many times the widest limit is shown. */
const FARTHEST = 2.5
const AIR = 0.08

const columnsOf = (readings: readonly Reading[]): readonly (readonly Reading[])[] => {
  const columns = new Map<PracticeLogId, Reading[]>()
  for (const r of readings) (columns.get(r.log) ?? columns.set(r.log, []).get(r.log))?.push(r)
  return [...columns.values()]
}

const nominalOf = (r: Reading, standard: Standard | null): number | null => standard?.nominal ?? r.nominal

/** Lowest and highest of the plot. @param limits of tolerances and grades, on the same scale as the values */
const scaleOf = (values: readonly number[], limits: readonly number[], centre: number | null): readonly [bottom: number, top: number] => {
  const reach = centre === null ? 0 : Math.max(0, ...limits.map((l) => Math.abs(l - centre))) * FARTHEST
  const seen = centre === null || reach === 0 ? values : values.map((v) => Math.min(centre + reach, Math.max(centre - reach, v)))
  const all = [...seen, ...limits, ...(centre === null ? [] : [centre])]
  const [low, high] = [Math.min(...all), Math.max(...all)]
  // One value again and again has no height of its own.
  const air = (high - low) * AIR || Math.max(Math.abs(high) * 0.01, 1e-6)
  return [low - air, high + air]
}

/** @param readings of one quantity, earliest first, at least one */
const trendOf = (readings: readonly Reading[], standard: Standard | null): Trend | null => {
  const all = columnsOf(readings)
  const columns = all.slice(-MOST_COLUMNS)
  const shown = columns.flat()
  const first = shown[0]
  if (first === undefined) return null
  const nominals = new Set(shown.map((r) => nominalOf(r, standard)))
  const axis = nominals.size > 1 && !nominals.has(null) ? 'deviation' : 'value'
  const only = nominals.size === 1 ? nominalOf(first, standard) : null
  const centre = axis === 'deviation' ? 0 : only
  const onAxis = (r: Reading): number => (axis === 'deviation' ? r.value - (nominalOf(r, standard) ?? 0) : r.value)
  const withTolerance = columns.flatMap((column, n) => {
    const r = column.find((m) => m.tolerance !== null && m.nominal !== null)
    if (r === undefined || r.tolerance === null || r.nominal === null) return []
    const middle = axis === 'deviation' ? r.nominal - (nominalOf(r, standard) ?? 0) : r.nominal
    return [{ n, low: middle - r.tolerance.minus, high: middle + r.tolerance.plus }]
  })
  const graded = centre === null || standard === null ? [] : standard.grades.toSorted((a, b) => a.grade - b.grade)
  const limits = [...withTolerance.flatMap((b) => [b.low, b.high]), ...graded.flatMap((g) => (centre === null ? [] : [centre - g.within, centre + g.within]))]
  const [bottom, top] = scaleOf(shown.map(onAxis), limits, centre)
  const y = (value: number): number => (100 * (top - value)) / (top - bottom)
  const width = 100 / columns.length
  return {
    key: quantityKey(first),
    quantity: first.quantity,
    unit: first.unit,
    axis,
    dots: columns.flatMap((column, n) =>
      column.map((reading): TrendDot => {
        const at = y(onAxis(reading))
        return {
          reading,
          x: (n + 0.5) * width,
          y: Math.min(100, Math.max(0, at)),
          beyond: at < 0 ? 'above' : at > 100 ? 'below' : null,
          verdict: judge(reading),
          grade: standard === null ? null : gradeMet(standard, reading),
        }
      }),
    ),
    before: readings.length - shown.length,
    bands: withTolerance.map(({ n, low, high }) => ({ x: n * width, width, y: y(high), height: y(low) - y(high) })),
    nominal: centre === null ? null : { value: centre, y: y(centre) },
    grades: centre === null ? [] : graded.map(({ grade, within }) => ({ grade, within, above: y(centre + within), below: y(centre - within) })),
    top,
    bottom,
  }
}

/**
 * One picture for each quantity that was measured at least twice; the one that was measured most often first.
 * @param readings earliest first
 */
export const trendsOf = (readings: readonly Reading[], standard: Standard | null): readonly Trend[] =>
  [...byQuantity(readings).values()]
    .filter((series) => series.length >= 2)
    .toSorted((a, b) => b.length - a.length)
    .flatMap((series) => trendOf(series, standard !== null && series[0] !== undefined && quantityKey(standard) === quantityKey(series[0]) ? standard : null) ?? [])
