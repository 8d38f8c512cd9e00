/** Whether the person at this page teaches an apprentice: asked of placements and cohorts, as the rights are. */
import { isTeacher } from '#domain/access.ts'
import { type Actor, hasRole, type Person } from '#domain/people.ts'
import type { Cohort } from '#domain/cohort.ts'
import type { Placement } from '#domain/placement.ts'

export const apprenticesTaught = (
  actor: Actor,
  people: readonly Person[],
  placements: readonly Placement[],
  cohorts: readonly Cohort[],
): readonly Person[] =>
  people
    .filter((p) => p.active && hasRole(p, 'apprentice'))
    .filter((p) => isTeacher(actor, { apprentice: p.id, placements: placements.filter((l) => l.apprentice === p.id), cohorts: cohorts.filter((c) => c.id === p.cohort) }))
