/**
 * The plan's time against the time that logs name (rule 8). A plan says how long each competency should be practised, and
 * not when; so it is spread evenly from the first to the last day of the class, and said to be so. Facts in minutes, no mark.
 */
import { type CalendarDay, daysBetween } from './calendar-day.ts'
import { type Kind, KINDS } from './competency.ts'
import type { CompetencyId } from './ids.ts'
import type { PracticeLog } from './practice-log.ts'
import { competenciesOf, type Programme } from './programme.ts'

export interface PlanTime {
  readonly kind: Kind
  /** Minutes in the whole plan; 0 where it names none. */
  readonly planned: number
  /** Of them, what an even pace would have reached by the day asked about. */
  readonly due: number
  /** Minutes of logs. A log that names several competencies is shared evenly among them. */
  readonly actual: number
}

type Timed = Pick<PracticeLog, 'minutes' | 'competencies'>

/** How much of a time has gone, 0 to 1. */
export const shareGone = (from: CalendarDay, until: CalendarDay, today: CalendarDay): number => {
  const all = daysBetween(from, until) + 1
  return all <= 0 ? 1 : Math.min(1, Math.max(0, (daysBetween(from, today) + 1) / all))
}

/** @param time the class's · @returns one of each kind; competencies outside the plan count nowhere */
export const planTime = (
  programme: Pick<Programme, 'units'>,
  logs: readonly Timed[],
  time: { readonly start: CalendarDay; readonly end: CalendarDay },
  today: CalendarDay,
): readonly PlanTime[] => {
  const all = competenciesOf(programme)
  const kindOf = new Map<CompetencyId, Kind>(all.map((c) => [c.id, c.kind]))
  const actual = new Map<Kind, number>()
  for (const log of logs)
    for (const c of log.competencies) {
      const kind = kindOf.get(c)
      if (kind !== undefined) actual.set(kind, (actual.get(kind) ?? 0) + log.minutes / log.competencies.length)
    }
  const gone = shareGone(time.start, time.end, today)
  return KINDS.map((kind) => {
    const planned = all.filter((c) => c.kind === kind).reduce((sum, c) => sum + (c.plannedMinutes ?? 0), 0)
    return { kind, planned, due: Math.round(planned * gone), actual: Math.round(actual.get(kind) ?? 0) }
  })
}
