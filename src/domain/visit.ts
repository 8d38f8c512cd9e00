/**
 * A teacher sees an apprentice at his enterprise, or speaks with him from afar (巡访). One row an apprentice, because each
 * reads what was said about himself and nothing of the others; those of one trip share its name. It is planned, held or
 * called off. What was noted stays, and nobody at the enterprise has it.
 */
import * as z from 'zod/mini'
import { calendarDay, type CalendarDay, instant } from './calendar-day.ts'
import { concernId, enterpriseId, personId, placementId, tripId, visitId } from './ids.ts'
import { signature } from './people.ts'
import { otherVersion } from './practice-log.ts'
import { LENGTH, line, paragraph, readable } from './text.ts'

export const VISIT_KINDS = ['on-site', 'call', 'video'] as const
export const visitKind = z.enum(VISIT_KINDS)
export type VisitKind = z.infer<typeof visitKind>

export const VISIT_STATES = ['planned', 'done', 'cancelled'] as const

/** What a teacher writes of it, before and after. */
export const visitContent = z.object({
  plannedFor: calendarDay,
  kind: visitKind,
  /** What it is for, said beforehand. */
  purpose: paragraph,
  /** Null until somebody went. */
  wentOn: z.nullable(calendarDay),
  notes: z.string().check(z.maxLength(LENGTH.essay, { error: 'too-long' }), readable),
  /** What was agreed, with whom, until when. */
  agreed: paragraph,
  followUpOn: z.nullable(calendarDay),
  /** Concerns of this apprentice that were to be spoken of. */
  concerns: z.readonly(z.array(concernId).check(z.maxLength(20))),
})
export type VisitContent = z.infer<typeof visitContent>

export const visit = z.extend(visitContent, {
  id: visitId,
  trip: tripId,
  apprentice: personId,
  placement: placementId,
  enterprise: enterpriseId,
  enterpriseName: line,
  state: z.enum(VISIT_STATES),
  /** Who planned it, and when. */
  by: signature,
  at: instant,
  /** Who went; null until somebody did. */
  wentBy: z.nullable(signature),
  cancelled: z.nullable(z.object({ by: signature, at: instant, because: paragraph })),
  changedAt: instant,
  otherVersions: z.readonly(z.array(otherVersion).check(z.maxLength(50))),
})
export type Visit = z.infer<typeof visit>

/** The part of a row that a teacher writes. */
export const contentOfVisit = ({ plannedFor, kind, purpose, wentOn, notes, agreed, followUpOn, concerns }: VisitContent): VisitContent => ({
  plannedFor,
  kind,
  purpose,
  wentOn,
  notes,
  agreed,
  followUpOn,
  concerns,
})

/** Planned for a day that is over, and nobody has said that he went. */
export const isOverdueVisit = (v: Pick<Visit, 'state' | 'plannedFor'>, today: CalendarDay): boolean => v.state === 'planned' && v.plannedFor < today

/** The day that a visit is about: when it was, else when it is meant to be. */
export const dayOfVisit = (v: Pick<Visit, 'wentOn' | 'plannedFor'>): CalendarDay => v.wentOn ?? v.plannedFor

type Followed = Pick<Visit, 'id' | 'apprentice' | 'state' | 'plannedFor' | 'wentOn' | 'followUpOn'>

/**
 * Held visits that asked for another one, where none followed nor is planned: the day named is kept by any later visit to
 * the same apprentice, whoever goes. Earliest day first.
 */
export const followUpsOpen = <V extends Followed>(visits: readonly V[]): readonly V[] => {
  const isKept = (v: V) =>
    visits.some((o) => o.id !== v.id && o.apprentice === v.apprentice && (o.state === 'planned' || (o.state === 'done' && dayOfVisit(o) > dayOfVisit(v))))
  return visits
    .filter((v) => v.state === 'done' && v.followUpOn !== null && !isKept(v))
    .toSorted((a, b) => ((a.followUpOn ?? '') < (b.followUpOn ?? '') ? -1 : 1))
}
