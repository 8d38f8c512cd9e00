/** The device dies, forgets, doubles itself or loses its storage, in the middle of a round. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PushResponse } from '#sync/protocol.ts'
import type { NodeDevice } from '#tests/support/node-device.ts'
import { outboxWithStates } from '../../src/app/record/outbox-states.ts'
import { SaveFailed } from '../../src/app/store/reopen.ts'
import { saveDraft } from '../../src/app/store/drafts.ts'
import { Died, dieAfter, notingResults } from './between.ts'
import { type LiveSchool, logOf, openLiveSchool } from './live-school.ts'
import { rowsOnDevice, settleAndAgree } from './oracle.ts'

let school: LiveSchool
beforeAll(async () => {
  school = await openLiveSchool()
}, 60_000)
afterAll(() => school.close())

const begin = async () => {
  const who = await school.enrol()
  const phone = await school.deviceOf(who)
  await phone.sync()
  return { who, phone, log: (id: string) => logOf(who, `${who.id}-${id}`) }
}
const queue = async (d: NodeDevice) => (await outboxWithStates(d.db)).map((i) => `${i.mid} ${i.state}`)

test('fault 9: a device that dies between the answer to its push and taking it in asks again [PU2] [P2]', async () => {
  const { phone, log } = await begin()
  await phone.does((m) => m.practiceLog.submit(log('a')))
  await phone.does((m) => m.practiceLog.resubmit({ id: log('a').id, set: { minutes: 100 }, was: { minutes: 90 } }))
  await expect(phone.round(dieAfter('push'))).rejects.toThrow(Died)
  const again = await phone.restart()
  expect(await queue(again)).toEqual(['1 queued', '2 queued'])
  const results: PushResponse['results'][number][] = []
  await again.sync(notingResults(results))
  expect(results).toEqual([1, 2].map((mid) => ({ mid, status: 'ok', merged: [], dup: true })))
  await settleAndAgree(school, again)
})

/** Everything on the device, to compare before and after; but for its idea of the server's clock. */
const everything = async ({ db }: NodeDevice) => {
  const tables = Object.fromEntries(await Promise.all(db.tables.map(async (t) => [t.name, await t.toArray()] as const)))
  return JSON.parse(JSON.stringify(tables, (key, value: unknown) => (key === 'clockOffset' ? undefined : value))) as unknown
}

/**
 * Lets writes to the storage fail from now on, as long as `fails` says so of the n-th.
 * @returns how to end that, and how many were tried
 */
const failWrites = (fails: (n: number) => boolean, error: (n: number) => unknown): (() => number) => {
  const { put, add, delete: remove } = IDBObjectStore.prototype
  let writes = 0
  const mortal = (write: (this: IDBObjectStore, ...args: never[]) => unknown) =>
    function (this: IDBObjectStore, ...args: never[]) {
      writes += 1
      if (fails(writes)) throw error(writes)
      return write.apply(this, args)
    }
  Object.assign(IDBObjectStore.prototype, { put: mortal(put as never), add: mortal(add as never), delete: mortal(remove as never) })
  return () => {
    Object.assign(IDBObjectStore.prototype, { put, add, delete: remove })
    return writes
  }
}

test('fault 10: a device that dies at any write of a page keeps what it had before the page, whole [PL6] [RB1]', async () => {
  const { who, phone, log } = await begin()
  for (const id of ['a', 'b', 'c']) await phone.does((m) => m.practiceLog.submit(log(id)))
  await phone.sync()
  let tablet = await school.deviceOf(who)
  await tablet.sync()
  await phone.does((m) => m.practiceLog.resubmit({ id: log('a').id, set: { minutes: 100 }, was: { minutes: 90 } }))
  await phone.sync()
  // The page comes under work that is judged but not yet confirmed: shadows go back, and the work is done again.
  await tablet.does((m) => m.practiceLog.resubmit({ id: log('a').id, set: { ownDefects: 'one scratch' }, was: { ownDefects: '' } }))
  await expect(tablet.round(dieAfter('pull'))).rejects.toThrow(Died)
  tablet = await tablet.restart()
  expect(await queue(tablet)).toEqual(['1 acked'])
  let deaths = 0
  for (;;) {
    const before = await everything(tablet)
    const mend = failWrites((n) => n > deaths, (n) => new Died(`at write ${n}`))
    const ended = await tablet.round().catch((e: unknown) => e)
    if (mend() <= deaths) break
    deaths += 1
    expect(ended).toBeInstanceOf(Error)
    tablet = await tablet.restart()
    expect(await everything(tablet)).toEqual(before)
  }
  expect(deaths).toBeGreaterThan(5)
  await settleAndAgree(school, phone, tablet)
})

test('fault 12: a device whose storage was evicted starts over under a new name, and the server still has all that was sent', async () => {
  const { who, phone, log } = await begin()
  for (const id of ['a', 'b']) await phone.does((m) => m.practiceLog.submit(log(id)))
  await phone.sync()
  const clientsOf = () => school.store().read((sql) => sql.selectFrom('client').where('person', '=', who.id).select(['id', 'last_mid']).orderBy('last_seen').execute())
  const [first] = await clientsOf()
  const deeds = [...phone.deeds]
  await phone.does((m) => m.practiceLog.submit(log('unsent')))
  await phone.dispose()
  const empty = await school.deviceOf(who)
  await empty.sync()
  expect((await empty.db.rows('practiceLog').toArray()).map((l) => l.id).toSorted()).toEqual([`${who.id}-a`, `${who.id}-b`])
  await empty.does((m) => m.practiceLog.submit(log('c')))
  await settleAndAgree(school, empty)
  expect((await clientsOf()).filter((c) => c.id !== first?.id)).toMatchObject([{ last_mid: 1 }])
  expect((await clientsOf()).find((c) => c.id === first?.id)?.last_mid).toBe(deeds.length)
})

test('fault 13: a connection to the storage that is lost underneath is opened again, in a write and in a round [P1]', async () => {
  const { phone, log } = await begin()
  phone.db.backendDB().close()
  expect(await phone.does((m) => m.practiceLog.submit(log('a')))).toBeNull()
  phone.db.backendDB().close()
  expect((await phone.round()).end).toBe('done')
  await phone.does((m) => m.practiceLog.submit(log('b')))
  // In the middle: the answer to the pull finds no connection.
  const ended = await phone
    .round((ask) => async (path, schema, q) => {
      const answer = await ask(path, schema, q)
      phone.db.backendDB().close()
      return answer
    })
    .catch((e: unknown) => e)
  expect(ended).toSatisfy((e: unknown) => e instanceof Error || (e as { end?: string }).end === 'done')
  await settleAndAgree(school, phone)
  expect(await phone.db.rows('practiceLog').count()).toBe(2)
})

test('fault 13: a storage that fails once is tried again; one that goes on failing is told, never passed over [P1] [DV1]', async () => {
  const { phone, log } = await begin()
  const gone = () => new DOMException('Connection to Indexed Database server lost. Refresh the page to try again', 'UnknownError')
  const mendSoon = failWrites((n) => n === 1, gone)
  const outcome = await phone.does((m) => m.practiceLog.submit(log('a')))
  expect(mendSoon()).toBeGreaterThan(1)
  expect(outcome).toBeNull()
  const before = await everything(phone)
  const mendLate = failWrites(() => true, gone)
  const failures = [
    await phone.does((m) => m.practiceLog.submit(log('b'))).catch((e: unknown) => e),
    await saveDraft(phone.db, 'log:new', { task: 'half a wo' }).catch((e: unknown) => e),
  ]
  // Two deeds, two tries each; a deed of several rows fails at each of them.
  expect(mendLate()).toBeGreaterThanOrEqual(4)
  for (const failure of failures) expect(failure).toBeInstanceOf(SaveFailed)
  expect(await everything(phone)).toEqual(before)
  expect(await phone.does((m) => m.practiceLog.submit(log('b')))).toBeNull()
  await settleAndAgree(school, phone)
})

test('fault 34: a cloned profile takes a name of its own, and the work of both is kept, once each [PU3] [PU2] [P2]', async () => {
  const { who, phone, log } = await begin()
  await phone.does((m) => m.practiceLog.submit(log('sent')))
  await phone.sync()
  await phone.does((m) => m.practiceLog.submit(log('waiting')))
  const copy = await phone.clone()
  await phone.does((m) => m.practiceLog.submit(log('first')))
  await copy.does((m) => m.practiceLog.submit(log('second')))
  await copy.does((m) => m.practiceLog.submit(log('third')))
  await phone.sync()
  await settleAndAgree(school, copy, phone)
  expect(await phone.db.rows('practiceLog').count()).toBe(5)
  const clients = await school.store().read((sql) => sql.selectFrom('client').where('person', '=', who.id).select('id').execute())
  expect(clients).toHaveLength(2)
})

test('fault 34: a profile put back from an older copy of itself goes on, and nothing is doubled [PU3] [RW1]', async () => {
  const { phone, log } = await begin()
  await phone.does((m) => m.practiceLog.submit(log('a')))
  const older = await phone.clone()
  await phone.does((m) => m.practiceLog.submit(log('b')))
  await phone.sync()
  // The phone is gone, its copy of yesterday comes back and writes on.
  await older.does((m) => m.practiceLog.submit(log('c')))
  await settleAndAgree(school, older)
  expect(await older.db.rows('practiceLog').count()).toBe(3)
  expect(await rowsOnDevice(older)).toHaveProperty(`practiceLog ${log('b').id}`)
})
