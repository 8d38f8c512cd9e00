import { expect, it } from 'vitest'
import { PROTOCOL_VERSION, SCHEMA_VERSION } from '#sync/protocol.ts'
import { liWei, wangFang, zhangGang } from '#tests/support/people.ts'
import { openWebSchool, withCookie } from '#tests/support/web-school.ts'
import type { Store } from '../store/store.ts'
import { createFairShare } from './fair-share.ts'

const gates = () => {
  const open: (() => void)[] = []
  const work = () => new Promise<{ done: true }>((resolve) => open.push(() => resolve({ done: true })))
  return { open, work }
}
const moved = () => new Promise((r) => setTimeout(r, 0))

it('of one person a few are worked on at once, a few more wait in order, and the rest is sent away', async () => {
  const share = createFairShare(2, 3)
  const { open, work } = gates()
  const answers = Array.from({ length: 7 }, () => share({ school: liWei.school, person: liWei.id }, work))
  expect(await Promise.all(answers.slice(5))).toEqual([null, null])
  expect(open).toHaveLength(2)
  for (let n = 0; n < 5; n += 1) {
    open[n]?.()
    await moved()
    expect(open).toHaveLength(Math.min(5, n + 3))
  }
  expect(await Promise.all(answers.slice(0, 5))).toEqual(Array.from({ length: 5 }, () => ({ done: true })))
  const again = share({ school: liWei.school, person: liWei.id }, work)
  expect(open).toHaveLength(6)
  open[5]?.()
  expect(await again).toEqual({ done: true })
})

it('others are not kept waiting by it', async () => {
  const share = createFairShare(1, 0)
  const { open, work } = gates()
  const hers = share({ school: liWei.school, person: liWei.id }, work)
  const his = share({ school: zhangGang.school, person: zhangGang.id }, work)
  expect(open).toHaveLength(2)
  for (const go of open) go()
  expect(await Promise.all([hers, his])).toEqual([{ done: true }, { done: true }])
})

it('work that fails gives its place back', async () => {
  const share = createFairShare(1, 0)
  const who = { school: liWei.school, person: liWei.id }
  await expect(share(who, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await share(who, async () => ({ done: true }))).toEqual({ done: true })
})

it('[PU14] a flood of pulls of one person is sent away with a time to come again, and another person is served meanwhile', async () => {
  const stuck = gates()
  let flood = true
  const school = await openWebSchool({}, (sound: Store) => ({
    ...sound,
    readSchool: async (which, work) => {
      if (flood) await stuck.work()
      return sound.readSchool(which, work)
    },
  }))
  const pull = (person: typeof liWei, cookie: string) =>
    school.ask('POST', '/sync/v1/pull', withCookie(cookie, { payload: { proto: PROTOCOL_VERSION, sv: SCHEMA_VERSION, clientId: `page-of-${person.id}`, person: person.id, cursors: {}, hw: null, resolved: 0 } }))
  const [his, hers] = [await school.signIn(liWei), await school.signIn(wangFang)]
  const answers = Array.from({ length: 40 }, () => pull(liWei, his))
  await expect.poll(() => stuck.open.length).toBe(4)
  const away = await Promise.race(answers)
  expect([away.statusCode, away.headers['retry-after'], away.json()]).toEqual([429, '1', { error: 'too-many-tries', retryAfter: 1 }])
  flood = false
  expect((await pull(wangFang, hers)).statusCode).toBe(200)
  for (const go of stuck.open) go()
  expect((await Promise.all(answers)).map((a) => a.statusCode).toSorted()).toEqual([...Array(36).fill(200), ...Array(4).fill(429)])
  await school.close()
})

it('the flood brake by address says in JSON when to come again', async () => {
  const school = await openWebSchool({ requestsPerMinute: 20 })
  for (let n = 0; n < 20; n += 1) expect((await school.ask('GET', '/api/start')).statusCode).toBe(200)
  const answer = await school.ask('GET', '/api/start')
  expect(answer.statusCode).toBe(429)
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
  expect(answer.json()).toEqual({ error: 'too-many-tries', retryAfter: Number(answer.headers['retry-after']) })
  await school.close()
})
