import { beforeEach, describe, expect, test } from 'vitest'
import type { ConcernId, VisitId } from '#domain/ids.ts'
import type { Person } from '#domain/people.ts'
import type { MemoryStore } from '#tests/support/memory-transaction.ts'
import { heLan, HOUR, liWei, moment, PLACEMENT, wangFang, zhangGang, zhaoMin } from '#tests/support/people.ts'
import { createSchool } from '#tests/support/school.ts'
import { schoolMattersOf, scopeOf } from '../scope.ts'
import type { MutationName } from './registry.ts'

const at = moment('2026-03-10T09:00Z')
const ID = 'v1' as VisitId
let school: MemoryStore
const does = (who: Person, name: MutationName, args: object, when = at, heard = when) => school.does(who, name, args, { at: when, heard })
const plan = (who = wangFang, over: object = {}) =>
  does(who, 'visit.plan', { id: ID, trip: 't1', apprentice: liWei.id, placement: PLACEMENT, plannedFor: '2026-03-20', kind: 'on-site', concerns: [], purpose: 'First look', ...over })
const log = (set: object, was: object, when = at + HOUR, heard = when) => does(wangFang, 'visit.log', { id: ID, set, was }, when, heard)
const row = async () => {
  const found = await school.get('visit', ID)
  if (found === undefined) throw new Error('there is no visit')
  return found
}

beforeEach(async () => {
  school = await createSchool()
})

describe('a visit is the matter of an apprentice and his teachers', () => {
  test('it lives where no enterprise reads, and takes the enterprise from his placement', async () => {
    expect(await plan()).toMatchObject({ applied: true })
    expect(await row()).toMatchObject({ state: 'planned', enterpriseName: 'Rail Works', by: { person: wangFang.id, role: 'teacher' }, wentBy: null })
    expect(scopeOf('visit', await row())).toBe(schoolMattersOf(liWei.id))
  })

  test('only his teachers plan one; to anybody else a planned one is as good as absent', async () => {
    for (const who of [liWei, heLan, zhangGang, zhaoMin]) expect(await plan(who)).toMatchObject({ because: 'not-their-teacher' })
    await plan()
    const before = school.snapshot()
    for (const who of [liWei, heLan, zhangGang, zhaoMin]) {
      expect(await does(who, 'visit.log', { id: ID, set: { wentOn: '2026-03-10' }, was: {} })).toMatchObject({ because: 'subject-missing' })
      expect(await does(who, 'visit.revise', { id: ID, set: { notes: 'x' }, was: {} })).toMatchObject({ because: 'subject-missing' })
      expect(await does(who, 'visit.cancel', { id: ID, because: '' })).toMatchObject({ because: 'subject-missing' })
    }
    expect(school.snapshot()).toBe(before)
  })

  test('a placement or a concern of somebody else is refused', async () => {
    expect(await plan(wangFang, { placement: 'other' })).toMatchObject({ because: 'placement-missing' })
    await does(heLan, 'concern.raise', { id: 'c1', apprentice: heLan.id, placement: null, category: 'pay', audience: 'school', text: 'No pay.', zone: 480 })
    expect(await plan(wangFang, { concerns: ['c1'] })).toMatchObject({ fields: [{ path: 'concerns' }] })
    expect(await plan(wangFang, { concerns: ['not-here-yet'] })).toMatchObject({ applied: true })
    expect((await row()).concerns).toEqual(['not-here-yet' as ConcernId])
  })
})

describe('what came of it', () => {
  beforeEach(() => plan())

  test('it is held on a day that was, and says who went', async () => {
    expect(await log({ notes: 'He measures alone.' }, { notes: '' })).toMatchObject({ fields: [{ path: 'set.wentOn', error: 'required' }] })
    expect(await log({ wentOn: '2026-03-14' }, { wentOn: null })).toMatchObject({ fields: [{ path: 'set.wentOn', error: 'in-the-future' }] })
    expect(await log({ wentOn: '2026-03-10', notes: 'He measures alone.', followUpOn: '2026-04-01' }, { wentOn: null, notes: '', followUpOn: null })).toMatchObject({ applied: true })
    expect(await row()).toMatchObject({ state: 'done', wentOn: '2026-03-10', notes: 'He measures alone.', wentBy: { person: wangFang.id } })
  })

  test('[MG2] noted on two devices: both texts are kept', async () => {
    await log({ wentOn: '2026-03-10', notes: 'On the phone' }, { wentOn: null, notes: '' })
    expect(await log({ wentOn: '2026-03-10', notes: 'On the laptop' }, { wentOn: null, notes: '' }, at + 2 * HOUR)).toMatchObject({ merged: [{ field: 'notes', how: 'kept-both' }] })
    expect(await row()).toMatchObject({ notes: 'On the laptop', otherVersions: [{ field: 'notes', text: 'On the phone' }] })
  })

  test('[MG4] a day that was set earlier and heard later stands beside, not over', async () => {
    await does(wangFang, 'visit.revise', { id: ID, set: { plannedFor: '2026-03-25' }, was: { plannedFor: '2026-03-20' } }, at + 5 * HOUR)
    await does(wangFang, 'visit.revise', { id: ID, set: { plannedFor: '2026-03-22' }, was: { plannedFor: '2026-03-20' } }, at + HOUR, at + 9 * HOUR)
    expect(await row()).toMatchObject({ plannedFor: '2026-03-25', state: 'planned', otherVersions: [{ field: 'plannedFor', text: '2026-03-22' }] })
  })

  test('that somebody went outweighs that it was called off, whichever is heard first', async () => {
    expect(await does(wangFang, 'visit.cancel', { id: ID, because: 'He is ill' })).toMatchObject({ applied: true })
    expect(await row()).toMatchObject({ state: 'cancelled', cancelled: { because: 'He is ill' } })
    await log({ wentOn: '2026-03-10' }, { wentOn: null })
    expect(await row()).toMatchObject({ state: 'done' })
    expect(await does(wangFang, 'visit.cancel', { id: ID, because: 'again' })).toMatchObject({ because: 'changed-meanwhile' })
    expect(await row()).toMatchObject({ state: 'done', cancelled: { because: 'He is ill' } })
  })
})
