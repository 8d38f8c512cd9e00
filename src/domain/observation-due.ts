/** When a mentor is asked for his weekly observation: quietly, on working days, and not once somebody has noted the week. */
import { type CalendarDay, mondayOf } from './calendar-day.ts'
import type { Observation } from './observation.ts'
import type { Placement } from './placement.ts'
import { isRestDay } from './placement-guard.ts'

/** @param noted observations of this apprentice, by whichever mentor: two need not say the same */
export const isObservationDue = (placement: Pick<Placement, 'restDays'>, noted: readonly Pick<Observation, 'week'>[], day: CalendarDay): boolean =>
  !isRestDay(placement, day) && !noted.some((o) => o.week === mondayOf(day))
