/**
 * The hours ledger: which minutes of work fell on which day and in which week, by the clock of the workshop. A shift
 * across midnight belongs to both of its days; a log that does not say when it began belongs to the day it names.
 */
import { addDays, type CalendarDay, type ClockTime, mondayOf } from './calendar-day.ts'
import type { ProgrammeId } from './ids.ts'
import type { PracticeLog } from './practice-log.ts'
import { findCompetency, type Programme } from './programme.ts'

const DAY_MINUTES = 1_440

export type Worked = Pick<PracticeLog, 'practisedOn' | 'minutes' | 'startedAt'>

/** The part of a log that fell on one day. */
export interface DayShare<L extends Worked = Worked> {
  readonly log: L
  readonly day: CalendarDay
  /** Minutes after midnight at which it began; null where nobody noted it. */
  readonly from: number | null
  readonly minutes: number
}

/** 22:30 → 1,350 minutes after midnight. */
export const minuteOfDay = (time: ClockTime): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** A log cut at midnight, earliest day first. The clock is the one on the workshop's wall: no summer time moves it. */
export const sharesOf = <L extends Worked>(log: L): readonly DayShare<L>[] => {
  if (log.startedAt == null) return [{ log, day: log.practisedOn, from: null, minutes: log.minutes }]
  const shares: DayShare<L>[] = []
  const end = minuteOfDay(log.startedAt) + log.minutes
  for (let from = minuteOfDay(log.startedAt); from < end; from = nextMidnight(from)) {
    const minutes = Math.min(end, nextMidnight(from)) - from
    shares.push({ log, day: addDays(log.practisedOn, Math.floor(from / DAY_MINUTES)), from: from % DAY_MINUTES, minutes })
  }
  return shares
}
const nextMidnight = (minute: number): number => (Math.floor(minute / DAY_MINUTES) + 1) * DAY_MINUTES

/** What was worked on each day that has work; of one day, in the order of the logs. */
export const sharesByDay = <L extends Worked>(logs: readonly L[]): ReadonlyMap<CalendarDay, readonly DayShare<L>[]> => {
  const days = new Map<CalendarDay, DayShare<L>[]>()
  for (const share of logs.flatMap(sharesOf)) {
    const day = days.get(share.day)
    if (day === undefined) days.set(share.day, [share])
    else day.push(share)
  }
  return days
}

export const sumOfMinutes = (parts: readonly { readonly minutes: number }[]): number => parts.reduce((sum, p) => sum + p.minutes, 0)

/** Minutes by the Monday of their ISO week. */
export const minutesByWeek = (logs: readonly Worked[]): ReadonlyMap<CalendarDay, number> => {
  const weeks = new Map<CalendarDay, number>()
  for (const { day, minutes } of logs.flatMap(sharesOf)) weeks.set(mondayOf(day), (weeks.get(mondayOf(day)) ?? 0) + minutes)
  return weeks
}

/** Plans by id, as far as the reader holds them. */
export type Programmes = ReadonlyMap<ProgrammeId, Programme>

/**
 * Does a log count as work on the programme? It practised a competency of the plan, or said of one why it could not
 * ("not applicable here" is a full answer). Where the plan is not at hand, what the log names is believed.
 */
export const isOnProgramme = (log: Pick<PracticeLog, 'competencies' | 'notApplicable' | 'programme'>, programmes: Programmes): boolean => {
  const programme = programmes.get(log.programme)
  return log.notApplicable.length > 0 || log.competencies.some((c) => programme === undefined || findCompetency(programme, c) !== undefined)
}

/** A share with what the plan makes of it. */
export interface LedgerShare<L extends Worked = Worked> extends DayShare<L> {
  readonly isOnProgramme: boolean
}

export interface DayHours<L extends Worked = Worked> {
  readonly day: CalendarDay
  readonly minutes: number
  /** Of `minutes`, those on the programme. */
  readonly onProgramme: number
  /** By their beginning; those without one last. */
  readonly shares: readonly LedgerShare<L>[]
}

export interface WeekHours<L extends Worked = Worked> {
  readonly monday: CalendarDay
  readonly minutes: number
  readonly onProgramme: number
  /** Monday to Sunday, days without work too. */
  readonly days: readonly DayHours<L>[]
}

/** One week of the ledger. @param logs with those of the Sunday before, whose night may reach into this Monday */
export const weekHours = <L extends Worked & Pick<PracticeLog, 'competencies' | 'notApplicable' | 'programme'>>(
  logs: readonly L[],
  monday: CalendarDay,
  programmes: Programmes,
): WeekHours<L> => {
  const byDay = sharesByDay(logs)
  const days = [0, 1, 2, 3, 4, 5, 6].map((n): DayHours<L> => {
    const day = addDays(monday, n)
    const shares = (byDay.get(day) ?? [])
      .map((s): LedgerShare<L> => ({ ...s, isOnProgramme: isOnProgramme(s.log, programmes) }))
      .toSorted((a, b) => (a.from ?? DAY_MINUTES) - (b.from ?? DAY_MINUTES))
    return { day, minutes: sumOfMinutes(shares), onProgramme: sumOfMinutes(shares.filter((s) => s.isOnProgramme)), shares }
  })
  return { monday, minutes: sumOfMinutes(days), onProgramme: days.reduce((sum, d) => sum + d.onProgramme, 0), days }
}
