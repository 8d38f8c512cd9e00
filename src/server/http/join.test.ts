import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PersonId } from '#domain/ids.ts'
import type { Person } from '#domain/people.ts'
import { profile } from '#sync/account.ts'
import { auditPage } from '#sync/office-audit.ts'
import { accountStates, newJoinCodes, printedJoinCode } from '#sync/join-codes.ts'
import { COHORT, DAY, liWei, personOf, SCHOOL, sunTao, zhaoMin } from '#tests/support/people.ts'
import { maLin, NEXT_DOOR } from '#tests/support/server-school.ts'
import { openWebSchool, PASSWORD, type WebSchool, withCookie } from '#tests/support/web-school.ts'

let school: WebSchool
let cookie: string
let fresh: Person
let people = 0
let deeds = 0
beforeAll(async () => {
  school = await openWebSchool()
  cookie = await school.signIn(zhaoMin)
})
afterAll(() => school.close())
beforeEach(async () => {
  people += 1
  fresh = personOf(`fresh-${people}`, `Gao Yan ${people}`, ['apprentice'], { cohort: COHORT })
  await school.put('person', fresh)
})

const newDeed = () => `deed-${String((deeds += 1)).padStart(8, '0')}`
const make = (who: readonly PersonId[], purpose: 'join' | 'new-password' = 'join', deed = newDeed()) => school.ask('POST', '/api/join-codes', withCookie(cookie, { payload: { deed, purpose, people: who } }))
const codeFor = async (who: Person, purpose: 'join' | 'new-password' = 'join'): Promise<string> => newJoinCodes.parse((await make([who.id], purpose)).json()).codes[0]?.code ?? ''
// Each question from an address of its own, unless the brake is what is asked about.
let addresses = 0
const from = () => ({ remoteAddress: `10.0.${(addresses += 1) >> 8}.${addresses & 255}` })
const look = (code: string, where: object = from()) => school.ask('POST', '/api/invitation', { payload: { code }, ...where })
const join = (code: string, username: string | null, password = 'a long new password') => school.ask('POST', '/api/invitation/accept', { payload: { code, username, password }, ...from() })
const said = (answer: { readonly statusCode: number; readonly json: () => unknown }) => [answer.statusCode, (answer.json() as { error?: string }).error]
const signsIn = async (username: string, password: string) => (await school.ask('POST', '/api/session', { payload: { username, password } })).statusCode

describe('a code for somebody without an account', () => {
  it('says whose it is, takes a username and a password of his own choice, and signs him in', async () => {
    const code = await codeFor(fresh)
    expect(code).toMatch(/^[2-9B-DF-HJ-NP-TV-Z]{12}$/)
    expect((await look(printedJoinCode(code).toLowerCase())).json()).toEqual({ schoolName: 'Rail School', name: fresh.name, username: null })
    const answer = await join(code, `Gao.${people}`)
    expect(profile.parse(answer.json())).toMatchObject({ person: fresh.id, username: `gao.${people}`, roles: ['apprentice'] })
    const own = String(answer.headers['set-cookie']).split(';')[0] ?? ''
    expect((await school.ask('GET', '/api/session', withCookie(own))).statusCode).toBe(200)
    expect(await signsIn(`gao.${people}`, 'a long new password')).toBe(200)
  })

  it('is nowhere in the books, neither with its letters nor in the log of deeds', async () => {
    const code = await codeFor(fresh)
    await join(code, `books.${people}`)
    const books = JSON.stringify(await school.store.read(async (sql) => [await sql.selectFrom('join_code').selectAll().execute(), await sql.selectFrom('audit').selectAll().execute()]))
    expect(books.includes(code)).toBe(false)
    const lines = auditPage.parse((await school.ask('GET', `/api/office/audit?subject=${fresh.id}`, withCookie(cookie))).json()).lines
    expect(lines.map((l) => [l.deed, l.name]).toSorted()).toEqual([['account.invite', 'Zhao Min'], ['account.join', fresh.name]])
  })

  it('counts once, even for two at the same moment', async () => {
    const code = await codeFor(fresh)
    const answers = await Promise.all([join(code, `first.${people}`), join(code, `second.${people}`)])
    expect(answers.map((a) => a.statusCode).toSorted()).toEqual([200, 410])
    expect([said(await look(code)), said(await join(code, `third.${people}`))]).toEqual([[410, 'code-used'], [410, 'code-used']])
  })

  it('counts no more once there is a newer one, or after 30 days', async () => {
    const old = await codeFor(fresh)
    const code = await codeFor(fresh)
    expect(said(await look(old))).toEqual([410, 'code-old'])
    school.clock.now += 30 * DAY
    const late = said(await join(code, `late.${people}`))
    school.clock.now -= 30 * DAY
    expect([late, said(await look('BCDF 2345 BCDF')), said(await look('what?'))]).toEqual([[410, 'code-old'], [404, 'code-wrong'], [404, 'code-wrong']])
  })

  it('leaves the code as it was if the username is taken or the password too short', async () => {
    const code = await codeFor(fresh)
    expect(said(await join(code, liWei.id.toUpperCase()))).toEqual([409, 'username-taken'])
    const short = await join(code, 'x', 'short')
    expect([said(short), short.json()]).toMatchObject([[422, 'fields-invalid'], { fields: [{ path: 'username' }, { path: 'password' }] }])
    expect((await join(code, `kept.${people}`)).statusCode).toBe(200)
  })

  it('does not work for somebody who left, not even after he came back', async () => {
    const code = await codeFor(fresh)
    const set = (active: boolean, rev: number) => school.ask('POST', '/api/office/people', withCookie(cookie, { payload: { deed: newDeed(), rev, id: fresh.id, set: { name: fresh.name, cohort: COHORT, enterprise: null, active } } }))
    await set(false, 1)
    expect([said(await look(code)), said(await join(code, `left.${people}`)), newJoinCodes.parse((await make([fresh.id])).json()).codes]).toEqual([[410, 'code-old'], [410, 'code-old'], []])
    await set(true, 2)
    expect(said(await look(code))).toEqual([410, 'code-old'])
  })

  it('whose making is asked for again after a lost answer is made anew, with one line in the log', async () => {
    const deed = newDeed()
    const [first, again] = [await make([fresh.id], 'join', deed), await make([fresh.id], 'join', deed)].map((a) => newJoinCodes.parse(a.json()).codes[0]?.code ?? '')
    expect([said(await look(first ?? '')), (await look(again ?? '')).statusCode, said(await make([fresh.id, liWei.id], 'join', deed))]).toEqual([[410, 'code-old'], 200, [400, 'bad-request']])
    const lines = auditPage.parse((await school.ask('GET', `/api/office/audit?subject=${fresh.id}`, withCookie(cookie))).json()).lines
    expect(lines.map((l) => l.deed)).toEqual(['account.invite'])
  })
})

describe('a code for a new password', () => {
  it('signs its person out everywhere, and again when it is used; the old password ends', async () => {
    const tablet = await school.signIn(sunTao)
    const code = await codeFor(sunTao, 'new-password')
    expect((await school.ask('GET', '/api/session', withCookie(tablet))).statusCode).toBe(401)
    const other = await school.signIn(sunTao)
    expect((await look(code)).json()).toMatchObject({ name: sunTao.name, username: sunTao.id })
    expect(said(await join(code, 'another.name'))).toEqual([400, 'bad-request'])
    expect((await join(code, null, 'once upon a time')).statusCode).toBe(200)
    expect([await signsIn(sunTao.id, PASSWORD), await signsIn(sunTao.id, 'once upon a time'), (await school.ask('GET', '/api/session', withCookie(other))).statusCode]).toEqual([401, 200, 401])
  })

  it('is not made where there is no account, nor a first one where there is', async () => {
    expect([await codeFor(fresh, 'new-password'), await codeFor(liWei)]).toEqual(['', ''])
  })
})

it('[P5] the school next door is another world: no codes for its people, and an id taken from it leads to no account', async () => {
  expect(newJoinCodes.parse((await make([maLin.id], 'new-password')).json()).codes).toEqual([])
  await school.put('person', { ...maLin, school: SCHOOL })
  const code = await codeFor(maLin)
  expect((await look(code)).json()).toMatchObject({ username: null })
  expect((await join(code, null)).statusCode).toBe(400)
  expect((await join(code, `stolen.${people}`)).statusCode).toBe(409)
  expect([await signsIn(maLin.id, PASSWORD), NEXT_DOOR]).toEqual([200, maLin.school])
})

it('the office sees who of a class has an account and whose code still counts', async () => {
  const until = newJoinCodes.parse((await make([fresh.id])).json()).until
  const states = accountStates.parse((await school.ask('GET', `/api/join-codes?cohort=${COHORT}`, withCookie(cookie))).json()).people
  expect([states.find((s) => s.person === fresh.id), states.find((s) => s.person === liWei.id)]).toEqual([
    { person: fresh.id, name: fresh.name, username: null, codeUntil: until },
    { person: liWei.id, name: liWei.name, username: liWei.id, codeUntil: null },
  ])
})

it('who tries many codes has to wait, and nobody else', async () => {
  const where = { remoteAddress: '10.9.9.9' }
  const code = await codeFor(fresh)
  for (let n = 0; n < 60; n += 1) expect((await look('BCDF 2345 BCDF', where)).statusCode).toBe(404)
  expect([said(await look(code, where)), (await look(code)).statusCode]).toEqual([[429, 'too-many-tries'], 200])
})
