/** The office has join codes made, for people without an account or for one who needs a new password. */
import { createHash, randomBytes } from 'node:crypto'
import { judgeSchoolDeed } from '#domain/access.ts'
import type { Instant } from '#domain/calendar-day.ts'
import type { PersonId, SchoolId } from '#domain/ids.ts'
import type { Person } from '#domain/people.ts'
import { fieldErrors } from '#domain/refusal.ts'
import { drawCode, plainCode } from '#domain/typed-code.ts'
import { type AccountStates, accountsQuery, JOIN_CODE, makeJoinCodes, type MakeJoinCodes, type NewJoinCodes } from '#sync/join-codes.ts'
import { sayNo } from '../http/answers.ts'
import type { PersonalVisit, Route } from '../http/visit.ts'
import { actorFrom } from '../replication/signed-in.ts'
import { endSessionsOf, usernamesOf } from '../store/accounts.ts'
import { addAudit, auditOf } from '../store/audit.ts'
import { peopleOf, rowsNamed } from '../store/entries.ts'
import { addJoinCode, endJoinCodesOf, openCodesOf } from '../store/join-codes.ts'
import type { Sql } from '../store/schema.ts'
import type { Desk } from './desk.ts'

const DAY_MS = 86_400_000

/** All that the school keeps of a code. Twelve letters by chance are 57 bits: nobody guesses them, and they die in 30 days. */
export const digestOfCode = (typed: string): string => createHash('sha256').update(`craftlog join code 1\n${plainCode(typed)}`).digest('hex')

const statesOf = async (sql: Sql, school: SchoolId, query: { cohort: string } | { person: PersonId }, now: Instant): Promise<AccountStates> => {
  const people = 'cohort' in query ? await peopleOf(sql, school, query.cohort) : await rowsNamed(sql, school, 'person', [query.person])
  const ids = people.map((p) => p.id)
  const [usernames, codes] = [await usernamesOf(sql, school, ids), await openCodesOf(sql, school, ids, now)]
  return { people: people.map(({ id, name }) => ({ person: id, name, username: usernames.get(id) ?? null, codeUntil: codes.get(id) ?? null })) }
}

const readStates = async ({ request, reply, store, actor, clock }: PersonalVisit): Promise<unknown> => {
  const query = accountsQuery.safeParse(request.query)
  if (!query.success) return sayNo(reply, { error: 'bad-request' })
  return store.readSchool(actor.school, (sql) => statesOf(sql, actor.school, query.data, clock()))
}

const invite = async ({ tx, now }: Desk, person: Person, until: Instant): Promise<string> => {
  const code = drawCode(randomBytes, JOIN_CODE.length)
  await endJoinCodesOf(tx.sql, tx.school, person.id, now)
  await addJoinCode(tx.sql, { digest: digestOfCode(code), school: tx.school, person: person.id, made: now, expires: until, used: null, ended: null })
  return code
}

/** A deed whose answer was lost may come again: the codes of the first answer end, since nobody can tell them any more. */
const makeAll = async (desk: Desk, { deed, purpose, people }: MakeJoinCodes, until: Instant): Promise<NewJoinCodes['codes'] | 'bad-request'> => {
  const { tx, actor, now } = desk
  const body_hash = createHash('sha256').update(JSON.stringify([purpose, people])).digest('hex')
  const codes: NewJoinCodes['codes'] = []
  const usernames = await usernamesOf(tx.sql, tx.school, people)
  const known = await rowsNamed(tx.sql, tx.school, 'person', people)
  const fitting = known.filter((p) => p.active && usernames.has(p.id) === (purpose === 'new-password'))
  for (const person of fitting) {
    const id = `${deed}.${people.indexOf(person.id)}`
    const before = await auditOf(tx.sql, tx.school, id)
    if (before !== undefined && (before.body_hash !== body_hash || before.person !== actor.person)) return 'bad-request'
    codes.push({ person: person.id, name: person.name, code: await invite(desk, person, until) })
    // A password that somebody else may know ends here, and with it whoever signed in by it.
    if (purpose === 'new-password') await endSessionsOf(tx.sql, tx.school, person.id)
    if (before !== undefined) continue
    const done = purpose === 'join' ? 'account.invite' : 'account.reset'
    await addAudit(tx.sql, { school: tx.school, id, at: now, person: actor.person, name: actor.name, deed: done, type: 'person', subject: person.id, subject_name: person.name, was: null, is: '{}', body_hash })
  }
  return codes
}

const make = async ({ request, reply, store, actor, clock }: PersonalVisit): Promise<unknown> => {
  const parsed = makeJoinCodes.safeParse(request.body, { reportInput: true })
  if (!parsed.success) return sayNo(reply, { error: 'fields-invalid', fields: [...fieldErrors(parsed.error)] })
  const now = clock()
  const until = now + JOIN_CODE.days * DAY_MS
  const codes = await store.write({ school: actor.school, author: actor.person, now }, async (tx) => {
    // Asked again under the lock: who was retired a moment ago lets nobody in.
    const still = actorFrom(await tx.get('person', actor.person))
    if (still === null || judgeSchoolDeed(still, 'run-office') !== null) return 'not-allowed'
    return makeAll({ tx, actor: still, now }, { ...parsed.data, people: [...new Set(parsed.data.people)] }, until)
  })
  return typeof codes === 'string' ? sayNo(reply, { error: codes }) : { codes, until }
}

export const joinCodeRoutes: readonly Route[] = [
  { method: 'GET', url: '/api/join-codes', access: 'run-office', answer: readStates },
  { method: 'POST', url: '/api/join-codes', access: 'run-office', bodyLimit: 64 * 1024, answer: make },
]
