/** Push and pull, as src/sync/protocol.ts words them. */
import { LIMITS, pullRequest } from '#sync/protocol.ts'
import type { FastifyReply } from 'fastify'
import * as z from 'zod/mini'
import { pull, type PullAnswer } from '../replication/pull.ts'
import { push, pushEnvelope } from '../replication/push.ts'
import { speaks, UPGRADE } from '../replication/versions.ts'
import { sayNo, sendJson } from './answers.ts'
import { pullWhenNews } from './held-pull.ts'
import { findActor } from './sign-in.ts'
import type { PersonalVisit, Route } from './visit.ts'

/** Too many mutations are told apart from a broken request: the device sends half of them. */
const isTooMany = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'mutations' in body && Array.isArray(body.mutations) && body.mutations.length > LIMITS.mutationsPerPush

const spoken = z.looseObject({ proto: z.int() })
/** Looked at before all else: of a protocol that is not spoken here nothing else need be as we know it. */
const isForeign = (body: unknown): boolean => {
  const { success, data } = spoken.safeParse(body)
  return success && !speaks(data.proto)
}

/** Seconds: so soon a person's own line is shorter again. */
const LINE_MOVES = 1

const busy = (reply: FastifyReply, seconds: number): FastifyReply => sayNo(reply, { error: 'too-many-tries', retryAfter: seconds })

const answerPush = async ({ store, clock, actor, share, way, request, reply }: PersonalVisit): Promise<unknown> => {
  if (isForeign(request.body)) return sendJson(reply, 426, UPGRADE)
  if (isTooMany(request.body)) return sayNo(reply, { error: 'bad-request' }, 413)
  const parsed = pushEnvelope.safeParse(request.body)
  if (!parsed.success) return sayNo(reply, { error: 'bad-request' })
  const onFault = (error: unknown) => request.log.error({ err: error }, 'a mutation failed')
  // Of the signer only the name of his key, which says nothing to whoever has no database beside it.
  const onSetAside = (why: string, key: string, number: number) => request.log.warn({ why, key, number }, 'a signed document waits for a person')
  const answer = await share(actor, () => push(store, actor, parsed.data, { now: clock(), onFault, onSetAside, way }))
  if (answer === null) return busy(reply, LINE_MOVES)
  if (answer.status === 401) return sayNo(reply, { error: 'not-signed-in' })
  return answer.status === 426 ? sendJson(reply, 426, answer.json) : answer.response
}

const answerPull = async (visit: PersonalVisit): Promise<unknown> => {
  const { store, clock, actor, share, request, reply } = visit
  if (isForeign(request.body)) return sendJson(reply, 426, UPGRADE)
  const parsed = pullRequest.safeParse(request.body)
  if (!parsed.success) return sayNo(reply, { error: 'bad-request' })
  let looks = 0
  const look = async (): Promise<PullAnswer | null> => {
    looks += 1
    // Who signed out while the answer was held gets nothing more.
    if (looks > 1 && (await findActor(store, request, reply, clock())) === null) return { status: 401 }
    return share(actor, () => pull(store, actor, parsed.data, clock()))
  }
  const answer = await pullWhenNews(visit, parsed.data.wait ?? 0, look)
  if (answer === null) return busy(reply, LINE_MOVES)
  if (answer === 'too-many') return busy(reply, LIMITS.longestWait)
  return answer.status === 401 ? sayNo(reply, { error: 'not-signed-in' }) : sendJson(reply, answer.status, answer.json)
}

/**
 * A pull names every scope that the device holds: two of each apprentice of a teacher, and one of each class. Room for
 * 5,000 (a teacher of 2,500 apprentices), each with the longest name and the longest number there can be; what else
 * a pull says is less than the last kilobyte.
 */
const LONGEST_CURSOR = `"ref:${'x'.repeat(100)}":${Number.MAX_SAFE_INTEGER},`.length
const BYTES_OF_A_PULL = 5_000 * LONGEST_CURSOR + 1_024

export const syncRoutes: readonly Route[] = [
  { method: 'POST', url: '/sync/v1/push', access: 'signed-in', bodyLimit: LIMITS.bytesPerPush, answer: answerPush },
  { method: 'POST', url: '/sync/v1/pull', access: 'signed-in', bodyLimit: BYTES_OF_A_PULL, answer: answerPull },
]
