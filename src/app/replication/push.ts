/** Sends the queue, oldest first, until it is empty or somebody says stop. */
import type { Actor } from '#domain/people.ts'
import { LIMITS, PROTOCOL_VERSION, pushResponse, SCHEMA_VERSION } from '#sync/protocol.ts'
import { now } from '../store/clock.ts'
import type { Database } from '../store/database.ts'
import { nextBatch, settle } from '../store/outbox.ts'
import type { Ask } from './http.ts'

export type Stop = { readonly stop: 'unreachable' | 'needs-sign-in' | 'needs-update' | 'rewound' } | { readonly stop: 'wait'; readonly ms: number }

/** @returns null when everything queued has been judged */
export const push = async (db: Database, actor: Actor, ask: Ask, onSending: () => void): Promise<Stop | null> => {
  let most: number = LIMITS.mutationsPerPush
  for (;;) {
    const batch = await nextBatch(db, most)
    if (batch === null) return null
    onSending()
    const answer = await ask('/sync/v1/push', pushResponse, {
      method: 'POST',
      json: { proto: PROTOCOL_VERSION, sv: SCHEMA_VERSION, clientId: batch.clientId, person: actor.person, clientTime: now(), mutations: batch.mutations },
    })
    if (answer.ok) {
      const wait = await settle(db, actor, batch.clientId, answer.value.results, now())
      if (wait !== null) return { stop: 'wait', ms: wait }
      continue
    }
    if (answer.why === 'unreachable') return { stop: 'unreachable' }
    if (answer.status === 401) return { stop: 'needs-sign-in' }
    if (answer.status === 413 && most > 1) most = Math.max(1, Math.floor(Math.min(most, batch.mutations.length) / 2))
    else return { stop: 'wait', ms: (answer.retryAfter ?? 30) * 1_000 }
  }
}
