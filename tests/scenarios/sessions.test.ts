/** Sessions end, people change places at one device, and rights go while a request is on its way. */
// First, because it brings the IndexedDB that the store looks for when it is loaded.
import { type NodeDevice, openNodeDevice } from '#tests/support/node-device.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWebServer } from '#server/http/web-server.ts'
import { hashOfToken, newToken } from '#server/http/session-cookie.ts'
import { addAccounts, addSession } from '#server/store/accounts.ts'
import { outboxWithStates } from '../../src/app/record/outbox-states.ts'
import { databaseName } from '../../src/app/store/database.ts'
import { readDraft, saveDraft } from '../../src/app/store/drafts.ts'
import { liWei, SCHOOL } from '#tests/support/people.ts'
import { logArgs, openServerSchool } from '#tests/support/server-school.ts'
import type { Person } from '#domain/people.ts'
import { onlyPull } from './between.ts'
import { type LiveSchool, logOf, openLiveSchool } from './live-school.ts'
import { rowsOnDevice, settleAndAgree } from './oracle.ts'

let school: LiveSchool
beforeAll(async () => {
  school = await openLiveSchool()
}, 60_000)
afterAll(() => school.close())

const begin = async () => {
  const who = await school.enrol()
  const phone = await school.deviceOf(who)
  await phone.sync()
  return { who, phone, log: (id: string) => logOf(who, `${who.id}-${id}`) }
}
const queue = async (d: NodeDevice) => (await outboxWithStates(d.db)).map((i) => `${i.mid} ${i.state}`)
const lastUsed = (who: Person, ago: number) => {
  const then = Date.now() - ago
  return school.store().keepBooks((sql) => sql.updateTable('session').set({ last_seen: then, expires: then + 90 * 86_400_000 }).where('person', '=', who.id).execute())
}
const DAYS = 86_400_000

test('fault 26: after 90 days away the session is over; everything goes on but the sending, and drains after signing in [PU11] [P8]', async () => {
  const { who, phone, log } = await begin()
  await phone.does((m) => m.practiceLog.submit(log('a')))
  await saveDraft(phone.db, 'log:new', { task: 'half a wo' })
  const before = await rowsOnDevice(phone)
  await lastUsed(who, 91 * DAYS)
  for (let tries = 0; tries < 3; tries += 1) expect((await phone.round()).end).toBe('needs-sign-in')
  expect(await rowsOnDevice(phone)).toEqual(before)
  expect(await phone.does((m) => m.practiceLog.submit(log('b')))).toBeNull()
  expect(await queue(phone)).toEqual(['1 queued', '2 queued'])
  phone.reseat({ cookie: (await school.signIn(who)).cookie })
  await settleAndAgree(school, phone)
  expect((await readDraft(phone.db, 'log:new'))?.value).toEqual({ task: 'half a wo' })
})

test('fault 26: after an hour or 89 days away the session still holds [PU11]', async () => {
  const { who, phone, log } = await begin()
  for (const [id, ago] of [['a', DAYS / 24], ['b', 89 * DAYS]] as const) {
    await phone.does((m) => m.practiceLog.submit(log(id)))
    await lastUsed(who, ago)
    expect((await phone.round()).end).toBe('done')
  }
  await settleAndAgree(school, phone)
})

test('fault 26: a session that ends between push and pull leaves the accepted work in view [PU11] [RB2]', async () => {
  const { who, phone, log } = await begin()
  await phone.does((m) => m.practiceLog.submit(log('a')))
  const ended = await phone.round((ask) => async (path, schema, q) => {
    const answer = await ask(path, schema, q)
    if (path.endsWith('/push')) await lastUsed(who, 91 * DAYS)
    return answer
  })
  expect(ended.end).toBe('needs-sign-in')
  expect(await queue(phone)).toEqual(['1 acked'])
  expect(await phone.db.rows('practiceLog').count()).toBe(1)
  phone.reseat({ cookie: (await school.signIn(who)).cookie })
  await settleAndAgree(school, phone)
})

test('fault 27: another person at the same device neither sees nor sends what the first one left waiting [DV5] [PU7] [P5]', async () => {
  const [first, second] = [await school.enrol(), await school.enrol()]
  const open = async (who: Person) => openNodeDevice(await school.signIn(who), school.proxy.url, databaseName(SCHOOL, who.id))
  const hers = await open(first)
  await hers.sync()
  await hers.does((m) => m.practiceLog.submit(logOf(first, `${first.id}-a`)))
  const his = await open(second)
  await his.sync()
  await his.does((m) => m.practiceLog.submit(logOf(second, `${second.id}-a`)))
  await settleAndAgree(school, his)
  expect(JSON.stringify(await rowsOnDevice(his))).not.toContain(first.id)
  expect(await queue(hers)).toEqual(['1 queued'])
  // Her page is still open in another tab, whose browser now carries his session.
  const hersAgain = await hers.restart()
  hersAgain.reseat({ cookie: (await school.signIn(second)).cookie })
  expect((await hersAgain.round()).end).toBe('needs-sign-in')
  await expect(hersAgain.round(onlyPull)).resolves.toEqual({ end: 'needs-sign-in' })
  expect(await queue(hersAgain)).toEqual(['1 queued'])
  expect(await school.get('practiceLog', `${first.id}-a`)).toBeUndefined()
  hersAgain.reseat({ cookie: (await school.signIn(first)).cookie })
  await settleAndAgree(school, hersAgain, his)
})

test('fault 28: a device whose session was taken away keeps its queue and gets nothing more [PU11]', async () => {
  const { who, phone, log } = await begin()
  await phone.does((m) => m.practiceLog.submit(log('a')))
  await school.store().keepBooks((sql) => sql.deleteFrom('session').where('person', '=', who.id).execute())
  const other = await school.deviceOf(who)
  await other.sync()
  await other.does((m) => m.practiceLog.submit(log('elsewhere')))
  await other.sync()
  const before = await rowsOnDevice(phone)
  expect((await phone.round()).end).toBe('needs-sign-in')
  expect(await queue(phone)).toEqual(['1 queued'])
  expect(await rowsOnDevice(phone)).toEqual(before)
  phone.reseat({ cookie: (await school.signIn(who)).cookie })
  await settleAndAgree(school, phone, other)
})

test('fault 28: a person who was retired sends and receives nothing, and her work waits for the day she is back [PU7] [PU11]', async () => {
  const { who, phone, log } = await begin()
  await phone.does((m) => m.practiceLog.submit(log('a')))
  await school.put('person', { ...who, active: false })
  expect((await phone.round()).end).toBe('needs-sign-in')
  expect(await queue(phone)).toEqual(['1 queued'])
  await expect(school.signIn(who)).rejects.toThrow('401')
  expect(await school.get('practiceLog', log('a').id)).toBeUndefined()
  await school.put('person', who)
  await settleAndAgree(school, phone)
})

test.each([
  ['the role', { roles: ['mentor'] as const }, 200],
  ['the whole person', { active: false }, 401],
] as const)('fault 31: %s was taken away between the door and the transaction: nothing is written [PU7]', async (_what, change, status) => {
  const behind = await openServerSchool()
  let atTheDoor: () => Promise<void> = () => Promise.resolve()
  const store = {
    ...behind.store,
    write: (async (writer, work) => {
      // The door has let her in; here the office is quicker.
      await atTheDoor()
      return behind.store.write(writer, work)
    }) as typeof behind.store.write,
  }
  const web = await createWebServer({ store, clock: () => behind.clock.now, photos: '/nowhere', dist: '/nowhere', trustProxy: false, logLevel: 'silent' })
  try {
    const token = newToken()
    const { now } = behind.clock
    await behind.store.keepBooks((sql) => addAccounts(sql, [{ person: liWei.id, school: SCHOOL, username: liWei.id, password_hash: '', created: now }]))
    await behind.store.keepBooks((sql) => addSession(sql, { token_hash: hashOfToken(token), person: liWei.id, school: SCHOOL, created: now, last_seen: now, expires: now + DAYS }))
    const mutations = [{ mid: 1, uid: 'uid-of-the-log', name: 'practiceLog.submit', args: logArgs('log-1'), at: now }]
    const payload = { proto: 1, sv: 1, clientId: 'phone-of-li-wei', person: liWei.id, clientTime: now, mutations }
    atTheDoor = () => behind.put('person', { ...liWei, ...change })
    const answer = await web.inject({ method: 'POST', url: '/sync/v1/push', headers: { cookie: `craftlog=${token}` }, payload })
    expect(answer.statusCode).toBe(status)
    if (status === 200) expect(answer.json<{ results: unknown }>().results).toMatchObject([{ status: 'refused', refusal: { because: 'not-yours' } }])
    expect(await behind.get('practiceLog', 'log-1')).toBeUndefined()
    expect(await behind.store.read((sql) => sql.selectFrom('mutation').selectAll().execute())).toHaveLength(status === 200 ? 1 : 0)
  } finally {
    await web.close()
    await behind.close()
  }
})
