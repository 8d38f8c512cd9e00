import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, calendarDay, type CalendarDay, dayAt, daysBetween, instant, isFutureEverywhere, isoWeek, mondayOf, startOfDayUtc } from './calendar-day.ts'

const DAY = 86_400_000
const iso = (ms: number) => new Date(ms).toISOString().slice(0, 10) as CalendarDay
// From year 1 to year 9999: what four digits can say.
const anyDay = fc.integer({ min: -719_162, max: 2_932_896 }).map((n) => iso(n * DAY))
const day = (s: string) => s as CalendarDay

describe('a calendar day', () => {
  test.each(['2026-02-28', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('%s exists', (d) => {
    expect(calendarDay.safeParse(d).success).toBe(true)
  })

  test.each(['2026-02-29', '1900-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00', '2026-1-1', '2026-01-01T00:00', ' 2026-01-01', '٢٠٢٦-٠١-٠١', ''])(
    '“%s” is no day',
    (d) => {
      expect(calendarDay.safeParse(d).error?.issues[0]?.message).toBe('not-a-day')
    },
  )

  test('every day that the calendar of the machine knows exists, and stays the same there and back', () => {
    fc.assert(
      fc.property(anyDay, (d) => {
        expect(calendarDay.safeParse(d).success).toBe(true)
        expect(dayAt(startOfDayUtc(d))).toBe(d)
      }),
    )
  })

  test('adding days agrees with the calendar of the machine, across months, leap years and centuries', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), fc.integer({ min: -3_000, max: 3_000 }), (n, more) => {
        expect(addDays(iso(n * DAY), more)).toBe(iso((n + more) * DAY))
      }),
    )
  })

  test('days between two days undo adding them', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -300, max: 300 }), (d, n) => {
        fc.pre(Number(d.slice(0, 4)) > 1 && Number(d.slice(0, 4)) < 9999)
        expect(daysBetween(d, addDays(d, n))).toBe(n)
        expect(daysBetween(addDays(d, n), d)).toBe(0 - n)
      }),
    )
  })

  test('the week of every day, before 1970 too, starts on the Monday on or before it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (n) => {
        const monday = mondayOf(iso(n * DAY))
        expect(new Date(`${monday}T00:00Z`).getUTCDay()).toBe(1)
        expect(daysBetween(monday, iso(n * DAY))).toBeGreaterThanOrEqual(0)
        expect(daysBetween(monday, iso(n * DAY))).toBeLessThan(7)
      }),
    )
  })

  test.each([
    ['2026-01-01', 2026, 1],
    ['2025-12-29', 2026, 1],
    ['2027-01-01', 2026, 53],
    ['2024-12-30', 2025, 1],
    ['2021-01-03', 2020, 53],
    ['2026-11-21', 2026, 47],
  ])('%s is in ISO week %i-W%i', (d, year, week) => {
    expect(isoWeek(day(d))).toEqual({ year, week })
  })

  test('the same moment is another day on another clock', () => {
    const at = Date.UTC(2026, 2, 5, 23, 30)
    expect(dayAt(at)).toBe('2026-03-05')
    expect(dayAt(at, 8 * 60)).toBe('2026-03-06')
    expect(dayAt(Date.UTC(2026, 2, 5, 3), -8 * 60)).toBe('2026-03-04')
  })

  test('a day is the future everywhere only when it has begun nowhere on earth', () => {
    const noon = Date.UTC(2026, 2, 5, 12)
    expect(isFutureEverywhere(day('2026-03-06'), noon)).toBe(false)
    expect(isFutureEverywhere(day('2026-03-06'), Date.UTC(2026, 2, 5, 9, 59))).toBe(true)
    expect(isFutureEverywhere(day('2026-03-07'), noon)).toBe(true)
  })

  test('a moment is a whole number of milliseconds that a date can hold', () => {
    expect([0, Date.UTC(2026, 0, 1)].every((n) => instant.safeParse(n).success)).toBe(true)
    expect([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 8_640_000_000_000_001].some((n) => instant.safeParse(n).success)).toBe(false)
  })
})
