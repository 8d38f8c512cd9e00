/**
 * Days on which an apprentice was expected at his post and no log says what he did: a reminder for himself and for
 * nobody else, because it knows neither holidays nor sick days.
 */
import { addDays, type CalendarDay, mondayOf } from './calendar-day.ts'
import { sharesByDay, type Worked } from './hours.ts'
import { type Placement, placementOn } from './placement.ts'
import { isRestDay } from './placement-guard.ts'

export interface MissingWeek {
  readonly monday: CalendarDay
  /** Earliest first. */
  readonly days: readonly CalendarDay[]
}

const DAYS = [0, 1, 2, 3, 4, 5, 6] as const

/**
 * Of last week and of this week up to yesterday, the later week first; a week without a gap is left out.
 * @param placements of one apprentice · @param logs his, of these two weeks and the day before
 */
export const missingDays = (placements: readonly Placement[], logs: readonly Worked[], today: CalendarDay): readonly MissingWeek[] => {
  const worked = sharesByDay(logs)
  const isMissing = (day: CalendarDay): boolean => {
    const placement = placementOn(placements, day)
    return day < today && placement !== undefined && !isRestDay(placement, day) && !worked.has(day)
  }
  const thisWeek = mondayOf(today)
  return [thisWeek, addDays(thisWeek, -7)]
    .map((monday) => ({ monday, days: DAYS.map((n) => addDays(monday, n)).filter(isMissing) }))
    .filter((week) => week.days.length > 0)
}
