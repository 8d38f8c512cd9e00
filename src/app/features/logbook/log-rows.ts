/** A page of the logbook line by line: for each week its hours, for each day its name, and the logs, the newest on top. */
import type { CalendarDay } from '#domain/calendar-day.ts'
import { type Placement, placementOn } from '#domain/placement.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import { currentPlacement } from './current-placement.ts'
import type { CodeOf } from './use-logs.ts'
import { warningsByWeek, weeksOf } from './weeks.ts'

export interface WeekRow {
  readonly row: 'week'
  readonly monday: CalendarDay
  readonly minutes: number
  /** Of the placement guard, those that nothing lifts. */
  readonly warnings: number
  readonly weeklyHours: number | null
}

export type LogRow = WeekRow | { readonly row: 'day'; readonly day: CalendarDay } | { readonly row: 'log'; readonly log: PracticeLog; readonly codeOf: CodeOf }

export const keyOf = (row: LogRow): string => (row.row === 'log' ? row.log.id : row.row === 'day' ? row.day : `week ${row.monday}`)

interface Page {
  /** Newest first; those before `from` count in the hours of its first week only. */
  readonly logs: readonly PracticeLog[]
  /** A Monday. */
  readonly from: CalendarDay
  readonly placements: readonly Placement[]
  readonly codeOf: CodeOf
}

export const rowsOf = ({ logs, from, placements, codeOf }: Page): readonly LogRow[] => {
  const warnings = warningsByWeek(logs, placements)
  const usual = currentPlacement(placements)
  return weeksOf(logs)
    .filter(({ monday }) => monday >= from)
    .flatMap(({ monday, minutes, days }): readonly LogRow[] => [
      { row: 'week', monday, minutes, warnings: warnings.get(monday) ?? 0, weeklyHours: (placementOn(placements, days[0]?.day ?? monday) ?? usual)?.weeklyHours ?? null },
      ...days.flatMap(({ day, logs: ofDay }): readonly LogRow[] => [{ row: 'day', day }, ...ofDay.map((log): LogRow => ({ row: 'log', log, codeOf }))]),
    ])
}
