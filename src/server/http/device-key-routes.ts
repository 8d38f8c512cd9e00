/** A device has its key certified or renewed; somebody asks for proofs of signatures. src/sync/device-keys.ts has the words. */
import { certifyRequest, proofsRequest } from '#sync/device-keys.ts'
import { certify } from '../signing/certify.ts'
import { proofsFor } from '../signing/ledger.ts'
import { sayNo } from './answers.ts'
import type { PersonalVisit, Route } from './visit.ts'

const certifyDevice = async ({ request, reply, store, clock, actor }: PersonalVisit): Promise<unknown> => {
  const asked = certifyRequest.safeParse(request.body)
  if (!asked.success) return sayNo(reply, { error: 'bad-request' })
  const answered = await certify(store, actor, asked.data, clock())
  return typeof answered === 'string' ? sayNo(reply, { error: answered }) : answered
}

/** A digest tells nothing to who does not have the row: proofs are for everybody of the school. */
const prove = async ({ request, reply, store, clock, actor }: PersonalVisit): Promise<unknown> => {
  const asked = proofsRequest.safeParse(request.body)
  return asked.success ? proofsFor(store, actor.school, asked.data.ids, clock()) : sayNo(reply, { error: 'bad-request' })
}

export const deviceKeyRoutes: readonly Route[] = [
  { method: 'POST', url: '/api/device-keys', access: 'signed-in', bodyLimit: 16 * 1024, answer: certifyDevice },
  { method: 'POST', url: '/api/signature-proofs', access: 'signed-in', bodyLimit: 256 * 1024, answer: prove },
]
