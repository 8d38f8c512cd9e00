/**
 * Who may hold which row on a device. Every row lives in one scope, told by its content; people hold scopes through
 * grants, told by placements, cohorts and people rows. Visibility is decided by row, never by field, so a copy on
 * a device never needs redacting: it stays, or its whole scope goes. A property test keeps this equal to
 * `domain/access.ts`.
 */
import type { ConcernAudience } from '#domain/concern.ts'
import { type CalendarDay, dayAt, type Instant } from '#domain/calendar-day.ts'
import type { CohortId, PersonId, PlanId, SchoolId } from '#domain/ids.ts'
import { hasRole, type Person, type Role } from '#domain/people.ts'
import { isReady } from '#domain/placement.ts'
import * as z from 'zod/mini'
import type { RowOf, RowType } from './rows.ts'

/**
 * - `u:<apprentice>` shared portfolio: the apprentice, his mentors, his teachers
 * - `ut:<apprentice>` apprentice and school only
 * - `up:<apprentice>` private
 * - `co:<cohort>` the class and its programme · `ref:<plan>` programmes and what is proposed of them · `ref:keys:<mentor>` the keys he signs with · `sc:<school>` the school's office
 */
export const scope = z.string().check(z.regex(/^(u|ut|up|co|ref|sc):[A-Za-z0-9_:.-]{1,100}$/)) as unknown as z.ZodMiniType<
  string & z.core.$brand<'Scope'>,
  string
>
export type Scope = z.infer<typeof scope>

export const portfolioOf = (apprentice: PersonId) => `u:${apprentice}` as Scope
export const schoolMattersOf = (apprentice: PersonId) => `ut:${apprentice}` as Scope
export const privateOf = (apprentice: PersonId) => `up:${apprentice}` as Scope
export const cohortScope = (cohort: CohortId) => `co:${cohort}` as Scope
export const planScope = (plan: PlanId) => `ref:${plan}` as Scope
/** The keys by which a mentor signs. `ref`, because builds that know no keys know that word; no plan is named like it. */
export const keysOf = (mentor: PersonId) => `ref:keys:${mentor}` as Scope
export const officeOf = (school: SchoolId) => `sc:${school}` as Scope

/** Most of what is about an apprentice is for him, his mentors and his teachers. */
const ofHis = (r: { readonly apprentice: PersonId }) => portfolioOf(r.apprentice)
const concernScope = (r: { readonly apprentice: PersonId; readonly audience: ConcernAudience }) =>
  r.audience === 'school' ? schoolMattersOf(r.apprentice) : portfolioOf(r.apprentice)

const homes: { readonly [T in RowType]: (row: RowOf<T>) => Scope } = {
  school: (r) => officeOf(r.id),
  enterprise: (r) => officeOf(r.school),
  person: (r) => (hasRole(r, 'apprentice') ? portfolioOf(r.id) : officeOf(r.school)),
  programme: (r) => planScope(r.plan),
  cohort: (r) => cohortScope(r.id),
  placement: ofHis,
  practiceLog: ofHis,
  logRevision: ofHis,
  signOffRequest: ofHis,
  signOff: ofHis,
  withdrawal: ofHis,
  endorsement: ofHis,
  feedback: ofHis,
  reflection: (r) => (r.shared ? portfolioOf(r.apprentice) : privateOf(r.apprentice)),
  concern: concernScope,
  concernEvent: concernScope,
  ownChecklist: (r) => privateOf(r.apprentice),
  deviceKey: (r) => (r.purpose === 'sign-off' ? keysOf(r.person) : portfolioOf(r.person)),
  signOffToken: ofHis,
  keyUse: (r) => officeOf(r.school),
  observation: ofHis,
  guidanceNote: ofHis,
  provisionalSignOff: ofHis,
  planProposal: (r) => planScope(r.plan),
  visit: (r) => schoolMattersOf(r.apprentice),
  dispute: ofHis,
}

/** The scope a row lives in. */
export const scopeOf = <T extends RowType>(type: T, row: RowOf<T>): Scope => homes[type](row)

/**
 * The right of a holder to a scope. A holder is a person, or a group: `staff` (teachers and coordinators of the
 * school) or `teachers:<cohort>`. It is his only while he has the role `as`, from a first to a last day.
 */
export interface Grant {
  readonly holder: string
  readonly as: Role | null
  readonly scope: Scope | TeachersOf
  readonly from: CalendarDay | null
  readonly until: CalendarDay | null
}
type TeachersOf = `teachers:${string}`
export const teachersOf = (cohort: CohortId): TeachersOf => `teachers:${cohort}`
export const STAFF = 'staff'

const grant = (holder: string, as: Role | null, ...scopes: readonly Grant['scope'][]): readonly Grant[] =>
  scopes.map((s) => ({ holder, as, scope: s, from: null, until: null }))

const later = (a: CalendarDay, b: CalendarDay) => (a > b ? a : b)
const earlier = (a: CalendarDay, b: CalendarDay) => (a < b ? a : b)

/** Rows of other kinds give nobody a right. */
const givers: { readonly [T in RowType]?: (row: RowOf<T>) => readonly Grant[] } = {
  school: (r) => grant(STAFF, null, officeOf(r.id)),
  programme: (r) => grant(STAFF, null, planScope(r.plan)),
  person: (r) =>
    hasRole(r, 'apprentice')
      ? [
          ...grant(r.id, 'apprentice', portfolioOf(r.id), schoolMattersOf(r.id), privateOf(r.id)),
          ...(r.cohort === null
            ? []
            : [
                ...grant(r.id, 'apprentice', cohortScope(r.cohort)),
                ...grant(teachersOf(r.cohort), 'teacher', portfolioOf(r.id), schoolMattersOf(r.id)),
              ]),
        ]
      : [],
  cohort: (r) => [
    ...grant(STAFF, null, cohortScope(r.id)),
    ...r.teachers.flatMap((t) => grant(t, 'teacher', teachersOf(r.id))),
  ],
  placement: (r) => [
    ...grant(r.apprentice, 'apprentice', planScope(r.plan)),
    ...grant(r.teacher, 'teacher', portfolioOf(r.apprentice), schoolMattersOf(r.apprentice)),
    // For good: what a former mentor signed stays to be checked.
    ...r.mentors.flatMap((m) => [...grant(r.apprentice, 'apprentice', keysOf(m.person)), ...grant(r.teacher, 'teacher', keysOf(m.person))]),
    // A placement that may not start gives nobody rights; written again when it may, it does.
    ...(isReady(r) ? r.mentors : []).flatMap((m) =>
      grant(m.person, 'mentor', portfolioOf(r.apprentice), planScope(r.plan)).map((g) => ({
        ...g,
        from: later(m.from, r.start),
        until: m.until === null ? r.end : earlier(m.until, r.end),
      })),
    ),
  ],
  deviceKey: (r) => (r.purpose === 'sign-off' ? [...grant(r.person, 'mentor', keysOf(r.person)), ...grant(STAFF, 'coordinator', keysOf(r.person))] : []),
}

/** The grants that follow from a row. The server keeps them by row, and replaces them whenever the row is written. */
export const grantsOf = <T extends RowType>(type: T, row: RowOf<T>): readonly Grant[] => givers[type]?.(row) ?? []

/** Holders a person is by herself, before groups that she holds (`teachers:<cohort>`) are followed. */
export const holdersOf = (person: Pick<Person, 'id' | 'roles'>): readonly string[] =>
  hasRole(person, 'teacher', 'coordinator') ? [person.id, STAFF] : [person.id]

/**
 * The scopes a person holds at a moment, out of all grants of her school that name one of her holders (two steps: a
 * cohort's teachers hold the portfolios of its apprentices). Sorted, no doubles.
 * @param lookUp grants by holder
 */
export const scopesHeld = async (
  person: Pick<Person, 'id' | 'roles'>,
  at: Instant,
  lookUp: (holders: readonly string[]) => Promise<readonly Grant[]>,
): Promise<readonly Scope[]> => {
  // The same reach of days over the clocks of the earth as `guidedAt` in domain/placement.ts.
  const [newest, oldest] = [dayAt(at, 14 * 60), dayAt(at, -12 * 60)]
  const live = (grants: readonly Grant[]) =>
    grants
      .filter((g) => g.as === null || person.roles.includes(g.as))
      .filter((g) => (g.from === null || g.from <= newest) && (g.until === null || g.until >= oldest))
      .map((g) => g.scope)
  const own = live(await lookUp(holdersOf(person)))
  const groups = own.filter((s) => s.startsWith('teachers:'))
  const followed = groups.length === 0 ? [] : live(await lookUp(groups))
  const scopes = [...own, ...followed].filter((s): s is Scope => !s.startsWith('teachers:'))
  return [...new Set(scopes)].toSorted()
}
