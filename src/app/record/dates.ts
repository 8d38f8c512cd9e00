/** Days, moments and durations in the reader's language. Calendar days are never shifted by a time zone. */
import { type CalendarDay, type Instant, isoWeek, startOfDayUtc } from '#domain/calendar-day.ts'
import type { SignOff } from '#domain/sign-off.ts'
import { useLingui } from '@lingui/react'

export interface Dates {
  /** Thu 20 Nov · 11月20日周四 */
  day(day: CalendarDay): string
  /** Thu 20 · 20日周四: where the month is said beside it */
  dayOfWeek(day: CalendarDay): string
  /** 20 Nov 2026 · 2026年11月20日 */
  fullDay(day: CalendarDay): string
  /** 20 Nov, 14:05, on this device's clock */
  moment(at: Instant): string
  /** When a sign-off was given; of paper only the day is known. */
  signed(s: Pick<SignOff, 'at' | 'paper'>): string
  /** Thu 20 Nov, 14:05, on this device's clock: for what is awaited */
  dayAndTime(at: Instant): string
  /** ISO week number */
  week(day: CalendarDay): number
}

const tags: Readonly<Record<string, string>> = { en: 'en-GB', zh: 'zh-CN' }

const made = new Map<string, Dates>()

/** Formatters are dear to make and the same for everybody: one of each a language, when it is first needed. */
const datesFor = (locale: string): Dates => {
  const known = made.get(locale)
  if (known !== undefined) return known
  const tag = tags[locale] ?? locale
  const format = (options: Intl.DateTimeFormatOptions): ((at: Instant) => string) => {
    let maker: Intl.DateTimeFormat | undefined
    return (at) => (maker ??= new Intl.DateTimeFormat(tag, options)).format(at)
  }
  const day = format({ weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' })
  const dayOfWeek = format({ weekday: 'short', day: 'numeric', timeZone: 'UTC' })
  const fullDay = format({ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
  const moment = format({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })
  const dates: Dates = {
    day: (d) => day(startOfDayUtc(d)),
    dayOfWeek: (d) => dayOfWeek(startOfDayUtc(d)),
    fullDay: (d) => fullDay(startOfDayUtc(d)),
    moment,
    signed: ({ at, paper }) => (paper === undefined ? moment(at) : day(startOfDayUtc(paper.signedOn))),
    dayAndTime: format({ weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }),
    week: (d) => isoWeek(d).week,
  }
  made.set(locale, dates)
  return dates
}

export const useDates = (): Dates => datesFor(useLingui().i18n.locale)

/** 95 → `1:35`, the way hours are written in a logbook. */
export const hoursAndMinutes = (minutes: number): string => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
