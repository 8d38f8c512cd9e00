/**
 * When things happen at the demonstration school. Everything is told in working days before today, so that the story
 * is always recent; nothing lies after the first moment of today (UTC), so that the whole day tells the same story.
 */
import { addDays, type CalendarDay, dayAt, daysBetween, type Instant, mondayOf, startOfDayUtc } from '#domain/calendar-day.ts'

/** Minutes east of UTC of the school's wall clocks. */
export const ZONE = 480
const WEEKS = 8

export interface DemoClock {
  readonly today: CalendarDay
  /** Nothing that happened is later than this. */
  readonly latest: Instant
  /** The working days of the last eight weeks before today, newest first: 40 of them. */
  readonly workdays: readonly CalendarDay[]
  /** Today, if people work today: at 08:00 the early ones have already logged something. */
  readonly workingToday: boolean
}

const isWorkday = (day: CalendarDay): boolean => daysBetween(mondayOf(day), day) < 5

export const demoClock = (now: Instant): DemoClock => {
  const today = dayAt(now)
  const past = Array.from({ length: WEEKS * 7 }, (_, i) => addDays(today, -1 - i))
  return { today, latest: startOfDayUtc(today), workdays: past.filter(isWorkday), workingToday: isWorkday(today) }
}

/** The moment at which the school's wall clocks show that time on that day. */
export const wallClock = (day: CalendarDay, hour: number, minute: number): Instant =>
  startOfDayUtc(day) + (hour * 60 + minute - ZONE) * 60_000

/** The `n`th working day before today (0 is the last one). */
export const workdayAgo = (clock: DemoClock, n: number): CalendarDay => {
  const day = clock.workdays[n]
  if (day === undefined) throw new RangeError(`The demonstration reaches back ${clock.workdays.length} working days, not ${n}.`)
  return day
}

/** The first working day after a moment at that time, or an answer at once where there has been none since. */
export const nextWorkday = (clock: DemoClock, after: Instant, hour: number, minute: number): Instant => {
  const day = clock.workdays.findLast((d) => d > dayAt(after, ZONE))
  return day === undefined ? after + 15 * 60_000 : wallClock(day, hour, minute)
}
