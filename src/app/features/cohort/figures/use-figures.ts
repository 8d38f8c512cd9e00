/** What a teacher asks of each apprentice of a class, counted out of the rows themselves; each number with the rows behind it. */
import { agreement, type Agreement } from '#domain/agreement.ts'
import type { CalendarDay } from '#domain/calendar-day.ts'
import type { Cohort } from '#domain/cohort.ts'
import { emptyWeeks } from '#domain/empty-weeks.ts'
import type { CohortId } from '#domain/ids.ts'
import type { Person } from '#domain/people.ts'
import { type GuardWarning, guardWarnings } from '#domain/placement-guard.ts'
import { planTime, type PlanTime } from '#domain/plan-time.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import type { Programme } from '#domain/programme.ts'
import { columns, type Column, type CompetencyStanding, type Portfolio, standings } from '#domain/progress.ts'
import { repetition, type Repetition } from '#domain/repetition.ts'
import { readProgramme, readProgrammes } from '../../../record/checklist.ts'
import { type ConcernRecord, inOrderOfDeadline, readConcerns } from '../../../record/concerns.ts'
import { readVisits, type VisitRecord } from '../../../record/visits.ts'
import { now, today, zoneMinutes } from '../../../store/clock.ts'
import { useLive, useStore } from '../../../store/store-context.tsx'
import { type Fact, factsOf } from '#domain/at-risk.ts'
import { apprenticesTaught } from '../taught.ts'
import { readPortfolios } from '../use-cohort.ts'

export interface Figures {
  readonly person: Person
  readonly portfolio: Portfolio
  readonly standings: readonly CompetencyStanding[]
  readonly columns: readonly Column[]
  readonly time: readonly PlanTime[]
  readonly facts: readonly Fact[]
  readonly emptyWeeks: readonly CalendarDay[]
  /** Null where there are no logs. */
  readonly repetition: Repetition<PracticeLog> | null
  /** Nobody lifted the rule; the latest first. */
  readonly warnings: readonly GuardWarning[]
  /** Not closed; by deadline. */
  readonly concerns: readonly ConcernRecord[]
  readonly agreement: Agreement
  /** The latest day first. */
  readonly visits: readonly VisitRecord[]
}

export interface CohortFigures {
  readonly cohort: Cohort
  readonly programme: Programme | null
  readonly rows: readonly Figures[]
}

/** @returns undefined until the device has answered; null if it does not know the cohort */
export const useFigures = (id: CohortId): CohortFigures | null | undefined => {
  const { actor } = useStore()
  return useLive(
    async (db): Promise<CohortFigures | null> => {
      const cohort = await db.rows('cohort').get(id)
      if (cohort === undefined) return null
      const [people, placements, programme] = await Promise.all([db.rows('person').where('cohort').equals(id).toArray(), db.rows('placement').toArray(), readProgramme(db, cohort.programme)])
      const taught = apprenticesTaught(actor, people, placements, [cohort]).toSorted((a, b) => a.name.localeCompare(b.name))
      const [portfolioOf, concerns, visits] = await Promise.all([readPortfolios(db, taught.map((p) => p.id)), readConcerns(db, actor), readVisits(db, actor)])
      const programmes = await readProgrammes(db, taught.flatMap((p) => portfolioOf(p.id).logs))
      const at = now()
      const rows = taught.map((person): Figures => {
        const portfolio = portfolioOf(person.id)
        const own = placements.filter((p) => p.apprentice === person.id)
        const all = programme === null ? [] : standings(programme, portfolio, at)
        return {
          person,
          portfolio,
          standings: all,
          columns: programme === null ? [] : columns(programme, all),
          time: programme === null ? [] : planTime(programme, portfolio.logs, cohort, today()),
          facts: factsOf(portfolio, own, today(), zoneMinutes(at)),
          emptyWeeks: emptyWeeks(own, portfolio.logs, today()),
          repetition: repetition(portfolio.logs, programmes),
          warnings: own
            .flatMap((p) => guardWarnings(p, portfolio.logs.filter((l) => l.placement === p.id)))
            .filter((w) => w.exempt === null)
            .toSorted((a, b) => (a.day < b.day ? 1 : -1)),
          concerns: inOrderOfDeadline(concerns.filter((c) => c.concern.apprentice === person.id && c.concern.state !== 'closed' && c.voice === 'teacher')),
          agreement: agreement(portfolio, portfolio.requests),
          visits: visits.filter((v) => v.visit.apprentice === person.id),
        }
      })
      return { cohort, programme, rows }
    },
    [id, actor],
  )
}
