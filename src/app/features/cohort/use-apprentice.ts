/** One apprentice of a cohort, as the teacher knows him: standing, logs, signatures, shared reflections, what was said. */
import { isTeacher } from '#domain/access.ts'
import type { Cohort } from '#domain/cohort.ts'
import type { Concern } from '#domain/concern.ts'
import type { Feedback } from '#domain/feedback.ts'
import type { CohortId, PersonId } from '#domain/ids.ts'
import type { Observation } from '#domain/observation.ts'
import type { Person } from '#domain/people.ts'
import { type Placement, placementOn } from '#domain/placement.ts'
import type { Programme } from '#domain/programme.ts'
import { type CompetencyStanding, type Portfolio, standings } from '#domain/progress.ts'
import type { Reflection } from '#domain/reflection.ts'
import { readPlacements, readPortfolio, readProgramme } from '../../record/checklist.ts'
import { readConcernsOf } from '../../record/concerns.ts'
import { readObservations } from '../../record/observations.ts'
import { readVisitsOf, type VisitRecord } from '../../record/visits.ts'
import { now, today, zoneMinutes } from '../../store/clock.ts'
import { useLive, useStore } from '../../store/store-context.tsx'
import { type Fact, factsOf } from '#domain/at-risk.ts'

export interface ApprenticeRecord {
  readonly person: Person
  readonly cohort: Cohort
  /** Today's placement, else the latest. */
  readonly placement: Placement | null
  /** The cohort's, as in the matrix. */
  readonly programme: Programme | null
  /** Logs latest first, signatures latest first. */
  readonly portfolio: Portfolio
  readonly standings: readonly CompetencyStanding[]
  readonly facts: readonly Fact[]
  /** Shared ones, latest first. */
  readonly reflections: readonly Reflection[]
  readonly feedback: readonly Feedback[]
  /** What his mentors noted, latest week first. */
  readonly observations: readonly Observation[]
  /** Those that she may read. */
  readonly concerns: readonly Concern[]
  readonly placements: readonly Placement[]
  /** Of his teachers, the latest day first. */
  readonly visits: readonly VisitRecord[]
}

/** @returns undefined until the device has answered; null if it holds no such apprentice, or the reader does not teach him */
export const useApprentice = (cohortId: CohortId, person: PersonId): ApprenticeRecord | null | undefined => {
  const { actor } = useStore()
  return useLive(
    async (db): Promise<ApprenticeRecord | null> => {
      const [who, cohort, placements] = await Promise.all([db.rows('person').get(person), db.rows('cohort').get(cohortId), readPlacements(db, person)])
      if (who === undefined || cohort === undefined) return null
      if (!isTeacher(actor, { apprentice: person, placements, cohorts: who.cohort === cohort.id ? [cohort] : [] })) return null
      const [programme, portfolio, reflections, feedback, observations, visits, concerns] = await Promise.all([
        readProgramme(db, cohort.programme),
        readPortfolio(db, person),
        db.rows('reflection').where('apprentice').equals(person).toArray(),
        db.rows('feedback').where('apprentice').equals(person).toArray(),
        readObservations(db, person),
        readVisitsOf(db, actor, person),
        readConcernsOf(db, actor, person),
      ])
      const at = now()
      return {
        person: who,
        cohort,
        placement: placementOn(placements, today()) ?? placements.toSorted((a, b) => (a.start < b.start ? 1 : -1))[0] ?? null,
        programme,
        portfolio: {
          ...portfolio,
          logs: portfolio.logs.toSorted((a, b) => (a.practisedOn < b.practisedOn ? 1 : a.practisedOn > b.practisedOn ? -1 : b.submittedAt - a.submittedAt)),
          signOffs: portfolio.signOffs.toSorted((a, b) => b.at - a.at),
        },
        standings: programme === null ? [] : standings(programme, portfolio, at),
        facts: factsOf(portfolio, placements, today(), zoneMinutes(at)),
        reflections: reflections.filter((r) => r.shared).toSorted((a, b) => b.writtenAt - a.writtenAt),
        feedback: feedback.toSorted((a, b) => a.at - b.at),
        observations,
        visits,
        concerns: concerns.map((c) => c.concern),
        placements,
      }
    },
    [cohortId, person, actor],
  )
}
