// What becomes of the queue, and of what is new, for each answer that a server or a network can give.
import type { PracticeLogId } from '#domain/ids.ts'
import { LIMITS } from '#sync/protocol.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { contentOf, liWei } from '#tests/support/people.ts'
import { openPageDevice, pageOf, type PageDevice, runningPlacement, type TinyServer, tinyServer, wire } from '#tests/support/page-device.ts'
import { peekMeta } from '../store/meta.ts'
import { queued } from '../store/queue.ts'
import { clockDisagreement } from '../store/server-clock.ts'
import { syncRound } from './round.ts'

let device: PageDevice
let server: TinyServer
beforeEach(async () => {
  device = await openPageDevice()
  server = tinyServer()
})
afterEach(() => device.dispose())

const submit = async (...ids: string[]) => {
  for (const id of ids)
    await device.mutate.practiceLog.submit({ id: id as PracticeLogId, placement: runningPlacement.id, zone: 480, content: contentOf({ task: `Task ${id}` }) })
}
const round = () => syncRound(device.db, device.actor, server.ask)
const idOf = (m: { readonly args: unknown }) => (m.args as { id: string }).id
const asked = (path: 'push' | 'pull') => server.asked.filter((a) => a.path === `/sync/v1/${path}`)
const sizes = () => asked('push').map((a) => a.json.mutations.length)
const queue = async () => (await queued(device.db, await peekMeta(device.db)).toArray()).map(idOf)
const whole = async () => JSON.stringify([await device.db.outbox.toArray(), await device.db.sent.toArray()])
const holds = (id: string) => ({ json }: { json: { mutations?: readonly { args: unknown }[] } }) => json.mutations?.some((m) => idOf(m) === id) ?? false

test('[VS2] the version of what is sent is that of the batch', async () => {
  await submit('a', 'b')
  await device.db.outbox.where('mid').equals(1).modify({ sv: 0 })
  expect(await round()).toEqual({ end: 'done' })
  expect(asked('push').map((a) => [a.json.sv, a.json.mutations.length])).toEqual([[0, 1], [1, 1]])
})

test('[PU11] without a session the queue waits untouched, and nothing else is asked', async () => {
  await submit('a')
  const before = await whole()
  server.answer(() => ({ status: 401, body: { error: 'not-signed-in' } }))
  expect(await round()).toEqual({ end: 'needs-sign-in' })
  expect(asked('pull')).toHaveLength(0)
  expect(await whole()).toBe(before)
})

test('[VS2] a push that the server is too new or too old for waits untouched; what is new comes all the same', async () => {
  await submit('a')
  const before = await whole()
  server.answer(({ path }) => (path.endsWith('push') ? { status: 426, body: { upgrade: true, minSv: 1, maxSv: 1 } } : null))
  expect(await round()).toEqual({ end: 'needs-update' })
  expect(await whole()).toBe(before)
  expect(asked('pull')).toHaveLength(1)
})

test('nobody there: the queue waits, and nothing else is asked', async () => {
  await submit('a')
  server.answer(() => 'unreachable')
  expect(await round()).toEqual({ end: 'unreachable' })
  expect(server.asked).toHaveLength(1)
  expect(await queue()).toEqual(['a'])
})

test('a server that asks for patience is left alone for as long', async () => {
  await submit('a')
  server.answer(() => ({ status: 503, retryAfter: 7 }))
  expect(await round()).toEqual({ end: 'wait', ms: 7_000, pulled: false })
  expect(server.asked).toHaveLength(1)
})

test('[PU6] a mutation that the server puts off does not keep news from coming', async () => {
  await submit('a')
  server.answer(({ path }) =>
    path.endsWith('push') ? { status: 200, body: { results: [{ mid: 1, status: 'retry', after: 2_000 }], lastMid: 0, serverTime: Date.now() } } : null,
  )
  expect(await round()).toEqual({ end: 'wait', ms: 2_000, pulled: true })
  expect(await queue()).toEqual(['a'])
})

test('an answer that judges nothing, again and again, is no loop', async () => {
  await submit('a')
  server.answer(({ path }) => (path.endsWith('push') ? { status: 200, body: { results: [], lastMid: 0, serverTime: Date.now() } } : null))
  expect(await round()).toEqual({ end: 'failed', pulled: true })
})

test('[PL11] a pull that is refused as too large keeps nothing from going out, and costs nothing that is here', async () => {
  await submit('a')
  server.answer(({ path }) => (path.endsWith('pull') ? { status: 413 } : null))
  expect(await round()).toEqual({ end: 'failed', pulled: false })
  await submit('b')
  await round()
  expect(server.accepted).toHaveLength(2)
  expect(await device.db.rows('practiceLog').toCollection().primaryKeys()).toEqual(['a', 'b'])
})

describe('[PU9] too large', () => {
  test('a batch is halved until it fits', async () => {
    await submit('a', 'b', 'c', 'd')
    server.answer(({ path, json }) => (path.endsWith('push') && json.mutations.length > 1 ? { status: 413 } : null))
    expect(await round()).toEqual({ end: 'done' })
    expect(sizes()).toEqual([4, 2, 1, 1, 1, 1])
    expect(server.accepted).toHaveLength(4)
  })

  test('one that is too large by itself is parked, and those behind it are taken', async () => {
    await submit('a', 'b', 'c')
    server.answer((a) => (holds('b')(a) ? { status: 413 } : null))
    expect(await round()).toEqual({ end: 'done' })
    expect(await device.db.sent.where('state').equals('parked').toArray()).toMatchObject([{ args: { id: 'b' }, refusal: { because: 'fields-invalid' } }])
    expect(server.accepted).toHaveLength(2)
    expect(await device.db.outbox.count()).toBe(0)
  })

  test('a request holds no more than the limit', async () => {
    await submit('a')
    const [item] = await device.db.outbox.toArray()
    if (item === undefined) throw new Error('nothing queued')
    const big = (n: number) => ({ ...item, mid: n, uid: `${item.uid.slice(0, -3)}${100 + n}`, args: { ...(item.args as object), filling: 'x'.repeat(150_000) } })
    await device.db.outbox.bulkPut([1, 2, 3].map(big))
    await round()
    expect(sizes()).toEqual([1, 1, 1])
    for (const { json } of asked('push')) expect(JSON.stringify(json).length).toBeLessThan(LIMITS.bytesPerPush)
  })
})

describe('[PU12] a poisonous mutation', () => {
  const tries = async (n: number) => {
    const ends = []
    for (let i = 0; i < n; i += 1) ends.push(await round())
    return ends
  }

  test('is found alone after five tries, those before it get through, and pulls go on', async () => {
    await submit('a', 'b', 'poison', 'c')
    server.answer((a) => (holds('poison')(a) ? { status: 500, body: { error: 'server-failed' } } : null))
    expect(await tries(5)).toEqual(Array.from({ length: 5 }, () => ({ end: 'failed', pulled: true })))
    expect(asked('pull')).toHaveLength(5)
    expect(server.accepted).toHaveLength(0)
    await round()
    expect(sizes().slice(5)).toEqual([1, 1, 1])
    expect(server.accepted).toHaveLength(2)
    expect(await queue()).toEqual(['poison', 'c'])
    // The server is mended: all goes out, and what comes later is no longer sent one by one.
    server.answer(() => null)
    expect(await round()).toEqual({ end: 'done' })
    await submit('d', 'e')
    await round()
    expect(sizes().at(-1)).toBe(2)
  })

  test('is found too where the answer cannot be read', async () => {
    await submit('poison', 'a')
    server.answer((a) => (holds('poison')(a) ? { status: 200, body: { results: 'none' } } : null))
    await tries(6)
    expect(sizes()).toEqual([2, 2, 2, 2, 2, 1])
  })

  test('is found too where our own server says that it failed, and when to come again', async () => {
    await submit('poison', 'a')
    server.answer((a) => (holds('poison')(a) ? { status: 503, body: { error: 'server-failed' }, retryAfter: 5 } : null))
    expect(await tries(6)).toContainEqual({ end: 'wait', ms: 5_000, pulled: true })
    expect(sizes()).toEqual([2, 2, 2, 2, 2, 1])
  })

  test('is not suspected where no server answers at all', async () => {
    await submit('a', 'b')
    server.answer(({ path }) => (path.endsWith('push') ? { status: 502 } : null))
    await tries(7)
    expect(sizes()).toEqual(Array.from({ length: 7 }, () => 2))
  })
})

test('[TB3 PL10] a page that another tab was faster with is asked for anew', async () => {
  let first = true
  server.answer(async ({ path }) => {
    if (!path.endsWith('pull') || !first) return null
    first = false
    await device.take(pageOf([wire('person', { ...liWei, name: 'Newer' })]))
    return { status: 200, body: pageOf([wire('person', { ...liWei, name: 'Older' })]) }
  })
  expect(await round()).toEqual({ end: 'done' })
  expect(asked('pull')).toHaveLength(2)
  expect((await device.db.rows('person').get(liWei.id))?.name).toBe('Newer')
})

test('[RW2] a restored server gets its lost work back in the next round', async () => {
  await submit('a')
  await round()
  const forgetful = tinyServer()
  let old = true
  forgetful.answer(({ path }) => {
    if (!path.endsWith('pull') || !old) return null
    old = false
    return { status: 409, body: { rewind: true, lastMid: 0, serverTime: Date.now() } }
  })
  expect(await syncRound(device.db, device.actor, forgetful.ask)).toEqual({ end: 'rewound' })
  expect(await syncRound(device.db, device.actor, forgetful.ask)).toEqual({ end: 'done' })
  expect(forgetful.accepted).toEqual(server.accepted)
})

test('[PU4 RW2] a gap is a restored server too: what it lost goes out in the next round, and once', async () => {
  await submit('a', 'b')
  await round()
  await submit('c')
  const forgetful = tinyServer()
  expect(await syncRound(device.db, device.actor, forgetful.ask)).toEqual({ end: 'rewound' })
  expect(await syncRound(device.db, device.actor, forgetful.ask)).toEqual({ end: 'done' })
  expect(forgetful.accepted).toHaveLength(3)
  expect(new Set(forgetful.accepted)).toEqual(new Set((await device.db.sent.toArray()).map((s) => s.uid)))
})

test('[DV7] every answer tells the server’s time', async () => {
  const ahead = Date.now() + 3 * 86_400_000
  server.answer(({ path }) => (path.endsWith('pull') ? { status: 200, body: pageOf([], { serverTime: ahead }) } : null))
  await round()
  expect(await clockDisagreement(device.db)).toBeGreaterThan(2 * 86_400_000)
})
