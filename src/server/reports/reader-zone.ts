/** Days by the reader's own clock, summer time and all. */
import { addDays, type CalendarDay, type Instant, startOfDayUtc } from '#domain/calendar-day.ts'
import type { Period } from '#domain/reports/report-table.ts'
import type { ReportRequest } from '#sync/reports.ts'

/** @param timeZone IANA name */
const wallClock = (timeZone: string) => {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, calendar: 'iso8601', numberingSystem: 'latn', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  return (at: Instant) => {
    const part = Object.fromEntries(format.formatToParts(at).map((p) => [p.type, p.value]))
    return { day: `${part['year']}-${part['month']}-${part['day']}` as CalendarDay, minutes: Number(part['hour']) * 60 + Number(part['minute']) }
  }
}

/** The period of a request, as the clock on the reader's wall has it. */
export const periodOf = ({ from, until, timeZone }: Pick<ReportRequest, 'from' | 'until' | 'timeZone'>, now: Instant): Period => {
  const read = wallClock(timeZone)
  const dayOf = (at: Instant) => read(at).day
  const midnight = startOfDayUtc(addDays(until, 1))
  const shown = read(midnight)
  const aheadMs = startOfDayUtc(shown.day) + shown.minutes * 60_000 - midnight
  return { from, until, end: Math.min(now, midnight - aheadMs - 1), dayOf }
}
