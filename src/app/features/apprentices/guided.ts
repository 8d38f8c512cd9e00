/** Whom this mentor guides at this moment, by the placements on the device; the rights to each follow from them. */
import { isMentorAt } from '#domain/access.ts'
import type { Instant } from '#domain/calendar-day.ts'
import type { PersonId } from '#domain/ids.ts'
import type { Actor } from '#domain/people.ts'
import { guidedAt, type Placement } from '#domain/placement.ts'
import { readPlacements } from '../../record/checklist.ts'
import type { Database } from '../../store/database.ts'

export interface Guided {
  readonly apprentice: PersonId
  readonly name: string
  readonly placement: Placement
}

/** Of one apprentice's placements the one under which the actor guides him now, or undefined. */
const guidance = (actor: Actor, apprentice: PersonId, placements: readonly Placement[], at: Instant): Placement | undefined =>
  isMentorAt(actor, { apprentice, placements, cohorts: [] }, at) ? placements.find((p) => guidedAt(p, actor.person, at)) : undefined

/** Null for somebody whom he does not guide (any more). */
export const readGuided = async (db: Database, actor: Actor, apprentice: PersonId, at: Instant): Promise<Guided | null> => {
  const placement = guidance(actor, apprentice, await readPlacements(db, apprentice), at)
  const person = await db.rows('person').get(apprentice)
  return placement === undefined ? null : { apprentice, placement, name: person?.name ?? '' }
}

export const readAllGuided = async (db: Database, actor: Actor, at: Instant): Promise<readonly Guided[]> => {
  const byApprentice = new Map<PersonId, Placement[]>()
  for (const p of await db.rows('placement').toArray()) (byApprentice.get(p.apprentice) ?? byApprentice.set(p.apprentice, []).get(p.apprentice))?.push(p)
  const guided = [...byApprentice].flatMap(([apprentice, placements]) => {
    const placement = guidance(actor, apprentice, placements, at)
    return placement === undefined ? [] : [{ apprentice, placement }]
  })
  const people = await db.rows('person').bulkGet(guided.map((g) => g.apprentice))
  return guided.map((g, n) => ({ ...g, name: people[n]?.name ?? '' }))
}
