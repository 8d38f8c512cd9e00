/**
 * One apprentice at one post of one enterprise (岗位实习): with mentors, a teacher, dates, limits and a programme
 * version. It is the source of every right between people: who may guide, sign, return, see.
 */
import * as z from 'zod/mini'
import { addDays, calendarDay, type CalendarDay, dayAt, type Instant, instant } from './calendar-day.ts'
import { type Competency, signersOf } from './competency.ts'
import { cohortId, enterpriseId, exemptionId, personId, type PersonId, placementId, planId, postId, programmeId, schoolId } from './ids.ts'
import { signature } from './people.ts'
import type { FieldError } from './refusal.ts'
import { line, remark } from './text.ts'

/** A mentor's or deputy's time on a placement. `until` is his last day, null while it lasts. */
export const guidance = z.object({
  person: personId,
  name: line,
  as: z.enum(['mentor', 'deputy']),
  from: calendarDay,
  until: z.nullable(calendarDay),
})
export type Guidance = z.infer<typeof guidance>

/**
 * The school allows what a rule forbids (running sheds work at night), for a time and for a reason that is kept. It is
 * never taken away: ended early, its last day is brought forward; one that ends before it begins allows nothing.
 */
export const exemption = z.object({
  /** Those that came with the placement have none, nor a signature. */
  id: z.optional(exemptionId),
  rule: z.string().check(z.regex(/^[a-z-]{1,40}$/)),
  because: remark,
  from: calendarDay,
  until: calendarDay,
  by: z.optional(signature),
  at: z.optional(instant),
})
export type Exemption = z.infer<typeof exemption>

const MOST_EXEMPTIONS = 50
/**
 * What must be signed before an apprentice may start; the papers themselves lie in the office. Of a guardian no more is
 * kept than the day, and of an age no more than that a guardian is needed.
 */
export const papers = z.object({
  /** Under 18 when the placement starts. */
  minor: z.boolean(),
  /** The agreement of school, enterprise and apprentice; `by` signed for the enterprise. */
  agreement: z.nullable(z.object({ signedOn: calendarDay, by: line })),
  guardianConsent: z.nullable(z.object({ signedOn: calendarDay })),
  /** The office has looked at the papers and lets it start. */
  approved: z.nullable(z.object({ by: personId, name: line, at: instant })),
})
export type Papers = z.infer<typeof papers>

export const placement = z.object({
  id: placementId,
  school: schoolId,
  apprentice: personId,
  cohort: cohortId,
  enterprise: enterpriseId,
  enterpriseName: line,
  post: line,
  /** Which of the enterprise's posts that is; missing where the post is known by its name alone. */
  postId: z.optional(postId),
  programme: programmeId,
  plan: planId,
  /** Everybody who ever guided here; nobody is ever taken off the list, only given a last day. */
  mentors: z.readonly(z.array(guidance).check(z.maxLength(30))),
  teacher: personId,
  teacherName: line,
  start: calendarDay,
  end: calendarDay,
  weeklyHours: z.int().check(z.gte(1), z.lte(60)),
  /** Days off, 1 Monday … 7 Sunday; Saturday and Sunday where nothing is said. */
  restDays: z.optional(z.readonly(z.array(z.int().check(z.gte(1), z.lte(7))).check(z.maxLength(7)))),
  /** Rules of placement-guard.ts that the school has lifted here for a time, each with its reason. */
  exemptions: z.optional(z.readonly(z.array(exemption).check(z.maxLength(MOST_EXEMPTIONS)))),
  /** Missing in placements from before the office kept papers here: those start by their dates alone. */
  papers: z.optional(papers),
})
export type Placement = z.infer<typeof placement>

// A day is a day in the workshop's zone, which the rule does not know: a turn of duty counts from the first clock
// on earth that shows its first day to the last that shows its last.
const within = (from: CalendarDay, until: CalendarDay | null, at: Instant): boolean =>
  from <= dayAt(at, 14 * 60) && (until === null || dayAt(at, -12 * 60) <= until)

/**
 * Are the papers there, and has the office let it start? Without an agreement (and for a minor a guardian's consent) no
 * placement may: until then nobody guides on it. Source: the clause CONSENT of the regulation on placements of 2021.
 */
export const isReady = ({ papers: held }: Pick<Placement, 'papers'>): boolean =>
  held === undefined || (held.approved !== null && held.agreement !== null && (!held.minor || held.guardianConsent !== null))

/** Is (or was) the person a mentor or deputy of the placement at that moment? Of one that may not start nobody is. */
export const guidedAt = (p: Placement, who: PersonId, at: Instant): boolean =>
  isReady(p) && within(p.start, p.end, at) && p.mentors.some((m) => m.person === who && within(m.from, m.until, at))

/**
 * Does the plan keep a line from this person, because he only stood in there when he judged it? Who had left by then is
 * taken for what he was.
 */
export const isKeptFromDeputy = (c: Pick<Competency, 'signers'>, p: Placement, who: PersonId, at: Instant): boolean => {
  if (signersOf(c) !== 'mentor') return false
  const own = p.mentors.filter((m) => m.person === who)
  const then = own.filter((m) => within(m.from, m.until, at))
  return (then.length > 0 ? then : own).every((m) => m.as === 'deputy')
}

/** Was the person ever a mentor or deputy of the placement? */
export const everGuided = (p: Placement, who: PersonId): boolean => isReady(p) && p.mentors.some((m) => m.person === who)

const guidesAs = (p: Placement, as: Guidance['as'], at: Instant): readonly Guidance[] =>
  within(p.start, p.end, at) ? p.mentors.filter((m) => m.as === as && within(m.from, m.until, at)) : []

/** The mentors in whose place a deputy acts at that moment; nobody for the mentor himself, or outside of the deputy's days. */
export const standsInFor = (p: Placement, who: PersonId, at: Instant): readonly Guidance[] => {
  const mentors = guidesAs(p, 'mentor', at)
  if (mentors.some((m) => m.person === who)) return []
  return guidesAs(p, 'deputy', at).some((m) => m.person === who) ? mentors : []
}

export const isRunning = (p: Placement, at: Instant): boolean => within(p.start, p.end, at)

/** The placement an apprentice is at on a day; of several, the one that started last. */
export const placementOn = (all: readonly Placement[], day: CalendarDay): Placement | undefined =>
  all.filter((p) => p.start <= day && day <= p.end).toSorted((a, b) => (a.start < b.start ? 1 : -1))[0]

/** Did it ever allow anything, or was it taken back before it began? */
export const everHeld = ({ from, until }: Pick<Exemption, 'from' | 'until'>): boolean => from <= until

/** What the school allowed here, the last to begin first. */
export const exemptionsGiven = ({ exemptions = [] }: Pick<Placement, 'exemptions'>): readonly Exemption[] =>
  exemptions.filter(everHeld).toSorted((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0))

type Term = Pick<Exemption, 'from' | 'until'>

/** What is wrong with the days of an exemption, by field; empty if nothing is. It may reach no further than the placement. */
export const faultsOfTerm = (placement: Pick<Placement, 'start' | 'end'>, { from, until }: Term): readonly FieldError[] => [
  ...(from < placement.start ? [{ path: 'from', error: 'too-small' } as const] : []),
  ...(until > placement.end ? [{ path: 'until', error: 'too-large' } as const] : until < from ? [{ path: 'until', error: 'too-small' } as const] : []),
]

export const hasRoomForExemption = ({ exemptions = [] }: Pick<Placement, 'exemptions'>): boolean => exemptions.length < MOST_EXEMPTIONS

/**
 * The exemption with an earlier last day. Ending only ever shortens, so that two who end it come to the same in any order;
 * at the least it ends on the day before it begins.
 */
export const endedOn = <E extends Term>(e: E, until: CalendarDay): E => {
  const least = addDays(e.from, -1)
  const asked = until < least ? least : until
  return asked < e.until ? { ...e, until: asked } : e
}
