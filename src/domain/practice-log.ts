/**
 * One entry of a logbook: what was done at the machine, how long, and what it practised. Life cycle: draft (on the
 * device only) → submitted → returned → submitted again as the next revision → confirmed. Every submitted revision is
 * kept; a signature names the revisions it saw.
 */
import * as z from 'zod/mini'
import { calendarDay, type CalendarDay, clockTime, instant, type Instant, isFutureEverywhere, addDays, startOfDayUtc } from './calendar-day.ts'
import { checkId, competencyId, personId, placementId, practiceLogId, programmeId, revisionId, type PracticeLogId, type RevisionId } from './ids.ts'
import { measurement } from './measurement.ts'
import { signature } from './people.ts'
import { photo, PHOTOS } from './photo.ts'
import type { FieldError } from './refusal.ts'
import { essay, line, paragraph, remark } from './text.ts'

/** Longest entry: a day has 1,440 minutes. */
export const MINUTES = { least: 1, most: 1_440 } as const

/** A line of one's own checklist, as it was when the log was written. */
export const check = z.object({ id: checkId, text: line, done: z.boolean() })
export type Check = z.infer<typeof check>

/** What the apprentice writes; the part that a revision keeps. Optional: what logs of release 0.2 and before do not have. */
export const practiceLogContent = z.object({
  task: line,
  practisedOn: calendarDay,
  minutes: z.int({ error: 'not-a-number' }).check(z.gte(MINUTES.least, { error: 'too-small' }), z.lte(MINUTES.most, { error: 'too-large' })),
  whatIDid: essay,
  competencies: z.readonly(z.array(competencyId).check(z.maxLength(30))),
  measurements: z.readonly(z.array(measurement).check(z.maxLength(50))),
  attempts: z.nullable(z.int().check(z.gte(1), z.lte(99))),
  ownDefects: paragraph,
  improvement: paragraph,
  /** "Not applicable here, because …" is a full answer to a competency (rule 3). */
  notApplicable: z.readonly(z.array(z.object({ competency: competencyId, because: remark })).check(z.maxLength(30))),
  /** When the work began, by the clock of the workshop; with the minutes it says which of them were at night. */
  startedAt: z.optional(z.nullable(clockTime)),
  photos: z.optional(z.readonly(z.array(photo).check(z.maxLength(PHOTOS.aLog)))),
  checks: z.optional(z.readonly(z.array(check).check(z.maxLength(100)))),
})
export type PracticeLogContent = z.infer<typeof practiceLogContent>

/** A text that two devices wrote differently: the one that did not become the field, kept beside it. */
export const otherVersion = z.object({ field: z.string(), text: z.string(), at: instant })
export type OtherVersion = z.infer<typeof otherVersion>

export const LOG_STATES = ['submitted', 'returned', 'confirmed'] as const

export const practiceLog = z.extend(practiceLogContent, {
  id: practiceLogId,
  apprentice: personId,
  placement: placementId,
  programme: programmeId,
  state: z.enum(LOG_STATES),
  /** Counts the submissions, from 1. */
  revision: z.int().check(z.gte(1)),
  /** When revision 1 was handed in, by the server's judgement of the device's clock. */
  writtenAt: instant,
  submittedAt: instant,
  /** Minutes east of UTC where it was written. */
  zone: z.int().check(z.gte(-840), z.lte(840)),
  late: z.boolean(),
  confirmedBy: z.nullable(signature),
  otherVersions: z.readonly(z.array(otherVersion).check(z.maxLength(50))),
})
export type PracticeLog = z.infer<typeof practiceLog>

/** A revision as it was handed in; never changes. */
export const logRevision = z.object({
  id: revisionId,
  log: practiceLogId,
  apprentice: personId,
  revision: z.int().check(z.gte(1)),
  at: instant,
  content: practiceLogContent,
})
export type LogRevision = z.infer<typeof logRevision>

/** Names revision n of a log; the same on every device. */
export const revisionIdOf = (log: PracticeLogId, revision: number): RevisionId => `${log}:${revision}` as RevisionId

const HOUR = 3_600_000
/** Rule 4: written more than 48 hours after the end of the day of practice is late; marked, never forbidden. */
export const isLate = (practisedOn: CalendarDay, writtenAt: Instant, zoneMinutes: number): boolean =>
  writtenAt > startOfDayUtc(addDays(practisedOn, 1)) - zoneMinutes * 60_000 + 48 * HOUR

/**
 * What a schema cannot see: the day against the writer's own clock. `at` is that clock, unclamped, because no log is
 * refused for a phone whose clock is wrong, only for a day that lies ahead of it.
 */
export const contentErrors = (content: Pick<PracticeLogContent, 'practisedOn'>, at: Instant): readonly FieldError[] =>
  isFutureEverywhere(content.practisedOn, at) ? [{ path: 'practisedOn', error: 'in-the-future' }] : []

export const LOG_FIELDS = Object.keys(practiceLogContent.shape) as readonly (keyof PracticeLogContent)[]

export const contentOf = (log: PracticeLog): PracticeLogContent => {
  const content: Record<string, unknown> = {}
  for (const field of LOG_FIELDS) if (log[field] !== undefined) content[field] = log[field]
  return content as PracticeLogContent
}

/** May its writer still hand in a further revision? */
export const isOpen = (log: Pick<PracticeLog, 'state'>): boolean => log.state !== 'confirmed'

/** Absent, null and an empty list all say: nothing was told. */
const told = (value: unknown): string | undefined => JSON.stringify(value === undefined || (Array.isArray(value) && value.length === 0) ? null : value)

/** The fields that differ between two contents, in the order of the form. */
export const changedFields = (a: PracticeLogContent, b: PracticeLogContent): readonly (keyof PracticeLogContent)[] =>
  LOG_FIELDS.filter((field) => told(a[field]) !== told(b[field]))
