import { day } from '#tests/support/people.ts'
import type { MeasurementId, PracticeLogId } from '#domain/ids.ts'
import type { Standard } from '#domain/measurement.ts'
import { describe, expect, test } from 'vitest'
import { type Reading, type Trend, trendsOf } from './trend.ts'

let count = 0
const reading = (log: string, value: number, over: Partial<Reading> = {}): Reading => ({
  id: `m${++count}` as MeasurementId,
  quantity: 'Axle seat',
  unit: 'mm',
  value,
  nominal: 130,
  tolerance: { plus: 0.05, minus: 0.05 },
  instrument: '',
  log: log as PracticeLogId,
  day: day('2026-03-05'),
  ...over,
})
const standard: Standard = { quantity: 'axle seat', unit: 'mm', nominal: 130, grades: [{ grade: 2, within: 0.1 }, { grade: 1, within: 0.2 }] }
const only = (readings: readonly Reading[], of: Standard | null = null): Trend => {
  const trends = trendsOf(readings, of)
  expect(trends).toHaveLength(1)
  const [trend] = trends
  if (trend === undefined) throw new Error('no trend')
  return trend
}

test('one value is no trend; each quantity has its own picture, the most measured first', () => {
  expect(trendsOf([reading('a', 130)], standard)).toEqual([])
  const bore = { quantity: 'Bore', nominal: 8 }
  expect(trendsOf([reading('a', 130), reading('b', 130), reading('a', 8, bore), reading('b', 8, bore), reading('c', 8, bore), reading('c', 1, { quantity: 'Once' })], null).map((t) => t.quantity)).toEqual(['Bore', 'Axle seat'])
})

describe('where things stand', () => {
  test('columns are logs, earliest left; a larger value stands higher; the band is the tolerance around nominal', () => {
    const { dots, bands, nominal, axis } = only([reading('a', 130.04), reading('a', 129.98), reading('b', 130.2)])
    expect(axis).toBe('value')
    expect(dots.map((d) => d.x)).toEqual([25, 25, 75])
    const [first, second, third] = dots.map((d) => d.y)
    expect([third, first, second]).toEqual([third, first, second].toSorted((a = 0, b = 0) => a - b))
    const [band] = bands
    const middle = nominal?.y ?? NaN
    expect(band?.y).toBeLessThan(first ?? 0)
    expect((band?.y ?? 0) + (band?.height ?? 0) / 2).toBeCloseTo(middle, 6)
    expect(dots.map((d) => d.verdict)).toEqual(['in', 'in', 'out'])
  })

  test('grades of the standard are lines, coarse first, and every value knows which it meets', () => {
    const { grades, dots } = only([reading('a', 130.15, { tolerance: null }), reading('b', 130.09, { tolerance: null }), reading('c', 131, { tolerance: null })], standard)
    expect(grades.map((g) => g.grade)).toEqual([1, 2])
    expect(grades[0]?.above).toBeLessThan(grades[1]?.above ?? 0)
    expect(dots.map((d) => [d.grade, d.verdict])).toEqual([[1, 'unjudged'], [2, 'unjudged'], [null, 'unjudged']])
  })

  test('where nominals differ, what is shown is how far each lies from its own', () => {
    const { axis, dots, nominal } = only([reading('a', 130.02), reading('b', 150.02, { nominal: 150 })])
    expect(axis).toBe('deviation')
    expect(nominal?.value).toBe(0)
    expect(dots[0]?.y).toBeCloseTo(dots[1]?.y ?? NaN, 6)
  })

  test('a slip of the finger stands at the edge and does not flatten the rest', () => {
    const { dots } = only([reading('a', 130.04), reading('b', 13), reading('c', 129.96)])
    expect(dots[1]).toMatchObject({ y: 100, beyond: 'below' })
    expect(Math.abs((dots[0]?.y ?? 0) - (dots[2]?.y ?? 0))).toBeGreaterThan(5)
  })

  test('the same value again and again, without nominal or tolerance, still has a place', () => {
    const bare = { nominal: null, tolerance: null }
    for (const value of [0, 7, -3]) for (const d of only([reading('a', value, bare), reading('b', value, bare)]).dots) expect(d).toMatchObject({ y: expect.closeTo(50, 3), verdict: 'unjudged' })
  })

  test('of very many logs the last are shown, and it is said how many values are not', () => {
    const { dots, before } = only(Array.from({ length: 500 }, (_, n) => reading(`log ${n}`, 130)))
    expect([dots.length, before]).toEqual([30, 470])
    expect(dots.at(-1)?.reading.log).toBe('log 499')
  })
})
