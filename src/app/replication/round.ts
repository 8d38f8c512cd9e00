/**
 * One round of the conversation with the server: first all that waits here, then all that is new there. Knows no
 * window, no timer and no network of its own, so that a simulation runs the very same lines.
 */
import type { Actor } from '#domain/people.ts'
import type { Database } from '../store/database.ts'
import type { Ask } from './http.ts'
import { pull } from './pull.ts'
import { push } from './push.ts'
import type { Rounds, Stop } from './stop.ts'

export type RoundEnd =
  /** Everything was sent and everything fetched. */
  | { readonly end: 'done' }
  /** The server was restored: the queue has work again, so another round is due at once. */
  | { readonly end: 'rewound' }
  | { readonly end: 'unreachable' | 'needs-sign-in' | 'needs-update' }
  /** The server asked for patience, ms. `pulled`: what is new there was fetched all the same. */
  | { readonly end: 'wait'; readonly ms: number; readonly pulled: boolean }
  /** The server fails on something, and did not say when to come again. */
  | { readonly end: 'failed'; readonly pulled: boolean }

const endOf = (s: Stop, pulled: boolean): RoundEnd => {
  if (s.stop === 'wait') return { end: 'wait', ms: s.ms, pulled }
  if (s.stop === 'failed') return s.ms === null ? { end: 'failed', pulled } : { end: 'wait', ms: s.ms, pulled }
  return { end: s.stop }
}

/** A server that fails on what this device sends, or cannot read words so old, may well have news for it. */
const isWorthPulling = (s: Stop): boolean => s.stop === 'failed' || s.stop === 'needs-update'

/** @throws for a broken store on this device; Overtaken (store/lead.ts) where another tab has taken the lead */
export const syncRound = async (db: Database, actor: Actor, ask: Ask, onSending: () => void = () => undefined, how: Rounds = {}): Promise<RoundEnd> => {
  const pushed = await push(db, actor, ask, onSending, how)
  if (pushed !== null && !isWorthPulling(pushed)) return endOf(pushed, false)
  const pulled = await pull(db, actor, ask, how)
  if (pulled !== null) return endOf(pulled, false)
  return pushed === null ? { end: 'done' } : endOf(pushed, true)
}
