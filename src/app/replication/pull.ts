/** Fetches what changed in the scopes this person holds, page by page. */
import type { Actor } from '#domain/people.ts'
import { PROTOCOL_VERSION, pullResponse, rewindResponse, SCHEMA_VERSION } from '#sync/protocol.ts'
import type { Database } from '../store/database.ts'
import { applyPage, rewind } from '../store/inbound.ts'
import { readMeta } from '../store/meta.ts'
import type { Ask } from './http.ts'
import type { Stop } from './push.ts'

/** @returns null when this device has all there is; `rewound` when the queue has work again */
export const pull = async (db: Database, actor: Actor, ask: Ask): Promise<Stop | null> => {
  for (;;) {
    const { clientId, cursors, hw, resolved } = await db.transaction('rw', db.meta, () => readMeta(db))
    const answer = await ask('/sync/v1/pull', pullResponse, {
      method: 'POST',
      json: { proto: PROTOCOL_VERSION, sv: SCHEMA_VERSION, clientId, person: actor.person, cursors, hw, resolved },
    })
    if (answer.ok) {
      await applyPage(db, actor, clientId, answer.value)
      if (!answer.value.more) return null
      continue
    }
    if (answer.why === 'unreachable') return { stop: 'unreachable' }
    if (answer.status === 401) return { stop: 'needs-sign-in' }
    if (answer.status === 426) return { stop: 'needs-update' }
    const back = rewindResponse.safeParse(answer.body)
    if (answer.status !== 409 || !back.success) return { stop: 'wait', ms: (answer.retryAfter ?? 30) * 1_000 }
    await rewind(db, back.data.lastMid)
    return { stop: 'rewound' }
  }
}
