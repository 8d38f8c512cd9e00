/**
 * A day as people on the shop floor say it: "Thursday", without a clock or a time zone. A moment (`Instant`) is
 * milliseconds since 1970 UTC. Nothing here asks what time it is; whoever calls says so.
 */
import * as z from 'zod/mini'

const DAY_MS = 86_400_000

/** From the end: a year may have more than four digits. */
const toUtc = (day: string): number => daysFromCivil(Number(day.slice(0, -6)), Number(day.slice(-5, -3)), Number(day.slice(-2))) * DAY_MS

/** Days since 1970-01-01 of a civil date (Howard Hinnant's algorithm, proleptic Gregorian). */
const daysFromCivil = (year: number, month: number, day: number): number => {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

const civilFromDays = (days: number): string => {
  const z0 = days + 719_468
  const era = Math.floor(z0 / 146_097)
  const dayOfEra = z0 - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const mp = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * mp + 2) / 5) + 1
  const month = mp + (mp < 10 ? 3 : -9)
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** `YYYY-MM-DD`, and a day that exists (no 30 February). */
export const calendarDay = z
  .string()
  .check(
    z.regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'not-a-day' }),
    z.refine((s) => civilFromDays(toUtc(s) / DAY_MS) === s, { error: 'not-a-day' }),
  ) as unknown as z.ZodMiniType<string & z.core.$brand<'CalendarDay'>, string>
export type CalendarDay = z.infer<typeof calendarDay>

/** What the clock on the wall shows, `HH:MM`, 00:00–23:59. */
export const clockTime = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'wrong-type' })) as unknown as z.ZodMiniType<
  string & z.core.$brand<'ClockTime'>,
  string
>
export type ClockTime = z.infer<typeof clockTime>

/** Milliseconds since 1970 UTC. */
export const instant = z.number().check(z.int(), z.nonnegative(), z.maximum(8_640_000_000_000_000))
export type Instant = number

/** The day that a wall clock `offsetMinutes` east of UTC shows at a moment. */
export const dayAt = (at: Instant, offsetMinutes = 0): CalendarDay =>
  civilFromDays(Math.floor((at + offsetMinutes * 60_000) / DAY_MS)) as CalendarDay

/** `n` days later (earlier, if negative). */
export const addDays = (day: CalendarDay, n: number): CalendarDay => civilFromDays(toUtc(day) / DAY_MS + n) as CalendarDay

/** Whole days from `from` to `to`; negative if `to` is earlier. */
export const daysBetween = (from: CalendarDay, to: CalendarDay): number => (toUtc(to) - toUtc(from)) / DAY_MS

/** Monday of the week that holds the day (ISO 8601). */
export const mondayOf = (day: CalendarDay): CalendarDay => addDays(day, -((((toUtc(day) / DAY_MS + 3) % 7) + 7) % 7))

/** ISO 8601 week: `{ year, week }`; the year is the one that holds the week's Thursday. */
export const isoWeek = (day: CalendarDay): { year: number; week: number } => {
  const thursday = addDays(mondayOf(day), 3)
  const year = Number(thursday.slice(0, 4))
  const first = `${thursday.slice(0, 4)}-01-01` as CalendarDay
  return { year, week: Math.floor(daysBetween(first, thursday) / 7) + 1 }
}

/** The moment of UTC midnight at which the day starts; for display by a formatter set to UTC. */
export const startOfDayUtc = (day: CalendarDay): Instant => toUtc(day)

/**
 * Is the day still to come everywhere on earth at that moment? The furthest clock is 14 hours ahead of UTC; a rule
 * that runs without knowing the writer's zone may refuse only what is the future for all.
 */
export const isFutureEverywhere = (day: CalendarDay, at: Instant): boolean => day > dayAt(at, 14 * 60)
