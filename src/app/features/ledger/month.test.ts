import { expect, test } from 'vitest'
import { day } from '#tests/support/people.ts'
import { firstDayOf, lastDayOf, monthOf, monthsBetween } from './month.ts'

test('a month has its days, leap years too', () => {
  const month = monthOf(day('2028-02-17'))
  expect([firstDayOf(month), lastDayOf(month)]).toEqual(['2028-02-01', '2028-02-29'])
  expect(lastDayOf(monthOf(day('2026-12-31')))).toBe('2026-12-31')
})

test('months follow each other over the turn of the year, latest first', () => {
  expect(monthsBetween(monthOf(day('2025-11-30')), monthOf(day('2026-02-01')))).toEqual(['2026-02', '2026-01', '2025-12', '2025-11'])
  expect(monthsBetween(monthOf(day('2026-03-31')), monthOf(day('2026-02-01')))).toEqual([])
})
