/** Logs as a logbook has them: by ISO week, in it by day, the newest on top. */
import { type CalendarDay, mondayOf } from '#domain/calendar-day.ts'
import type { PracticeLog } from '#domain/practice-log.ts'

export interface LogDay {
  readonly day: CalendarDay
  readonly logs: readonly PracticeLog[]
}

export interface LogWeek {
  readonly monday: CalendarDay
  readonly minutes: number
  readonly days: readonly LogDay[]
}

const grouped = <K extends string>(logs: readonly PracticeLog[], keyOf: (log: PracticeLog) => K): readonly (readonly [K, readonly PracticeLog[]])[] => {
  const groups = new Map<K, PracticeLog[]>()
  for (const log of logs) (groups.get(keyOf(log)) ?? groups.set(keyOf(log), []).get(keyOf(log)))?.push(log)
  return [...groups]
}

/** @param logs newest first */
export const weeksOf = (logs: readonly PracticeLog[]): readonly LogWeek[] =>
  grouped(logs, (l) => mondayOf(l.practisedOn)).map(([monday, inWeek]) => ({
    monday,
    minutes: inWeek.reduce((sum, l) => sum + l.minutes, 0),
    days: grouped(inWeek, (l) => l.practisedOn).map(([day, inDay]) => ({ day, logs: inDay })),
  }))
