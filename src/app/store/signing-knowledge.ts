/** What this device knows of an apprentice, as the checks of signed documents want it (signing/read-token.ts). */
import type { CompetencyId, PersonId, SchoolId } from '#domain/ids.ts'
import { competenciesOf } from '#domain/programme.ts'
import type { Knowledge } from '#signing/read-token.ts'
import { portfolioOf } from '#sync/scope.ts'
import type { Database } from './database.ts'

const competenciesFor = async (db: Database, apprentice: PersonId): Promise<readonly CompetencyId[]> => {
  const placements = await db.rows('placement').where('apprentice').equals(apprentice).toArray()
  const plans = await db.rows('programme').bulkGet([...new Set(placements.map((p) => p.programme))])
  return [...new Set(plans.flatMap((plan) => (plan === undefined ? [] : competenciesOf(plan).map((c) => c.id))))]
}

export const knowledgeOf = async (db: Database, school: SchoolId, apprentice: PersonId, comments: readonly string[] = []): Promise<Knowledge> => ({
  school,
  apprentice,
  keyOf: (id) => db.rows('deviceKey').get(id),
  competencies: await competenciesFor(db, apprentice),
  revisions: await db.rows('logRevision').where('_scope').equals(portfolioOf(apprentice)).toArray(),
  comments,
})
