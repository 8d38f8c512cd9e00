/**
 * GET /api/overdue-concerns: answers that are missing, for the coordinator, the longest first. Facts without words: of
 * whom, about what, since when, and who teaches him. A coordinator who teaches the apprentice too reads the words where
 * all his teachers do.
 */
import { escalationOf } from '#domain/concern.ts'
import type { PersonId, SchoolId } from '#domain/ids.ts'
import { type OverdueConcern, type OverdueConcernsResponse, OVERDUE_PAGE } from '#sync/office.ts'
import { portfolioOf } from '#sync/scope.ts'
import type { PersonalVisit, Route } from '../http/visit.ts'
import { readRow, rowsInScope, rowsOfType } from '../store/rows.ts'
import type { Sql } from '../store/schema.ts'

type Whose = Pick<OverdueConcern, 'apprenticeName' | 'cohortName' | 'teacherName'>

const whoseIs = async (sql: Sql, school: SchoolId, apprentice: PersonId): Promise<Whose> => {
  const person = await readRow(sql, school, 'person', apprentice)
  const cohort = person?.cohort == null ? undefined : await readRow(sql, school, 'cohort', person.cohort)
  const placements = await rowsInScope(sql, school, 'placement', portfolioOf(apprentice))
  const latest = placements.toSorted((a, b) => (a.start < b.start ? 1 : -1))[0]
  return { apprenticeName: person?.name ?? '', cohortName: cohort?.name ?? '', teacherName: latest?.teacherName ?? '' }
}

const readOverdue = async ({ store, actor, clock }: PersonalVisit): Promise<OverdueConcernsResponse> => {
  const at = clock()
  return store.readSchool(actor.school, async (sql) => {
    const all = (await rowsOfType(sql, actor.school, 'concern')).flatMap((c) => escalationOf(c, at) ?? []).toSorted((a, b) => a.since - b.since)
    const known = new Map<PersonId, Whose>()
    const shown: OverdueConcern[] = []
    for (const fact of all.slice(0, OVERDUE_PAGE)) {
      const whose = known.get(fact.apprentice) ?? (await whoseIs(sql, actor.school, fact.apprentice))
      known.set(fact.apprentice, whose)
      shown.push({ ...fact, ...whose })
    }
    return { concerns: shown, count: all.length }
  })
}

export const overdueConcernRoutes: readonly Route[] = [{ method: 'GET', url: '/api/overdue-concerns', access: 'read-overdue-concerns', answer: readOverdue }]
