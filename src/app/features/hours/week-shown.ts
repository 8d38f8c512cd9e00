/**
 * Which week the ledger shows: the one that the address asks for, until somebody steps to another. Stepping is kept
 * beside the history and not in it, so that focus stays on the button, and the way back from a log ends at the same week.
 */
import { addDays, type CalendarDay, calendarDay, mondayOf } from '#domain/calendar-day.ts'
import { useLocation, useSearchParams } from 'react-router'
import { create } from 'zustand'
import { today } from '../../store/clock.ts'

interface Stepped {
  /** The entry of the history on which it was stepped. */
  readonly at: string | null
  readonly monday: CalendarDay | null
}

export const useStepped = create<Stepped>(() => ({ at: null, monday: null }))

interface WeekShown {
  readonly monday: CalendarDay
  /** One week on (1) or back (-1). */
  readonly step: (by: 1 | -1) => void
}

export const useWeekShown = (): WeekShown => {
  const { key } = useLocation()
  const [params] = useSearchParams()
  const stepped = useStepped((s) => (s.at === key ? s.monday : null))
  const asked = calendarDay.safeParse(params.get('week'))
  const monday = stepped ?? mondayOf(asked.success ? asked.data : today())
  return { monday, step: (by) => useStepped.setState({ at: key, monday: addDays(monday, by * 7) }) }
}
