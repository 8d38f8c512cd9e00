/** The cohorts this device knows of, and how many apprentices of each the person at it teaches. */
import type { Cohort } from '#domain/cohort.ts'
import { dayAt } from '#domain/calendar-day.ts'
import type { LocalText } from '#domain/text.ts'
import { readProgramme } from '../../record/checklist.ts'
import { now } from '../../store/clock.ts'
import { useLive, useStore } from '../../store/store-context.tsx'
import { apprenticesTaught } from './taught.ts'

export interface CohortLine {
  readonly cohort: Cohort
  readonly programme: LocalText | null
  readonly taught: number
  readonly isOver: boolean
}

export const useCohorts = (): readonly CohortLine[] | undefined => {
  const { actor } = useStore()
  return useLive(
    async (db): Promise<readonly CohortLine[]> => {
      const [cohorts, people, placements] = await Promise.all([db.rows('cohort').toArray(), db.rows('person').toArray(), db.rows('placement').toArray()])
      const taught = apprenticesTaught(actor, people, placements, cohorts)
      const today = dayAt(now())
      const lines = await Promise.all(
        cohorts.map(async (cohort) => ({
          cohort,
          programme: (await readProgramme(db, cohort.programme))?.title ?? null,
          taught: taught.filter((p) => p.cohort === cohort.id).length,
          isOver: cohort.end < today,
        })),
      )
      // Those she teaches, then the others; the newest intake first.
      return lines.toSorted(
        (a, b) => Number(b.taught > 0) - Number(a.taught > 0) || (a.cohort.start < b.cohort.start ? 1 : a.cohort.start > b.cohort.start ? -1 : a.cohort.name.localeCompare(b.cohort.name)),
      )
    },
    [actor],
  )
}
