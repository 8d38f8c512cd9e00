/**
 * Whole weeks of a placement of which no log tells anything (缺周). A fact for the teacher to ask about: it knows neither
 * holidays nor sick days, and says so where it is shown.
 */
import { addDays, type CalendarDay, mondayOf } from './calendar-day.ts'
import { minutesByWeek, type Worked } from './hours.ts'
import { type Placement, placementOn } from './placement.ts'
import { isRestDay } from './placement-guard.ts'

/** At least this many days of work expected; fewer (the first days at a post, a week of holidays in the agreement) say nothing. */
const EXPECTED_DAYS = 3

/**
 * @param placements of one apprentice · @param logs all of his
 * @returns Mondays of weeks that are over, the latest first
 */
export const emptyWeeks = (placements: readonly Placement[], logs: readonly Worked[], today: CalendarDay): readonly CalendarDay[] => {
  const [first] = placements.map((p) => p.start).toSorted()
  if (first === undefined) return []
  const worked = minutesByWeek(logs)
  const expected = (monday: CalendarDay): number =>
    [0, 1, 2, 3, 4, 5, 6].filter((n) => {
      const placement = placementOn(placements, addDays(monday, n))
      return placement !== undefined && !isRestDay(placement, addDays(monday, n))
    }).length
  const weeks: CalendarDay[] = []
  for (let monday = addDays(mondayOf(today), -7); monday >= mondayOf(first); monday = addDays(monday, -7))
    if (!worked.has(monday) && expected(monday) >= EXPECTED_DAYS) weeks.push(monday)
  return weeks
}
