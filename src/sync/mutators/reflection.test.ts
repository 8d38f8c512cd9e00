import { beforeEach, describe, expect, test } from 'vitest'
import type { MemoryStore } from '#tests/support/memory-transaction.ts'
import { heLan, HOUR, liWei, moment, wangFang, zhangGang, zhaoMin } from '#tests/support/people.ts'
import { createSchool } from '#tests/support/school.ts'
import { portfolioOf, privateOf, scopeOf } from '../scope.ts'

const at = moment('2026-03-10T09:00Z')
let school: MemoryStore

const write = (who: typeof liWei, shared = false, id = 'r1') =>
  school.does(who, 'reflection.write', { id, apprentice: 'li-wei', shared, content: { dimension: 'rigour', text: 'I measured twice.', logs: [] } }, { at })
const revise = (who: typeof liWei, set: object, was: object, when = at + HOUR, heard = when) =>
  school.does(who, 'reflection.revise', { id: 'r1', set, was }, { at: when, heard })
const share = (who: typeof liWei) => school.does(who, 'reflection.share', { id: 'r1' }, { at: at + HOUR })
const comment = (who: typeof liWei) =>
  school.does(who, 'feedback.give', { id: 'f1', apprentice: 'li-wei', about: { kind: 'reflection', id: 'r1', revision: null }, field: null, text: 'Well seen.' }, { at: at + 2 * HOUR })
const row = async () => {
  const found = await school.get('reflection', 'r1')
  if (found === undefined) throw new Error('there is no reflection')
  return found
}

beforeEach(async () => {
  school = await createSchool()
})

describe('a reflection belongs to its apprentice', () => {
  test('he writes it, and nobody for him', async () => {
    for (const who of [heLan, zhangGang, wangFang, zhaoMin]) expect(await write(who)).toMatchObject({ because: 'not-yours' })
    expect(await write(liWei)).toMatchObject({ applied: true })
    expect(await write(liWei)).toMatchObject({ because: 'id-taken' })
    expect(await row()).toMatchObject({ writtenAt: at, changedAt: at, shared: false })
  })

  test('nobody else ever edits or shares one, and a teacher least of all', async () => {
    await write(liWei, true)
    const before = school.snapshot()
    for (const who of [heLan, zhangGang, wangFang, zhaoMin]) {
      expect(await revise(who, { text: 'Better so.' }, { text: 'I measured twice.' })).toMatchObject({ because: 'not-yours' })
      expect(await share(who)).toMatchObject({ because: 'not-yours' })
    }
    expect(school.snapshot()).toBe(before)
  })

  test('sharing goes one way', async () => {
    await write(liWei)
    expect(await share(liWei)).toMatchObject({ applied: true })
    await revise(liWei, { text: 'I measured three times.', shared: false }, { text: 'I measured twice.' })
    expect(await row()).toMatchObject({ shared: true, text: 'I measured three times.' })
  })

  test('[MG2] written on two devices: both texts are kept', async () => {
    await write(liWei)
    await revise(liWei, { text: 'On the phone' }, { text: 'I measured twice.' })
    expect(await revise(liWei, { text: 'On the tablet' }, { text: 'I measured twice.' }, at + 2 * HOUR)).toMatchObject({ merged: [{ field: 'text', how: 'kept-both' }] })
    expect(await row()).toMatchObject({ text: 'On the tablet', otherVersions: [{ field: 'text', text: 'On the phone' }] })
  })

  test('[MG4] an edit made first but arriving last does not turn the clock back', async () => {
    await write(liWei)
    await revise(liWei, { dimension: 'excellence' }, { dimension: 'rigour' }, at + 5 * HOUR)
    await revise(liWei, { text: 'Other words' }, { text: 'I measured twice.' }, at + HOUR)
    expect(await row()).toMatchObject({ changedAt: at + 5 * HOUR })
    await revise(liWei, { dimension: 'dedication' }, { dimension: 'rigour' }, at + 3 * HOUR, at + 9 * HOUR)
    expect(await row()).toMatchObject({ dimension: 'excellence', otherVersions: [{ field: 'dimension', text: 'dedication' }] })
  })
})

describe('a private reflection is invisible', () => {
  beforeEach(() => write(liWei))

  test('it lives where only its writer looks, until it is shared', async () => {
    expect(scopeOf('reflection', await row())).toBe(privateOf(liWei.id))
    await share(liWei)
    expect(await row()).toMatchObject({ writtenAt: at, changedAt: at + HOUR })
    expect(scopeOf('reflection', await row())).toBe(portfolioOf(liWei.id))
  })

  test('others get the same answer as for one that does not exist', async () => {
    for (const who of [heLan, zhangGang, wangFang, zhaoMin]) {
      const unknown = { id: 'nothing', set: {}, was: {} }
      expect(await revise(who, {}, {})).toEqual(await school.does(who, 'reflection.revise', unknown, { at }))
      expect(await share(who)).toEqual(await school.does(who, 'reflection.share', { id: 'nothing' }, { at }))
      expect(await comment(who)).toMatchObject(who === wangFang || who === zhangGang ? { because: 'subject-missing' } : { refused: 'forbidden' })
    }
  })

  test('once shared, mentor and teacher may comment on it', async () => {
    await share(liWei)
    expect(await comment(wangFang)).toMatchObject({ applied: true })
  })
})

describe('[MG6] taken away on one device, changed on another', () => {
  const content = { dimension: 'rigour', text: 'I measured twice.', logs: [] }
  const remove = (who: typeof liWei, was: object = content) => school.does(who, 'reflection.remove', { id: 'r1', was }, { at: at + 3 * HOUR })

  test('a private one goes when its writer takes it away, and only then', async () => {
    await write(liWei)
    for (const who of [heLan, zhangGang, wangFang, zhaoMin]) expect(await remove(who)).toMatchObject({ because: 'reflection-missing' })
    expect(await remove(liWei)).toMatchObject({ applied: true })
    expect(await school.get('reflection', 'r1')).toBeUndefined()
    expect(await remove(liWei)).toMatchObject({ because: 'reflection-missing' })
  })

  test('what others have read stays', async () => {
    await write(liWei, true)
    expect(await remove(liWei)).toMatchObject({ because: 'changed-meanwhile' })
    expect(await row()).toMatchObject({ text: 'I measured twice.' })
  })

  test('an edit that came first is not taken away unseen', async () => {
    await write(liWei)
    await revise(liWei, { text: 'I measured three times.' }, { text: 'I measured twice.' })
    expect(await remove(liWei)).toMatchObject({ refused: 'conflict', because: 'changed-meanwhile' })
    expect(await row()).toMatchObject({ text: 'I measured three times.' })
  })

  test('an edit that comes later brings it back, whole and still private', async () => {
    await write(liWei)
    await remove(liWei)
    expect(await revise(liWei, { text: 'I measured three times.' }, content, at + 4 * HOUR)).toMatchObject({ applied: true })
    expect(await row()).toMatchObject({ ...content, text: 'I measured three times.', shared: false, apprentice: 'li-wei' })
  })

  test('what is brought back is as old as it was, with the texts that stood beside it; never younger than the deed', async () => {
    await write(liWei)
    await revise(liWei, { text: 'On the phone' }, { text: 'I measured twice.' })
    await revise(liWei, { text: 'On the tablet' }, { text: 'I measured twice.' }, at + 2 * HOUR)
    const { writtenAt, otherVersions } = await row()
    expect(otherVersions).toMatchObject([{ text: 'On the phone' }])
    const stands = { ...content, text: 'On the tablet' }
    const bringBack = (history: object) => school.does(liWei, 'reflection.revise', { id: 'r1', set: stands, was: stands, history }, { at: at + 4 * HOUR })
    await remove(liWei, stands)
    expect(await bringBack({ writtenAt, otherVersions })).toMatchObject({ applied: true })
    expect(await row()).toMatchObject({ ...stands, writtenAt: at, changedAt: at + 4 * HOUR, otherVersions, shared: false })
    await school.does(liWei, 'reflection.remove', { id: 'r1', was: stands }, { at: at + 5 * HOUR })
    await bringBack({ writtenAt: at + 90 * HOUR, otherVersions: [] })
    expect(await row()).toMatchObject({ writtenAt: at + 4 * HOUR })
  })

  test('a history changes nothing of one that is there', async () => {
    await write(liWei)
    await school.does(liWei, 'reflection.revise', { id: 'r1', set: { text: 'Now' }, was: content, history: { writtenAt: 1, otherVersions: [{ field: 'text', text: 'Old', at: 1 }] } }, { at: at + HOUR })
    expect(await row()).toMatchObject({ text: 'Now', writtenAt: at, otherVersions: [] })
  })

  test('an edit that does not hold the whole is refused, and its words are kept where it was made', async () => {
    await write(liWei)
    await remove(liWei)
    expect(await revise(liWei, { text: 'I measured three times.' }, { text: 'I measured twice.' }, at + 4 * HOUR)).toMatchObject({ because: 'reflection-missing' })
  })

  test("nobody else's edit makes one of somebody's absent or hidden reflection", async () => {
    await write(liWei)
    for (const who of [heLan, zhangGang, wangFang]) expect(await revise(who, { text: 'Mine now.' }, content)).toMatchObject({ because: 'reflection-missing' })
    expect(await row()).toMatchObject({ text: 'I measured twice.', apprentice: 'li-wei' })
  })
})
