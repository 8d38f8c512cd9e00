/**
 * One round of the conversation with the server: first all that waits here, then all that is new there. Knows no
 * window, no timer and no network of its own, so that a simulation runs the very same lines.
 */
import type { Actor } from '#domain/people.ts'
import type { Database } from '../store/database.ts'
import type { Ask } from './http.ts'
import { pull } from './pull.ts'
import { push, type Stop } from './push.ts'

export type RoundEnd =
  /** Everything was sent and everything fetched. */
  | { readonly end: 'done' }
  /** The server was restored: the queue has work again, so another round is due at once. */
  | { readonly end: 'rewound' }
  | { readonly end: 'unreachable' | 'needs-sign-in' | 'needs-update' }
  /** The server asked for patience, ms. */
  | { readonly end: 'wait'; readonly ms: number }

const endOf = (s: Stop): RoundEnd => (s.stop === 'wait' ? { end: 'wait', ms: s.ms } : { end: s.stop })

/** @throws only for a broken store on this device */
export const syncRound = async (db: Database, actor: Actor, ask: Ask, onSending: () => void = () => undefined): Promise<RoundEnd> => {
  const pushed = await push(db, actor, ask, onSending)
  if (pushed !== null) return endOf(pushed)
  const pulled = await pull(db, actor, ask)
  return pulled === null ? { end: 'done' } : endOf(pulled)
}
