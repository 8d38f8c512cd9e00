// The queue's numbers: one schema version a batch, no hole, and an answer counts for the deed it was given to.
import type { PracticeLogId } from '#domain/ids.ts'
import { refuse } from '#domain/refusal.ts'
import { SCHEMA_VERSION } from '#sync/protocol.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { contentOf } from '#tests/support/people.ts'
import { openPageDevice, pageOf, type PageDevice, runningPlacement } from '#tests/support/page-device.ts'
import { type Batch, nextBatch, parkTooLarge, sendAgain, settle } from './outbox.ts'
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
  await answered(sent, [{ mid: 1, status: 'ok', merged: [] }])
  expect((await batch()).mutations).toMatchObject([{ mid: 1, args: { id: 'b' } }])
})
