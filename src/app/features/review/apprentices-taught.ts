/** Whom a person teaches, by placements and cohorts; the rights to each follow from these ties. */
import { judgeDeed } from '#domain/access.ts'
import type { PersonId } from '#domain/ids.ts'
import { type Actor, hasRole } from '#domain/people.ts'
import { now } from '../../store/clock.ts'
import type { Database } from '../../store/database.ts'

/** Names of the apprentices whose logs the actor may confirm. */
export const readTaught = async (db: Database, actor: Actor): Promise<ReadonlyMap<PersonId, string>> => {
  const [people, placements, cohorts] = await Promise.all([db.rows('person').toArray(), db.rows('placement').toArray(), db.rows('cohort').toArray()])
  const at = now()
  return new Map(
    people
      .filter((p) => hasRole(p, 'apprentice'))
      .filter((p) => {
        const ties = { apprentice: p.id, placements: placements.filter((l) => l.apprentice === p.id), cohorts: cohorts.filter((c) => c.id === p.cohort) }
        return judgeDeed(actor, 'confirm-log', ties, at) === null
      })
      .map((p) => [p.id, p.name]),
  )
}
