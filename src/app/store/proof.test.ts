// After a rewind: whether the numbers that the server knows are this device's deeds, or a copy's.
import type { PracticeLogId } from '#domain/ids.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { contentOf } from '#tests/support/people.ts'
import { openPageDevice, pageOf, type PageDevice, runningPlacement, type TinyServer, tinyServer } from '#tests/support/page-device.ts'
import { syncRound } from '../replication/round.ts'
import { nextBatch } from './batch.ts'
import { settle } from './outbox.ts'
import { nextProof, settleProof } from './proof.ts'
import { rewind } from './rewind.ts'

let device: PageDevice
let server: TinyServer
beforeEach(async () => {
  device = await openPageDevice()
  server = tinyServer()
  for (const id of ['a', 'b', 'c'])
    await device.mutate.practiceLog.submit({ id: id as PracticeLogId, placement: runningPlacement.id, zone: 480, content: contentOf() })
  await syncRound(device.db, device.actor, server.ask)
})
afterEach(() => device.dispose())

const sent = async () => (await device.db.sent.toArray()).map((s) => [s.mid, s.state]).toSorted()
const proof = async () => {
  const batch = await nextProof(device.db, 100)
  if (batch === null) throw new Error('nothing is unsure')
  return batch
}

test('[RW2] its own deeds are answered from memory, and nothing goes out twice', async () => {
  await rewind(device.db, device.actor, 2)
  expect(await syncRound(device.db, device.actor, server.ask)).toEqual({ end: 'done' })
  expect(server.asked.filter((a) => a.path.endsWith('push')).map((a) => a.json.mutations.map((m) => m.mid))).toEqual([[1, 2, 3], [1, 2], [3]])
  expect(server.accepted).toHaveLength(3)
  expect(await sent()).toEqual([[1, 'done'], [2, 'done'], [3, 'done']])
  expect(await nextProof(device.db, 100)).toBeNull()
})

test('[P2 RW4] a number that a copy of this device has used since brings out a new name, and all that was accepted goes out again', async () => {
  await rewind(device.db, device.actor, 3)
  const { clientId } = await proof()
  const uids = (await proof()).mutations.map((m) => m.uid)
  await settleProof(device.db, device.actor, await proof(), [{ mid: 1, status: 'ok', merged: [], dup: true }, { mid: 2, status: 'mid-reuse' }], Date.now())
  const batch = await nextBatch(device.db)
  expect(batch?.clientId).not.toBe(clientId)
  expect(batch?.mutations.map((m) => m.uid)).toEqual(uids)
  expect(await nextProof(device.db, 100)).toBeNull()
})

test('what was put off stays unsure; a kill in between goes on where it was', async () => {
  await rewind(device.db, device.actor, 3)
  await settleProof(device.db, device.actor, await proof(), [{ mid: 1, status: 'ok', merged: [], dup: true }, { mid: 2, status: 'retry', after: 1 }], Date.now())
  expect((await proof()).mutations.map((m) => m.mid)).toEqual([2, 3])
})

test('[P7] one that is judged otherwise this time is parked', async () => {
  await rewind(device.db, device.actor, 3)
  await settleProof(device.db, device.actor, await proof(), [
    { mid: 1, status: 'refused', refusal: { refused: 'invalid', because: 'placement-not-running' } },
    { mid: 2, status: 'gap', expected: 2 },
  ], Date.now())
  expect(await sent()).toEqual([[1, 'parked']])
  expect((await nextBatch(device.db))?.mutations.map((m) => m.mid)).toEqual([2, 3])
})

test('[P7 RB3] so is one that still waits for its rows, and leaves the view; what is merged this time is told', async () => {
  for (const id of ['d', 'e', 'f'])
    await device.mutate.practiceLog.submit({ id: id as PracticeLogId, placement: runningPlacement.id, zone: 480, content: contentOf() })
  const batch = await nextBatch(device.db)
  if (batch === null) throw new Error('nothing queued')
  await settle(device.db, device.actor, batch, batch.mutations.map(({ mid }) => ({ mid, status: 'ok', merged: [] })), Date.now())
  await rewind(device.db, device.actor, 6)
  await settleProof(device.db, device.actor, await proof(), [
    ...[1, 2, 3, 4].map((mid) => ({ mid, status: 'ok' as const, merged: [], dup: true as const })),
    { mid: 5, status: 'refused', refusal: { refused: 'conflict', because: 'log-not-submitted' } },
    { mid: 6, status: 'ok', merged: [{ field: 'task', how: 'kept-both' }] },
  ], Date.now())
  // Of the others the tiny server has no rows.
  expect((await device.db.rows('practiceLog').toArray()).map((l) => l.id).toSorted()).toEqual(['d', 'f'])
  await device.take(pageOf([], { lastMid: 6 }))
  expect(await sent()).toEqual([[1, 'done'], [2, 'done'], [3, 'done'], [4, 'done'], [5, 'parked'], [6, 'done']])
  expect((await device.db.sent.where('mid').equals(6).first())?.merged).toEqual([{ field: 'task', how: 'kept-both' }])
})

test('[DV8] an answer from before a second rewind proves nothing: it may have forgotten more since', async () => {
  await rewind(device.db, device.actor, 3)
  const early = await proof()
  await rewind(device.db, device.actor, 2)
  await settleProof(device.db, device.actor, early, early.mutations.map(({ mid }) => ({ mid, status: 'ok', merged: [], dup: true })), Date.now())
  expect((await proof()).mutations.map((m) => m.mid)).toEqual([1, 2])
})

test('[PU4 RW2] a server that forgets even what it had just claimed to know gets it once more', async () => {
  await rewind(device.db, device.actor, 3)
  await settleProof(device.db, device.actor, await proof(), [{ mid: 1, status: 'ok', merged: [], dup: true }, { mid: 2, status: 'gap', expected: 2 }], Date.now())
  expect((await proof()).mutations.map((m) => m.mid)).toEqual([1])
  await device.take(pageOf([], { lastMid: 1 }))
  expect((await nextBatch(device.db))?.mutations.map((m) => m.mid)).toEqual([2, 3])
})
