import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chenHua, day, DAY, guidanceOf, moment, placementOf, sunTao, zhangGang } from '#tests/support/people.ts'
import { addDays } from './calendar-day.ts'
import { everGuided, guidedAt, isRunning, placementOn, standsInFor } from './placement.ts'

describe('who guides when', () => {
  const left = placementOf({ mentors: [guidanceOf(zhangGang, { from: day('2026-03-10'), until: day('2026-04-30') }), guidanceOf(chenHua, { as: 'deputy' })] })

  test('a mentor guides from his first day to his last, a deputy as well', () => {
    expect(guidedAt(left, zhangGang.id, moment('2026-04-01T10:00Z'))).toBe(true)
    expect(guidedAt(left, chenHua.id, moment('2026-04-01T10:00Z'))).toBe(true)
    expect(guidedAt(left, zhangGang.id, moment('2026-05-03T10:00Z'))).toBe(false)
    expect(guidedAt(left, zhangGang.id, moment('2026-03-08T10:00Z'))).toBe(false)
    expect(guidedAt(left, sunTao.id, moment('2026-04-01T10:00Z'))).toBe(false)
  })

  test('first and last day count in every workshop on earth', () => {
    // 30 April lasts until noon UTC of 1 May at the last clock; 10 March begins at 10:00 UTC of the 9th at the first.
    expect(guidedAt(left, zhangGang.id, moment('2026-05-01T11:59Z'))).toBe(true)
    expect(guidedAt(left, zhangGang.id, moment('2026-05-01T12:00Z'))).toBe(false)
    expect(guidedAt(left, zhangGang.id, moment('2026-03-09T10:00Z'))).toBe(true)
    expect(guidedAt(left, zhangGang.id, moment('2026-03-09T09:59Z'))).toBe(false)
  })

  test('nobody guides after the placement is over, even without a last day of his own', () => {
    expect(guidedAt(left, chenHua.id, moment('2026-09-02T10:00Z'))).toBe(false)
    expect(isRunning(left, moment('2026-09-02T10:00Z'))).toBe(false)
    expect(isRunning(left, moment('2026-06-02T10:00Z'))).toBe(true)
  })

  test('whoever guided once is remembered, a stranger is not', () => {
    expect(everGuided(left, zhangGang.id)).toBe(true)
    expect(everGuided(left, sunTao.id)).toBe(false)
  })

  test('a mentor who comes back guides in both of his times and not between', () => {
    const twice = placementOf({
      mentors: [guidanceOf(zhangGang, { until: day('2026-03-31') }), guidanceOf(zhangGang, { from: day('2026-06-01') })],
    })
    expect(['2026-03-15', '2026-05-01', '2026-07-01'].map((d) => guidedAt(twice, zhangGang.id, moment(`${d}T09:00Z`)))).toEqual([true, false, true])
  })

  test('every hour of a day of guidance counts, in any zone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 51 }), fc.integer({ min: 0, max: DAY - 1 }), fc.integer({ min: -720, max: 840 }), (n, ms, zone) => {
        const local = moment(`${addDays(day('2026-03-10'), n)}T00:00Z`) + ms
        expect(guidedAt(left, zhangGang.id, local - zone * 60_000)).toBe(true)
      }),
    )
  })
})

test('of two placements on one day the one that started last is the one', () => {
  const early = placementOf()
  const late = placementOf({ id: 'later' as typeof early.id, start: day('2026-06-01'), end: day('2026-12-31') })
  expect(placementOn([late, early], day('2026-07-01'))?.id).toBe('later')
  expect(placementOn([early, late], day('2026-07-01'))?.id).toBe('later')
  expect(placementOn([early, late], day('2026-05-31'))?.id).toBe(early.id)
  expect([day('2026-03-01'), day('2026-08-31')].map((d) => placementOn([early], d)?.id)).toEqual([early.id, early.id])
  expect(placementOn([early, late], day('2027-01-01'))).toBeUndefined()
})

describe('a deputy', () => {
  const april = moment('2026-04-10T09:00Z')

  test('stands in for the mentors of those days, in his own', () => {
    const p = placementOf({ mentors: [guidanceOf(zhangGang, { until: day('2026-04-30') }), guidanceOf(chenHua, { as: 'deputy', from: day('2026-04-01') }), guidanceOf(sunTao, { from: day('2026-05-01') })] })
    const names = (at: string) => standsInFor(p, chenHua.id, moment(at)).map((m) => m.name)
    expect([names('2026-03-15T09:00Z'), names('2026-04-10T09:00Z'), names('2026-05-15T09:00Z'), names('2026-12-01T09:00Z')]).toEqual([[], ['Zhang Gang'], ['Sun Tao'], []])
  })

  test('is nobody who is a mentor himself, or a stranger', () => {
    expect(standsInFor(placementOf(), zhangGang.id, april)).toEqual([])
    expect(standsInFor(placementOf(), sunTao.id, april)).toEqual([])
    expect(standsInFor(placementOf({ mentors: [guidanceOf(zhangGang), guidanceOf(chenHua), guidanceOf(chenHua, { as: 'deputy' })] }), chenHua.id, april)).toEqual([])
  })
})
