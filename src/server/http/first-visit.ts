/** The first visit: what is here, setting up a school of one's own, or loading the one to look at. */
import { personId, schoolId } from '#domain/ids.ts'
import { fieldErrors } from '#domain/refusal.ts'
import { setupRequest, type StartResponse } from '#sync/account.ts'
import { v7 as uuid } from 'uuid'
import { loadDemoSchool } from '../demo/load-demo-school.ts'
import { accountNamed, addAccounts } from '../store/accounts.ts'
import { schools } from '../store/rows.ts'
import { sayNo } from './answers.ts'
import { hashPassword } from './passwords.ts'
import { canonicalUsername, openSession } from './sign-in.ts'
import type { Route, Visit } from './visit.ts'

const setUp = async (visit: Visit): Promise<unknown> => {
  const { request, reply, store, clock } = visit
  const parsed = setupRequest.safeParse(request.body)
  if (!parsed.success) return sayNo(reply, { error: 'fields-invalid', fields: [...fieldErrors(parsed.error)] })
  if ((await store.read(schools)).length > 0) return sayNo(reply, { error: 'already-set-up' })
  const { schoolName, name, password } = parsed.data
  const [school, person, now] = [schoolId.parse(uuid()), personId.parse(uuid()), clock()]
  const username = canonicalUsername(parsed.data.username)
  const hash = await hashPassword(password)
  const account = await store.found({ school, author: person, now }, async (tx) => {
    // Looked at again under the lock: of two who set up at the same moment, one is second.
    if ((await schools(tx.sql)).length > 0) return undefined
    await tx.put('school', { id: school, name: schoolName, demo: false })
    await tx.put('person', { id: person, school, name, roles: ['coordinator'], cohort: null, enterprise: null, active: true })
    await addAccounts(tx.sql, [{ person, school, username, password_hash: hash, created: now }])
    return accountNamed(tx.sql, username)
  })
  if (account === undefined) return sayNo(reply, { error: 'already-set-up' })
  return (await openSession(visit, account)) ?? sayNo(reply, { error: 'server-failed' })
}

export const firstVisitRoutes: readonly Route[] = [
  {
    method: 'GET',
    url: '/api/start',
    access: 'anyone',
    answer: async ({ store }): Promise<StartResponse> => {
      const [school] = await store.read(schools)
      return { state: school === undefined ? 'empty' : 'ready', demo: school?.demo ?? false }
    },
  },
  { method: 'POST', url: '/api/setup', access: 'anyone', answer: setUp },
  {
    method: 'POST',
    url: '/api/demo',
    access: 'anyone',
    answer: async ({ store, clock, reply }) =>
      (await loadDemoSchool(store, clock(), hashPassword)) === 'loaded' ? {} : sayNo(reply, { error: 'already-set-up' }),
  },
]
