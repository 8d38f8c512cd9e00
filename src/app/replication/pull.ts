/** Fetches what changed in the scopes this person holds, page by page. */
import type { Actor } from '#domain/people.ts'
import { PROTOCOL_VERSION, pullResponse, rewindResponse, SCHEMA_VERSION } from '#sync/protocol.ts'
import { now } from '../store/clock.ts'
import type { Database } from '../store/database.ts'
import { applyPage } from '../store/inbound.ts'
import { peekMeta, readMeta } from '../store/meta.ts'
import { rewind } from '../store/rewind.ts'
import { hearServerTime } from '../store/server-clock.ts'
import type { Ask } from './http.ts'
import { type Rounds, type Stop, stopFor } from './stop.ts'

interface Pulling extends Rounds {
  /** Seconds that the server may hold the answer back while there is no news. */
  readonly wait?: number
}

/** @returns null when this device has all there is; `rewound` when the queue has work again · @throws Overtaken (store/lead.ts) */
export const pull = async (db: Database, actor: Actor, ask: Ask, { lead = null, signal, wait = 0 }: Pulling = {}): Promise<Stop | null> => {
  for (;;) {
    // Async, so that Dexie keeps the transaction over the awaits within.
    const meta = (await peekMeta(db)) ?? (await db.transaction('rw', db.meta, async () => readMeta(db)))
    const { clientId, cursors, hw, resolved, turn } = meta
    const json = { proto: PROTOCOL_VERSION, sv: SCHEMA_VERSION, clientId, person: actor.person, cursors, hw, resolved }
    const asked = now()
    const answer = await ask('/sync/v1/pull', pullResponse, {
      method: 'POST',
      json: wait > 0 ? { ...json, wait } : json,
      timeoutMs: 30_000 + wait * 1_000,
      signal,
    })
    if (answer.ok) {
      // How long the server held it back is not known, so such an answer tells nothing of its clock.
      if (wait === 0) await hearServerTime(db, answer.value.serverTime, asked, now(), meta)
      const taken = await applyPage(db, actor, clientId, answer.value, { lead, turn })
      if (taken && !answer.value.more) return null
      continue
    }
    const back = answer.why === 'refused' && answer.status === 409 ? rewindResponse.safeParse(answer.body) : null
    if (back?.success !== true) return stopFor(answer)
    await rewind(db, actor, back.data.lastMid, { lead, turn })
    return { stop: 'rewound' }
  }
}
