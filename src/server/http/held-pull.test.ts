import { afterEach, beforeEach, expect, it } from 'vitest'
import type { AddressInfo } from 'node:net'
import type { Person } from '#domain/people.ts'
import { LIMITS, PROTOCOL_VERSION, pullResponse, type PullResponse, SCHEMA_VERSION } from '#sync/protocol.ts'
import { guidanceOf, heLan, liWei, placementOf, sunTao, zhangGang } from '#tests/support/people.ts'
import { deviceOf, logArgs } from '#tests/support/server-school.ts'
import type { Store } from '../store/store.ts'
import { openWebSchool, type WebSchool } from '#tests/support/web-school.ts'

let school: WebSchool
let base: string
/** How often the web server asked the store who somebody is. */
let looks = 0
beforeEach(async () => {
  looks = 0
  const counted = (sound: Store): Store => ({
    ...sound,
    read: (work) => {
      looks += 1
      return sound.read(work)
    },
  })
  school = await openWebSchool({}, counted)
  await school.web.listen({ port: 0, host: '127.0.0.1' })
  base = `http://127.0.0.1:${(school.web.server.address() as AddressInfo).port}`
})
afterEach(() => school.close())

interface Page {
  /** What it knows, as the next pull says it. */
  knows: Pick<PullResponse, 'cursors' | 'hw'> & { readonly resolved: number }
  readonly pull: (over?: object, signal?: AbortSignal) => Promise<Response>
  readonly cookie: string
}
/** A page that has everything there is. */
const upToDate = async (person: Person): Promise<Page> => {
  const cookie = await school.signIn(person)
  const page: Page = {
    cookie,
    knows: { cursors: {}, hw: null, resolved: 0 },
    pull: (over = {}, signal) =>
      fetch(`${base}/sync/v1/pull`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json' },
        body: JSON.stringify({ proto: PROTOCOL_VERSION, sv: SCHEMA_VERSION, clientId: `page-of-${person.id}`, person: person.id, ...page.knows, ...over }),
        ...(signal === undefined ? {} : { signal }),
      }),
  }
  const { cursors, hw, lastMid } = pullResponse.parse(await (await page.pull()).json())
  page.knows = { cursors, hw, resolved: lastMid }
  return page
}
/** A pull that is held; `open` until it is answered. */
const held = (page: Page, over: object = {}, signal?: AbortSignal) => {
  const state = { open: true, answer: page.pull({ wait: LIMITS.longestWait, ...over }, signal) }
  const closed = () => void (state.open = false)
  state.answer.then(closed, closed)
  return state
}
/** The same, when it has arrived and is held. */
const heldBy = async (page: Page, signal?: AbortSignal) => {
  const before = looks
  const waiting = held(page, {}, signal)
  await expect.poll(() => looks, { timeout: 10_000 }).toBeGreaterThan(before)
  await new Promise((r) => setTimeout(r, 50))
  // Reads take turns: those of the pull came before this one.
  await school.store.read(async () => undefined)
  return waiting
}
/** Not held: it would be open for 25 s. */
const atOnce = async (waiting: ReturnType<typeof held>): Promise<Response> => {
  await expect.poll(() => waiting.open, { timeout: 10_000 }).toBe(false)
  return waiting.answer
}
const settled = () => new Promise((r) => setTimeout(r, 300))
const writes = async (id: string) => {
  const phone = deviceOf(school, liWei, `phone-for-${id}`)
  await phone.push(phone.does('practiceLog.submit', logArgs(id)))
}
const rowsOf = async (answer: Promise<Response>) => pullResponse.parse(await (await answer).json()).rows.map((r) => `${r.type} ${r.id}`)

it('[LV2] a pull with nothing to say is held until there is news, and answers with it', async () => {
  const tablet = await upToDate(zhangGang)
  const waiting = await heldBy(tablet)
  await settled()
  expect(waiting.open).toBe(true)
  await writes('log-1')
  expect(await rowsOf(atOnce(waiting))).toEqual(['practiceLog log-1', 'logRevision log-1:1'])
})

it('[LV2] [LV1] news of others does not end it', async () => {
  const classmate = await heldBy(await upToDate(heLan))
  await writes('log-1')
  await settled()
  expect(classmate.open).toBe(true)
})

it('[LV2] a pull that has something to say is not held: rows, a scope that ended, a number of one’s own', async () => {
  const tablet = await upToDate(zhangGang)
  await writes('log-1')
  expect(await rowsOf(atOnce(held(tablet)))).toContain('practiceLog log-1')
  const fresh = pullResponse.parse(await (await tablet.pull()).json())
  tablet.knows = { ...fresh, resolved: 0 }
  const dropped = await atOnce(held(tablet, { cursors: { ...fresh.cursors, 'u:he-lan': 1 } }))
  expect(pullResponse.parse(await dropped.json()).drop).toEqual(['u:he-lan'])
  const device = deviceOf(school, zhangGang, `page-of-${zhangGang.id}`)
  await device.push(device.does('no.such', {}))
  expect(pullResponse.parse(await (await atOnce(held(tablet))).json()).lastMid).toBe(1)
})

it('[LV2] a device that has never pulled is not kept waiting for an empty page', async () => {
  const tablet = await upToDate(sunTao)
  const page = pullResponse.parse(await (await atOnce(held(tablet, { cursors: {}, hw: null }))).json())
  expect(page.rows).toEqual([])
})

it('[LV2] somebody whose rights begin meanwhile is answered with what is his now', async () => {
  const tablet = await heldBy(await upToDate(sunTao))
  await school.put('placement', placementOf({ mentors: [guidanceOf(zhangGang), guidanceOf(sunTao)] }))
  expect(await rowsOf(atOnce(tablet))).toContain('person li-wei')
})

it('[LV2] when the time is over the answer is a page like any other, as of then', async () => {
  const tablet = await upToDate(zhangGang)
  school.clock.now += 5_000
  const page = pullResponse.parse(await (await held(tablet, { wait: 1 }).answer).json())
  expect(page).toMatchObject({ rows: [], exits: [], drop: [], more: false, hw: tablet.knows.hw, serverTime: school.clock.now })
})

it('a wait that is longer than the longest, or no number, is a bad request', async () => {
  const tablet = await upToDate(zhangGang)
  for (const wait of [LIMITS.longestWait + 1, -1, '5', 1.5]) expect((await tablet.pull({ wait })).status).toBe(400)
})

it('[LV2] a server that stops answers those who wait instead of waiting for them', async () => {
  const tablet = await heldBy(await upToDate(zhangGang))
  const closed = school.web.close()
  expect(await rowsOf(atOnce(tablet))).toEqual([])
  await closed
})

it('[P5] who signed out while waiting gets nothing more', async () => {
  const tablet = await upToDate(zhangGang)
  const waiting = await heldBy(tablet)
  await fetch(`${base}/api/session`, { method: 'DELETE', headers: { cookie: tablet.cookie } })
  await writes('log-1')
  expect((await atOnce(waiting)).status).toBe(401)
})

it('[LV2] sixteen of one person wait; the oldest makes way for one more and is told when to come again', async () => {
  const tablet = await upToDate(zhangGang)
  const waiting = []
  for (let i = 0; i < 17; i += 1) waiting.push(await heldBy(tablet))
  const first = await waiting[0]?.answer
  expect([first?.status, first?.headers.get('retry-after'), await first?.json()]).toEqual([429, '25', { error: 'too-many-tries', retryAfter: 25 }])
  await settled()
  expect(waiting.slice(1).map((w) => w.open)).toEqual(Array(16).fill(true))
  await writes('log-1')
  // All wake at once and are served in turn: their own line is long enough for them.
  for (const w of waiting.slice(1)) expect(await rowsOf(w.answer)).toContain('practiceLog log-1')
})

it('[LV2] for who went away nothing is looked up any more', async () => {
  const tablet = await upToDate(zhangGang)
  const away = new AbortController()
  const left = await heldBy(tablet, away.signal)
  const lines = () => new Promise<number>((done) => school.web.server.getConnections((_, n) => done(n)))
  const open = await lines()
  away.abort()
  await left.answer.catch(() => undefined)
  await expect.poll(lines, { timeout: 10_000 }).toBeLessThan(open)
  const before = looks
  await writes('log-1')
  await settled()
  expect(looks).toBe(before)
})
