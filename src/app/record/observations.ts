/** What mentors noted of an apprentice, week by week, as far as this device holds it. */
import type { PersonId } from '#domain/ids.ts'
import type { Observation } from '#domain/observation.ts'
import type { Database } from '../store/database.ts'

const latestFirst = (a: Observation, b: Observation): number => (a.week === b.week ? b.at - a.at : a.week < b.week ? 1 : -1)

/** Latest week first; within a week the latest note. */
export const readObservations = async (db: Database, apprentice: PersonId): Promise<readonly Observation[]> =>
  (await db.rows('observation').where('apprentice').equals(apprentice).toArray()).toSorted(latestFirst)
