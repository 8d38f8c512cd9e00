/** Calendar months as `YYYY-MM`: the ledger's pages. */
import { addDays, type CalendarDay } from '#domain/calendar-day.ts'

export type Month = string & { readonly __month: true }

export const monthOf = (day: CalendarDay): Month => day.slice(0, 7) as Month

export const firstDayOf = (month: Month): CalendarDay => `${month}-01` as CalendarDay

const after = (month: Month): Month => monthOf(addDays(firstDayOf(month), 31))

export const lastDayOf = (month: Month): CalendarDay => addDays(firstDayOf(after(month)), -1)

/** Latest first, both included. */
export const monthsBetween = (first: Month, last: Month): readonly Month[] => {
  const all: Month[] = []
  for (let month = first; month <= last; month = after(month)) all.unshift(month)
  return all
}
