import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Person } from '#domain/people.ts'
import { overdueConcernsResponse } from '#sync/office.ts'
import { DAY, heLan, liWei, wangFang, zhangGang, zhaoMin } from '#tests/support/people.ts'
import { type Device, deviceOf } from '#tests/support/server-school.ts'
import { openWebSchool, type WebSchool, withCookie } from '#tests/support/web-school.ts'

let school: WebSchool
let phone: Device
const HOUR = DAY / 24
beforeEach(async () => {
  school = await openWebSchool()
  phone = deviceOf(school, liWei)
})
afterEach(() => school.close())

const raise = (id: string, over = {}) =>
  phone.push(phone.does('concern.raise', { id, apprentice: liWei.id, placement: null, category: 'safety', audience: 'school', text: 'The guard of the press is gone.', zone: 480, ...over }))
const asks = async (who: Person) => school.ask('GET', '/api/overdue-concerns', withCookie(await school.signIn(who)))
const reads = async () => overdueConcernsResponse.parse((await asks(zhaoMin)).json())

it('the coordinator is told that an answer is missing as soon as it is overdue, the longest first, and not one word of what was written', async () => {
  await raise('c-pay', { category: 'pay', text: 'My wages come late.' })
  await raise('c-press')
  expect(await reads()).toEqual({ concerns: [], count: 0 })
  school.clock.now += 24 * HOUR + 1
  const of = { apprentice: liWei.id, apprenticeName: liWei.name, cohortName: 'Rail vehicles 2026', teacherName: wangFang.name }
  const press = { id: 'c-press', ...of, category: 'safety', since: school.clock.now - 1 }
  expect(await reads()).toEqual({ concerns: [press], count: 1 })
  school.clock.now += 48 * HOUR
  expect((await reads()).concerns).toEqual([press, { id: 'c-pay', ...of, category: 'pay', since: school.clock.now - 1 }])
  const { body } = await asks(zhaoMin)
  for (const word of ['wages', 'guard']) expect(body).not.toContain(word)
})

it('what was answered or closed is not told any more; what is said again is, when that is late too', async () => {
  await raise('c-press')
  await raise('c-closed')
  school.clock.now += 30 * HOUR
  const laptop = deviceOf(school, wangFang)
  await laptop.push(laptop.does('concern.answer', { id: 'c-press', event: 'e-1', text: 'Mended today.' }))
  await phone.push(phone.does('concern.close', { id: 'c-closed', event: 'e-2', text: null }))
  expect((await reads()).count).toBe(0)
  await phone.push(phone.does('concern.say', { id: 'c-press', event: 'e-3', text: 'It is loose again.' }))
  expect((await reads()).count).toBe(0)
  school.clock.now += 25 * HOUR
  expect((await reads()).concerns.map((c) => c.id)).toEqual(['c-press'])
})

it.each([['apprentice', liWei], ['another apprentice', heLan], ['mentor', zhangGang], ['teacher', wangFang]])('it is not for the %s', async (_who, person) => {
  await raise('c-press')
  school.clock.now += 30 * HOUR
  expect((await asks(person)).statusCode).toBe(403)
})
