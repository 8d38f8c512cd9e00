/**
 * What the office does, a request each. Every deed has a name of its own, so that one sent twice counts once, and says on
 * which version it was made: whoever comes second is told what stands there now (409) and decides again.
 */
import { calendarDay } from '#domain/calendar-day.ts'
import { cohort } from '#domain/cohort.ts'
import { cohortId, enterpriseId, personId, placementId, postId } from '#domain/ids.ts'
import { enterprise, person, role } from '#domain/people.ts'
import { papers, placement } from '#domain/placement.ts'
import { START_LACKS } from '#domain/placement-start.ts'
import { line } from '#domain/text.ts'
import * as z from 'zod/mini'
import { officeEntry, type OfficeEntry, type OfficeType } from './office-entries.ts'

export const deedId = z.string().check(z.regex(/^[A-Za-z0-9-]{8,64}$/))

/** `rev`: the version that the author saw, 0 for something new. */
const deed = { deed: deedId, rev: z.int().check(z.gte(0)) }

const { id: _e, school: _es, ...enterpriseFields } = enterprise.shape
const { id: _c, school: _cs, ...cohortFields } = cohort.shape
const { id: _p, school: _ps, roles: _r, schoolNumber: _n, ...personFields } = person.shape

/** POST /api/office/enterprises */
export const enterpriseDeed = z.object({ ...deed, id: enterpriseId, set: z.object(enterpriseFields) })
/** POST /api/office/cohorts */
export const cohortDeed = z.object({ ...deed, id: cohortId, set: z.object(cohortFields) })
/**
 * POST /api/office/people: somebody new (`roles` say as what; they stay), or to another cohort, to another enterprise, another name,
 * retired or back again.
 */
export const personDeed = z.object({
  ...deed,
  id: personId,
  set: z.object({ ...personFields, roles: z.optional(z.readonly(z.array(role).check(z.minLength(1, { error: 'required' }), z.maxLength(4)))) }),
})

const turn = z.object({ person: personId, as: z.enum(['mentor', 'deputy']), from: calendarDay, until: z.nullable(calendarDay) })
const { agreement, guardianConsent, minor } = papers.shape
const { apprentice, programme, teacher, start, end, weeklyHours, restDays } = placement.shape

/** Names are the server's: it writes them as they stand in its own rows. Exemptions and the approval are not set here. */
export const placementContent = z.object({
  apprentice,
  enterprise: enterpriseId,
  /** One of the enterprise's posts, or null where the post is known by its name alone. */
  postId: z.nullable(postId),
  post: line,
  programme,
  mentors: z.readonly(z.array(turn).check(z.maxLength(30))),
  teacher,
  start,
  end,
  weeklyHours,
  restDays,
  /** Null leaves a placement as it is that was made before papers were kept. */
  papers: z.nullable(z.object({ minor, agreement, guardianConsent })),
})
export type PlacementContent = z.infer<typeof placementContent>

/** POST /api/office/placements */
export const placementDeed = z.object({ ...deed, id: placementId, set: placementContent })
/** POST /api/office/placements/approval: lets it start, or (until it has begun) takes that back. */
export const approvalDeed = z.object({ ...deed, id: placementId, approved: z.boolean() })
/** POST /api/office/placements/mentor: one guides until his last day, the other from the day after. */
export const mentorDeed = z.object({ ...deed, id: placementId, leaving: personId, lastDay: calendarDay, successor: personId })
/** POST /api/office/placements/move: this one ends, and the next begins later; both stay. */
export const moveDeed = z.object({ ...deed, id: placementId, lastDay: calendarDay, next: placementId, set: placementContent })

/** POST /api/office/backup: answered by the file itself, a tar of the database and the photos. */
export const BACKUP_TYPE = 'application/vnd.craftlog.backup'
export const backupDeed = z.object({ deed: deedId })

export type EnterpriseDeed = z.infer<typeof enterpriseDeed>
export type CohortDeed = z.infer<typeof cohortDeed>
export type PersonDeed = z.infer<typeof personDeed>
export type PlacementDeed = z.infer<typeof placementDeed>
export type ApprovalDeed = z.infer<typeof approvalDeed>
export type MentorDeed = z.infer<typeof mentorDeed>
export type MoveDeed = z.infer<typeof moveDeed>

/** The answer to a deed is the entry as it stands then. 409 with `changed-meanwhile` brings the one that came first. */
export const changedMeanwhile = <T extends OfficeType>(type: T) => z.object({ error: z.literal('changed-meanwhile'), now: officeEntry(type) })
export interface ChangedMeanwhile<T extends OfficeType> {
  readonly error: 'changed-meanwhile'
  readonly now: OfficeEntry<T>
}
/** 409: the placement may not start, and why. */
export const cannotStart = z.object({ error: z.literal('cannot-start'), lacks: z.array(z.enum(START_LACKS)) })
