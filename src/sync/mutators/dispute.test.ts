import { beforeEach, expect, test } from 'vitest'
import type { DisputeId } from '#domain/ids.ts'
import type { Person } from '#domain/people.ts'
import { standings } from '#domain/progress.ts'
import type { MemoryStore } from '#tests/support/memory-transaction.ts'
import { chenHua, heLan, HOUR, liWei, MEASURE, moment, programmeOf, wangFang, zhangGang, zhaoMin } from '#tests/support/people.ts'
import { createSchool } from '#tests/support/school.ts'
import { portfolioOf, scopeOf } from '../scope.ts'
import type { MutationName } from './registry.ts'

const at = moment('2026-03-10T09:00Z')
const ID = 'd1' as DisputeId
let school: MemoryStore
const does = (who: Person, name: MutationName, args: object) => school.does(who, name, args, { at: at + HOUR })
const dispute = (who: Person = wangFang, id = 'd1') => does(who, 'competency.dispute', { id, signOff: 's1', because: 'He was ill on that day.' })
const stands = () => {
  const [signOffs, withdrawals, endorsements, disputes] = [school.all('signOff'), school.all('withdrawal'), school.all('endorsement'), school.all('dispute')]
  return standings(programmeOf(), { signOffs, withdrawals, endorsements, disputes, logs: [], requests: [] }, at + HOUR).find((s) => s.competency === MEASURE)
}

beforeEach(async () => {
  school = await createSchool()
  await school.does(zhangGang, 'competency.sign', { id: 's1', apprentice: liWei.id, competency: MEASURE, level: 3, facts: { takeovers: 0, prompts: 0, defects: 0 }, comment: '', logs: [] }, { at })
})

test('a disputed sign-off counts nothing, endorsed or not, until a teacher takes the dispute back', async () => {
  await does(wangFang, 'competency.endorse', { signOff: 's1' })
  expect(stands()).toMatchObject({ status: 'endorsed', level: 3, disputed: false })
  expect(await dispute()).toMatchObject({ applied: true })
  expect(stands()).toMatchObject({ status: 'untouched', level: null, disputed: true })
  const row = await school.get('dispute', ID)
  expect(row && scopeOf('dispute', row)).toBe(portfolioOf(liWei.id))
  expect(await does(wangFang, 'competency.takeBackDispute', { id: ID, because: 'It was another day.' })).toMatchObject({ applied: true })
  expect(stands()).toMatchObject({ status: 'endorsed', level: 3, disputed: false })
  expect(await school.get('dispute', ID)).toMatchObject({ because: 'He was ill on that day.', takenBack: { because: 'It was another day.' } })
})

test('nobody but a teacher of his disputes, or takes back', async () => {
  for (const who of [liWei, heLan, zhangGang, chenHua, zhaoMin]) expect(await dispute(who)).toMatchObject({ because: 'not-their-teacher' })
  await dispute()
  for (const who of [liWei, heLan, zhangGang, chenHua, zhaoMin]) expect(await does(who, 'competency.takeBackDispute', { id: ID, because: '' })).toMatchObject({ because: 'not-their-teacher' })
  expect(await school.get('dispute', ID)).toMatchObject({ takenBack: null })
})

test('what is disputed is not endorsed; the mentor may still withdraw it, and then it is settled', async () => {
  await dispute()
  expect(await does(wangFang, 'competency.endorse', { signOff: 's1' })).toMatchObject({ because: 'changed-meanwhile' })
  expect(await does(zhangGang, 'competency.withdraw', { id: 'w1', signOff: 's1', because: 'You are right.' })).toMatchObject({ applied: true })
  expect(stands()).toMatchObject({ disputed: false, status: 'untouched' })
  expect(await dispute(wangFang, 'd2')).toMatchObject({ because: 'already-withdrawn' })
})

test('two teachers doubt: it counts again when both doubts are taken back', async () => {
  await dispute()
  await dispute(wangFang, 'd2')
  await does(wangFang, 'competency.takeBackDispute', { id: 'd1', because: '' })
  expect(stands()).toMatchObject({ disputed: true })
  await does(wangFang, 'competency.takeBackDispute', { id: 'd2', because: '' })
  expect(stands()).toMatchObject({ disputed: false, level: 3 })
})

test('another sign-off of the same competency counts on', async () => {
  await school.does(chenHua, 'competency.sign', { id: 's2', apprentice: liWei.id, competency: MEASURE, level: 2, facts: { takeovers: 0, prompts: 0, defects: 0 }, comment: '', logs: [] }, { at })
  await dispute()
  expect(stands()).toMatchObject({ status: 'signed', level: 2, disputed: true })
})
