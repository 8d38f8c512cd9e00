/** Networks that lie, crawl or mangle, and work that nobody can take. */
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FeedbackId } from '#domain/ids.ts'
import { LIMITS } from '#sync/protocol.ts'
import { bufferResponse, delay, pass, portal, refuse, throttle } from '#tests/support/fault-proxy.ts'
import type { NodeDevice } from '#tests/support/node-device.ts'
import { contentOf } from '#tests/support/people.ts'
import { outboxWithStates } from '../../src/app/record/outbox-states.ts'
import { failsOn, impatient } from './between.ts'
import { guides, type LiveSchool, logOf, openLiveSchool } from './live-school.ts'
import { expectAgreement, rowsOnDevice, settleAndAgree } from './oracle.ts'

let school: LiveSchool
beforeAll(async () => {
  school = await openLiveSchool()
}, 60_000)
afterAll(() => school.close())

const waiting = async (phone: NodeDevice) => (await outboxWithStates(phone.db)).map((i) => `${i.mid} ${i.state}`)

test('fault 5: broken and oversized requests are refused whole, and the queue goes on after them [PU9] [PU10]', async () => {
  const who = await school.enrol()
  const phone = await school.deviceOf(who)
  await phone.sync()
  const { cookie } = await school.signIn(who)
  const json = JSON.stringify({ proto: 1, sv: 1, clientId: 'a-device-by-hand', person: who.id, clientTime: 0, mutations: [] })
  const bomb = (bytes: number) => gzipSync(json.replace('[]', `[], "x": "${'0'.repeat(bytes)}"`))
  const packed = { 'content-encoding': 'gzip' }
  const bodies: readonly (readonly [string, BodyInit, Record<string, string>, readonly number[]])[] = [
    ['half a gzip', gzipSync(json).subarray(0, 40), packed, [400]],
    ['no gzip at all', json, packed, [400]],
    ['half a JSON', json.slice(0, 50), {}, [400]],
    ['no JSON at all', 'mid=1&uid=2', {}, [400]],
    ['nothing', '', {}, [400]],
    ['2 MB', `${' '.repeat(2_000_000)}${json}`, {}, [413]],
    ['2 MB, packed into 2 KB', bomb(2_000_000), packed, [413]],
    ['a number too large', json.replace('"clientTime":0', '"clientTime":1e999'), {}, [400]],
    ['one mutation too many', json.replace('[]', JSON.stringify(Array.from({ length: LIMITS.mutationsPerPush + 1 }, () => ({ mid: 1, uid: 'aaaaaaaa' })))), {}, [413]],
  ]
  await phone.does((m) => m.practiceLog.submit(logOf(who, `${who.id}-a`)))
  for (const [what, body, headers, statuses] of bodies) {
    const answer = await fetch(`${school.server.url}/sync/v1/push`, { method: 'POST', headers: { cookie, 'content-type': 'application/json', ...headers }, body })
    expect(statuses, what).toContain(answer.status)
    expect(answer.headers.get('content-type'), what).toContain('application/json')
  }
  const known = await school.store().read((sql) => sql.selectFrom('client').where('person', '=', who.id).select(['last_mid']).execute())
  expect(known.map((c) => c.last_mid).filter((n) => n > 0)).toEqual([])
  await settleAndAgree(school, phone)
})

test('fault 32: work that cannot be accepted is parked with its reason, and what comes after it goes on [PU5] [PU10] [RB3] [P7]', async () => {
  const who = await school.enrol()
  const phone = await school.deviceOf(who)
  await phone.sync()
  await phone.does((m) => m.practiceLog.submit(logOf(who, `${who.id}-a`)))
  await phone.enqueue('practiceLog.submit', logOf(who, `${who.id}-b`, { minutes: -5 }))
  await phone.enqueue('hologram.project', { deep: [{ er: ['转向架'] }] })
  await phone.enqueue('practiceLog.submit', { ...logOf(who, `${who.id}-c`), content: contentOf({ whatIDid: '\u0000' }) })
  await phone.enqueue('practiceLog.submit', null)
  await phone.does((m) => m.practiceLog.submit(logOf(who, `${who.id}-d`)))
  await settleAndAgree(school, phone)
  const parked = (await phone.db.sent.toArray()).filter((s) => s.state === 'parked').toSorted((a, b) => a.mid - b.mid)
  expect(parked.map((s) => s.refusal?.because)).toEqual(['fields-invalid', 'unknown-mutation', 'fields-invalid', 'fields-invalid'])
  expect(parked[0]?.refusal?.fields).toEqual([{ path: 'content.minutes', error: 'too-small' }])
  expect(Object.keys(await rowsOnDevice(phone)).filter((k) => k.startsWith('practiceLog ')).length).toBe(2)
})

test('fault 32: one mutation larger than a request may be is parked, and what comes after it goes on [PU9]', async () => {
  const who = await school.enrol()
  const phone = await school.deviceOf(who)
  await phone.sync()
  await phone.does((m) => m.practiceLog.submit(logOf(who, `${who.id}-a`)))
  await phone.enqueue('practiceLog.submit', logOf(who, `${who.id}-huge`, { whatIDid: 'Measured. '.repeat(100_000) }))
  await phone.does((m) => m.practiceLog.submit(logOf(who, `${who.id}-b`)))
  await settleAndAgree(school, phone)
  const parked = (await phone.db.sent.toArray()).filter((s) => s.state === 'parked')
  expect(parked.map((s) => (s.args as { id: string }).id)).toEqual([`${who.id}-huge`])
  expect(await school.get('practiceLog', `${who.id}-b`)).toBeDefined()
})

test('fault 32: one mutation on which the server always fails is found alone, what came before it is in, and news still come [PU12]', async () => {
  const mentor = await school.hire('mentor')
  const who = await school.enrol({ mentors: [guides(mentor)] })
  const [phone, tablet] = [await school.deviceOf(who), await school.deviceOf(mentor)]
  await phone.sync()
  for (const id of ['a', 'b', 'poison', 'c']) await phone.does((m) => m.practiceLog.submit(logOf(who, `${who.id}-${id}`)))
  await tablet.sync()
  const about = { kind: 'competency', id: 'measure', revision: null } as const
  await tablet.does((m) => m.feedback.give({ id: `${who.id}-f` as FeedbackId, apprentice: who.id, about, field: null, text: 'Come to the workshop.' }))
  await tablet.sync()
  const batches: (readonly number[])[] = []
  const poison = phone.deeds[2]?.uid ?? ''
  for (let i = 0; i < 15; i += 1) await phone.round(failsOn(poison, batches))
  expect(batches.at(-1)).toEqual([3])
  expect(await school.get('practiceLog', `${who.id}-b`)).toBeDefined()
  expect(await phone.db.rows('feedback').get(`${who.id}-f`)).toBeDefined()
  await settleAndAgree(school, phone, tablet)
})

test('fault 37: a captive portal is nobody of ours, and neither is a line that flaps', async () => {
  const who = await school.enrol()
  const phone = await school.deviceOf(who)
  await phone.sync()
  const before = await rowsOnDevice(phone)
  school.proxy.always(portal)
  expect((await phone.round()).end).toBe('unreachable')
  await phone.does((m) => m.practiceLog.submit(logOf(who, `${who.id}-a`)))
  expect((await phone.round()).end).toBe('unreachable')
  expect(await waiting(phone)).toEqual(['1 queued'])
  expect(await rowsOnDevice(phone)).toMatchObject(before)
  school.proxy.always(pass)
  // The push comes through, the pull meets the portal; then nobody, then us.
  school.proxy.next(pass, portal, refuse, refuse, pass)
  expect((await phone.round()).end).toBe('unreachable')
  expect(await waiting(phone)).toEqual(['1 acked'])
  await settleAndAgree(school, phone)
})

test('fault 37: a line that is late or slow costs patience and nothing else [P2]', async () => {
  const who = await school.enrol()
  const phone = await school.deviceOf(who)
  await phone.sync()
  await phone.does((m) => m.practiceLog.submit(logOf(who, `${who.id}-a`)))
  school.proxy.next(delay(400))
  expect((await phone.round(impatient(300))).end).toBe('unreachable')
  expect(await waiting(phone)).toEqual(['1 queued'])
  await phone.does((m) => m.practiceLog.submit(logOf(who, `${who.id}-b`)))
  school.proxy.next(throttle(8_000), throttle(8_000))
  expect((await phone.round()).end).toBe('done')
  await settleAndAgree(school, phone)
})

test('fault 38: a poke that was lost costs nothing, for what there is to see comes by pull [LV1]', async () => {
  const who = await school.enrol()
  const [phone, tablet] = [await school.deviceOf(who), await school.deviceOf(who)]
  await phone.sync()
  await tablet.sync()
  await phone.does((m) => m.practiceLog.submit(logOf(who, `${who.id}-a`)))
  await phone.sync()
  expect(await tablet.db.rows('practiceLog').count()).toBe(0)
  await tablet.sync()
  await expectAgreement(school, phone, tablet)
})

test('fault 38: where a proxy holds streams back, a pull that waits brings the news [LV2]', async () => {
  const who = await school.enrol()
  const phone = await school.deviceOf(who)
  await phone.sync()
  const { cookie } = await school.signIn(who)
  school.proxy.next(bufferResponse)
  const hearing = new AbortController()
  let heard = ''
  const stream = fetch(`${school.proxy.url}/sync/v1/events`, { headers: { cookie }, signal: hearing.signal })
    .then(async (r) => {
      heard = await r.text()
    })
    .catch(() => undefined)
  const { clientId, cursors, hw, resolved } = await phone.meta()
  school.proxy.next(bufferResponse)
  const longPull = fetch(`${school.proxy.url}/sync/v1/pull`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', connection: 'close' },
    body: JSON.stringify({ proto: 2, sv: 1, clientId, person: who.id, cursors, hw, resolved, wait: 25 }),
    signal: AbortSignal.timeout(20_000),
  })
  await expect.poll(() => school.proxy.heard.some((e) => e.request.includes('"wait"'))).toBe(true)
  await phone.does((m) => m.practiceLog.submit(logOf(who, `${who.id}-a`)))
  await phone.round()
  const page = (await (await longPull).json()) as { rows: { id: string }[] }
  expect(page.rows.map((r) => r.id)).toContain(`${who.id}-a`)
  expect(heard).toBe('')
  hearing.abort()
  await stream
})
