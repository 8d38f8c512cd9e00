// The queue's numbers: one schema version a batch, no hole, and an answer counts for the deed it was given to.
import type { PracticeLogId } from '#domain/ids.ts'
import { refuse } from '#domain/refusal.ts'
import { SCHEMA_VERSION } from '#sync/protocol.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { contentOf } from '#tests/support/people.ts'
import { openPageDevice, pageOf, type PageDevice, runningPlacement } from '#tests/support/page-device.ts'
import { type Batch, nextBatch } from './batch.ts'
import { readMeta } from './meta.ts'
import { parkTooLarge, sendAgain, settle } from './outbox.ts'
import { accepted, countQueued } from './queue.ts'
import { rewind } from './rewind.ts'

let device: PageDevice
beforeEach(async () => {
  device = await openPageDevice()
})
afterEach(() => device.dispose())

const submit = (...ids: string[]) =>
  Promise.all(ids.map((id) => device.mutate.practiceLog.submit({ id: id as PracticeLogId, placement: runningPlacement.id, zone: 480, content: contentOf() })))
const batch = async (): Promise<Batch> => {
  const b = await nextBatch(device.db)
  if (b === null) throw new Error('nothing queued')
  return b
}
const answered = async (b: Batch, results: Parameters<typeof settle>[3]) => settle(device.db, device.actor, b, results, Date.now())
const meta = () => device.db.transaction('rw', device.db.meta, async () => readMeta(device.db))
const ok = (...mids: number[]) => mids.map((mid) => ({ mid, status: 'ok' as const, merged: [] }))
const logs = async () => (await device.db.rows('practiceLog').toArray()).map((l) => l.id).toSorted()

test('[VS4] a batch is of one schema version: what an older build queued goes first, as what it is', async () => {
  await submit('a', 'b', 'c')
  await device.db.outbox.where('mid').belowOrEqual(2).modify({ sv: 0 })
  expect(await batch()).toMatchObject({ sv: 0, mutations: [{ mid: 1 }, { mid: 2 }] })
  await answered(await batch(), [1, 2].map((mid) => ({ mid, status: 'ok', merged: [] })))
  expect(await batch()).toMatchObject({ sv: SCHEMA_VERSION, mutations: [{ mid: 3 }] })
})

test('what is sent again, by its author or to a restored server, keeps the version it was written under', async () => {
  await submit('a', 'b')
  await device.db.outbox.toCollection().modify({ sv: 0 })
  await answered(await batch(), [
    { mid: 1, status: 'refused', refusal: refuse('placement-not-running') as never },
    { mid: 2, status: 'gap', expected: 1 },
  ])
  expect((await device.db.outbox.toArray()).map((i) => [i.mid, i.sv])).toEqual([[1, 0], [2, 0]])
  await answered(await batch(), [{ mid: 1, status: 'refused', refusal: refuse('placement-not-running') as never }])
  const [parked] = await device.db.sent.toArray()
  await sendAgain(device.db, device.actor, parked?.uid ?? '')
  expect((await device.db.outbox.toArray()).map((i) => [i.mid, i.sv])).toEqual([[2, 0], [3, 0]])
})

test('[PU4] a gap is filled from what was sent, refused or not', async () => {
  await submit('a', 'b', 'c')
  const uids = (await batch()).mutations.map((m) => m.uid)
  await answered(await batch(), [
    { mid: 1, status: 'ok', merged: [] },
    { mid: 2, status: 'refused', refusal: refuse('placement-not-running') as never },
  ])
  await answered(await batch(), [{ mid: 3, status: 'gap', expected: 1 }])
  expect((await batch()).mutations.map((m) => [m.mid, m.uid])).toEqual(uids.map((uid, n) => [n + 1, uid]))
  expect(await device.db.sent.count()).toBe(0)
})

test('[PU4 DV8] after a gap nothing that the server forgot counts as accepted any more, nor is it confirmed by a pull', async () => {
  await submit('a', 'b', 'c', 'd')
  await answered(await batch(), [...ok(1, 2, 3), { mid: 4, status: 'retry', after: 1 }])
  await answered(await batch(), [{ mid: 4, status: 'gap', expected: 2 }])
  expect(await meta()).toMatchObject({ resolved: 1, hw: null, unsure: { from: 1, to: 1 } })
  expect(await accepted(device.db, await meta()).primaryKeys()).toEqual([1])
  await device.take(pageOf([], { lastMid: 4 }))
  expect(await device.db.sent.toArray()).toMatchObject([{ mid: 1, state: 'done' }])
  expect((await batch()).mutations.map((m) => (m.args as { id: string }).id)).toEqual(['b', 'c', 'd'])
})

test('[PU3] a refusal in the answer that calls for a new name is kept, and is not sent again', async () => {
  await submit('a', 'b', 'c')
  await answered(await batch(), [{ mid: 1, status: 'ok', merged: [] }])
  await answered(await batch(), [
    { mid: 2, status: 'refused', refusal: refuse('placement-not-running') as never },
    { mid: 3, status: 'mid-reuse' },
  ])
  expect((await batch()).mutations).toMatchObject([{ mid: 1, args: { id: 'c' } }])
  expect((await device.db.sent.toArray()).map((s) => [s.state, (s.args as { id: string }).id])).toEqual([['parked', 'b']])
})

test('[RB2] accepted work stays in view under a new name too, until a finished pull brings its rows', async () => {
  await submit('a', 'b')
  await answered(await batch(), [
    { mid: 1, status: 'ok', merged: [] },
    { mid: 2, status: 'mid-reuse' },
  ])
  await device.take(pageOf([], { more: true }))
  expect(await logs()).toEqual(['a', 'b'])
  await device.take(pageOf([]))
  expect(await logs()).toEqual(['b'])
  expect(await device.db.sent.toArray()).toMatchObject([{ state: 'done', args: { id: 'a' } }])
  // A restored server may have forgotten it: it goes out again, before what is new.
  await rewind(device.db, device.actor, 0)
  expect((await batch()).mutations).toMatchObject([{ mid: 1, args: { id: 'a' } }, { mid: 2, args: { id: 'b' } }])
})

test('[RW2] so does work that was accepted under the old name and still waits for its rows', async () => {
  await submit('a', 'b')
  await answered(await batch(), [
    { mid: 1, status: 'ok', merged: [] },
    { mid: 2, status: 'mid-reuse' },
  ])
  await rewind(device.db, device.actor, 0)
  expect((await batch()).mutations).toMatchObject([{ mid: 1, args: { id: 'a' } }, { mid: 2, args: { id: 'b' } }])
})

describe('[RW2 P1] restored a second time before it has been heard of once, a server knows neither the old name’s deeds nor that it forgot them', () => {
  test('so what it claims to know goes out again too, where a rewind takes a new name', async () => {
    await submit('a', 'b')
    await answered(await batch(), [...ok(1), { mid: 2, status: 'mid-reuse' }])
    await answered(await batch(), ok(1))
    await rewind(device.db, device.actor, 1)
    expect((await batch()).mutations).toMatchObject([{ mid: 1, args: { id: 'a' } }, { mid: 2, args: { id: 'b' } }])
  })

  test('and what is done with, its rows here', async () => {
    await submit('a', 'b')
    await answered(await batch(), [...ok(1), { mid: 2, status: 'mid-reuse' }])
    await answered(await batch(), ok(1))
    await device.take(pageOf([], { lastMid: 1 }))
    expect(await device.db.sent.count()).toBe(2)
    await rewind(device.db, device.actor, 1)
    expect((await batch()).mutations).toMatchObject([{ mid: 1, args: { id: 'a' } }, { mid: 2, args: { id: 'b' } }])
  })

  test('and where a stranger’s number takes one, between the rewind and the first page', async () => {
    await submit('a', 'b')
    await answered(await batch(), ok(1))
    await rewind(device.db, device.actor, 1)
    await answered(await batch(), [{ mid: 2, status: 'mid-reuse' }])
    expect((await batch()).mutations).toMatchObject([{ mid: 1, args: { id: 'a' } }, { mid: 2, args: { id: 'b' } }])
  })
})

test('[RB1] what is put back into the queue is done again in view at once', async () => {
  await submit('a')
  await answered(await batch(), [{ mid: 1, status: 'refused', refusal: refuse('placement-not-running') as never }])
  expect(await logs()).toEqual([])
  await submit('b')
  await answered(await batch(), [{ mid: 2, status: 'gap', expected: 1 }])
  expect(await logs()).toEqual(['a', 'b'])
})

test('[PU9] one that is too large by itself is parked with its text, and leaves no hole', async () => {
  await submit('a', 'b', 'c')
  await answered(await batch(), [{ mid: 1, status: 'ok', merged: [] }])
  const b = await batch()
  await parkTooLarge(device.db, device.actor, b, Date.now())
  expect(await logs()).toEqual(['a', 'c'])
  expect(await device.db.sent.toArray()).toMatchObject([{ mid: 0, state: 'parked', refusal: { refused: 'invalid', because: 'fields-invalid' }, args: { id: 'b' } }])
  await submit('d')
  expect((await batch()).mutations).toMatchObject([{ mid: 2, args: { id: 'c' } }, { mid: 3, args: { id: 'd' } }])
  // A server that was restored never had it: it is not counted among what was sent.
  await answered(await batch(), [{ mid: 2, status: 'gap', expected: 1 }])
  expect((await batch()).mutations).toMatchObject([{ mid: 1, args: { id: 'a' } }, { mid: 2, args: { id: 'c' } }, { mid: 3, args: { id: 'd' } }])
})

test('an answer counts for the deed it was given to, not for the one that bears its number by now', async () => {
  await submit('a', 'b')
  const sent = await batch()
  await parkTooLarge(device.db, device.actor, sent, Date.now())
  await parkTooLarge(device.db, device.actor, sent, Date.now()) // another tab had the same answer
  expect(await logs()).toEqual(['b'])
  await answered(sent, ok(1))
  expect((await batch()).mutations).toMatchObject([{ mid: 1, args: { id: 'b' } }])
  await device.take(pageOf([], { lastMid: 1 }))
  expect(await logs()).toEqual(['b'])
})

describe('[DV8] an answer', () => {
  test('from before a rewind is not taken: the server has forgotten what it said', async () => {
    await submit('a', 'b')
    const early = await batch()
    await rewind(device.db, device.actor, 0)
    await answered(early, [{ mid: 1, status: 'refused', refusal: refuse('placement-not-running') as never }, ...ok(2)])
    expect(await logs()).toEqual(['a', 'b'])
    expect((await batch()).mutations.map((m) => m.mid)).toEqual([1, 2])
  })

  test('that comes twice, or after a later one, takes nothing back', async () => {
    await submit('a', 'b', 'c')
    const early = await batch()
    await answered(early, [{ mid: 1, status: 'refused', refusal: refuse('placement-not-running') as never }, ...ok(2, 3)])
    const before = [await device.db.outbox.toArray(), await device.db.sent.toArray(), await meta()]
    await answered(early, [{ mid: 1, status: 'refused', refusal: refuse('placement-not-running') as never }, ...ok(2)])
    expect([await device.db.outbox.toArray(), await device.db.sent.toArray(), await meta()]).toEqual(before)
  })

  test('counts from the first deed on and one after the other: what it leaves out stays queued', async () => {
    await submit('a', 'b', 'c')
    await answered(await batch(), ok(2, 3))
    expect((await batch()).mutations.map((m) => m.mid)).toEqual([1, 2, 3])
    await answered(await batch(), ok(1, 3))
    expect((await batch()).mutations.map((m) => m.mid)).toEqual([2, 3])
    await answered(await batch(), ok(2, 3, 4))
    await submit('d')
    expect((await batch()).mutations).toMatchObject([{ mid: 4, args: { id: 'd' } }])
  })

  test('that all is accepted touches none of the items', async () => {
    await submit('a', 'b')
    const b = await batch()
    let touched = 0
    device.db.outbox.hook('reading', (item) => (touched++, item))
    device.db.outbox.hook('updating', () => void touched++)
    await answered(b, ok(1, 2))
    expect(touched).toBe(0)
    expect(await countQueued(device.db)).toBe(0)
    expect(await device.db.outbox.count()).toBe(2)
  })

  test('tells what was merged, and the author finds it among what was sent', async () => {
    await submit('a', 'b')
    await answered(await batch(), [...ok(1), { mid: 2, status: 'ok', merged: [{ field: 'task', how: 'kept-both' }] }])
    await device.take(pageOf([], { lastMid: 2 }))
    expect((await device.db.sent.orderBy('mid').toArray()).map((s) => s.merged)).toEqual([[], [{ field: 'task', how: 'kept-both' }]])
  })
})

test('[RB2] a pull that knows more than the last answer confirms no deed that is still queued here', async () => {
  await submit('a', 'b')
  await answered(await batch(), [...ok(1), { mid: 2, status: 'retry', after: 1 }])
  await device.take(pageOf([], { lastMid: 2 }))
  expect((await batch()).mutations.map((m) => m.mid)).toEqual([2])
})

test('[RW2 P1] a server that knows numbers beyond this device’s answers, be they a copy’s, makes none of its deeds an accepted one', async () => {
  await submit('a', 'b')
  await answered(await batch(), [...ok(1), { mid: 2, status: 'retry', after: 1 }])
  await rewind(device.db, device.actor, 7)
  await submit('c')
  await device.take(pageOf([], { lastMid: 7 }))
  expect((await batch()).mutations).toMatchObject([{ mid: 2, args: { id: 'b' } }, { mid: 3, args: { id: 'c' } }])
  // Where something was accepted under a former name, all of it goes out under a new one.
  await answered(await batch(), [{ mid: 2, status: 'mid-reuse' }])
  await rewind(device.db, device.actor, 7)
  expect((await batch()).mutations).toMatchObject(['a', 'b', 'c'].map((id, n) => ({ mid: n + 1, args: { id } })))
})
