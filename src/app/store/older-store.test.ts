// A store that an older build wrote: there each item said by itself whether it was queued. What was is sent by this one.
import type { PracticeLogId } from '#domain/ids.ts'
import Dexie from 'dexie'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { contentOf } from '#tests/support/people.ts'
import { openPageDevice, type PageDevice, runningPlacement, tinyServer } from '#tests/support/page-device.ts'
import { syncRound } from '../replication/round.ts'
import { nextBatch } from './batch.ts'
import { Database, type Meta, type OutboxItem } from './database.ts'
import { peekMeta } from './meta.ts'
import { accepted } from './queue.ts'

let device: PageDevice
let db: Database
/** The tables that matter here, as version 2 of the store had them, and the later ones still. */
const TABLES = { outbox: 'mid, state', sent: 'uid, mid, state, judgedAt', meta: 'key' }
beforeEach(async () => {
  device = await openPageDevice()
  for (const id of ['a', 'b', 'c', 'd'])
    await device.mutate.practiceLog.submit({ id: id as PracticeLogId, placement: runningPlacement.id, zone: 480, content: contentOf() })
})
afterEach(async () => {
  await db.delete()
  await device.dispose()
})

/** Writes the queue as an older build left it, and opens it with this one. */
const opened = async (states: readonly OutboxItem['state'][], change: Partial<Meta>, version = 2): Promise<void> => {
  const older = new Dexie(`${device.db.name}-older`)
  older.version(version).stores(TABLES)
  const items = await device.db.outbox.toArray()
  await older.table('outbox').bulkPut(items.map((item, n) => ({ ...item, state: states[n] })))
  await older.table('meta').put({ key: 'sync', value: { ...(await peekMeta(device.db)), cursors: { 'u:p': 5 }, ...change } })
  older.close()
  db = new Database(older.name)
}
const goingOut = async () => (await nextBatch(db))?.mutations.map((m) => m.mid) ?? []

test('[VS4] what was accepted still is, what was queued is sent', async () => {
  await opened(['acked', 'acked', 'queued', 'queued'], { resolved: 2 })
  expect(await accepted(db, await peekMeta(db)).primaryKeys()).toEqual([1, 2])
  expect(await goingOut()).toEqual([3, 4])
  expect((await peekMeta(db))?.hw).toEqual((await peekMeta(device.db))?.hw)
})

test('[VS4 P1] what a gap had queued again below the highest judged number is sent, and the server looks whose history this is', async () => {
  await opened(['acked', 'queued', 'queued', 'queued'], { resolved: 3 })
  expect(await goingOut()).toEqual([2, 3, 4])
  expect(await peekMeta(db)).toMatchObject({ resolved: 1, hw: { nonce: '' } })
  const server = tinyServer()
  expect(await syncRound(db, device.actor, server.ask)).toEqual({ end: 'rewound' })
  expect(await syncRound(db, device.actor, server.ask)).toEqual({ end: 'done' })
  expect(server.accepted).toHaveLength(4)
})

test('[VS4 P1] what was written below the number that a restored server claimed to know is sent', async () => {
  await opened(['queued', 'queued', 'queued', 'queued'], { resolved: 9 })
  expect(await goingOut()).toEqual([1, 2, 3, 4])
})

test('[VS4 P1] neither is a deed accepted that is only written now', async () => {
  await opened(['acked', 'acked', 'acked', 'acked'], { resolved: 9 })
  expect(await peekMeta(db)).toMatchObject({ resolved: 4, nextMid: 5 })
})

test.each([1, 2, 3, 4, 5])('[PL7] a store of version %i asks for everything anew, once', async (version) => {
  const turn = (await peekMeta(device.db))?.turn ?? 0
  await opened(['queued', 'queued', 'queued', 'queued'], { resolved: 0 }, version)
  expect(await peekMeta(db)).toMatchObject({ cursors: { 'u:p': 0 }, turn: turn + 1, resolved: 0 })
  db.close()
  await db.open()
  expect((await peekMeta(db))?.turn).toBe(turn + 1)
})

test.each([3, 4, 5])('[VS4] the queue of version %i goes by the number already, and stays as it is', async (version) => {
  await opened(['queued', 'queued', 'queued', 'queued'], { resolved: 2 }, version)
  expect(await goingOut()).toEqual([3, 4])
})
