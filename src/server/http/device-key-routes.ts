/** POST /api/device-keys: a device has its key certified, or renewed. src/sync/device-keys.ts has the words. */
import { certifyRequest } from '#sync/device-keys.ts'
import { certify } from '../signing/certify.ts'
import { sayNo } from './answers.ts'
import type { PersonalVisit, Route } from './visit.ts'

const answer = async ({ request, reply, store, clock, actor }: PersonalVisit): Promise<unknown> => {
  const asked = certifyRequest.safeParse(request.body)
  if (!asked.success) return sayNo(reply, { error: 'bad-request' })
  const answered = await certify(store, actor, asked.data, clock())
  return typeof answered === 'string' ? sayNo(reply, { error: answered }) : answered
}

export const deviceKeyRoutes: readonly Route[] = [{ method: 'POST', url: '/api/device-keys', access: 'signed-in', bodyLimit: 16 * 1024, answer }]
