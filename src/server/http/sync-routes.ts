/** Push and pull, as src/sync/protocol.ts words them. */
import { LIMITS, pullRequest } from '#sync/protocol.ts'
import { pull } from '../replication/pull.ts'
import { push, pushEnvelope } from '../replication/push.ts'
import { sayNo, sendJson } from './answers.ts'
import type { Route } from './visit.ts'

/** Too many mutations are told apart from a broken request: the device sends half of them. */
const isTooMany = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'mutations' in body && Array.isArray(body.mutations) && body.mutations.length > LIMITS.mutationsPerPush

export const syncRoutes: readonly Route[] = [
  {
    method: 'POST',
    url: '/sync/v1/push',
    access: 'signed-in',
    bodyLimit: LIMITS.bytesPerPush,
    answer: async ({ store, clock, actor, request, reply }) => {
      if (isTooMany(request.body)) return sayNo(reply, { error: 'bad-request' }, 413)
      const parsed = pushEnvelope.safeParse(request.body)
      if (!parsed.success) return sayNo(reply, { error: 'bad-request' })
      const onFault = (error: unknown) => request.log.error({ err: error }, 'a mutation failed')
      return (await push(store, actor, parsed.data, clock(), onFault)) ?? sayNo(reply, { error: 'not-signed-in' })
    },
  },
  {
    method: 'POST',
    url: '/sync/v1/pull',
    access: 'signed-in',
    // A coordinator of a large school names some thousands of scopes.
    bodyLimit: LIMITS.bytesPerPush,
    answer: async ({ store, clock, actor, request, reply }) => {
      const parsed = pullRequest.safeParse(request.body)
      if (!parsed.success) return sayNo(reply, { error: 'bad-request' })
      const answer = await pull(store, actor, parsed.data, clock())
      return answer.status === 401 ? sayNo(reply, { error: 'not-signed-in' }) : sendJson(reply, answer.status, answer.json)
    },
  },
]
