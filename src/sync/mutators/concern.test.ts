import { beforeEach, describe, expect, test } from 'vitest'
import { ANSWER_HOURS, AUDIENCES, CONCERN_CATEGORIES, type ConcernAudience, type ConcernCategory, isOverdue } from '#domain/concern.ts'
import type { MemoryStore } from '#tests/support/memory-transaction.ts'
import { cohortOf, heLan, HOUR, liWei, moment, personOf, PLACEMENT, wangFang, zhangGang, zhaoMin } from '#tests/support/people.ts'
import { createSchool } from '#tests/support/school.ts'
import { portfolioOf, schoolMattersOf, scopeOf } from '../scope.ts'

const at = moment('2026-03-10T09:00Z')
const DAY = 24 * HOUR
let school: MemoryStore
beforeEach(async () => {
  school = await createSchool()
})

/** Raised at `at`, heard by the school `later` ms after. */
const raise = (who = liWei, category: ConcernCategory = 'pay', audience: ConcernAudience = AUDIENCES[category][0], later = 0, over: object = {}) =>
  school.does(who, 'concern.raise', { id: 'c1', apprentice: 'li-wei', placement: PLACEMENT, category, audience, text: 'Two weeks without pay.', zone: 480, ...over }, { at, heard: at + later })
const does = (who: typeof liWei, verb: 'say' | 'answer' | 'close' | 'reopen', event: string, text: string | null, when = at + 2 * HOUR) =>
  school.does(who, `concern.${verb}`, { id: 'c1', event, text }, { at: when, heard: when })
const row = async () => {
  const found = await school.get('concern', 'c1')
  if (found === undefined) throw new Error('there is no concern')
  return found
}

describe('raising', () => {
  test('the apprentice raises his own, and nobody for him', async () => {
    for (const who of [heLan, zhangGang, wangFang, zhaoMin]) expect(await raise(who)).toMatchObject({ because: 'not-yours' })
    expect(await raise()).toMatchObject({ applied: true })
    expect(await raise()).toMatchObject({ because: 'id-taken' })
  })

  test('the time of writing is kept; the clock for an answer starts when the school has it', async () => {
    await raise(liWei, 'safety', 'school', 5 * DAY)
    expect(await row()).toMatchObject({ raisedAt: at, receivedAt: at + 5 * DAY, due: at + 5 * DAY + ANSWER_HOURS.safety * HOUR, state: 'open' })
    expect(isOverdue(await row(), at + 6 * DAY)).toBe(false)
    expect(isOverdue(await row(), at + 6 * DAY + 1)).toBe(true)
  })

  test('pay, hours and conflicts live where no mentor reads, whatever was ticked; the school reads every one', async () => {
    for (const category of ['pay', 'hours', 'conflict'] as const) {
      expect(await raise(liWei, category, 'school-and-mentors')).toMatchObject({ because: 'fields-invalid', fields: [{ path: 'audience' }] })
      expect(AUDIENCES[category]).toEqual(['school'])
    }
    expect(await raise(liWei, 'pay')).toMatchObject({ applied: true })
    expect(scopeOf('concern', await row())).toBe(schoolMattersOf(liWei.id))
    for (const category of CONCERN_CATEGORIES) expect(AUDIENCES[category]).toContain('school')
  })

  test('what a mentor may hear of lies in the shared portfolio, with all that is said on it', async () => {
    await raise(liWei, 'safety', 'school-and-mentors')
    await does(wangFang, 'answer', 'e1', 'I have called them.')
    const event = await school.get('concernEvent', 'e1')
    expect([scopeOf('concern', await row()), event && scopeOf('concernEvent', event)]).toEqual([portfolioOf(liWei.id), portfolioOf(liWei.id)])
  })

  test('it names a placement of his, or none', async () => {
    expect(await raise(liWei, 'pay', 'school', 0, { placement: 'somewhere' })).toMatchObject({ because: 'placement-missing' })
    expect(await raise(liWei, 'pay', 'school', 0, { placement: null })).toMatchObject({ applied: true })
  })
})

describe('answering', () => {
  test('his teacher answers; then the school owes nothing, until he says more', async () => {
    await raise()
    expect(await does(wangFang, 'answer', 'e1', 'The office has written to them.')).toMatchObject({ applied: true })
    expect(await row()).toMatchObject({ state: 'answered', due: null })
    expect(await does(liWei, 'say', 'e2', 'Still nothing.', at + 4 * DAY)).toMatchObject({ applied: true })
    expect(await row()).toMatchObject({ state: 'open', due: at + 4 * DAY + ANSWER_HOURS.pay * HOUR })
    expect(await school.get('concernEvent', 'e1')).toMatchObject({ kind: 'answered', by: { role: 'teacher' } })
  })

  test('to say more while an answer is owed does not put it off', async () => {
    await raise()
    const { due } = await row()
    await does(liWei, 'say', 'e1', 'And no pay slip.', at + 2 * DAY)
    expect(await row()).toMatchObject({ state: 'open', due })
  })

  test('a mentor, a classmate and the office are told that there is none', async () => {
    await raise()
    for (const who of [zhangGang, heLan, zhaoMin]) expect(await does(who, 'answer', 'e1', 'I heard.')).toMatchObject({ because: 'subject-missing' })
    for (const verb of ['say', 'close', 'reopen'] as const)
      for (const who of [zhangGang, wangFang, heLan]) expect(await does(who, verb, 'e1', 'I heard.')).toMatchObject({ because: 'subject-missing' })
    expect((await row()).state).toBe('open')
  })

  test('a mentor who was told may speak, but the answer that is owed is the school’s', async () => {
    await raise(liWei, 'safety', 'school-and-mentors')
    expect(await does(zhangGang, 'answer', 'e1', 'The guard is on again.')).toMatchObject({ applied: true })
    expect((await row()).state).toBe('open')
    expect(await school.get('concernEvent', 'e1')).toMatchObject({ by: { role: 'mentor' } })
  })
})

describe('closing', () => {
  test('only who raised it closes it, with or without a word, and opens it again', async () => {
    await raise()
    expect(await does(liWei, 'close', 'e1', null)).toMatchObject({ applied: true })
    expect(await row()).toMatchObject({ state: 'closed', due: null })
    expect(await does(liWei, 'reopen', 'e2', 'It has begun again.', at + 9 * DAY)).toMatchObject({ applied: true })
    expect(await row()).toMatchObject({ state: 'open', due: at + 9 * DAY + ANSWER_HOURS.pay * HOUR })
  })

  test('an answer that comes late is kept, and opens nothing', async () => {
    await raise()
    await does(liWei, 'close', 'e1', 'Paid today.')
    expect(await does(wangFang, 'answer', 'e2', 'I have called them.')).toMatchObject({ applied: true })
    expect((await row()).state).toBe('closed')
    expect(await school.get('concernEvent', 'e2')).toMatchObject({ text: 'I have called them.' })
  })

  test('closed twice (two devices) is closed once', async () => {
    await raise()
    await does(liWei, 'close', 'e1', null)
    expect(await does(liWei, 'close', 'e2', null)).toMatchObject({ applied: true })
    expect(await school.get('concernEvent', 'e2')).toBeUndefined()
  })

  test('a word under a name that is taken is refused, and changes nothing', async () => {
    await raise()
    await does(wangFang, 'answer', 'e1', 'I have called them.')
    expect(await does(liWei, 'close', 'e1', null)).toMatchObject({ because: 'id-taken' })
    expect((await row()).state).toBe('answered')
  })
})

describe('who takes care of it', () => {
  const assign = (who: typeof liWei, to: string) => school.does(who, 'concern.assign', { id: 'c1', to }, { at: at + HOUR, heard: at + HOUR })
  const lin = personOf('lin-hai', 'Lin Hai', ['teacher'])
  beforeEach(async () => {
    await school.put('person', lin)
    await school.put('cohort', cohortOf({ teachers: [wangFang.id, lin.id] }))
    await raise()
  })

  test('a teacher gives it to a colleague who teaches him too, and takes it over again; the clock runs on', async () => {
    const { due } = await row()
    expect(await assign(wangFang, lin.id)).toMatchObject({ applied: true })
    expect(await assign(wangFang, wangFang.id)).toMatchObject({ applied: true })
    expect((await row()).assigned).toMatchObject([{ to: lin.id, name: 'Lin Hai', by: { person: wangFang.id } }, { to: wangFang.id }])
    expect(await row()).toMatchObject({ due, state: 'open' })
  })

  test('the same twice is one; an answer keeps who takes care of it', async () => {
    await assign(wangFang, lin.id)
    await assign(wangFang, lin.id)
    await does(wangFang, 'answer', 'e1', 'I have called them.')
    expect((await row()).assigned).toHaveLength(1)
  })

  test('nobody gives it to a stranger, and to who is no teacher of his it is as good as absent', async () => {
    expect(await assign(wangFang, zhangGang.id)).toMatchObject({ because: 'not-their-teacher' })
    for (const who of [liWei, heLan, zhangGang, zhaoMin]) expect(await assign(who, wangFang.id)).toMatchObject({ because: 'subject-missing' })
    expect((await row()).assigned).toBeUndefined()
  })
})
