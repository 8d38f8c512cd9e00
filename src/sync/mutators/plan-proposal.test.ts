import { beforeEach, expect, test } from 'vitest'
import { createMemoryStore, type MemoryStore } from '#tests/support/memory-transaction.ts'
import { chenHua, ENTERPRISE, liWei, moment, PLACEMENT, placementOf, PLAN, PROGRAMME, programmeOf, SCHOOL, SECURE, sunTao, wangFang, zhangGang, zhaoMin } from '#tests/support/people.ts'
import { proposalState } from '#domain/plan-proposal.ts'

const id = 'proposal'
const at = moment('2026-03-06T09:00Z')
const change = { do: 'set-line', line: SECURE, set: { title: { en: 'Chock and brake the vehicle' } } }
const proposal = { id, plan: PLAN, programme: PROGRAMME, enterprise: ENTERPRISE, change, because: 'Nobody here secures without the brake.' }

let school: MemoryStore
beforeEach(async () => {
  school = createMemoryStore()
  await school.put('programme', programmeOf())
  await school.put('placement', placementOf())
  await school.put('enterprise', { id: ENTERPRISE, school: SCHOOL, name: 'Rail Works' })
})
const bySchool = () => school.does(zhaoMin, 'planProposal.make', { ...proposal, placement: null }, { at })
const state = async () => {
  const row = await school.get('planProposal', id)
  return row && proposalState(row)
}

test('what the school proposes is agreed when a mentor of the enterprise says yes', async () => {
  expect(await bySchool()).toEqual({ applied: true, merged: [] })
  expect(await state()).toBe('open')
  await school.does(zhangGang, 'planProposal.agree', { id, placement: PLACEMENT, words: '' }, { at: at + 1 })
  expect(await state()).toBe('agreed')
})

test('what a mentor proposes is agreed when the school says yes, and not by a second mentor', async () => {
  expect(await school.does(zhangGang, 'planProposal.make', { ...proposal, placement: PLACEMENT }, { at })).toEqual({ applied: true, merged: [] })
  await school.does(chenHua, 'planProposal.agree', { id, placement: PLACEMENT, words: '' }, { at: at + 1 })
  expect(await state()).toBe('open')
  await school.does(zhaoMin, 'planProposal.agree', { id, placement: null, words: '' }, { at: at + 2 })
  expect(await state()).toBe('agreed')
})

test('the later word of a side stands, in whichever order two tablets arrive', async () => {
  await bySchool()
  await school.does(zhangGang, 'planProposal.decline', { id, placement: PLACEMENT, because: 'Not in the paint shop.' }, { at: at + 10 })
  await school.does(chenHua, 'planProposal.agree', { id, placement: PLACEMENT, words: '' }, { at: at + 5 })
  expect(await state()).toBe('declined')
  expect((await school.get('planProposal', id))?.answers.enterprise?.words).toBe('Not in the paint shop.')
  expect(await school.does(zhangGang, 'planProposal.decline', { id, placement: PLACEMENT, because: ' ' }, { at: at + 11 })).toMatchObject({ because: 'fields-invalid' })
})

test.each([
  ['an apprentice', liWei, PLACEMENT, 'not-their-mentor'],
  ['a mentor of another place', sunTao, PLACEMENT, 'not-their-mentor'],
  ['a teacher for the school', wangFang, null, 'role-missing'],
  ['a mentor for the school', zhangGang, null, 'role-missing'],
])('%s has no voice', async (_who, person, placement, because) => {
  await bySchool()
  const before = school.snapshot()
  expect(await school.does(person, 'planProposal.agree', { id, placement, words: '' }, { at: at + 1 })).toMatchObject({ because })
  expect(await school.does(person, 'planProposal.make', { ...proposal, id: 'another', placement }, { at })).toMatchObject({ because })
  expect(school.snapshot()).toBe(before)
})

test('only who made it takes it back, and then nobody says yes to it any more', async () => {
  await bySchool()
  expect(await school.does(zhangGang, 'planProposal.withdraw', { id }, { at })).toMatchObject({ because: 'not-yours' })
  await school.does(zhaoMin, 'planProposal.withdraw', { id }, { at: at + 1 })
  expect(await state()).toBe('withdrawn')
  expect(await school.does(zhangGang, 'planProposal.agree', { id, placement: PLACEMENT, words: '' }, { at: at + 2 })).toMatchObject({ because: 'changed-meanwhile' })
})
