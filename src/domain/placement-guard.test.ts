import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day, placementOf } from '#tests/support/people.ts'
import { addDays, type CalendarDay, type ClockTime, daysBetween, mondayOf } from './calendar-day.ts'
import { minuteOfDay, sumOfMinutes, type Worked } from './hours.ts'
import type { Exemption } from './placement.ts'
import { GUARD_RULE_IDS, GUARD_RULES, guardWarnings, type GuardRuleId, sixMonthsAfter, warningsOf } from './placement-guard.ts'

// 2 March 2026 is a Monday.
const work = (d: string, minutes: number, startedAt: string | null = null): Worked => ({ practisedOn: day(d), minutes, startedAt: startedAt as ClockTime | null })
const brief = (warnings: ReturnType<typeof guardWarnings>) => warnings.map((w) => [w.rule, w.day, w.minutes, w.exempt?.because ?? null])
const lift = (rule: GuardRuleId, from: string, until: string, because = 'The running shed works at night.'): Exemption => ({ rule, because, from: day(from), until: day(until) })

describe('what is warned of', () => {
  test('a night shift 22:30–07:00 on a rest day: the rest day and the night, on both of its days', () => {
    expect(brief(guardWarnings(placementOf(), [work('2026-03-07', 510, '22:30')]))).toEqual([
      ['night', '2026-03-07', 90, null],
      ['rest-day', '2026-03-07', 90, null],
      ['night', '2026-03-08', 360, null],
      ['rest-day', '2026-03-08', 420, null],
    ])
  })

  test('more than 8 hours on a day, however many logs they are told in; 8 hours are allowed', () => {
    expect(guardWarnings(placementOf(), [work('2026-03-03', 300), work('2026-03-03', 180)])).toEqual([])
    expect(brief(guardWarnings(placementOf(), [work('2026-03-03', 300), work('2026-03-03', 181)]))).toEqual([['day-over-8h', '2026-03-03', 481, null]])
  })

  test("more than the placement's hours in a week from Monday to Sunday; the same hours over two weeks are none", () => {
    const days = ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06'].map((d) => work(d, 480))
    expect(guardWarnings(placementOf(), days)).toEqual([])
    expect(brief(guardWarnings(placementOf({ restDays: [] }), [...days, work('2026-03-08', 1)]))).toEqual([['week-over-hours', '2026-03-02', 2_401, null]])
    expect(guardWarnings(placementOf(), [...days, work('2026-03-09', 480)])).toEqual([])
    expect(brief(guardWarnings(placementOf({ weeklyHours: 39 }), days))).toEqual([['week-over-hours', '2026-03-02', 2_400, null]])
  })

  test.each([
    ['21:00', 60, 0],
    ['21:00', 61, 1],
    ['06:00', 60, 0],
    ['05:59', 60, 1],
    ['00:00', 360, 360],
  ])('work from %s for %i minutes holds %i at night', (from, minutes, night) => {
    const found = guardWarnings(placementOf({ restDays: [] }), [work('2026-03-03', minutes, from)])
    expect(found.filter((w) => w.rule === 'night').map((w) => w.minutes)).toEqual(night === 0 ? [] : [night])
  })

  test('without a beginning nobody can say that it was at night', () => {
    expect(guardWarnings(placementOf(), [work('2026-03-03', 480)])).toEqual([])
  })

  test('the days off are the placement’s own; Saturday and Sunday where it says nothing', () => {
    const week = Array.from({ length: 7 }, (_, n) => work(addDays(day('2026-03-02'), n), 10))
    const restDays = (days?: readonly number[]) => guardWarnings(placementOf(days === undefined ? {} : { restDays: days }), week).map((w) => w.day)
    expect(restDays()).toEqual(['2026-03-07', '2026-03-08'])
    expect(restDays([1, 4])).toEqual(['2026-03-02', '2026-03-05'])
    expect(restDays([])).toEqual([])
  })

  test('a placement planned for more than six months says so; a single day only when it lies beyond', () => {
    const long = placementOf({ end: day('2026-09-30') })
    expect(guardWarnings(placementOf(), [])).toEqual([])
    expect(guardWarnings(placementOf({ end: day('2026-09-01') }), [])).toHaveLength(1)
    expect(brief(guardWarnings(long, []))).toEqual([['longer-than-6-months', '2026-09-01', 0, null]])
    expect(guardWarnings(long, [work('2026-08-31', 60)], { only: [day('2026-08-31')] })).toEqual([])
    expect(brief(guardWarnings(long, [work('2026-09-02', 60)], { only: [day('2026-09-02')] }))).toEqual([['longer-than-6-months', '2026-09-01', 60, null]])
  })

  test.each([
    ['2026-03-01', '2026-09-01'],
    ['2026-07-15', '2027-01-15'],
    ['2026-12-01', '2027-06-01'],
    ['2026-06-30', '2026-12-30'],
    ['2026-08-31', '2027-03-01'],
    ['2027-08-29', '2028-02-29'],
  ])('six months from %s are over on %s', (from, until) => {
    expect(sixMonthsAfter(day(from))).toBe(until)
  })

  test('every rule names its source in both languages, and one that is switched off is not judged', () => {
    expect(GUARD_RULES.map((r) => r.id)).toEqual(GUARD_RULE_IDS)
    for (const { source } of GUARD_RULES) expect([source['en'], source['zh']].every((s) => s !== undefined && s.length > 10)).toBe(true)
    const off = GUARD_RULES.map((r) => ({ ...r, on: r.id !== 'night' }))
    expect(guardWarnings(placementOf(), [work('2026-03-07', 510, '22:30')], { rules: off }).map((w) => w.rule)).toEqual(['rest-day', 'rest-day'])
  })
})

describe('exemptions', () => {
  test('an exemption keeps the warning in sight, with its reason, on its days and no others', () => {
    const placement = placementOf({ exemptions: [lift('night', '2026-03-07', '2026-03-07'), lift('rest-day', '2026-03-01', '2026-03-31', 'Line closed at weekends only.')] })
    expect(brief(guardWarnings(placement, [work('2026-03-07', 510, '22:30')]))).toEqual([
      ['night', '2026-03-07', 90, 'The running shed works at night.'],
      ['rest-day', '2026-03-07', 90, 'Line closed at weekends only.'],
      ['night', '2026-03-08', 360, null],
      ['rest-day', '2026-03-08', 420, 'Line closed at weekends only.'],
    ])
  })

  test('a week is exempt when every day worked in it is', () => {
    const days = ['2026-03-03', '2026-03-04', '2026-03-05'].map((d) => work(d, 480))
    const exempt = (until: string) => guardWarnings(placementOf({ weeklyHours: 20, exemptions: [lift('week-over-hours', '2026-03-03', until)] }), days)[0]?.exempt
    expect(exempt('2026-03-05')).not.toBeNull()
    expect(exempt('2026-03-04')).toBeNull()
  })

  test('a long placement is exempt when all of what is too long is', () => {
    const exempt = (from: string, until: string) => guardWarnings(placementOf({ end: day('2026-10-31'), exemptions: [lift('longer-than-6-months', from, until)] }), [])[0]?.exempt
    expect(exempt('2026-09-01', '2026-10-31')).not.toBeNull()
    expect(exempt('2026-09-01', '2026-10-30')).toBeNull()
    expect(exempt('2026-09-02', '2026-10-31')).toBeNull()
  })
})

describe('what one more log adds', () => {
  const long = work('2026-03-03', 600, '08:00')

  test('it is warned of what it makes worse, not of what was so before', () => {
    expect(brief(warningsOf(placementOf(), work('2026-03-03', 30), [long]))).toEqual([['day-over-8h', '2026-03-03', 630, null]])
    expect(warningsOf(placementOf(), work('2026-03-04', 30), [long])).toEqual([])
    expect(warningsOf(placementOf({ restDays: [] }), work('2026-03-07', 60, '10:00'), [work('2026-03-07', 60, '05:00')])).toEqual([])
  })

  test('a Sunday night is held against the week that it leads into as well', () => {
    const next = ['2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13'].map((d) => work(d, 470))
    expect(brief(warningsOf(placementOf({ restDays: [] }), work('2026-03-08', 300, '22:00'), next)).filter(([rule]) => rule !== 'night')).toEqual([
      ['day-over-8h', '2026-03-09', 650, null],
      ['week-over-hours', '2026-03-09', 2_530, null],
    ])
  })
})

describe('for any logs', () => {
  const anyTime = fc.integer({ min: 0, max: 1_439 }).map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}` as ClockTime)
  const anyDay = fc.integer({ min: 0, max: 24 }).map((n) => addDays(day('2026-03-02'), n))
  const anyWork: fc.Arbitrary<Worked> = fc.record({ practisedOn: anyDay, minutes: fc.integer({ min: 1, max: 1_440 }), startedAt: fc.option(anyTime) })
  const someWork = fc.array(anyWork, { maxLength: 7 })

  /** The rules as a child would count them: minute by minute. */
  const byMinutes = (logs: readonly Worked[]) => {
    const total = new Map<CalendarDay, number>()
    const night = new Map<CalendarDay, number>()
    const add = (to: Map<CalendarDay, number>, d: CalendarDay) => to.set(d, (to.get(d) ?? 0) + 1)
    for (const log of logs)
      for (let m = 0; m < log.minutes; m += 1) {
        const at = log.startedAt == null ? null : minuteOfDay(log.startedAt) + m
        const d = at === null ? log.practisedOn : addDays(log.practisedOn, Math.floor(at / 1_440))
        add(total, d)
        if (at !== null && (at % 1_440 < 360 || at % 1_440 >= 1_320)) add(night, d)
      }
    return { total, night }
  }

  test('warnings are those that counting minute by minute finds', () => {
    fc.assert(
      fc.property(someWork, fc.uniqueArray(fc.integer({ min: 1, max: 7 })), fc.integer({ min: 1, max: 60 }), (logs, restDays, weeklyHours) => {
        const { total, night } = byMinutes(logs)
        const found = guardWarnings(placementOf({ restDays, weeklyHours }), logs)
        const of = (rule: GuardRuleId) => Object.fromEntries(found.filter((w) => w.rule === rule).map((w) => [w.day, w.minutes]))
        const weeks = new Map<CalendarDay, number>()
        for (const [d, minutes] of total) weeks.set(mondayOf(d), (weeks.get(mondayOf(d)) ?? 0) + minutes)
        expect(of('night')).toEqual(Object.fromEntries(night))
        expect(of('day-over-8h')).toEqual(Object.fromEntries([...total].filter(([, m]) => m > 480)))
        expect(of('rest-day')).toEqual(Object.fromEntries([...total].filter(([d]) => restDays.includes(daysBetween(mondayOf(d), d) + 1))))
        expect(of('week-over-hours')).toEqual(Object.fromEntries([...weeks].filter(([, m]) => m > weeklyHours * 60)))
      }),
    )
  })

  test('an exemption neither adds nor removes a warning, and lifts those of its rule and days only', () => {
    fc.assert(
      fc.property(someWork, fc.constantFrom(...GUARD_RULE_IDS), anyDay, anyDay, (logs, rule, a, b) => {
        const [from, until] = a < b ? [a, b] : [b, a]
        const bare = guardWarnings(placementOf(), logs)
        const lifted = guardWarnings(placementOf({ exemptions: [lift(rule, from, until)] }), logs)
        expect(lifted.map((w) => ({ ...w, exempt: null }))).toEqual(bare)
        for (const w of lifted) {
          if (w.rule !== rule) expect(w.exempt).toBeNull()
          else if (rule !== 'week-over-hours') expect(w.exempt !== null).toBe(from <= w.day && w.day <= until)
        }
      }),
    )
  })

  test('asking about some days gives what all days say of them and of their weeks', () => {
    fc.assert(
      fc.property(someWork, fc.uniqueArray(anyDay, { maxLength: 4 }), (logs, only) => {
        const worked = new Set(byMinutes(logs).total.keys())
        const weeks = only.filter((d) => worked.has(d)).map(mondayOf)
        const all = guardWarnings(placementOf(), logs).filter((w) => (w.rule === 'week-over-hours' ? weeks.includes(w.day) : only.includes(w.day)))
        expect(guardWarnings(placementOf(), logs, { only })).toEqual(all)
      }),
    )
  })

  test('the order of the logs says nothing, and a further log never takes a warning away', () => {
    fc.assert(
      fc.property(someWork, anyWork, (logs, more) => {
        const before = guardWarnings(placementOf(), logs)
        expect(guardWarnings(placementOf(), logs.toReversed())).toEqual(before)
        const after = guardWarnings(placementOf(), [...logs, more])
        for (const w of before) expect(after.some((v) => v.rule === w.rule && v.day === w.day && v.minutes >= w.minutes)).toBe(true)
        expect(sumOfMinutes(after)).toBeGreaterThanOrEqual(sumOfMinutes(before))
      }),
    )
  })
})
