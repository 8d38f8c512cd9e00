/**
 * A problem that an apprentice raises (问题反映). Its category decides who may read it; the school's clock for an answer
 * starts when the school has it, not when it was written in a cellar; what was said stays; and only who raised it closes it.
 */
import * as z from 'zod/mini'
import { type Instant, instant } from './calendar-day.ts'
import { concernEventId, concernId, personId, placementId } from './ids.ts'
import { signature } from './people.ts'
import { essay, line, remark } from './text.ts'

export const CONCERN_CATEGORIES = ['safety', 'pay', 'hours', 'content', 'conflict', 'health'] as const
export const concernCategory = z.enum(CONCERN_CATEGORIES)
export type ConcernCategory = z.infer<typeof concernCategory>

/** Who may read it besides the apprentice. There is no "mentors only": the school always hears. */
export const concernAudience = z.enum(['school', 'school-and-mentors'])
export type ConcernAudience = z.infer<typeof concernAudience>

/**
 * Who may be told, the usual one first. Pay, hours and conflicts are about the enterprise: its people never get them
 * on their devices, whatever the apprentice ticks.
 */
export const AUDIENCES: { readonly [C in ConcernCategory]: readonly [ConcernAudience, ...ConcernAudience[]] } = {
  safety: ['school', 'school-and-mentors'],
  pay: ['school'],
  hours: ['school'],
  content: ['school-and-mentors', 'school'],
  conflict: ['school'],
  health: ['school', 'school-and-mentors'],
}

const HOUR = 3_600_000
/** Within how many hours the school owes a first answer. */
export const ANSWER_HOURS: { readonly [C in ConcernCategory]: number } = { safety: 24, health: 24, pay: 72, hours: 72, conflict: 72, content: 168 }

/** @param receivedAt when the school had it */
export const answerDue = (category: ConcernCategory, receivedAt: Instant): Instant => receivedAt + ANSWER_HOURS[category] * HOUR

export const CONCERN_STATES = ['open', 'answered', 'closed'] as const

export const concern = z.object({
  id: concernId,
  apprentice: personId,
  /** Where it happened; null where it is about none of his placements. */
  placement: z.nullable(placementId),
  category: concernCategory,
  audience: concernAudience,
  text: essay,
  /** When it was written, by the judgement of the device's clock. */
  raisedAt: instant,
  zone: z.int().check(z.gte(-840), z.lte(840)),
  /** When the school had it. On a device that has not synced since: when it was written. */
  receivedAt: instant,
  /** By when the school owes an answer; null while it owes none. */
  due: z.nullable(instant),
  state: z.enum(CONCERN_STATES),
  /** Which of his teachers takes care of it, the last one now; absent while nobody in particular does. */
  assigned: z.optional(z.readonly(z.array(z.object({ to: personId, name: line, by: signature, at: instant })).check(z.maxLength(50)))),
})
export type Concern = z.infer<typeof concern>

/** What happened to a concern since it was raised; never changed nor taken away. */
export const concernEvent = z.object({
  id: concernEventId,
  concern: concernId,
  apprentice: personId,
  /** As the concern's: so that who holds the one holds the other. */
  audience: concernAudience,
  kind: z.enum(['said', 'answered', 'closed', 'reopened']),
  /** Null only where it was closed without a word. */
  text: z.nullable(remark),
  by: signature,
  at: instant,
})
export type ConcernEvent = z.infer<typeof concernEvent>

/** Who takes care of it now, if anybody was named. */
export const carerOf = (c: Pick<Concern, 'assigned'>) => c.assigned?.at(-1) ?? null

/** Does the school owe an answer that it should have given by now? */
export const isOverdue = (c: Pick<Concern, 'due'>, now: Instant): boolean => c.due !== null && now > c.due

/** What of a concern leaves the circle of its readers when the school is late: that an answer is missing, and no word of it. */
export interface Escalation extends Pick<Concern, 'id' | 'apprentice' | 'category'> {
  /** When the answer was due. */
  readonly since: Instant
}

/** The fact that the coordinator is told; null while the teachers have time, and again as soon as the school has answered. */
export const escalationOf = (c: Concern, now: Instant): Escalation | null =>
  c.due !== null && isOverdue(c, now) ? { id: c.id, apprentice: c.apprentice, category: c.category, since: c.due } : null
