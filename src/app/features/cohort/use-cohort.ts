/** One cohort as a matrix: every apprentice whom the reader teaches, against the cohort's programme. */
import type { Cohort } from '#domain/cohort.ts'
import type { Level } from '#domain/competency.ts'
import type { CohortId, CompetencyId, PersonId } from '#domain/ids.ts'
import type { Person } from '#domain/people.ts'
import type { Programme } from '#domain/programme.ts'
import { type Column, columns, type CompetencyStanding, type Portfolio, standings } from '#domain/progress.ts'
import { portfolioOf } from '#sync/scope.ts'
import { readProgramme } from '../../record/checklist.ts'
import { now, today, zoneMinutes } from '../../store/clock.ts'
import type { Database } from '../../store/database.ts'
import { useLive, useStore } from '../../store/store-context.tsx'
import { type Fact, factsOf } from '#domain/at-risk.ts'
import { apprenticesTaught } from './taught.ts'

export interface ApprenticeRow {
  readonly person: Pick<Person, 'id' | 'name'>
  readonly standings: ReadonlyMap<CompetencyId, CompetencyStanding>
  /** The level that an open request asks for. */
  readonly asked: ReadonlyMap<CompetencyId, Level>
  readonly columns: readonly Column[]
  readonly facts: readonly Fact[]
}

export interface CohortMatrix {
  readonly cohort: Cohort
  readonly programme: Programme | null
  readonly rows: readonly ApprenticeRow[]
}

/** Portfolios of many apprentices, in six readings and not five each. */
export const readPortfolios = async (db: Database, apprentices: readonly PersonId[]): Promise<(apprentice: PersonId) => Portfolio> => {
  const homes = apprentices.map(portfolioOf)
  const of = <T extends 'practiceLog' | 'signOffRequest' | 'signOff' | 'withdrawal' | 'endorsement' | 'dispute'>(type: T) => db.rows(type).where('_scope').anyOf(homes).toArray()
  const [logs, requests, signOffs, withdrawals, endorsements, disputes] = await Promise.all([
    of('practiceLog'),
    of('signOffRequest'),
    of('signOff'),
    of('withdrawal'),
    of('endorsement'),
    of('dispute'),
  ])
  const byApprentice = <R extends { readonly apprentice: PersonId }>(rows: readonly R[]): ReadonlyMap<PersonId, readonly R[]> => {
    const map = new Map<PersonId, R[]>()
    for (const r of rows) (map.get(r.apprentice) ?? map.set(r.apprentice, []).get(r.apprentice))?.push(r)
    return map
  }
  const [l, r, s, w, e, d] = [byApprentice(logs), byApprentice(requests), byApprentice(signOffs), byApprentice(withdrawals), byApprentice(endorsements), byApprentice(disputes)]
  return (a) => ({ logs: l.get(a) ?? [], requests: r.get(a) ?? [], signOffs: s.get(a) ?? [], withdrawals: w.get(a) ?? [], endorsements: e.get(a) ?? [], disputes: d.get(a) ?? [] })
}

/** @returns undefined until the device has answered; null if it does not know the cohort */
export const useCohort = (id: CohortId): CohortMatrix | null | undefined => {
  const { actor } = useStore()
  return useLive(
    async (db): Promise<CohortMatrix | null> => {
      const cohort = await db.rows('cohort').get(id)
      if (cohort === undefined) return null
      const [people, placements, programme] = await Promise.all([db.rows('person').where('cohort').equals(id).toArray(), db.rows('placement').toArray(), readProgramme(db, cohort.programme)])
      const taught = apprenticesTaught(actor, people, placements, [cohort]).toSorted((a, b) => a.name.localeCompare(b.name))
      const portfolio = await readPortfolios(
        db,
        taught.map((p) => p.id),
      )
      const at = now()
      const rows = taught.map((person): ApprenticeRow => {
        const own = portfolio(person.id)
        const all = programme === null ? [] : standings(programme, own, at)
        return {
          person,
          standings: new Map(all.map((s) => [s.competency, s])),
          asked: new Map(own.requests.filter((r) => r.state === 'open').map((r) => [r.competency, r.selfLevel])),
          columns: programme === null ? [] : columns(programme, all),
          facts: factsOf(
            own,
            placements.filter((l) => l.apprentice === person.id),
            today(),
            zoneMinutes(at),
          ),
        }
      })
      return { cohort, programme, rows }
    },
    [id, actor],
  )
}
