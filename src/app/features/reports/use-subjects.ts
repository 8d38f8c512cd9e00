/** Whom a report can be about: a teacher's cohorts and apprentices, the office's cohorts. The server judges again. */
import { isTeacher } from '#domain/access.ts'
import type { Cohort } from '#domain/cohort.ts'
import { hasRole, type Person } from '#domain/people.ts'
import { useLive, useStore } from '../../store/store-context.tsx'

export interface CohortSubjects {
  readonly cohort: Cohort
  /** Those whose records are on this device; of the office none. */
  readonly apprentices: readonly Person[]
}

export const useSubjects = (): readonly CohortSubjects[] | undefined => {
  const { actor } = useStore()
  return useLive(
    async (db): Promise<readonly CohortSubjects[]> => {
      const [cohorts, people, placements] = await Promise.all([db.rows('cohort').toArray(), db.rows('person').toArray(), db.rows('placement').toArray()])
      const mine = people.filter((p) => hasRole(p, 'apprentice') && isTeacher(actor, { apprentice: p.id, placements: placements.filter((l) => l.apprentice === p.id), cohorts: cohorts.filter((c) => c.id === p.cohort) }))
      return cohorts
        .map((cohort) => ({ cohort, apprentices: mine.filter((p) => p.cohort === cohort.id).toSorted((a, b) => a.name.localeCompare(b.name)) }))
        .filter(({ cohort, apprentices }) => hasRole(actor, 'coordinator') || apprentices.length > 0 || cohort.teachers.includes(actor.person))
        .toSorted((a, b) => (a.cohort.start < b.cohort.start ? 1 : a.cohort.start > b.cohort.start ? -1 : a.cohort.name.localeCompare(b.cohort.name)))
    },
    [actor],
  )
}
