/** One competency with everything that is known of it: standing, logs, measurements, signatures, request, feedback. */
import { judgeDeed } from '#domain/access.ts'
import type { Competency } from '#domain/competency.ts'
import type { Feedback } from '#domain/feedback.ts'
import type { CompetencyId, PersonId, TokenId } from '#domain/ids.ts'
import type { Standard } from '#domain/measurement.ts'
import { inOrder, quantityKey } from '#domain/measurement-series.ts'
import type { Actor } from '#domain/people.ts'
import { isRunning } from '#domain/placement.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import { competenciesOf, type Programme } from '#domain/programme.ts'
import type { CompetencyStanding, Portfolio } from '#domain/progress.ts'
import type { ProvisionalSignOff } from '#domain/provisional.ts'
import { requestIdOf, type SignOffRequest } from '#domain/sign-off.ts'
import { readPlacements } from '../../record/checklist.ts'
import { now } from '../../store/clock.ts'
import type { Database } from '../../store/database.ts'
import { useLive, useStore } from '../../store/store-context.tsx'
import { type Missing, missingFor } from './missing.ts'
import type { Reading } from './trend.ts'
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
  /** The last log first; within a log as they were taken. */
  readonly measurements: readonly Reading[]
  /** The same, earliest first. */
  readonly readings: readonly Reading[]
  readonly feedback: readonly Feedback[]
  /** Signed documents that the school has not seen, as far as this device knows. */
  readonly waiting: ReadonlySet<TokenId>
  readonly mayAsk: boolean
  /** Typed with a mentor's code and not confirmed by him, the last first. */
  readonly provisional: readonly ProvisionalSignOff[]
}

const newestFirst = (a: PracticeLog, b: PracticeLog): number => (a.practisedOn === b.practisedOn ? b.writtenAt - a.writtenAt : a.practisedOn < b.practisedOn ? 1 : -1)

/**
 * With a standard, what it measures. Without one, what was measured in logs that name this competency alone: of a log
 * that names several nobody can tell which of them a value belongs to.
 */
const readingsOf = (standard: Standard | null, logs: readonly PracticeLog[]): readonly Reading[] =>
  logs
    .filter((l) => standard !== null || l.competencies.length === 1)
    .flatMap((l) => l.measurements.map((m): Reading => ({ ...m, log: l.id, day: l.practisedOn })))
    .filter((m) => standard === null || quantityKey(m) === quantityKey(standard))

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
  const tokens = await db.rows('signOffToken').where('apprentice').equals(apprentice).toArray()
  const provisional = await db.rows('provisionalSignOff').where('apprentice').equals(apprentice).toArray()
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
    measurements: readingsOf(competency.standard, logs),
    readings: readingsOf(competency.standard, inOrder(logs)),
    feedback: feedback.filter((f) => f.apprentice === apprentice && f.about.kind === 'competency').toSorted((a, b) => b.at - a.at),
    waiting: new Set(tokens.filter((k) => k.bracket === null).map((k) => k.id)),
    mayAsk: await mayAsk(db, actor, apprentice),
    // What was confirmed stands as a signature of its own.
    provisional: provisional.filter((p) => p.competency === id && p.answer?.confirmed !== true).toSorted((a, b) => b.at - a.at),
  }
}

export const useCompetency = (id: CompetencyId): CompetencyPage | null | undefined => {
  const { actor } = useStore()
  return useLive((db) => readCompetency(db, actor, id), [actor, id])
}
