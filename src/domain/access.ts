/**
 * Who may do what to whom. Rights come from placements and cohorts, never from a role alone: a mentor may act for the
 * apprentices he guides, a teacher for those of her cohorts and placements, an apprentice for himself. The page asks
 * before it offers, the server asks before it writes; both ask here.
 */
import type { Instant } from './calendar-day.ts'
import type { Cohort } from './cohort.ts'
import type { EnterpriseId, PersonId } from './ids.ts'
import { type Actor, hasRole } from './people.ts'
import { everGuided, guidedAt, type Placement } from './placement.ts'
import { refuse, type Refusal } from './refusal.ts'

/** What ties people to one apprentice. `placements` and `cohort` are all of this apprentice's. */
export interface Ties {
  readonly apprentice: PersonId
  readonly placements: readonly Placement[]
  readonly cohorts: readonly Cohort[]
}

export const isSelf = (actor: Actor, ties: Ties): boolean => hasRole(actor, 'apprentice') && actor.person === ties.apprentice

export const isMentorAt = (actor: Actor, ties: Ties, at: Instant): boolean =>
  hasRole(actor, 'mentor') && ties.placements.some((p) => guidedAt(p, actor.person, at))

export const wasEverMentor = (actor: Actor, ties: Ties): boolean =>
  hasRole(actor, 'mentor') && ties.placements.some((p) => everGuided(p, actor.person))

/** Everybody of the school who teaches him, by his placements and his class. */
export const teachersOf = (ties: Ties): readonly PersonId[] => [...new Set([...ties.cohorts.flatMap((c) => c.teachers), ...ties.placements.map((p) => p.teacher)])]

export const isTeacher = (actor: Actor, ties: Ties): boolean =>
  hasRole(actor, 'teacher') &&
  (ties.placements.some((p) => p.teacher === actor.person) || ties.cohorts.some((c) => c.teachers.includes(actor.person)))

/** Is the class hers, and with it everybody in it? */
export const teachesCohort = (actor: Actor, cohort: Pick<Cohort, 'teachers'>): boolean => hasRole(actor, 'teacher') && cohort.teachers.includes(actor.person)

/** May the actor read the shared portfolio of this apprentice at that moment? Equal to holding scope `u:` (sync/scope.ts). */
export const mayReadPortfolio = (actor: Actor, ties: Ties, at: Instant): boolean =>
  isSelf(actor, ties) || isMentorAt(actor, ties, at) || isTeacher(actor, ties)

/** May the actor read what is the apprentice's and the school's only (concerns on safety, pay, hours; visits)? */
export const mayReadSchoolMatters = (actor: Actor, ties: Ties): boolean => isSelf(actor, ties) || isTeacher(actor, ties)

export type PortfolioDeed =
  | 'write-log'
  | 'return-log'
  | 'confirm-log'
  | 'ask-sign-off'
  | 'sign'
  | 'return-request'
  | 'withdraw-sign-off'
  | 'endorse'
  | 'record-paper'
  | 'give-feedback'
  | 'observe'
  | 'write-reflection'
  | 'raise-concern'
  | 'answer-concern'
  | 'assign-concern'
  | 'dispute'
  | 'visit'

export type SchoolDeed =
  | 'import-programme'
  | 'read-programmes'
  | 'read-cohorts'
  | 'read-overdue-concerns'
  | 'hold-codes'
  | 'read-keys'
  | 'run-office'
  | 'make-reports'
  | 'change-programme'

/** Null if the actor may; else why not. `at` is when it was done, which for a mentor decides (he may have left since). */
export const judgeDeed = (actor: Actor, deed: PortfolioDeed, ties: Ties, at: Instant): Refusal | null => {
  switch (deed) {
    case 'write-log':
    case 'ask-sign-off':
    case 'write-reflection':
    case 'raise-concern':
      return isSelf(actor, ties) ? null : refuse('not-yours')
    case 'sign':
    case 'return-request':
    case 'observe':
    case 'withdraw-sign-off':
      // Someone who guided once and acts late (his tablet was in a cellar) is heard, marked for review; a stranger is not.
      if (!isMentorAt(actor, ties, at) && !wasEverMentor(actor, ties)) return refuse('not-their-mentor')
      // Whoever holds several roles still cannot judge himself.
      return actor.person === ties.apprentice ? refuse('own-signature') : null
    case 'confirm-log':
    case 'endorse':
    case 'record-paper':
    case 'answer-concern':
    case 'assign-concern':
    case 'dispute':
    case 'visit':
      if (!isTeacher(actor, ties)) return refuse('not-their-teacher')
      return actor.person === ties.apprentice ? refuse('own-signature') : null
    case 'return-log':
    case 'give-feedback':
      return isTeacher(actor, ties) || wasEverMentor(actor, ties) ? null : refuse('not-their-mentor')
  }
}

/** Lifting a rule of the guard answers for one placement: it is its own teacher's, not that of all who teach the class. */
export const judgeExemption = (actor: Actor, placement: Pick<Placement, 'teacher' | 'apprentice'>): Refusal | null => {
  if (!hasRole(actor, 'teacher') || placement.teacher !== actor.person) return refuse('not-their-teacher')
  return actor.person === placement.apprentice ? refuse('own-signature') : null
}

export const judgeSchoolDeed = (actor: Actor, deed: SchoolDeed): Refusal | null => {
  switch (deed) {
    case 'import-programme':
    case 'read-overdue-concerns':
    case 'read-keys':
    case 'run-office':
    case 'change-programme':
      return hasRole(actor, 'coordinator') ? null : refuse('role-missing')
    case 'read-programmes':
    case 'read-cohorts':
    case 'make-reports':
      return hasRole(actor, 'coordinator', 'teacher') ? null : refuse('role-missing')
    case 'hold-codes':
      return hasRole(actor, 'mentor') ? null : refuse('role-missing')
  }
}

/** The enterprise for which a mentor speaks by this placement at that moment, or null. */
export const enterpriseSpokenFor = (actor: Actor, placement: Placement, at: Instant): EnterpriseId | null =>
  hasRole(actor, 'mentor') && guidedAt(placement, actor.person, at) ? placement.enterprise : null
