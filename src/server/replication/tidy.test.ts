import { afterEach, beforeEach, expect, it } from 'vitest'
import { DAY, heLan, liWei, wangFang } from '#tests/support/people.ts'
import { type Device, deviceOf, logArgs, openServerSchool, type ServerSchool, TODAY } from '#tests/support/server-school.ts'
import { openWebSchool, withCookie } from '#tests/support/web-school.ts'
import type { Sql } from '../store/schema.ts'
import { tidy } from './tidy.ts'

let school: ServerSchool
let phone: Device
beforeEach(async () => {
  school = await openServerSchool()
  phone = deviceOf(school, liWei)
})
afterEach(() => school.close())

const commits = () => school.store.read((sql: Sql) => sql.selectFrom('commit_log').select(['seq', 'at']).orderBy('seq').execute())
const writes = async (id: string) => {
  const deed = phone.does('practiceLog.submit', logArgs(id))
  await phone.push(deed)
  return deed
}
const passes = async (days: number) => {
  school.clock.now += days * DAY
  await tidy(school.store, school.clock.now)
}

it('commits are forgotten after half a year, and not a day sooner', async () => {
  await writes('log-old')
  school.clock.now += 10 * DAY
  await writes('log-new')
  const before = await commits()
  await tidy(school.store, TODAY + 170 * DAY)
  expect(await commits()).toEqual(before)
  await tidy(school.store, TODAY + 185 * DAY)
  expect((await commits()).map((c) => c.at)).toEqual([TODAY + 10 * DAY])
})

it('[RW1] the last commit is never forgotten: a school that was on holiday for a year still knows its devices', async () => {
  await writes('log-1')
  await phone.pullAll()
  await passes(400)
  expect(await commits()).toHaveLength(1)
  expect((await phone.ask()).status).toBe(200)
  await writes('log-2')
  expect((await phone.pullAll()).map((r) => r.id)).toContain('log-2')
})

it('[RW1] a device that was away for longer is told to rewind, fetches everything anew, and nothing else happens', async () => {
  await writes('log-1')
  const tablet = deviceOf(school, wangFang)
  await tablet.pullAll()
  await writes('log-2')
  await passes(200)
  await writes('log-3')
  await passes(0)
  const answer = await tablet.ask()
  expect(answer.status).toBe(409)
  Object.assign(tablet.memory, { cursors: {}, hw: null })
  const logs = (await tablet.pullAll()).filter((r) => r.type === 'practiceLog').map((r) => r.id)
  expect(logs.toSorted()).toEqual(['log-1', 'log-2', 'log-3'])
})

it('[P2] [PU2] a deed that comes again after years counts once, under its old number and under a new one', async () => {
  const deed = await writes('log-1')
  const refused = phone.does('practiceLog.submit', logArgs('log-2', { minutes: 0 }))
  const first = await phone.push(refused)
  await phone.pullAll()
  await writes('log-3')
  for (let year = 0; year < 3; year += 1) await passes(365)
  expect((await phone.push(deed, refused))?.results).toEqual([{ mid: 1, status: 'ok', merged: [], dup: true }, { ...first?.results[0], dup: true }])
  // The device rewinds, or even starts over, and hands in all that it ever sent.
  const anew = deviceOf(school, liWei, 'phone-that-started-over')
  expect((await anew.push(deed, refused))?.results).toEqual([{ mid: 1, status: 'ok', merged: [], dup: true }, { ...first?.results[0], dup: true }])
  expect((await school.get('practiceLog', 'log-1'))?.revision).toBe(1)
  expect(await school.get('practiceLog', 'log-2')).toBeUndefined()
  expect(await school.store.read((sql: Sql) => sql.selectFrom('dead_letter').selectAll().execute())).toHaveLength(1)
})

it('[PL9] what was taken away is still told to a device that was away for years', async () => {
  const content = { dimension: 'rigour', text: 'Measured twice.', logs: [] }
  await phone.push(phone.does('reflection.write', { id: 'r-1', apprentice: liWei.id, shared: false, content }))
  await phone.pullAll()
  await phone.push(phone.does('reflection.remove', { id: 'r-1', was: content }))
  await passes(365)
  // No later commit was forgotten together with its own: the last one stands for the device's place, or it rewinds.
  const answer = await phone.ask()
  if (answer.status === 409) Object.assign(phone.memory, { cursors: {}, hw: null })
  expect((await phone.pullAll()).find((r) => r.id === 'r-1')?.data).toBeNull()
})

it('sessions that ran out go, others stay', async () => {
  const web = await openWebSchool()
  await web.signIn(heLan)
  web.clock.now += 60 * DAY
  const cookie = await web.signIn(liWei)
  web.clock.now += 60 * DAY
  await tidy(web.store, web.clock.now)
  expect(await web.store.read((sql: Sql) => sql.selectFrom('session').select('person').execute())).toEqual([{ person: liWei.id }])
  expect((await web.ask('GET', '/api/session', withCookie(cookie))).statusCode).toBe(200)
  await web.close()
})

it('done twice, or on a server that was never used, it does no harm', async () => {
  await passes(1_000)
  const once = await commits()
  await passes(0)
  expect(await commits()).toEqual(once)
})
