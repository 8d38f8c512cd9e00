/** The apprentice's own checklist, and what is missing when there is none: a placement, or the plan that it follows. */
import type { Level } from '#domain/competency.ts'
import type { CompetencyId, PersonId } from '#domain/ids.ts'
import type { Placement } from '#domain/placement.ts'
import { type Checklist, readChecklist, readPlacement } from '../../record/checklist.ts'
import { now } from '../../store/clock.ts'
import type { Database } from '../../store/database.ts'
import { useLive, useStore } from '../../store/store-context.tsx'

export type Skills =
  | { readonly state: 'no-placement' }
  | { readonly state: 'no-plan'; readonly placement: Placement }
  | {
      readonly state: 'ready'
      readonly checklist: Checklist
      /** The level that each open request asks for. */
      readonly selfLevels: ReadonlyMap<CompetencyId, Level>
      /** Skills whose latest signature the school has yet to see. */
      readonly unheard: ReadonlySet<CompetencyId>
    }

export const readSkills = async (db: Database, apprentice: PersonId): Promise<Skills> => {
  const checklist = await readChecklist(db, apprentice, now())
  if (checklist === null) {
    const placement = await readPlacement(db, apprentice)
    return placement === null ? { state: 'no-placement' } : { state: 'no-plan', placement }
  }
  const open = checklist.portfolio.requests.filter((r) => r.state === 'open')
  const tokens = await db.rows('signOffToken').where('apprentice').equals(apprentice).toArray()
  const waiting = new Set(tokens.filter((k) => k.bracket === null).map((k) => k.id))
  const unheard = checklist.standings.filter(({ status, latest }) => status === 'signed' && latest?.token !== undefined && waiting.has(latest.token.id))
  return { state: 'ready', checklist, selfLevels: new Map(open.map((r) => [r.competency, r.selfLevel])), unheard: new Set(unheard.map((s) => s.competency)) }
}

export const useSkills = (): Skills | undefined => {
  const { profile } = useStore()
  return useLive((db) => readSkills(db, profile.person), [profile.person])
}
