/** Why a push or a pull did not come to its end. */
import type { Answer } from './http.ts'

export type Stop =
  | { readonly stop: 'unreachable' | 'needs-sign-in' | 'needs-update' | 'rewound' }
  /** The server asked to be left alone, ms. */
  | { readonly stop: 'wait'; readonly ms: number }
  /** It answered, and could not do it; or what it answered cannot be read. `ms`: when it said to try again. */
  | { readonly stop: 'failed'; readonly ms: number | null }

/** What each no means to both; the 409 of a pull and the 413 of a push are not for here. */
export const stopFor = (no: Extract<Answer<unknown>, { ok: false }>): Stop => {
  if (no.why === 'unreachable') return { stop: 'unreachable' }
  if (no.status === 401) return { stop: 'needs-sign-in' }
  if (no.status === 426) return { stop: 'needs-update' }
  // Our server's own failure, not a proxy's: it answers, so there may be news, and what was sent may be the cause.
  if (no.error?.error === 'server-failed') return { stop: 'failed', ms: no.retryAfter === null ? null : no.retryAfter * 1_000 }
  return no.retryAfter === null ? { stop: 'failed', ms: null } : { stop: 'wait', ms: no.retryAfter * 1_000 }
}

/** What a round goes by, where it runs in a page that may lose the lead. */
export interface Rounds {
  /** Token of the leading tab; null or none where nobody leads. */
  readonly lead?: number | null
  /** Ends the questions under way. */
  readonly signal?: AbortSignal
}
