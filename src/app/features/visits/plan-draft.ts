/** A visit while it is being planned. */
import type { ConcernId, EnterpriseId, PersonId } from '#domain/ids.ts'
import type { VisitKind } from '#domain/visit.ts'
import type { Enterprise } from './use-visits.ts'

export interface PlanDraft {
  readonly enterprise: EnterpriseId | null
  readonly chosen: readonly PersonId[]
  readonly concerns: readonly ConcernId[]
  /** `YYYY-MM-DD`, empty while it is not said. */
  readonly plannedFor: string
  readonly kind: VisitKind
  readonly purpose: string
}

export const NEW_VISIT = 'visit:new'
export const blank: PlanDraft = { enterprise: null, chosen: [], concerns: [], plannedFor: '', kind: 'on-site', purpose: '' }

/** What the address asks for, where nothing was begun yet: an apprentice, and a concern of his. */
export const asked = (draft: PlanDraft, enterprises: readonly Enterprise[], apprentice: string | null, concern: string | null): PlanDraft => {
  const home = enterprises.find((e) => e.apprentices.some((a) => a.person === apprentice))
  if (apprentice === null || home === undefined || draft.chosen.length > 0) return draft
  return { ...draft, enterprise: home.id, chosen: [apprentice as PersonId], concerns: concern === null ? [] : [concern as ConcernId] }
}
