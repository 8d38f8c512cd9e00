/** What the apprentice is looking at in the logbook: search, filter, how far back. Kept while the page is open. */
import type { CalendarDay } from '#domain/calendar-day.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import { create } from 'zustand'

export type StateFilter = PracticeLog['state'] | 'all'

interface LogbookView {
  readonly text: string
  readonly state: StateFilter
  /** The first day on the screen; null: the last weeks. */
  readonly from: CalendarDay | null
  readonly show: (change: Partial<Pick<LogbookView, 'text' | 'state' | 'from'>>) => void
}

export const useLogbookView = create<LogbookView>((set) => ({ text: '', state: 'all', from: null, show: (change) => set(change) }))
