import { beforeEach, expect, test } from 'vitest'
import type { MemoryStore } from '#tests/support/memory-transaction.ts'
import { heLan, HOUR, liWei, moment, wangFang, zhangGang } from '#tests/support/people.ts'
import { createSchool } from '#tests/support/school.ts'
import { privateOf, scopeOf } from '../scope.ts'

const at = moment('2026-03-10T09:00Z')
const items = [{ id: 'a', text: 'Guard closed' }, { id: 'b', text: 'Zero set' }]
let school: MemoryStore
beforeEach(async () => {
  school = await createSchool()
})
const write = (who = liWei, over: object = {}) =>
  school.does(who, 'ownChecklist.write', { id: 'k1', apprentice: 'li-wei', content: { title: 'Before the lathe', items, ...over } }, { at, heard: at })
const revise = (who: typeof liWei, set: object, was: object, when = at + HOUR) => school.does(who, 'ownChecklist.revise', { id: 'k1', set, was }, { at: when, heard: when })

test('it is the apprentice’s alone: nobody writes, changes or takes it away for him, and nobody holds it', async () => {
  for (const who of [heLan, zhangGang, wangFang]) expect(await write(who)).toMatchObject({ because: 'not-yours' })
  expect(await write()).toMatchObject({ applied: true })
  for (const who of [heLan, zhangGang, wangFang]) {
    expect(await revise(who, { title: 'x' }, { title: 'Before the lathe' })).toMatchObject({ because: 'subject-missing' })
    expect(await school.does(who, 'ownChecklist.remove', { id: 'k1' }, { at, heard: at })).toMatchObject({ because: 'subject-missing' })
  }
  const row = await school.get('ownChecklist', 'k1')
  expect(row && scopeOf('ownChecklist', row)).toBe(privateOf(liWei.id))
})

test('lines added on two devices are both there', async () => {
  await write()
  await revise(liWei, { items: [...items, { id: 'c', text: 'Glasses on' }] }, { items })
  await revise(liWei, { items: [...items, { id: 'd', text: 'Chuck key out' }] }, { items })
  expect((await school.get('ownChecklist', 'k1'))?.items.map((i) => i.id)).toEqual(['a', 'b', 'c', 'd'])
})

test('a list without a line or a title is refused at the field', async () => {
  expect(await write(liWei, { items: [] })).toMatchObject({ fields: [{ path: 'content.items', error: 'required' }] })
  expect(await write(liWei, { title: ' ' })).toMatchObject({ fields: [{ path: 'content.title', error: 'required' }] })
})

test('he takes it away', async () => {
  await write()
  expect(await school.does(liWei, 'ownChecklist.remove', { id: 'k1' }, { at, heard: at })).toMatchObject({ applied: true })
  expect(await school.get('ownChecklist', 'k1')).toBeUndefined()
})
