import { day, HOUR, moment } from '#tests/support/people.ts'
import { expect, test } from 'vitest'
import { emptyForm } from './log-form.ts'
import { clockAt, endTimer, isForgotten, minutesSince, timed } from './timer.ts'

const since = moment('2026-03-05T23:30Z')
const inShanghai = () => 480
const running = { ...emptyForm(day('2026-03-06')), timerSince: since }

test('whole minutes count, and the wall clock of the place where work began says when', () => {
  expect(timed(since, since + 95.9 * 60_000, 480)).toEqual({ timerSince: null, minutes: '95', startedAt: '07:30' })
  expect(clockAt(since, -210)).toBe('20:00')
})

test('a blink is a minute, and a clock that was put back takes none away', () => {
  expect(timed(since, since + 5_000, 0).minutes).toBe('1')
  expect(timed(since, since - HOUR, 0).minutes).toBe('1')
  expect(minutesSince(since, since - HOUR)).toBe(0)
})

test('twelve hours may be worked, a minute more is asked about', () => {
  expect([isForgotten(since, since + 12 * HOUR), isForgotten(since, since + 12 * HOUR + 60_000)]).toEqual([false, true])
})

test('handing in ends a timer that runs, but never over what was typed, and not one that was forgotten', () => {
  expect(endTimer(running, since + HOUR, inShanghai)).toMatchObject({ timerSince: null, minutes: '60', startedAt: '07:30' })
  const typed = { ...running, minutes: '45' }
  expect(endTimer(typed, since + HOUR, inShanghai)).toBe(typed)
  expect(endTimer({ ...running, startedAt: '07:00' }, since + HOUR, inShanghai)).toMatchObject({ minutes: '60', startedAt: '07:00' })
  expect(endTimer(running, since + 13 * HOUR, inShanghai)).toBe(running)
  expect(endTimer({ ...running, timerSince: null }, since, inShanghai)).toMatchObject({ minutes: '' })
})
