import { actorOf, contentOf, liWei, PLACEMENT, placementOf } from '#tests/support/people.ts'
import type { PracticeLogId } from '#domain/ids.ts'
import { portfolioOf } from '#sync/scope.ts'
import { afterEach, expect, test, vi } from 'vitest'
import { today } from './clock.ts'
import { Database } from './database.ts'
import { createMutate, haveRules } from './mutate.ts'
import { newId } from './new-id.ts'

afterEach(() => vi.restoreAllMocks())

test('a save asks the store for no row twice', async () => {
  const db = new Database(`one-save-${newId()}`)
  const scope = portfolioOf(liWei.id)
  await db.rows('person').put({ ...liWei, _scope: scope })
  await db.rows('placement').put({ ...placementOf({ start: today(), end: today() }), _scope: scope })
  await haveRules()
  const asked: string[] = []
  const get = IDBObjectStore.prototype.get
  vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore, key) {
    asked.push(`${this.name} ${String(key)}`)
    return get.call(this, key)
  })
  const mutate = createMutate(db, actorOf(liWei), () => undefined)
  const refusal = await mutate.practiceLog.submit({ id: newId<PracticeLogId>(), placement: PLACEMENT, zone: 0, content: contentOf({ practisedOn: today(), competencies: [] }) })
  expect(refusal).toBeNull()
  expect(asked).toContain(`person ${liWei.id}`)
  expect(asked.toSorted()).toEqual([...new Set(asked)].toSorted())
  await db.delete()
})
