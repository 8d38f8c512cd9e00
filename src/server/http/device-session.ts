/**
 * A session for a device that signs: it shows that it holds the private half of a key that the school certified, as it does
 * to have it renewed. On a tablet of several mentors each comes back by his PIN alone; the key is locked up while he is away.
 */
import { CLOCK_SLACK, keyFault } from '#domain/device-key.ts'
import { fromBase64url, sameBytes, toHex } from '#signing/bytes.ts'
import { isSignedBy } from '#signing/keys.ts'
import { openSessionProof } from '#signing/receipt.ts'
import { referenceTo } from '#signing/reference.ts'
import { deviceSessionRequest } from '#sync/account.ts'
import { type Account, accountOf } from '../store/accounts.ts'
import { readRow } from '../store/rows.ts'
import { sayNo } from './answers.ts'
import { openSession } from './sign-in.ts'
import type { Route, Visit } from './visit.ts'

/** @returns the account of whoever holds the key that the proof is under; null for anything that does not hold, whatever it is */
const provenAccount = async ({ store, clock }: Visit, person: Account['person'], proof: Uint8Array): Promise<Account | null> => {
  const opened = openSessionProof(proof)
  const account = await store.read((sql) => accountOf(sql, person))
  if (typeof opened === 'string' || account === undefined) return null
  const key = await store.readSchool(account.school, (sql) => readRow(sql, account.school, 'deviceKey', toHex(opened.sealed.keyId) as never))
  const publicKey = fromBase64url(key?.publicKey ?? '')
  if (key === undefined || !publicKey || key.person !== person || key.purpose !== 'sign-off' || key.ended !== null) return null
  const now = clock()
  if (keyFault(key, now) !== null || Math.abs(opened.at * 1_000 - now) > CLOCK_SLACK) return null
  const isMeant = sameBytes(opened.person, referenceTo('person', person)) && sameBytes(opened.school, referenceTo('school', account.school))
  return isMeant && (await isSignedBy(publicKey, opened.sealed)) ? account : null
}

const comeBack = async (visit: Visit): Promise<unknown> => {
  const { request, reply, brake } = visit
  const asked = deviceSessionRequest.safeParse(request.body)
  const proof = asked.success ? fromBase64url(asked.data.proof) : null
  if (!asked.success || proof === null) return sayNo(reply, { error: 'bad-request' })
  const admitted = await brake.admit(request, `key of ${asked.data.person}`)
  if (typeof admitted === 'number') return sayNo(reply, { error: 'too-many-tries', retryAfter: admitted })
  const account = await provenAccount(visit, asked.data.person, proof)
  await admitted(account !== null)
  const profile = account === null ? null : await openSession(visit, account)
  return profile ?? sayNo(reply, { error: 'wrong-credentials' })
}

export const deviceSessionRoutes: readonly Route[] = [{ method: 'POST', url: '/api/device-session', access: 'anyone', bodyLimit: 16 * 1024, answer: comeBack }]
