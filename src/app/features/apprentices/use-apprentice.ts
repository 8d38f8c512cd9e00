/** One apprentice as his mentor sees him: logs, how he stands with each skill, what he shared, what was signed. */
import type { PersonId } from '#domain/ids.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import type { Programme } from '#domain/programme.ts'
import type { Actor } from '#domain/people.ts'
import { type CompetencyStanding, type Portfolio, standings } from '#domain/progress.ts'
import type { Reflection } from '#domain/reflection.ts'
import { portfolioOf } from '#sync/scope.ts'
import { readPortfolio, readProgramme } from '../../record/checklist.ts'
import { type ConcernRecord, inOrderOfDeadline, isShared, readConcernsOf } from '../../record/concerns.ts'
import { now } from '../../store/clock.ts'
import type { Database } from '../../store/database.ts'
import { useLive, useStore } from '../../store/store-context.tsx'
import { type Guided, readGuided } from './guided.ts'

export interface ApprenticeRecord extends Guided {
  /** Null until the plan is on this device. */
  readonly programme: Programme | null
  readonly portfolio: Portfolio
  /** Newest first. */
  readonly logs: readonly PracticeLog[]
  readonly standings: readonly CompetencyStanding[]
  readonly reflections: readonly Reflection[]
  /** Those that the apprentice shared with his mentors; of others nothing is on this device. */
  readonly concerns: readonly ConcernRecord[]
}

const newestFirst = (a: PracticeLog, b: PracticeLog): number =>
  a.practisedOn === b.practisedOn ? b.submittedAt - a.submittedAt : a.practisedOn < b.practisedOn ? 1 : -1

export const readApprentice = async (db: Database, actor: Actor, apprentice: PersonId): Promise<ApprenticeRecord | null> => {
  const at = now()
  const guided = await readGuided(db, actor, apprentice, at)
  if (guided === null) return null
  const [programme, portfolio, reflections, concerns] = await Promise.all([
    readProgramme(db, guided.placement.programme),
    readPortfolio(db, apprentice),
    // Only what is shared lives in the portfolio; a private one is never on this device.
    db.rows('reflection').where('_scope').equals(portfolioOf(apprentice)).toArray(),
    readConcernsOf(db, actor, apprentice),
  ])
  return {
    ...guided,
    programme,
    portfolio,
    logs: portfolio.logs.toSorted(newestFirst),
    standings: programme === null ? [] : standings(programme, portfolio, at),
    reflections: reflections.filter((r) => r.shared).toSorted((a, b) => b.writtenAt - a.writtenAt),
    concerns: inOrderOfDeadline(concerns.filter(isShared)),
  }
}

export const useApprentice = (apprentice: PersonId): ApprenticeRecord | null | undefined => {
  const { actor } = useStore()
  return useLive((db) => readApprentice(db, actor, apprentice), [actor, apprentice])
}
