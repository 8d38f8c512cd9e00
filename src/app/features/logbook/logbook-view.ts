/** What the apprentice is looking at in the logbook: search, filter, how far back. Kept while the page is open. */
import type { CalendarDay } from '#domain/calendar-day.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import { create } from 'zustand'
import { EVERY_DAY } from '../../store/database.ts'

export type StateFilter = PracticeLog['state'] | 'all'

interface LogbookView {
  readonly text: string
  readonly state: StateFilter
  /** The pages that are open, the newest first, each by its last day. */
  readonly untils: readonly CalendarDay[]
  /** The first day of a page, by its last, once an earlier one is open: what is written meanwhile moves no boundary. */
  readonly begins: ReadonlyMap<CalendarDay, CalendarDay>
  readonly show: (change: Partial<Pick<LogbookView, 'text' | 'state'>>) => void
  /** Opens one more page, that ends with this day; the last so far began the day after it. Once. */
  readonly showEarlier: (until: CalendarDay, begun: CalendarDay) => void
}

/** As the logbook opens. */
export const newestLogs: Pick<LogbookView, 'untils' | 'begins'> = { untils: [EVERY_DAY.last], begins: new Map() }

export const useLogbookView = create<LogbookView>((set) => ({
  text: '',
  state: 'all',
  ...newestLogs,
  show: (change) => set(change),
  showEarlier: (until, begun) =>
    set(({ untils, begins }) => {
      const last = untils.at(-1)
      return last === undefined || until >= last ? {} : { untils: [...untils, until], begins: new Map(begins).set(last, begun) }
    }),
}))
