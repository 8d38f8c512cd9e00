import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contentOf, day, MEASURE, PROGRAMME, programmeOf } from '#tests/support/people.ts'
import { addDays, type ClockTime, daysBetween, mondayOf } from './calendar-day.ts'
import { isOnProgramme, minutesByWeek, sharesByDay, sharesOf, sumOfMinutes, weekHours, type Worked } from './hours.ts'
import type { CompetencyId } from './ids.ts'

const clock = (t: string) => t as ClockTime
const anyDay = fc.integer({ min: 0, max: 1_500 }).map((n) => addDays(day('2024-01-01'), n))
const anyTime = fc.integer({ min: 0, max: 1_439 }).map((m) => clock(`${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`))
const anyWork: fc.Arbitrary<Worked> = fc.record({ practisedOn: anyDay, minutes: fc.integer({ min: 1, max: 1_440 }), startedAt: fc.option(anyTime) })

describe('which day minutes belong to', () => {
  test('a night shift is split at midnight', () => {
    const shift = { practisedOn: day('2026-03-07'), minutes: 510, startedAt: clock('22:30') }
    expect(sharesOf(shift)).toEqual([
      { log: shift, day: '2026-03-07', from: 1_350, minutes: 90 },
      { log: shift, day: '2026-03-08', from: 0, minutes: 420 },
    ])
  })

  test('a shift that ends at midnight touches no further day, nor one that began at midnight the day before', () => {
    expect(sharesOf({ practisedOn: day('2026-03-07'), minutes: 120, startedAt: clock('22:00') }).map((s) => s.day)).toEqual(['2026-03-07'])
    expect(sharesOf({ practisedOn: day('2026-03-07'), minutes: 1_440, startedAt: clock('00:00') }).map((s) => s.day)).toEqual(['2026-03-07'])
  })

  test('a log of release 0.2, which does not say when it began, belongs to the day that it names', () => {
    const log = { practisedOn: day('2026-03-07'), minutes: 1_000 }
    expect(sharesOf(log)).toEqual([{ log, day: '2026-03-07', from: null, minutes: 1_000 }])
  })

  test('cutting loses no minute, stays within each day, and leaves no gap', () => {
    fc.assert(
      fc.property(anyWork, (log) => {
        const shares = sharesOf(log)
        expect(sumOfMinutes(shares)).toBe(log.minutes)
        expect(shares.map((s) => daysBetween(log.practisedOn, s.day))).toEqual(shares.map((_, n) => n))
        for (const [n, s] of shares.entries()) {
          expect(s.minutes).toBeGreaterThan(0)
          if (s.from !== null) expect(s.from + s.minutes).toBeLessThanOrEqual(1_440)
          if (n > 0) expect(s.from).toBe(0)
        }
      }),
    )
  })

  test('days and weeks hold every minute once, whatever the order of the logs', () => {
    fc.assert(
      fc.property(fc.array(anyWork, { maxLength: 30 }), (logs) => {
        const byDay = sharesByDay(logs)
        const byWeek = minutesByWeek(logs)
        expect([...byDay.values()].reduce((n, shares) => n + sumOfMinutes(shares), 0)).toBe(sumOfMinutes(logs))
        expect(minutesByWeek(logs.toReversed())).toEqual(byWeek)
        for (const [monday, minutes] of byWeek) {
          expect(mondayOf(monday)).toBe(monday)
          expect([...byDay].filter(([d]) => mondayOf(d) === monday).reduce((n, [, shares]) => n + sumOfMinutes(shares), 0)).toBe(minutes)
        }
      }),
    )
  })
})

describe('one week of the ledger', () => {
  const work = (d: string, minutes: number, startedAt: string | null = null, over: Parameters<typeof contentOf>[0] = {}) => ({
    ...contentOf({ practisedOn: day(d), minutes, startedAt: startedAt === null ? null : clock(startedAt), ...over }),
    programme: PROGRAMME,
  })
  const programmes = new Map([[PROGRAMME, programmeOf()]])

  test('runs from Monday to Sunday, with the night that came from the Sunday before and without the one that leads on', () => {
    const week = weekHours([work('2026-03-01', 480, '22:00'), work('2026-03-04', 60), work('2026-03-08', 480, '22:00')], day('2026-03-02'), programmes)
    expect(week.days.map((d) => [d.day, d.minutes])).toEqual([
      ['2026-03-02', 360],
      ['2026-03-03', 0],
      ['2026-03-04', 60],
      ['2026-03-05', 0],
      ['2026-03-06', 0],
      ['2026-03-07', 0],
      ['2026-03-08', 120],
    ])
    expect(week.minutes).toBe(540)
  })

  test('of one day, what began earlier stands first, and what tells no beginning last', () => {
    const logs = [work('2026-03-03', 10), work('2026-03-03', 20, '13:00'), work('2026-03-03', 30, '07:30')]
    expect(weekHours(logs, day('2026-03-02'), programmes).days[1]?.shares.map((s) => s.minutes)).toEqual([30, 20, 10])
  })

  test('sweeping the yard is off the programme; a competency of the plan and “not applicable here” are on it', () => {
    const off = work('2026-03-03', 50, null, { competencies: [] })
    const stranger = work('2026-03-03', 7, null, { competencies: ['of-another-plan' as CompetencyId] })
    const answered = work('2026-03-03', 20, null, { competencies: [], notApplicable: [{ competency: MEASURE, because: 'No lathe here.' }] })
    expect(weekHours([off, stranger, answered, work('2026-03-04', 30)], day('2026-03-02'), programmes)).toMatchObject({ minutes: 107, onProgramme: 50 })
    expect(isOnProgramme(stranger, new Map())).toBe(true)
    expect(isOnProgramme(off, new Map())).toBe(false)
  })
})
