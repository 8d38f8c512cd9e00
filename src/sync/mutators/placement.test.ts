import { beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '#domain/people.ts'
import type { MemoryStore } from '#tests/support/memory-transaction.ts'
import { chenHua, cohortOf, day, heLan, liWei, moment, PLACEMENT, placementOf, wangFang, zhangGang, zhaoMin } from '#tests/support/people.ts'
import { createSchool } from '#tests/support/school.ts'

const NOW = moment('2026-03-06T10:00Z')
let school: MemoryStore
beforeEach(async () => {
  school = await createSchool()
})

const given = (over = {}) => ({ id: 'ex-1', placement: PLACEMENT, rule: 'night', because: 'The running shed works at night. 检修库夜班。', from: day('2026-03-09'), until: day('2026-03-20'), ...over })
const gives = (who: Person, over = {}) => school.does(who, 'placement.exempt', given(over), { at: NOW })
const ends = (who: Person, exemption: string, until: string) => school.does(who, 'placement.endExemption', { placement: PLACEMENT, exemption, until: day(until) }, { at: NOW })
const exemptions = async () => (await school.get('placement', PLACEMENT))?.exemptions ?? []
const otherTeacher: Person = { ...wangFang, id: 'other-teacher' as Person['id'], name: 'Qian Li' }

describe('the teacher of the placement lifts a rule', () => {
  it('for a time and a reason, signed; all else of the placement stays as it was', async () => {
    const { exemptions: _none, ...before } = (await school.get('placement', PLACEMENT)) ?? {}
    expect(await gives(wangFang)).toMatchObject({ applied: true })
    const { exemptions: now, ...after } = (await school.get('placement', PLACEMENT)) ?? {}
    expect(after).toEqual(before)
    const { placement: _, ...kept } = given()
    expect(now).toEqual([{ ...kept, by: { person: wangFang.id, name: wangFang.name, role: 'teacher' }, at: NOW }])
  })

  it('and two that are given at the same time are both kept, beside those that came with the placement', async () => {
    await school.put('placement', placementOf({ exemptions: [{ rule: 'rest-day', because: 'Shift plan', from: day('2026-03-01'), until: day('2026-08-31') }] }))
    await gives(wangFang)
    await gives(wangFang, { id: 'ex-2', because: 'Again' })
    expect((await exemptions()).map((e) => e.because)).toEqual(['Shift plan', given().because, 'Again'])
    expect(await gives(wangFang)).toMatchObject({ because: 'id-taken' })
  })

  it.each([
    ['a mentor', zhangGang],
    ['a deputy', chenHua],
    ['the apprentice himself', liWei],
    ['another apprentice', heLan],
    ['the coordinator', zhaoMin],
    ['another teacher of the class', otherTeacher],
  ])('%s does not', async (_who, person) => {
    await school.put('person', otherTeacher)
    await school.put('cohort', cohortOf({ teachers: [wangFang.id, otherTeacher.id] }))
    await gives(wangFang)
    const before = school.snapshot()
    expect(await gives(person, { id: 'ex-2' })).toMatchObject({ because: 'not-their-teacher' })
    expect(await gives(person, { id: 'ex-2', placement: 'nowhere' })).toMatchObject({ because: 'not-their-teacher' })
    expect(await ends(person, 'ex-1', '2026-03-10')).toMatchObject({ because: 'not-their-teacher' })
    expect(school.snapshot()).toBe(before)
  })

  it('is refused to a teacher who is her own apprentice', async () => {
    await school.put('placement', placementOf({ apprentice: wangFang.id }))
    expect(await gives(wangFang)).toMatchObject({ because: 'own-signature' })
  })

  it.each([
    [{ because: '  ' }, 'because', 'required'],
    [{ rule: 'any-rule' }, 'rule', 'wrong-type'],
    [{ from: day('2026-02-28') }, 'from', 'too-small'],
    [{ until: day('2026-09-01') }, 'until', 'too-large'],
    [{ until: day('2026-03-08') }, 'until', 'too-small'],
    [{ from: '' }, 'from', 'not-a-day'],
  ])('but not like this: %j', async (over, path, error) => {
    expect(await gives(wangFang, over)).toMatchObject({ because: 'fields-invalid', fields: [{ path, error }] })
  })

  it('and fifty are enough', async () => {
    for (let n = 0; n < 50; n += 1) await gives(wangFang, { id: `ex-${n}` })
    expect(await gives(wangFang, { id: 'one-more' })).toMatchObject({ because: 'fields-invalid', fields: [{ path: 'rule', error: 'too-many' }] })
    expect(await exemptions()).toHaveLength(50)
  })
})

describe('and ends it early', () => {
  const untils = async () => (await exemptions()).map((e) => e.until)
  beforeEach(async () => {
    await gives(wangFang)
    await gives(wangFang, { id: 'ex-2' })
  })

  it('by a nearer last day, which nobody can move back, in whatever order two ends come', async () => {
    await ends(wangFang, 'ex-1', '2026-03-12')
    await ends(wangFang, 'ex-1', '2026-03-18')
    expect(await untils()).toEqual(['2026-03-12', '2026-03-20'])
  })

  it('even before it has begun: then it allowed nothing, and can be read all the same', async () => {
    await ends(wangFang, 'ex-1', '2026-01-01')
    expect(await untils()).toEqual(['2026-03-08', '2026-03-20'])
  })

  it('but only one that there is', async () => {
    expect(await ends(wangFang, 'ex-9', '2026-03-12')).toMatchObject({ because: 'subject-missing' })
  })
})
