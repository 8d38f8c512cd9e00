import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contentOf as content, day, DAY, HOUR, moment, SECURE } from '#tests/support/people.ts'
import { addDays, type ClockTime } from './calendar-day.ts'
import type { PracticeLogId } from './ids.ts'
import { changedFields, contentErrors, isLate, isOpen, LOG_FIELDS, practiceLogContent, revisionIdOf } from './practice-log.ts'
import { fieldErrors } from './refusal.ts'

const errors = (over: object) => {
  const parsed = practiceLogContent.safeParse({ ...content(), ...over }, { reportInput: true })
  return parsed.success ? [] : fieldErrors(parsed.error).map((e) => `${e.path} ${e.error}`)
}

describe('what a log holds', () => {
  test('an ordinary log has no errors', () => {
    expect(errors({})).toEqual([])
  })

  test.each([
    [{ task: ' ' }, 'task required'],
    [{ minutes: 0 }, 'minutes too-small'],
    [{ minutes: 1_441 }, 'minutes too-large'],
    [{ minutes: 1.5 }, 'minutes not-a-number'],
    [{ minutes: 'ninety' }, 'minutes not-a-number'],
    [{ attempts: 0 }, 'attempts too-small'],
    [{ practisedOn: '2026-02-30' }, 'practisedOn not-a-day'],
    [{ whatIDid: '' }, 'whatIDid required'],
    [{ whatIDid: 'x'.repeat(8_001) }, 'whatIDid too-long'],
    [{ improvement: 'a\u0000' }, 'improvement unreadable'],
    [{ ownDefects: undefined }, 'ownDefects required'],
    [{ measurements: 'none' }, 'measurements wrong-type'],
    [{ notApplicable: [{ competency: 'c1', because: ' ' }] }, 'notApplicable.0.because required'],
    [{ competencies: Array.from({ length: 31 }, (_, n) => `c${n}`) }, 'competencies too-many'],
  ])('%j → %s', (over, error) => {
    expect(errors(over)).toEqual([error])
  })

  test('[rule 3] “not applicable here, because …” is a full answer', () => {
    expect(errors({ competencies: [], notApplicable: [{ competency: 'c1', because: 'No lathe at this post.' }] })).toEqual([])
  })
})

describe('[rule 4] late is marked, not forbidden', () => {
  const worked = day('2026-03-05')

  test('48 hours after the end of the day of practice a log is in time, a moment later it is late', () => {
    expect(isLate(worked, moment('2026-03-08T00:00Z'), 0)).toBe(false)
    expect(isLate(worked, moment('2026-03-08T00:00Z') + 1, 0)).toBe(true)
  })

  test('the day ends where it was worked', () => {
    expect(isLate(worked, moment('2026-03-07T16:00Z'), 8 * 60)).toBe(false)
    expect(isLate(worked, moment('2026-03-07T16:00Z') + 1, 8 * 60)).toBe(true)
    expect(isLate(worked, moment('2026-03-08T05:00Z'), -5 * 60)).toBe(false)
  })

  test('a log is never late before 48 hours, and always after 72 hours of the start of its day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: -840, max: 840 }), fc.integer({ min: 0, max: 10 * DAY }), (n, zone, after) => {
        const d = addDays(day('2022-01-01'), n)
        const start = moment(`${d}T00:00Z`) - zone * 60_000
        expect(isLate(d, start + after, zone)).toBe(after > 72 * HOUR)
      }),
    )
  })

  test('a late log has no error for it', () => {
    expect(contentErrors({ practisedOn: day('2020-01-01') }, moment('2026-03-05T10:00Z'))).toEqual([])
  })
})

test('only a day that has begun nowhere on earth by the writer’s clock is refused', () => {
  const at = moment('2026-03-05T09:00Z')
  expect(contentErrors({ practisedOn: day('2026-03-05') }, at)).toEqual([])
  expect(contentErrors({ practisedOn: day('2026-03-06') }, at)).toEqual([{ path: 'practisedOn', error: 'in-the-future' }])
  expect(contentErrors({ practisedOn: day('2026-03-06') }, at + HOUR)).toEqual([])
})

test('what differs between two revisions is told in the order of the form', () => {
  expect(changedFields(content(), content())).toEqual([])
  expect(changedFields(content(), content({ competencies: [SECURE], minutes: 30, task: 'Other' }))).toEqual(['task', 'minutes', 'competencies'])
  expect(LOG_FIELDS[0]).toBe('task')
})

test('what a log of an older release does not have is as good as an empty one', () => {
  expect(changedFields(content(), content({ photos: [], checks: [], startedAt: null }))).toEqual([])
  expect(changedFields(content(), content({ startedAt: '22:30' as ClockTime }))).toEqual(['startedAt'])
})

test('a log stays open until it is confirmed', () => {
  expect((['submitted', 'returned', 'confirmed'] as const).map((state) => isOpen({ state }))).toEqual([true, true, false])
})

test('revision n of a log has the same name on every device', () => {
  expect(revisionIdOf('log-1' as PracticeLogId, 2)).toBe('log-1:2')
})
