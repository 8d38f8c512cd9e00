/** Somebody comes with a join code from the school: whose it is, and the account or password that is chosen with it. */
import type { Instant } from '#domain/calendar-day.ts'
import type { Person } from '#domain/people.ts'
import { fieldErrors } from '#domain/refusal.ts'
import type { Profile } from '#sync/account.ts'
import { type JoinInvitation, joinQuestion, joinRequest, mayBeJoinCode } from '#sync/join-codes.ts'
import { v7 as uuid } from 'uuid'
import { digestOfCode } from '../office/join-codes.ts'
import { type Account, accountOf, addAccountIfFree, changePassword, endSessionsOf } from '../store/accounts.ts'
import { addAudit } from '../store/audit.ts'
import { type JoinCode, joinCodeBy, useJoinCode } from '../store/join-codes.ts'
import { readRow } from '../store/rows.ts'
import type { Sql } from '../store/schema.ts'
import type { ServerTransaction } from '../store/server-transaction.ts'
import { sayNo } from './answers.ts'
import { hashPassword } from './passwords.ts'
import { canonicalUsername, openSession } from './sign-in.ts'
import type { Route, Visit } from './visit.ts'

type Not = { readonly no: 'code-wrong' | 'code-used' | 'code-old' | 'username-taken' | 'bad-request' }
interface Invited {
  readonly code: JoinCode
  readonly person: Person
  readonly account: Account | undefined
}

/** Whose code it is, if it still counts: at this moment, for somebody who is still here. */
const invitedBy = async (sql: Sql, digest: string, now: Instant): Promise<Invited | Not> => {
  const code = await joinCodeBy(sql, digest)
  if (code === undefined) return { no: 'code-wrong' }
  if (code.used !== null) return { no: 'code-used' }
  const person = await readRow(sql, code.school, 'person', code.person)
  if (code.ended !== null || code.expires <= now || person === undefined || !person.active) return { no: 'code-old' }
  const account = await accountOf(sql, code.person)
  // A coordinator names new people himself: an id that is somebody's next door must not lead to his account.
  return { code, person, account: account?.school === code.school ? account : undefined }
}

/** Wrong codes are counted by address, whichever they are: of those nobody may try many. */
const braked = async <T extends object>({ request, reply, joinBrake }: Visit, work: () => Promise<T | Not>): Promise<T | null> => {
  const admitted = await joinBrake.admit(request, '')
  if (typeof admitted === 'number') {
    sayNo(reply, { error: 'too-many-tries', retryAfter: admitted })
    return null
  }
  let isWrong = true
  try {
    const outcome = await work()
    isWrong = 'no' in outcome && outcome.no === 'code-wrong'
    if (!('no' in outcome)) return outcome
    sayNo(reply, { error: outcome.no })
    return null
  } finally {
    await admitted(!isWrong)
  }
}

const look = async (visit: Visit): Promise<unknown> => {
  const { request, reply, store, clock } = visit
  const parsed = joinQuestion.safeParse(request.body)
  if (!parsed.success) return sayNo(reply, { error: 'bad-request' })
  const invitation = await braked(visit, () =>
    store.read(async (sql): Promise<JoinInvitation | Not> => {
      if (!mayBeJoinCode(parsed.data.code)) return { no: 'code-wrong' }
      const invited = await invitedBy(sql, digestOfCode(parsed.data.code), clock())
      if ('no' in invited) return invited
      const school = await readRow(sql, invited.code.school, 'school', invited.code.school)
      return school === undefined ? { no: 'code-old' } : { schoolName: school.name, name: invited.person.name, username: invited.account?.username ?? null }
    }),
  )
  return invitation ?? reply
}

/** Under the school's lock: of two who use one code at the same moment, one is second. */
const takeIn = async (tx: ServerTransaction, digest: string, chosen: { readonly username: string | null; readonly password_hash: string }, now: Instant): Promise<Account | Not> => {
  const invited = await invitedBy(tx.sql, digest, now)
  if ('no' in invited) return invited
  const { person, account: before, code } = invited
  const { username, password_hash } = chosen
  // Looked up as a new one, used as a new password, or the other way round: it is looked up again.
  if ((before === undefined) !== (username !== null)) return { no: 'bad-request' }
  if (username !== null && !(await addAccountIfFree(tx.sql, { person: person.id, school: tx.school, username, password_hash, created: now }))) return { no: 'username-taken' }
  if (before !== undefined) {
    await changePassword(tx.sql, tx.school, person.id, password_hash)
    await endSessionsOf(tx.sql, tx.school, person.id)
  }
  await useJoinCode(tx.sql, code.digest, now)
  const deed = before === undefined ? 'account.join' : 'account.new-password'
  await addAudit(tx.sql, { school: tx.school, id: uuid(), at: now, person: person.id, name: person.name, deed, type: 'person', subject: person.id, subject_name: person.name, was: null, is: '{}', body_hash: '' })
  const account = await accountOf(tx.sql, person.id)
  if (account === undefined) throw new Error('an account that was just written is not there')
  return account
}

const join = async (visit: Visit): Promise<unknown> => {
  const { request, reply, store, clock } = visit
  const parsed = joinRequest.safeParse(request.body)
  if (!parsed.success) return sayNo(reply, { error: 'fields-invalid', fields: [...fieldErrors(parsed.error)] })
  const { code, username, password } = parsed.data
  const account = await braked(visit, async (): Promise<Account | Not> => {
    const [digest, now] = [digestOfCode(code), clock()]
    // Looked at before the password is hashed: whoever only guesses costs the server nothing.
    const invited = await store.read((sql) => invitedBy(sql, digest, now))
    if ('no' in invited) return invited
    const chosen = { username: username === null ? null : canonicalUsername(username), password_hash: await hashPassword(password) }
    const { school, person } = invited.code
    return store.write({ school, author: person, now }, (tx) => takeIn(tx, digest, chosen, now))
  })
  if (account === null) return reply
  const profile: Profile | null = await openSession(visit, account)
  return profile ?? sayNo(reply, { error: 'code-old' })
}

export const joinRoutes: readonly Route[] = [
  { method: 'POST', url: '/api/invitation', access: 'anyone', bodyLimit: 1_024, answer: look },
  { method: 'POST', url: '/api/invitation/accept', access: 'anyone', bodyLimit: 4_096, answer: join },
]
