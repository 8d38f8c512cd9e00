/** The visits that the person here may read, and what a teacher needs to plan one. */
import { isTeacher } from '#domain/access.ts'
import type { ConcernId, EnterpriseId, PersonId, VisitId } from '#domain/ids.ts'
import { hasRole } from '#domain/people.ts'
import { type Placement, placementOn } from '#domain/placement.ts'
import { type ConcernRecord, inOrderOfDeadline, readConcernsOf, readKnownTies } from '../../record/concerns.ts'
import { readVisits, readVisitsOf, type VisitRecord } from '../../record/visits.ts'
import { today } from '../../store/clock.ts'
import { useLive, useStore } from '../../store/store-context.tsx'

export const useVisits = (): readonly VisitRecord[] | undefined => {
  const { actor } = useStore()
  return useLive((db) => readVisits(db, actor), [actor])
}

export interface OpenedVisit {
  readonly record: VisitRecord
  /** Others of the same trip, and who they are about. */
  readonly companions: readonly VisitRecord[]
  /** Concerns of the apprentice: those that it is about, and those that are open. By deadline. */
  readonly concerns: readonly ConcernRecord[]
  readonly post: string
}

/** Null where this person holds no such visit here. */
export const useVisit = (id: VisitId): OpenedVisit | null | undefined => {
  const { actor } = useStore()
  return useLive(
    async (db): Promise<OpenedVisit | null> => {
      const row = await db.rows('visit').get(id)
      const record = row === undefined ? undefined : (await readVisitsOf(db, actor, row.apprentice)).find((r) => r.visit.id === id)
      if (row === undefined || record === undefined) return null
      const [all, concerns, placement] = await Promise.all([readVisits(db, actor), readConcernsOf(db, actor, row.apprentice), db.rows('placement').get(row.placement)])
      return {
        record,
        companions: all.filter((r) => r.visit.trip === row.trip && r.visit.id !== id).toSorted((a, b) => a.apprentice.localeCompare(b.apprentice)),
        concerns: inOrderOfDeadline(concerns.filter((c) => c.concern.state !== 'closed' || row.concerns.includes(c.concern.id))),
        post: placement?.post ?? '',
      }
    },
    [actor, id],
  )
}

/** Somebody whom she may visit: where he works, and what of his waits. */
export interface Visitable {
  readonly person: PersonId
  readonly name: string
  readonly placement: Placement
  readonly concerns: readonly ConcernRecord[]
}

export interface Enterprise {
  readonly id: EnterpriseId
  readonly name: string
  readonly apprentices: readonly Visitable[]
}

/** Today's enterprises of the apprentices whom the person here teaches, by name. */
export const useEnterprises = (): readonly Enterprise[] | undefined => {
  const { actor } = useStore()
  return useLive(
    async (db): Promise<readonly Enterprise[]> => {
      const people = (await db.rows('person').toArray()).filter((p) => hasRole(p, 'apprentice'))
      const ties = await readKnownTies(db, people.map((p) => p.id))
      const places = new Map<EnterpriseId, { id: EnterpriseId; name: string; apprentices: Visitable[] }>()
      for (const who of people) {
        const his = ties.get(who.id)
        const placement = his === undefined ? undefined : placementOn(his.placements, today())
        if (his === undefined || placement === undefined || !isTeacher(actor, his)) continue
        const concerns = inOrderOfDeadline((await readConcernsOf(db, actor, who.id)).filter((c) => c.concern.state !== 'closed'))
        const place = places.get(placement.enterprise) ?? { id: placement.enterprise, name: placement.enterpriseName, apprentices: [] }
        place.apprentices.push({ person: who.id, name: who.name, placement, concerns })
        places.set(place.id, place)
      }
      return [...places.values()]
        .map((p) => ({ ...p, apprentices: p.apprentices.toSorted((a, b) => a.name.localeCompare(b.name)) }))
        .toSorted((a, b) => a.name.localeCompare(b.name))
    },
    [actor],
  )
}

/** The concerns, of all that an apprentice has, that were ticked. */
export const chosenOf = (who: Visitable, concerns: readonly ConcernId[]): readonly ConcernId[] => who.concerns.map((c) => c.concern.id).filter((id) => concerns.includes(id))
