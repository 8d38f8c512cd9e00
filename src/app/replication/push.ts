/** Sends the queue, oldest first, until it is empty or somebody says stop. */
import type { Actor } from '#domain/people.ts'
import { LIMITS, PROTOCOL_VERSION, pushResponse } from '#sync/protocol.ts'
import { type Batch, isJudgement } from '../store/batch.ts'
import { now } from '../store/clock.ts'
import type { Database } from '../store/database.ts'
import { parkTooLarge, settle } from '../store/outbox.ts'
import { nextToSend, settleProof } from '../store/proof.ts'
import { hearServerTime } from '../store/server-clock.ts'
import type { Answer, Ask } from './http.ts'
import { goesAlone, noteFailure, noteSuccess } from './poison.ts'
import { type Rounds, type Stop, stopFor } from './stop.ts'

/** What may be poisonous goes by itself. */
const alone = (db: Database, batch: Batch): Batch =>
  goesAlone(db, batch.mutations[0]?.mid ?? 0) ? { ...batch, mutations: batch.mutations.slice(0, 1) } : batch

/** What the school's proxy says when the server is down: no fault of what was sent. */
const isAbsent = ({ status, error }: Extract<Answer<unknown>, { why: 'refused' }>): boolean =>
  status >= 502 && status <= 504 && error?.error !== 'server-failed'

/** @returns null when everything queued has been judged; `rewound` when the server has forgotten some of it · @throws Overtaken (store/lead.ts) */
export const push = async (db: Database, actor: Actor, ask: Ask, onSending: () => void, { lead = null, signal }: Rounds = {}): Promise<Stop | null> => {
  let most: number = LIMITS.mutationsPerPush
  let vain = 0
  for (;;) {
    const next = await nextToSend(db, most)
    if (next === null) return null
    const batch = alone(db, next)
    const { clientId, sv, mutations } = batch
    const take = batch.isProof ? settleProof : settle
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
      const wait = await take(db, actor, batch, results, now(), lead)
      if (wait !== null) return { stop: 'failed', ms: wait }
      if (results.some((r) => r.status === 'gap')) return { stop: 'rewound' }
      // An answer that judges nothing, again and again, must not become a loop without a pause.
      vain = results.some(isJudgement) ? 0 : vain + 1
      if (vain > 2) return { stop: 'failed', ms: null }
    } else if (answer.why === 'refused' && answer.status === 413) {
      if (mutations.length > 1) most = Math.floor(mutations.length / 2)
      else if (batch.isProof) await settleProof(db, actor, batch, [], now(), lead)
      else await parkTooLarge(db, actor, batch, now(), lead)
    } else {
      const stop = stopFor(answer)
      if (stop.stop === 'failed' && answer.why === 'refused' && !isAbsent(answer)) noteFailure(db, mutations.at(-1)?.mid ?? 0)
      return stop
    }
  }
}
