/** A concern while it is being written. */
import { AUDIENCES, CONCERN_CATEGORIES, type ConcernAudience, type ConcernCategory } from '#domain/concern.ts'
import type { PlacementId } from '#domain/ids.ts'

export interface RaiseDraft {
  readonly category: ConcernCategory | null
  /** Null until chosen: then the usual one of the category. */
  readonly audience: ConcernAudience | null
  /** Undefined until chosen: then today's placement. Null: about none. */
  readonly placement?: PlacementId | null
  readonly text: string
}

export const NEW_CONCERN = 'concern:new'

export const blank: RaiseDraft = { category: null, audience: null, text: '' }

export const audienceOf = (category: ConcernCategory, chosen: ConcernAudience | null): ConcernAudience => {
  const allowed = AUDIENCES[category]
  return chosen !== null && allowed.includes(chosen) ? chosen : allowed[0]
}

/** The category that an address asks for, `?category=hours`. */
export const categoryNamed = (name: string | null): ConcernCategory | null => CONCERN_CATEGORIES.find((c) => c === name) ?? null
