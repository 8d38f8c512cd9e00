// The whole of replication in tabs of a real browser: real store, real locks and channel; only the network is shaped.
import type { PracticeLogId } from '#domain/ids.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { contentOf } from '#tests/support/people.ts'
import { openPageDevice, type PageDevice, pageOf, runningPlacement, type TinyServer, tinyServer } from '#tests/support/page-device.ts'
import { Database } from '../store/database.ts'
import { takeLead } from '../store/lead.ts'
import { readMeta } from '../store/meta.ts'
import type { Ask } from './http.ts'
import { type Pace, usualPace } from './pace.ts'
import { createReplicator, type Replicator, type ReplicatorParts } from './replicator.ts'
import { useSyncStatus } from './sync-status.ts'

let device: PageDevice
let server: TinyServer
let open: { replicator: Replicator; db: Database }[] = []
/** Which tab asked what. */
let asked: string[] = []
beforeEach(async () => {
  device = await openPageDevice()
  server = tinyServer()
  asked = []
  useSyncStatus.setState({ phase: 'idle', stalled: false })
})
afterEach(async () => {
  for (const { replicator, db } of open) {
    replicator.stop()
    db.close()
  }
  open = []
  await device.dispose()
})

const quick: Pace = { ...usualPace, debounce: 5, backoff: { first: 10, most: 40 }, beat: 20, patience: 400, watch: 20, afresh: 100, stalled: 200 }
const silentStream = (): EventSource => Object.assign(new EventTarget(), { close: () => undefined }) as unknown as EventSource

/** One tab of this person: its own connection to the one database. */
const openTab = (name: string, parts: ReplicatorParts = {}) => {
  const db = new Database(device.db.name)
  const ask: Ask = (path, schema, q) => {
    asked.push(`${name} ${path.slice(9)}`)
    return server.ask(path, schema, q)
  }
  const replicator = createReplicator(db, device.actor, { ask, pace: quick, openStream: silentStream, keepKeys: async () => false, ...parts })
  const tab = { replicator, db }
  open.push(tab)
  return tab
}
const submit = (id: string) =>
  device.mutate.practiceLog.submit({ id: id as PracticeLogId, placement: runningPlacement.id, zone: 480, content: contentOf() })
const until = (what: () => boolean | Promise<boolean>) => vi.waitFor(async () => expect(await what()).toBe(true), { timeout: 10_000, interval: 5 })
const isSent = async () => (await device.db.outbox.count()) === 0 && (await device.db.sent.where('state').equals('done').count()) > 0
const meta = () => device.db.transaction('rw', device.db.meta, async () => readMeta(device.db))
const waiting = async () => ((await navigator.locks.query()).pending ?? []).length > 0

test('[TB1] one tab syncs for all: what another wrote goes out through the leader', async () => {
  // No watchdog: nothing but the word of the other tab makes the first one go.
  const pace = { ...quick, watch: 600_000 }
  openTab('first', { pace })
  await until(() => asked.length > 0)
  const second = openTab('second', { pace })
  await until(waiting)
  await submit('a')
  second.replicator.wake()
  await until(isSent)
  expect(asked.some((a) => a.startsWith('second'))).toBe(false)
  expect(server.accepted).toHaveLength(1)
})

test('[LV3] without any poke a pull comes by the clock, again and again', async () => {
  openTab('only', { pace: { ...quick, every: 30, hello: 60_000 } })
  await until(() => asked.filter((a) => a.endsWith('pull')).length > 3)
})

test('after a whole round the keys of the device are looked after; what that brings is fetched at once', async () => {
  let looked = 0
  openTab('only', { pace: { ...quick, every: 600_000, hello: 600_000 }, keepKeys: async () => (looked += 1) === 1 })
  await until(() => looked === 2)
  expect(asked.filter((a) => a.endsWith('pull'))).toHaveLength(2)
})

test('[TB1] when the leader closes, the follower goes on with what waits', async () => {
  const first = openTab('first')
  await until(() => asked.length > 0)
  openTab('second')
  await until(waiting)
  await submit('a')
  first.replicator.stop()
  await until(isSent)
  expect(asked.filter((a) => a === 'second push')).toHaveLength(1)
})

test('[TB1] a tab that died with the lead in its hand is overtaken by the one that has work', async () => {
  void navigator.locks.request(`sync:${device.db.name}`, () => new Promise(() => undefined)).catch(() => undefined)
  const tab = openTab('living')
  await submit('a')
  tab.replicator.wake()
  await until(isSent)
})

test('[TB2] a frozen leader that thaws cannot take the cursors back, and its question is called off', async () => {
  let thaw = () => undefined as void
  server.answer(async ({ path }) => {
    if (!path.endsWith('pull')) return null
    await new Promise<void>((resolve) => (thaw = resolve))
    return { status: 200, body: pageOf([], { cursors: { 'u:li-wei': 1 } as never }) }
  })
  openTab('zombie')
  await until(() => asked.includes('zombie pull'))
  // Another takes over by force, and gets further.
  void navigator.locks.request(`sync:${device.db.name}`, { steal: true }, () => new Promise(() => undefined)).catch(() => undefined)
  await takeLead(device.db)
  await until(() => server.asked[0]?.signal?.aborted === true)
  const before = await meta()
  thaw()
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(await meta()).toEqual(before)
})

test('[TB3] without Web Locks every tab syncs; each deed counts once, and all end the same', async () => {
  const tabs = [openTab('first', { locks: null }), openTab('second', { locks: null })]
  for (const id of ['a', 'b', 'c', 'd', 'e']) {
    await submit(id)
    for (const t of tabs) t.replicator.wake()
  }
  await Promise.all(tabs.map((t) => t.replicator.syncNow()))
  await until(isSent)
  expect(server.accepted).toHaveLength(5)
  expect(new Set(server.accepted).size).toBe(5)
  expect(new Set(asked.map((a) => a.split(' ')[0]))).toEqual(new Set(['first', 'second']))
  expect((await device.db.sent.toArray()).map((s) => [s.mid, s.state])).toHaveLength(5)
})

test('[TB4] a page that nobody looks at makes room for one that is looked at, and sends what waits as it goes', async () => {
  const seen = vi.spyOn(document, 'visibilityState', 'get')
  openTab('first')
  await until(() => useSyncStatus.getState().phase === 'idle' && asked.length > 0)
  await submit('a')
  seen.mockReturnValue('hidden')
  document.dispatchEvent(new Event('visibilitychange'))
  await until(isSent)
  const other = navigator.locks.request(`sync:${device.db.name}`, async () => 'mine')
  await until(waiting)
  const channel = new BroadcastChannel(device.db.name)
  channel.postMessage({ say: 'seen' })
  expect(await other).toBe('mine')
  channel.close()
  seen.mockRestore()
})

test('[LV5] a server that asked for patience is left alone by everything but a tap', async () => {
  await submit('a')
  server.answer(() => ({ status: 503, retryAfter: 600 }))
  const tab = openTab('only')
  await until(() => useSyncStatus.getState().phase === 'unreachable')
  const before = asked.length
  tab.replicator.wake()
  window.dispatchEvent(new Event('online'))
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(asked.length).toBe(before)
  server.answer(() => null)
  expect(await tab.replicator.syncNow()).toBe('idle')
  expect(server.accepted).toHaveLength(1)
})

test('a server that says again and again that it was restored is not asked in a loop', async () => {
  server.answer(({ path }) => (path.endsWith('pull') ? { status: 409, body: { rewind: true, lastMid: 0, serverTime: Date.now() } } : null))
  const tab = openTab('only', { pace: { ...quick, backoff: { first: 600_000, most: 600_000 } } })
  expect(await tab.replicator.syncNow()).toBe('unreachable')
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(asked.filter((a) => a.endsWith('pull')).length).toBeLessThan(12)
})

test('[PU12] a round that hangs is given up, the store opened anew, and the work goes out', async () => {
  let hangs = true
  server.answer(async () => (hangs ? new Promise(() => undefined) : null))
  await submit('a')
  const { db } = openTab('only')
  await until(() => asked.length === 1)
  const connection = db.backendDB()
  hangs = false
  await until(isSent)
  expect(db.backendDB()).not.toBe(connection)
  expect(server.asked[0]?.signal?.aborted).toBe(true)
})

test('an hour without success is said, and taken back with the first', async () => {
  server.answer(() => 'unreachable')
  await submit('a')
  openTab('only')
  await until(() => useSyncStatus.getState().stalled)
  server.answer(() => null)
  await until(() => !useSyncStatus.getState().stalled)
  await until(isSent)
})

test('a session that has ended is a person’s matter: nothing is called stalled, and the queue is untouched', async () => {
  server.answer(() => ({ status: 401, body: { error: 'not-signed-in' } }))
  await submit('a')
  const before = JSON.stringify(await device.db.outbox.toArray())
  openTab('only')
  await until(() => useSyncStatus.getState().phase === 'needs-sign-in')
  await new Promise((resolve) => setTimeout(resolve, 400))
  expect(useSyncStatus.getState().stalled).toBe(false)
  expect(JSON.stringify(await device.db.outbox.toArray())).toBe(before)
})
