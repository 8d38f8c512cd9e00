/** Visits as this device knows them, and whom they are about. Nobody at an enterprise holds any. */
import { isSelf, isTeacher } from '#domain/access.ts'
import type { CohortId, ConcernId, PersonId } from '#domain/ids.ts'
import type { Actor } from '#domain/people.ts'
import { dayOfVisit, type Visit } from '#domain/visit.ts'
import { type Database, shadowKey } from '../store/database.ts'
import { readKnownTies } from './concerns.ts'

export interface VisitRecord {
  readonly visit: Visit
  /** Name of whom it is about. */
  readonly apprentice: string
  readonly cohort: CohortId | null
  /** The person here teaches him; else it is his own. */
  readonly isTaught: boolean
  /** Something of it has not reached the school yet. */
  readonly isUnsent: boolean
}

const toRecords = async (db: Database, actor: Actor, visits: readonly Visit[]): Promise<readonly VisitRecord[]> => {
  if (visits.length === 0) return []
  const ties = await readKnownTies(db, [...new Set(visits.map((v) => v.apprentice))])
  const shadows = await db.shadow.bulkGet(visits.map((v) => shadowKey('visit', v.id)))
  return visits.flatMap((visit, n): readonly VisitRecord[] => {
    const his = ties.get(visit.apprentice)
    if (his === undefined || !(isSelf(actor, his) || isTeacher(actor, his))) return []
    return [{ visit, apprentice: his.name, cohort: his.cohorts[0]?.id ?? null, isTaught: isTeacher(actor, his), isUnsent: shadows[n] !== undefined }]
  })
}

/** The latest day first. */
const latestFirst = (a: VisitRecord, b: VisitRecord): number => (dayOfVisit(a.visit) < dayOfVisit(b.visit) ? 1 : dayOfVisit(a.visit) > dayOfVisit(b.visit) ? -1 : a.apprentice.localeCompare(b.apprentice))

/** All that this person may read here, the latest day first. */
export const readVisits = async (db: Database, actor: Actor): Promise<readonly VisitRecord[]> =>
  (await toRecords(db, actor, await db.rows('visit').toArray())).toSorted(latestFirst)

export const readVisitsOf = async (db: Database, actor: Actor, apprentice: PersonId): Promise<readonly VisitRecord[]> =>
  (await toRecords(db, actor, await db.rows('visit').where('apprentice').equals(apprentice).toArray())).toSorted(latestFirst)

/** Visits on which a concern is, or was, to be spoken of. */
export const visitsAbout = (records: readonly VisitRecord[], concern: ConcernId): readonly VisitRecord[] => records.filter((r) => r.visit.concerns.includes(concern))
