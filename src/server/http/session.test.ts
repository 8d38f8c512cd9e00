import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { apiError, profile } from '#sync/account.ts'
import { DAY, liWei, zhaoMin } from '#tests/support/people.ts'
import { openWebSchool, PASSWORD, type WebSchool, withCookie } from '#tests/support/web-school.ts'
import type { Sql } from '../store/schema.ts'

let school: WebSchool
beforeEach(async () => {
  school = await openWebSchool()
})
afterEach(() => school.close())

const tryIn = (username: string, password: string, headers: Record<string, string> = {}) =>
  school.ask('POST', '/api/session', { payload: { username, password }, headers })

describe('signing in', () => {
  it('answers who one is, in a cookie that no script can read and no other site can send along', async () => {
    const answer = await tryIn('Li-Wei', PASSWORD)
    expect(profile.parse(answer.json())).toEqual({ person: 'li-wei', school: 'school', schoolName: 'Rail School', demo: false, name: 'Li Wei', username: 'li-wei', roles: ['apprentice'] })
    const cookie = String(answer.headers['set-cookie'])
    expect(cookie).toMatch(/^craftlog=[A-Za-z0-9_-]{43}; Max-Age=7776000; Path=\/; HttpOnly; SameSite=Lax$/)
  })

  it('over https the cookie is bound to the host and never sent in the clear', async () => {
    const proxied = await openWebSchool({ trustProxy: true })
    const answer = await proxied.ask('POST', '/api/session', { payload: { username: 'li-wei', password: PASSWORD }, headers: { 'x-forwarded-proto': 'https' } })
    expect(String(answer.headers['set-cookie'])).toMatch(/^__Host-craftlog=[^;]+; Max-Age=7776000; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    await proxied.close()
  })

  it('a forged X-Forwarded-Proto is not believed without TRUST_PROXY', async () => {
    expect(String((await tryIn('li-wei', PASSWORD, { 'x-forwarded-proto': 'https' })).headers['set-cookie'])).toMatch(/^craftlog=/)
  })

  it('the database holds neither the password nor the token', async () => {
    const cookie = await school.signIn(liWei)
    const all = await school.store.read(async (sql: Sql) => JSON.stringify([await sql.selectFrom('session').selectAll().execute(), await sql.selectFrom('account').selectAll().execute()]))
    expect(all).not.toContain(cookie.split('=')[1])
    expect(all).not.toContain(PASSWORD)
    expect(all).toContain('$argon2id$v=19$m=19456,t=2,p=1$')
  })

  it('a wrong password, an unknown name and a retired person get one and the same answer', async () => {
    await school.put('person', { ...zhaoMin, active: false })
    const answers = [await tryIn('li-wei', 'wrong wrong wrong'), await tryIn('nobody', PASSWORD), await tryIn('zhao-min', PASSWORD), await tryIn('a\u0000b', PASSWORD)]
    for (const answer of answers) expect([answer.statusCode, answer.json(), answer.headers['set-cookie']]).toEqual([401, { error: 'wrong-credentials' }, undefined])
  })

  it('a session that a browser had before ends when it signs in again', async () => {
    const old = await school.signIn(liWei)
    await school.signIn(liWei, withCookie(old))
    expect((await school.ask('GET', '/api/session', withCookie(old))).statusCode).toBe(401)
  })

  it.each([[{}], [{ username: 'li-wei' }], [{ username: 7, password: PASSWORD }], [{ username: 'li-wei', password: 'x'.repeat(1_001) }], [[]]])('a request without name and password is a bad request (%#)', async (payload) => {
    const answer = await school.ask('POST', '/api/session', { payload })
    expect([answer.statusCode, answer.json()]).toEqual([400, { error: 'bad-request' }])
  })
})

describe('guessing', () => {
  it('after ten wrong passwords for one name the door stays shut for a while, for that name only', async () => {
    for (let i = 0; i < 10; i += 1) expect((await tryIn('li-wei', 'guess number one')).statusCode).toBe(401)
    const answer = await tryIn('LI-WEI', PASSWORD)
    expect(answer.statusCode).toBe(429)
    expect(apiError.parse(answer.json())).toEqual({ error: 'too-many-tries', retryAfter: expect.any(Number) })
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(200)
    expect((await tryIn('he-lan', PASSWORD)).statusCode).toBe(200)
  })

  it('the door shuts as well for a name that there is not', async () => {
    for (let i = 0; i < 10; i += 1) await tryIn('nobody', 'guess number one')
    expect((await tryIn('nobody', PASSWORD)).statusCode).toBe(429)
  })

  it('guessing fifty at once is no way around it', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => tryIn('li-wei', `guess number ${i}`)))
    expect(answers.filter((a) => a.statusCode === 401).length).toBeLessThanOrEqual(10)
    expect(answers.filter((a) => a.statusCode === 429).length).toBeGreaterThanOrEqual(40)
  })

  it('signing in rightly again and again is no guessing', async () => {
    for (let i = 0; i < 15; i += 1) expect((await tryIn('li-wei', PASSWORD)).statusCode).toBe(200)
  })
})

describe('a session', () => {
  it('says who is signed in, as the school knows her by now', async () => {
    const cookie = await school.signIn(liWei)
    await school.put('person', { ...liWei, name: 'Li Wei the Elder' })
    expect((await school.ask('GET', '/api/session', withCookie(cookie))).json()).toMatchObject({ name: 'Li Wei the Elder' })
  })

  it('ends at sign-out, and signing out twice is no error', async () => {
    const cookie = await school.signIn(liWei)
    for (let i = 0; i < 2; i += 1) {
      const out = await school.ask('DELETE', '/api/session', withCookie(cookie))
      expect([out.statusCode, out.json()]).toEqual([200, {}])
      expect(String(out.headers['set-cookie'])).toMatch(/^craftlog=; Max-Age=0; Path=\/; Expires=Thu, 01 Jan 1970/)
    }
    const after = await school.ask('GET', '/api/session', withCookie(cookie))
    expect([after.statusCode, after.json()]).toEqual([401, { error: 'not-signed-in' }])
  })

  it('lives 90 days from its last use, and not a day longer', async () => {
    const cookie = await school.signIn(liWei)
    const state = async () => (await school.ask('GET', '/api/session', withCookie(cookie))).statusCode
    school.clock.now += 89 * DAY
    expect(await state()).toBe(200)
    school.clock.now += 89 * DAY
    expect(await state()).toBe(200)
    school.clock.now += 91 * DAY
    expect(await state()).toBe(401)
  })

  it('a prolonged session sends the browser its cookie again, so that it is kept as long', async () => {
    const cookie = await school.signIn(liWei)
    expect((await school.ask('GET', '/api/session', withCookie(cookie))).headers['set-cookie']).toBeUndefined()
    school.clock.now += 2 * DAY
    expect(String((await school.ask('GET', '/api/session', withCookie(cookie))).headers['set-cookie'])).toContain(cookie)
  })

  it('ends for somebody who was retired', async () => {
    const cookie = await school.signIn(liWei)
    await school.put('person', { ...liWei, active: false })
    for (const url of ['/api/session', '/sync/v1/events']) expect((await school.ask('GET', url, withCookie(cookie))).statusCode, url).toBe(401)
  })

  it('is nobody’s with a token that was made up', async () => {
    expect((await school.ask('GET', '/api/session', withCookie(`craftlog=${'A'.repeat(43)}`))).statusCode).toBe(401)
  })
})

describe('other sites', () => {
  const from = (origin: string, host = 'logbook.school') =>
    school.ask('POST', '/api/session', { payload: { username: 'li-wei', password: PASSWORD }, headers: { origin, host } })

  it.each([['https://evil.example'], ['null'], ['https://logbook.school.evil.example'], ['http://logbook.school:8080'], ['nonsense']])('a request from %s is refused before anything is looked at', async (origin) => {
    const answer = await from(origin)
    expect([answer.statusCode, answer.json()]).toEqual([403, { error: 'wrong-origin' }])
  })

  it('a request from our own page is let through', async () => {
    expect((await from('https://logbook.school')).statusCode).toBe(200)
    expect((await from('http://localhost:8787', 'localhost:8787')).statusCode).toBe(200)
  })

  it('every route that changes anything asks for the origin', async () => {
    for (const url of ['/api/setup', '/api/demo', '/api/session', '/api/programmes', '/sync/v1/push', '/sync/v1/pull'])
      expect((await school.ask('POST', url, { headers: { origin: 'https://evil.example' } })).statusCode, url).toBe(403)
  })

  it('no other site is ever allowed to read an answer', async () => {
    const answer = await school.ask('GET', '/api/start', { headers: { origin: 'https://evil.example' } })
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
  })
})
