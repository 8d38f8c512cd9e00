/** One competency with everything that is known of it: standing, logs, measurements, signatures, request, feedback. */
import { judgeDeed } from '#domain/access.ts'
import type { Competency } from '#domain/competency.ts'
import type { Feedback } from '#domain/feedback.ts'
import type { CompetencyId, PersonId } from '#domain/ids.ts'
import type { Measurement, Standard } from '#domain/measurement.ts'
import type { Actor } from '#domain/people.ts'
import { isRunning } from '#domain/placement.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import { competenciesOf, type Programme } from '#domain/programme.ts'
import type { CompetencyStanding, Portfolio } from '#domain/progress.ts'
import { requestIdOf, type SignOffRequest } from '#domain/sign-off.ts'
import { readPlacements } from '../../record/checklist.ts'
import { now } from '../../store/clock.ts'
import type { Database } from '../../store/database.ts'
import { useLive, useStore } from '../../store/store-context.tsx'
import { type Missing, missingFor } from './missing.ts'
import { readSkills } from './use-skills.ts'

export interface CompetencyPage {
  readonly competency: Competency
  readonly programme: Programme
  readonly all: readonly Competency[]
  readonly portfolio: Portfolio
  readonly standing: CompetencyStanding
  readonly request: SignOffRequest | null
  readonly missing: readonly Missing[]
  /** Those that name it, the last practised first. */
  readonly logs: readonly PracticeLog[]
  readonly measurements: readonly Measurement[]
  readonly feedback: readonly Feedback[]
  readonly mayAsk: boolean
}

const newestFirst = (a: PracticeLog, b: PracticeLog): number => (a.practisedOn === b.practisedOn ? b.writtenAt - a.writtenAt : a.practisedOn < b.practisedOn ? 1 : -1)

/**
 * With a standard, what it measures. Without one, what was measured in logs that name this competency alone: of a log
 * that names several nobody can tell which of them a value belongs to.
 */
const measurementsOf = (standard: Standard | null, logs: readonly PracticeLog[]): readonly Measurement[] => {
  if (standard === null) return logs.filter((l) => l.competencies.length === 1).flatMap((l) => l.measurements)
  const quantity = standard.quantity.trim().toLowerCase()
  return logs.flatMap((l) => l.measurements).filter((m) => m.unit === standard.unit && m.quantity.trim().toLowerCase() === quantity)
}

const mayAsk = async (db: Database, actor: Actor, apprentice: PersonId): Promise<boolean> => {
  const placements = await readPlacements(db, apprentice)
  return judgeDeed(actor, 'ask-sign-off', { apprentice, placements, cohorts: [] }, now()) === null && placements.some((p) => isRunning(p, now()))
}

/** @returns null where the plan on this device has no such line */
export const readCompetency = async (db: Database, actor: Actor, id: CompetencyId): Promise<CompetencyPage | null> => {
  const apprentice = actor.person
  const skills = await readSkills(db, apprentice)
  if (skills.state !== 'ready') return null
  const { programme, portfolio, standings } = skills.checklist
  const all = competenciesOf(programme)
  const competency = all.find((c) => c.id === id)
  const standing = standings.find((s) => s.competency === id)
  if (competency === undefined || standing === undefined) return null
  const request = portfolio.requests.find((r) => r.id === requestIdOf(apprentice, id)) ?? null
  const logs = portfolio.logs.filter((l) => l.competencies.includes(id)).toSorted(newestFirst)
  const feedback = await db.rows('feedback').where('about.id').equals(id).toArray()
  return {
    competency,
    programme,
    all,
    portfolio,
    standing,
    request,
    missing: missingFor({ competency, standing, all, portfolio, request, at: now() }),
    logs,
    measurements: measurementsOf(competency.standard, logs),
    feedback: feedback.filter((f) => f.apprentice === apprentice && f.about.kind === 'competency').toSorted((a, b) => b.at - a.at),
    mayAsk: await mayAsk(db, actor, apprentice),
  }
}

export const useCompetency = (id: CompetencyId): CompetencyPage | null | undefined => {
  const { actor } = useStore()
  return useLive((db) => readCompetency(db, actor, id), [actor, id])
}
