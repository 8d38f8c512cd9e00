import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MeasurementId } from './ids.ts'
import { gradeMet, judge, type Measurement, measurement, nextGrade, type Standard } from './measurement.ts'

const axleSeat: Measurement = {
  id: 'm1' as MeasurementId,
  quantity: 'diameter',
  unit: 'mm',
  value: 130,
  nominal: 130,
  tolerance: { plus: 0.05, minus: 0.02 },
  instrument: 'micrometer',
}
const graded: Standard = {
  quantity: 'Diameter',
  unit: 'mm',
  nominal: 130,
  grades: [
    { grade: 1, within: 0.2 },
    { grade: 2, within: 0.1 },
    { grade: 3, within: 0.05 },
  ],
}

describe('a value and its tolerance', () => {
  test.each([
    [130, 'in'],
    [130.05, 'in'],
    [130.051, 'out'],
    [129.98, 'in'],
    [129.979, 'out'],
  ] as const)('%f is %s of 130 +0.05/−0.02, limits included', (value, verdict) => {
    expect(judge({ ...axleSeat, value })).toBe(verdict)
  })

  test('a value on its limit is within it, whatever floating point makes of decimals', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), fc.integer({ min: 0, max: 5_000 }), fc.integer({ min: 0, max: 3 }), (nominal, limit, places) => {
        const decimal = (n: number) => Number(`${n}e-${places}`)
        const m = { nominal: decimal(nominal), tolerance: { plus: decimal(limit), minus: decimal(limit) } }
        expect(judge({ ...m, value: decimal(nominal + limit) })).toBe('in')
        expect(judge({ ...m, value: decimal(nominal - limit) })).toBe('in')
        expect(judge({ ...m, value: decimal(nominal + limit + 1) })).toBe('out')
        expect(judge({ ...m, value: decimal(nominal - limit - 1) })).toBe('out')
      }),
    )
  })

  test('no tolerance at all still forgives what floating point adds', () => {
    expect(judge({ value: 0.1 + 0.2, nominal: 0.3, tolerance: { plus: 0, minus: 0 } })).toBe('in')
  })

  test('without a nominal or a tolerance nothing is judged', () => {
    expect(judge({ ...axleSeat, nominal: null })).toBe('unjudged')
    expect(judge({ ...axleSeat, tolerance: null })).toBe('unjudged')
  })

  test.each([{ value: Number.NaN }, { value: Number.POSITIVE_INFINITY }, { value: 1e13 }, { tolerance: { plus: -1, minus: 0 } }, { quantity: ' ' }, { instrument: 'a\u0000' }, { unit: 'x'.repeat(61) }])(
    'no measurement: %j',
    (over) => {
      expect(measurement.safeParse({ ...axleSeat, ...over }).success).toBe(false)
    },
  )

  test('a measurement keeps what was read', () => {
    expect(measurement.parse({ ...axleSeat, quantity: '直径' }).quantity).toBe('直径')
  })
})

describe('[rule 2] coarse to fine', () => {
  const met = (value: number, over: Partial<Measurement> = {}) => gradeMet(graded, { ...axleSeat, value, ...over })

  test.each([
    [130.3, null],
    [130.2, 1],
    [129.9, 2],
    [130.05, 3],
    [130, 3],
  ])('%f meets grade %s, the finest it can', (value, grade) => {
    expect(met(value)).toBe(grade)
  })

  test('another unit or another quantity meets no grade; letter case does not matter', () => {
    expect(met(130, { unit: 'cm' })).toBeNull()
    expect(met(130, { quantity: 'length' })).toBeNull()
    expect(met(130, { quantity: ' DIAMETER ' })).toBe(3)
  })

  test('a standard without a nominal takes the one of the drawing, and without both judges nothing', () => {
    const open = { ...graded, nominal: null }
    expect(gradeMet(open, { ...axleSeat, value: 50.1, nominal: 50 })).toBe(2)
    expect(gradeMet(open, { ...axleSeat, value: 0.01, nominal: null })).toBeNull()
  })

  test('after a grade comes the next finer one, and after the finest none', () => {
    expect(nextGrade(graded, null)?.within).toBe(0.2)
    expect(nextGrade(graded, 1)?.within).toBe(0.1)
    expect(nextGrade(graded, 3)).toBeNull()
    expect(nextGrade({ ...graded, grades: graded.grades.toReversed() }, 1)?.within).toBe(0.1)
  })
})
