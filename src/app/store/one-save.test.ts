import { actorOf, contentOf, liWei, PLACEMENT, placementOf } from '#tests/support/people.ts'
import type { PracticeLogId } from '#domain/ids.ts'
import { addDays } from '#domain/calendar-day.ts'
import { portfolioOf } from '#sync/scope.ts'
import { afterEach, expect, test, vi } from 'vitest'
import { today } from './clock.ts'
import { Database } from './database.ts'
import { createMutate, haveRules } from './mutate.ts'
import { newId } from './new-id.ts'

afterEach(() => vi.restoreAllMocks())

const openStore = async (): Promise<Database> => {
  const db = new Database(`one-save-${newId()}`)
  const scope = portfolioOf(liWei.id)
  await db.rows('person').put({ ...liWei, _scope: scope })
  await db.rows('placement').put({ ...placementOf({ start: today(), end: today() }), _scope: scope })
  await haveRules()
  return db
}
const logArgs = (practisedOn = today()) => ({ id: newId<PracticeLogId>(), placement: PLACEMENT, zone: 0, content: contentOf({ practisedOn, competencies: [] }) })

test('a save asks the store for no row twice', async () => {
  const db = await openStore()
  const asked: string[] = []
  const get = IDBObjectStore.prototype.get
  vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore, key) {
    asked.push(`${this.name} ${String(key)}`)
    return get.call(this, key)
  })
  const mutate = createMutate(db, actorOf(liWei), () => undefined)
  expect(await mutate.practiceLog.submit(logArgs())).toBeNull()
  expect(asked).toContain(`person ${liWei.id}`)
  expect(asked.toSorted()).toEqual([...new Set(asked)].toSorted())
  await db.delete()
})

test('the draft of a deed goes in the commit that keeps the deed, and stays where the deed is refused or cannot be kept', async () => {
  const db = await openStore()
  const mutate = createMutate(db, actorOf(liWei), () => undefined)
  const draft = () => db.drafts.get('a-log')
  await db.drafts.put({ key: 'a-log', value: 'what was typed', savedAt: 1 })
  expect(await mutate.practiceLog.submit(logArgs(addDays(today(), 9)), { ends: 'a-log' })).not.toBeNull()
  expect(await draft()).toBeDefined()

  // The phone goes out in the middle of the commit.
  const cut = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore) {
    throw new DOMException('no more', 'QuotaExceededError')
  })
  await expect(mutate.practiceLog.submit(logArgs(), { ends: 'a-log' })).rejects.toThrow('not saved')
  cut.mockRestore()
  expect([await draft(), await db.outbox.count()]).toEqual([expect.anything(), 0])

  const commits = new Set<IDBTransaction>()
  for (const name of ['put', 'delete'] as const) {
    const work = IDBObjectStore.prototype[name] as (...args: unknown[]) => IDBRequest
    vi.spyOn(IDBObjectStore.prototype, name).mockImplementation(function (this: IDBObjectStore, ...args: unknown[]) {
      commits.add(this.transaction)
      return work.apply(this, args) as never
    })
  }
  expect(await mutate.practiceLog.submit(logArgs(), { ends: 'a-log' })).toBeNull()
  expect([await draft(), await db.outbox.count()]).toEqual([undefined, 1])
  expect([...commits].map((tx) => tx.mode)).toEqual(['readwrite'])
  await db.delete()
})
