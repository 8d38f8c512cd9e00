/** A visit while it is being noted or changed. What was there when she began goes with it: the merge compares with that. */
import type { CalendarDay } from '#domain/calendar-day.ts'
import type { VisitContent } from '#domain/visit.ts'

/** Days as the fields hold them: empty while incomplete. */
export interface EditDraft extends Omit<VisitContent, 'plannedFor' | 'wentOn' | 'followUpOn'> {
  readonly plannedFor: string
  readonly wentOn: string | null
  readonly followUpOn: string | null
  readonly was: VisitContent
}

export const draftKey = (id: string): string => `visit:${id}`

const dayOf = (typed: string | null): CalendarDay | null => (typed === null || typed === '' ? null : (typed as CalendarDay))

/** @returns only what differs from what was there */
export const changesOf = ({ was, ...now }: EditDraft): { readonly set: Partial<VisitContent>; readonly was: Partial<VisitContent> } => {
  const content: VisitContent = {
    ...now,
    purpose: now.purpose.trim(),
    notes: now.notes.trim(),
    agreed: now.agreed.trim(),
    plannedFor: dayOf(now.plannedFor) ?? was.plannedFor,
    wentOn: dayOf(now.wentOn),
    followUpOn: dayOf(now.followUpOn),
  }
  const changed = (Object.keys(was) as (keyof VisitContent)[]).filter((f) => JSON.stringify(content[f]) !== JSON.stringify(was[f]))
  const pick = (c: VisitContent) => Object.fromEntries(changed.map((f) => [f, c[f]])) as Partial<VisitContent>
  return { set: pick(content), was: pick(was) }
}
