/**
 * Measurements of one quantity over the days: how far each value lies from where it should be, and which readings
 * belong together. One log may hold several readings of one quantity; what counts for the log is the worst of them.
 */
import type { CompetencyId } from './ids.ts'
import type { Programmes } from './hours.ts'
import { gradeMet, judge, type Measurement, type Standard, type Verdict } from './measurement.ts'
import type { PracticeLog } from './practice-log.ts'
import { competenciesOf } from './programme.ts'

type Read = Pick<Measurement, 'quantity' | 'unit' | 'value' | 'nominal' | 'tolerance'>

/** Equal for readings of the same quantity in the same unit, however its name was capitalised. */
export const quantityKey = ({ quantity, unit }: Pick<Measurement, 'quantity' | 'unit'>): string => `${quantity.trim().toLowerCase()}\n${unit}`

/** The readings by what was measured, in the order in which they were taken. */
export const byQuantity = <R extends Pick<Measurement, 'quantity' | 'unit'>>(readings: readonly R[]): ReadonlyMap<string, readonly R[]> => {
  const series = new Map<string, R[]>()
  for (const r of readings) (series.get(quantityKey(r)) ?? series.set(quantityKey(r), []).get(quantityKey(r)))?.push(r)
  return series
}

// Values are typed as decimals: 130.05 − 130 is 0.0500000000000114 in floating point, and nobody measured that.
const asTyped = (n: number): number => Number(n.toPrecision(12)) || 0
const difference = (a: number, b: number): number => asTyped(Math.round((a - b) * 1e9) / 1e9)

/** How far the value lies from nominal, never negative; null where there is no nominal. */
export const deviation = ({ value, nominal }: Pick<Measurement, 'value' | 'nominal'>): number | null =>
  nominal === null ? null : Math.abs(difference(value, nominal))

/** By how much the value is beyond its tolerance; 0 within it, or where none is named. */
export const outBy = (m: Pick<Measurement, 'value' | 'nominal' | 'tolerance'>): number => {
  if (judge(m) !== 'out' || m.nominal === null || m.tolerance === null) return 0
  const off = difference(m.value, m.nominal)
  return difference(Math.abs(off), off > 0 ? m.tolerance.plus : m.tolerance.minus)
}

/** What a reading says against its tolerance; where it names none, against the standards that it belongs to. */
export const verdictBy = (m: Read, standards: readonly Standard[]): Verdict => {
  const verdict = judge(m)
  if (verdict !== 'unjudged') return verdict
  const mine = standards.filter((s) => s.grades.length > 0 && quantityKey(s) === quantityKey(m) && (s.nominal ?? m.nominal) !== null)
  return mine.some((s) => gradeMet(s, m) !== null) ? 'in' : mine.length > 0 ? 'out' : verdict
}

/** Earliest first: by the day of practice, then as they were written. */
export const inOrder = <L extends Pick<PracticeLog, 'practisedOn' | 'writtenAt'>>(logs: readonly L[]): readonly L[] =>
  logs.toSorted((a, b) => (a.practisedOn === b.practisedOn ? a.writtenAt - b.writtenAt : a.practisedOn < b.practisedOn ? -1 : 1))

/** Finds the standards of the competencies that a log names, as its own plan has them. */
export const standardsFinder = (programmes: Programmes): ((log: Pick<PracticeLog, 'programme' | 'competencies'>) => readonly (readonly [CompetencyId, Standard])[]) => {
  const known = new Map([...programmes].map(([id, p]) => [id, new Map(competenciesOf(p).flatMap((c) => (c.standard === null ? [] : [[c.id, c.standard] as const])))] as const))
  return (log) =>
    log.competencies.flatMap((c) => {
      const standard = known.get(log.programme)?.get(c)
      return standard === undefined ? [] : [[c, standard] as const]
    })
}
