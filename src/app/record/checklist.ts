/** Readings that many screens share: the plan an apprentice follows, where he is placed, how he stands. */
import type { Ties } from '#domain/access.ts'
import type { Instant } from '#domain/calendar-day.ts'
import type { PersonId, ProgrammeId } from '#domain/ids.ts'
import { type Placement, placementOn } from '#domain/placement.ts'
import type { Programme } from '#domain/programme.ts'
import { type CompetencyStanding, type Portfolio, standings } from '#domain/progress.ts'
import { portfolioOf } from '#sync/scope.ts'
import { today } from '../store/clock.ts'
import type { Database } from '../store/database.ts'
import { keptProgramme } from '../store/programmes.ts'

export const readProgramme = async (db: Database, id: ProgrammeId): Promise<Programme | null> => (await keptProgramme(db, id)) ?? null

/** The plans that logs were written under, as far as this device holds them. */
export const readProgrammes = async (db: Database, logs: readonly { readonly programme: ProgrammeId }[]): Promise<ReadonlyMap<ProgrammeId, Programme>> => {
  const found = await Promise.all([...new Set(logs.map((l) => l.programme))].map((id) => readProgramme(db, id)))
  return new Map(found.flatMap((p) => (p === null ? [] : [[p.id, p]])))
}

export const readPlacements = (db: Database, apprentice: PersonId): Promise<Placement[]> =>
  db.rows('placement').where('apprentice').equals(apprentice).toArray()

/** What ties people to an apprentice, as far as this device knows: the rights to him follow from it. */
export const readTies = async (db: Database, apprentice: PersonId): Promise<Ties> => {
  const [placements, person] = await Promise.all([readPlacements(db, apprentice), db.rows('person').get(apprentice)])
  const cohort = person?.cohort == null ? undefined : await db.rows('cohort').get(person.cohort)
  return { apprentice, placements, cohorts: cohort === undefined ? [] : [cohort] }
}

/** Today's placement; between two, the one that comes or came last. */
export const readPlacement = async (db: Database, apprentice: PersonId): Promise<Placement | null> => {
  const all = await readPlacements(db, apprentice)
  return placementOn(all, today()) ?? all.toSorted((a, b) => (a.start < b.start ? 1 : -1))[0] ?? null
}

/** The whole portfolio of an apprentice, as far as this device holds it. */
export const readPortfolio = async (db: Database, apprentice: PersonId): Promise<Portfolio> => {
  const home = portfolioOf(apprentice)
  const [logs, requests, signOffs, withdrawals, endorsements, disputes] = await Promise.all([
    db.rows('practiceLog').where('_scope').equals(home).toArray(),
    db.rows('signOffRequest').where('_scope').equals(home).toArray(),
    db.rows('signOff').where('_scope').equals(home).toArray(),
    db.rows('withdrawal').where('_scope').equals(home).toArray(),
    db.rows('endorsement').where('_scope').equals(home).toArray(),
    db.rows('dispute').where('_scope').equals(home).toArray(),
  ])
  return { logs, requests, signOffs, withdrawals, endorsements, disputes }
}

export interface Checklist {
  readonly placement: Placement
  readonly programme: Programme
  readonly portfolio: Portfolio
  readonly standings: readonly CompetencyStanding[]
}

/** The skill checklist: the programme of today's placement, seen by one apprentice. Null without placement or plan. */
export const readChecklist = async (db: Database, apprentice: PersonId, at: Instant): Promise<Checklist | null> => {
  const placement = await readPlacement(db, apprentice)
  if (placement === null) return null
  const [programme, portfolio] = await Promise.all([readProgramme(db, placement.programme), readPortfolio(db, apprentice)])
  return programme === null ? null : { placement, programme, portfolio, standings: standings(programme, portfolio, at) }
}
