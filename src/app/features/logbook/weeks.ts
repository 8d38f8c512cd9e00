/** Logs as a logbook has them: by ISO week, in it by day, the newest on top. */
import { type CalendarDay, mondayOf } from '#domain/calendar-day.ts'
import { minutesByWeek } from '#domain/hours.ts'
import type { Placement } from '#domain/placement.ts'
import { guardWarnings } from '#domain/placement-guard.ts'
import type { PracticeLog } from '#domain/practice-log.ts'

export interface LogDay {
  readonly day: CalendarDay
  readonly logs: readonly PracticeLog[]
}

export interface LogWeek {
  readonly monday: CalendarDay
  /** Worked in it, also by a shift of the Sunday before that went on after midnight. */
  readonly minutes: number
  readonly days: readonly LogDay[]
}

const grouped = <K extends string>(logs: readonly PracticeLog[], keyOf: (log: PracticeLog) => K): readonly (readonly [K, readonly PracticeLog[]])[] => {
  const groups = new Map<K, PracticeLog[]>()
  for (const log of logs) (groups.get(keyOf(log)) ?? groups.set(keyOf(log), []).get(keyOf(log)))?.push(log)
  return [...groups]
}

/** @param logs newest first */
export const weeksOf = (logs: readonly PracticeLog[]): readonly LogWeek[] => {
  const worked = minutesByWeek(logs)
  return grouped(logs, (l) => mondayOf(l.practisedOn)).map(([monday, inWeek]) => ({
    monday,
    minutes: worked.get(monday) ?? 0,
    days: grouped(inWeek, (l) => l.practisedOn).map(([day, inDay]) => ({ day, logs: inDay })),
  }))
}

/** How many warnings of the placement guard nothing lifts, by the Monday of their week. */
export const warningsByWeek = (logs: readonly PracticeLog[], placements: readonly Placement[]): ReadonlyMap<CalendarDay, number> => {
  const weeks = new Map<CalendarDay, number>()
  for (const placement of placements)
    for (const w of guardWarnings(placement, logs.filter((l) => l.placement === placement.id)))
      // The length of the placement is of no week.
      if (w.exempt === null && w.rule !== 'longer-than-6-months') weeks.set(mondayOf(w.day), (weeks.get(mondayOf(w.day)) ?? 0) + 1)
  return weeks
}
