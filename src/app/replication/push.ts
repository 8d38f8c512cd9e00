/** Sends the queue, oldest first, until it is empty or somebody says stop. */
import type { Actor } from '#domain/people.ts'
import { LIMITS, PROTOCOL_VERSION, pushResponse, type PushResult } from '#sync/protocol.ts'
import { now } from '../store/clock.ts'
import type { Database } from '../store/database.ts'
import { type Batch, nextBatch, parkTooLarge, settle } from '../store/outbox.ts'
import { nextProof, settleProof } from '../store/proof.ts'
import { hearServerTime } from '../store/server-clock.ts'
import type { Answer, Ask } from './http.ts'
import { goesAlone, noteFailure, noteSuccess } from './poison.ts'
import { type Rounds, type Stop, stopFor } from './stop.ts'

const firstOf = async (db: Database, most: number): Promise<Batch | null> => {
  const batch = await nextBatch(db, most)
  const [first] = batch?.mutations ?? []
  return batch !== null && first !== undefined && goesAlone(db, first.mid) ? { ...batch, mutations: [first] } : batch
}

const judged = (results: readonly PushResult[]): boolean => results.some((r) => r.status === 'ok' || r.status === 'refused')

/** What the school's proxy says when the server is down: no fault of what was sent. */
const isAbsent = ({ status, error }: Extract<Answer<unknown>, { why: 'refused' }>): boolean =>
  status >= 502 && status <= 504 && error?.error !== 'server-failed'

const waitIn = (results: readonly PushResult[]): number | null => results.find((r) => r.status === 'retry')?.after ?? null

/** @returns null when everything queued has been judged · @throws Overtaken (store/lead.ts) */
export const push = async (db: Database, actor: Actor, ask: Ask, onSending: () => void, { lead = null, signal }: Rounds = {}): Promise<Stop | null> => {
  let most: number = LIMITS.mutationsPerPush
  let vain = 0
  for (;;) {
    const proof = await nextProof(db, most)
    const batch = proof ?? (await firstOf(db, most))
    if (batch === null) return null
    const { clientId, sv, mutations } = batch
    onSending()
    const asked = now()
    const answer = await ask('/sync/v1/push', pushResponse, {
      method: 'POST',
      json: { proto: PROTOCOL_VERSION, sv, clientId, person: actor.person, clientTime: asked, mutations },
      signal,
    })
    if (answer.ok) {
      const { results, serverTime } = answer.value
      await hearServerTime(db, serverTime, asked, now())
      noteSuccess(db)
      if (proof !== null) await settleProof(db, actor, proof, results, lead)
      const wait = proof === null ? await settle(db, actor, batch, results, now(), lead) : waitIn(results)
      if (wait !== null) return { stop: 'failed', ms: wait }
      // An answer that judges nothing, again and again, must not become a loop without a pause.
      vain = judged(results) ? 0 : vain + 1
      if (vain > 2) return { stop: 'failed', ms: null }
    } else if (answer.why === 'refused' && answer.status === 413) {
      if (mutations.length > 1) most = Math.floor(mutations.length / 2)
      else if (proof !== null) await settleProof(db, actor, proof, [], lead)
      else await parkTooLarge(db, actor, batch, now(), lead)
    } else {
      const stop = stopFor(answer)
      if (stop.stop === 'failed' && answer.why === 'refused' && !isAbsent(answer)) noteFailure(db, mutations.at(-1)?.mid ?? 0)
      return stop
    }
  }
}
