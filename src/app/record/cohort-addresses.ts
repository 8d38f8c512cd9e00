/** Where things of a cohort are. */
import type { CohortId, CompetencyId, PersonId, PracticeLogId } from '#domain/ids.ts'

export const cohortAddress = (cohort: string): string => `/cohorts/${encodeURIComponent(cohort)}`
export const figuresAddress = (cohort: string): string => `${cohortAddress(cohort)}/figures`
export const searchAddress = (cohort: string): string => `${cohortAddress(cohort)}/search`
export const apprenticeAddress = (cohort: CohortId, person: PersonId): string => `${cohortAddress(cohort)}/apprentices/${encodeURIComponent(person)}`
export const logAddress = (cohort: CohortId, person: PersonId, log: PracticeLogId): string => `${apprenticeAddress(cohort, person)}/logs/${encodeURIComponent(log)}`
export const paperAddress = (cohort: CohortId, person: PersonId, log: PracticeLogId): string => `${logAddress(cohort, person, log)}/paper`
export const competencyAddress = (cohort: CohortId, person: PersonId, competency: CompetencyId): string =>
  `${apprenticeAddress(cohort, person)}/competencies/${encodeURIComponent(competency)}`
