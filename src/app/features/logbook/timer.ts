/** The clock beside "Minutes": when work began is noted in the draft, so that it outlives the page, the phone and the battery. */
import type { ClockTime, Instant } from '#domain/calendar-day.ts'
import { MINUTES } from '#domain/practice-log.ts'
import type { LogForm } from './log-form.ts'

/** Nobody files for twelve hours: from then on the timer was forgotten, until its owner says otherwise. */
export const FORGOTTEN_MINUTES = 720

/** Whole minutes begun so far; none by a clock that was put back meanwhile. */
export const minutesSince = (since: Instant, at: Instant): number => Math.max(0, Math.floor((at - since) / 60_000))

export const isForgotten = (since: Instant, at: Instant): boolean => minutesSince(since, at) > FORGOTTEN_MINUTES

/** @param zone minutes east of UTC, there and then */
export const clockAt = (at: Instant, zone: number): ClockTime => new Date(at + zone * 60_000).toISOString().slice(11, 16) as ClockTime

/** What a timer that ends says of the work. @param at when it ends · @param zone where and when it began */
export const timed = (since: Instant, at: Instant, zone: number): Pick<LogForm, 'timerSince' | 'minutes' | 'startedAt'> => ({
  timerSince: null,
  minutes: String(Math.min(MINUTES.most, Math.max(MINUTES.least, minutesSince(since, at)))),
  startedAt: clockAt(since, zone),
})

/** Handed in while it runs, with no minutes typed: the work ends with that. A forgotten one is asked about instead. */
export const endTimer = (form: LogForm, at: Instant, zone: (at: Instant) => number): LogForm => {
  const { timerSince: since, minutes, startedAt } = form
  if (since === null || minutes.trim() !== '' || isForgotten(since, at)) return form
  const told = timed(since, at, zone(since))
  return { ...form, ...told, startedAt: startedAt.trim() === '' ? told.startedAt : startedAt }
}
