import { day, placementOf } from '#tests/support/people.ts'
import { describe, expect, test } from 'vitest'
import type { ClockTime } from './calendar-day.ts'
import { missingDays } from './missing-days.ts'

const on = (...days: readonly string[]) => days.map((d) => ({ practisedOn: day(d), minutes: 90 }))
/** Monday 9 to Sunday 15 March 2026 is a whole week of the placement. */
const wednesday = day('2026-03-18')

describe('days without a log', () => {
  test('of last week, and of this week up to yesterday; rest days are not expected', () => {
    expect(missingDays([placementOf()], on('2026-03-09', '2026-03-11', '2026-03-17'), wednesday)).toEqual([
      { monday: '2026-03-16', days: ['2026-03-16'] },
      { monday: '2026-03-09', days: ['2026-03-10', '2026-03-12', '2026-03-13'] },
    ])
  })

  test('a week with a log on every expected day is not spoken of', () => {
    expect(missingDays([placementOf()], on('2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13', '2026-03-16', '2026-03-17'), wednesday)).toEqual([])
  })

  test('the rest days are those of the placement', () => {
    expect(missingDays([placementOf({ restDays: [1, 2] })], [], wednesday)).toEqual([
      { monday: '2026-03-09', days: ['2026-03-11', '2026-03-12', '2026-03-13', '2026-03-14', '2026-03-15'] },
    ])
  })

  test('before the first and after the last day at the post nobody is expected', () => {
    expect(missingDays([placementOf({ start: day('2026-03-12'), end: day('2026-03-16') })], [], wednesday)).toEqual([
      { monday: '2026-03-16', days: ['2026-03-16'] },
      { monday: '2026-03-09', days: ['2026-03-12', '2026-03-13'] },
    ])
    expect(missingDays([], [], wednesday)).toEqual([])
  })

  test('a night shift is a log on both of its days', () => {
    const night = { practisedOn: day('2026-03-12'), minutes: 480, startedAt: '22:00' as ClockTime }
    const [, last] = missingDays([placementOf()], [night], wednesday)
    expect(last?.days).toEqual(['2026-03-09', '2026-03-10', '2026-03-11'])
  })
})
