import { beforeEach, describe, expect, test } from 'vitest'
import type { MemoryStore } from '#tests/support/memory-transaction.ts'
import { chenHua, competencyOf, contentOf, day, DAY, guidanceOf, heLan, HOUR, liWei, MEASURE, moment, placementOf, programmeOf, SECURE, seen, sunTao, wangFang, zhangGang, zhaoMin } from '#tests/support/people.ts'
import { createSchool } from '#tests/support/school.ts'
import type { CompetencyId } from '#domain/ids.ts'
import { standings } from '#domain/progress.ts'

const at = moment('2026-03-10T09:00Z')
let school: MemoryStore

const begin = async (...placements: Parameters<typeof createSchool>) => {
  school = await createSchool(...placements)
  await school.does(liWei, 'practiceLog.submit', { id: 'log', placement: 'placement', zone: 480, content: contentOf() }, { at: at - DAY })
}
beforeEach(() => begin())

type Someone = typeof liWei
interface Signing {
  readonly id?: string
  readonly competency?: CompetencyId
  readonly level?: number
  readonly logs?: readonly { log: string; revision: number }[]
  readonly at?: number
  readonly heard?: number
}
const ask = (who: Someone = liWei, over: object = {}, when = at) =>
  school.does(who, 'competency.ask', { apprentice: 'li-wei', competency: MEASURE, selfLevel: 3, logs: [seen('log', 1)], note: '', ...over }, { at: when })
const sign = (who: Someone, { id = 's1', competency = MEASURE, level = 3, logs = [seen('log', 1)], at: when = at, heard = when }: Signing = {}) =>
  school.does(
    who,
    'competency.sign',
    { id, apprentice: 'li-wei', competency, level, facts: { takeovers: 1, prompts: 2, defects: 0 }, comment: 'Steady hands.', logs },
    { at: when, heard },
  )
const endorse = (who: Someone, id = 's1', when = at + DAY) => school.does(who, 'competency.endorse', { signOff: id }, { at: when })
const withdraw = (who: Someone, id = 's1', record = 'w1', when = at + DAY) =>
  school.does(who, 'competency.withdraw', { id: record, signOff: id, because: 'I mistook the drawing.' }, { at: when })

const book = () => ({ signOffs: school.all('signOff'), withdrawals: school.all('withdrawal'), endorsements: school.all('endorsement') })
const standOf = (competency: CompetencyId, when = at + 2 * DAY) =>
  standings(programmeOf(), { ...book(), logs: school.all('practiceLog'), requests: school.all('signOffRequest') }, when).find((s) => s.competency === competency)

describe('asking', () => {
  test('an apprentice asks with his own estimate and his logs', async () => {
    expect(await ask()).toMatchObject({ applied: true })
    expect(school.all('signOffRequest')).toMatchObject([{ id: 'li-wei:measure', selfLevel: 3, state: 'open', askedAt: at, logs: [{ log: 'log', revision: 1 }] }])
  })

  test('two devices that ask for the same make one request', async () => {
    await ask()
    await ask(liWei, { selfLevel: 4 }, at + HOUR)
    expect(school.all('signOffRequest')).toMatchObject([{ selfLevel: 4 }])
  })

  test('nobody asks for somebody else', async () => {
    for (const who of [heLan, zhangGang, wangFang]) expect(await ask(who)).toMatchObject({ because: 'not-yours' })
  })

  test('nobody asks on the strength of logs that are not there, not his, or not yet handed in', async () => {
    expect(await ask(liWei, { logs: [seen('none', 1)] })).toMatchObject({ because: 'log-missing' })
    expect(await ask(liWei, { logs: [seen('log', 2)] })).toMatchObject({ because: 'revision-changed' })
    await school.put('placement', placementOf({ id: 'p2' as ReturnType<typeof placementOf>['id'], apprentice: heLan.id }))
    await school.does(heLan, 'practiceLog.submit', { id: 'hers', placement: 'p2', zone: 480, content: contentOf() }, { at: at - DAY })
    expect(await ask(liWei, { logs: [seen('hers', 1)] })).toMatchObject({ because: 'log-of-someone-else' })
  })

  test('nobody asks for what no plan of a running placement has', async () => {
    expect(await ask(liWei, { competency: 'no-such-competency' })).toMatchObject({ because: 'competency-not-in-programme' })
  })

  test('a request needs a placement that runs', async () => {
    expect(await ask(liWei, {}, moment('2026-10-01T09:00Z'))).toMatchObject({ because: 'placement-not-running' })
    await school.put('placement', placementOf({ id: 'old' as ReturnType<typeof placementOf>['id'], start: day('2025-03-01'), end: day('2025-08-31') }))
    expect(await ask()).toMatchObject({ applied: true })
  })

  test('a mentor hands a request back with a reason, once', async () => {
    await ask()
    const back = { request: 'li-wei:measure', because: 'Show me the readings first.' }
    expect(await school.does(sunTao, 'competency.returnRequest', back, { at })).toMatchObject({ because: 'not-their-mentor' })
    expect(await school.does(chenHua, 'competency.returnRequest', back, { at: at + HOUR })).toMatchObject({ applied: true })
    expect(school.all('signOffRequest')).toMatchObject([{ state: 'returned', returned: { by: { name: 'Chen Hua', role: 'mentor' }, because: 'Show me the readings first.' } }])
    expect(await school.does(zhangGang, 'competency.returnRequest', back, { at: at + HOUR })).toMatchObject({ because: 'request-not-open' })
    expect(await school.does(zhangGang, 'competency.returnRequest', { ...back, request: 'none' }, { at })).toMatchObject({ because: 'request-missing' })
  })

  test('after a return one may ask again', async () => {
    await ask()
    await school.does(chenHua, 'competency.returnRequest', { request: 'li-wei:measure', because: 'Not yet.' }, { at })
    await ask(liWei, {}, at + DAY)
    expect(school.all('signOffRequest')).toMatchObject([{ state: 'open' }])
  })
})

describe('who may sign', () => {
  test('the mentor and the deputy, for what they saw', async () => {
    expect(await sign(zhangGang)).toMatchObject({ applied: true })
    expect(await sign(chenHua, { id: 's2' })).toMatchObject({ applied: true })
    expect(school.all('signOff')).toMatchObject([
      { level: 3, facts: { takeovers: 1, prompts: 2, defects: 0 }, logs: [{ log: 'log', revision: 1 }], by: { name: 'Zhang Gang', role: 'mentor' }, placement: 'placement', at, needsReview: false },
      { by: { name: 'Chen Hua' }, needsReview: false },
    ])
  })

  test('[MG9] a line that its plan keeps for the mentor is not signed by a deputy, in whichever way it comes; the mentor of that day is asked', async () => {
    await school.put('programme', programmeOf([competencyOf(MEASURE, { signers: 'mentor' })]))
    expect(await sign(chenHua)).toMatchObject({ because: 'mentor-himself' })
    expect(school.all('signOff')).toEqual([])
    expect(await sign(zhangGang)).toMatchObject({ applied: true })
    await school.put('placement', placementOf({ mentors: [guidanceOf(zhangGang, { until: day('2026-03-09') }), guidanceOf(chenHua, { as: 'deputy', until: day('2026-03-09') }), guidanceOf(chenHua, { from: day('2026-03-12') })] }))
    expect(await sign(chenHua, { id: 's2', at: at - 2 * DAY, heard: at + 4 * DAY })).toMatchObject({ because: 'mentor-himself' })
    expect(await sign(chenHua, { id: 's3', at: at + 4 * DAY })).toMatchObject({ applied: true })
  })

  test('[MG9] a stranger, the teacher, the office and the apprentice do not', async () => {
    for (const who of [sunTao, wangFang, zhaoMin, liWei, heLan]) expect(await sign(who)).toMatchObject({ because: 'not-their-mentor' })
    expect(school.all('signOff')).toEqual([])
  })

  test('a signature answers the open request', async () => {
    await ask()
    await sign(zhangGang)
    expect(school.all('signOffRequest')).toMatchObject([{ state: 'answered' }])
  })

  test('[MG9] signed while he guided, heard of after he left: accepted, for a person to review', async () => {
    await begin([placementOf({ mentors: [guidanceOf(zhangGang, { until: day('2026-03-12') })] })])
    expect(await sign(zhangGang, { heard: at })).toMatchObject({ applied: true })
    expect(await sign(zhangGang, { id: 's2', heard: at + 10 * DAY })).toMatchObject({ applied: true })
    expect(school.all('signOff').map((s) => s.needsReview)).toEqual([false, true])
  })

  test('signed after he left: heard, for a person to review', async () => {
    await begin([placementOf({ mentors: [guidanceOf(zhangGang, { until: day('2026-03-06') })] })])
    expect(await sign(zhangGang)).toMatchObject({ applied: true })
    expect(school.all('signOff')).toMatchObject([{ needsReview: true, placement: 'placement' }])
  })

  test('signed before he guided: heard, for a person to review', async () => {
    await begin([placementOf({ mentors: [guidanceOf(zhangGang, { from: day('2026-03-20') })] })])
    await sign(zhangGang, { heard: at + 15 * DAY })
    expect(school.all('signOff')).toMatchObject([{ needsReview: true }])
  })

  test('a sign-off stands under the placement that he guided at the time', async () => {
    const id = (s: string) => s as ReturnType<typeof placementOf>['id']
    await begin([
      placementOf({ id: id('earlier'), start: day('2025-03-01'), end: day('2025-08-31'), mentors: [guidanceOf(zhangGang, { from: day('2025-03-01') })] }),
      placementOf(),
      placementOf({ id: id('later'), start: day('2026-09-01'), end: day('2026-12-31') }),
    ])
    await sign(zhangGang)
    await sign(zhangGang, { id: 's2', heard: moment('2026-10-01T09:00Z') })
    expect(school.all('signOff').map((s) => s.placement)).toEqual(['placement', 'placement'])
  })

  test('nobody signs what he cannot have seen', async () => {
    expect(await sign(zhangGang, { logs: [seen('log', 2)] })).toMatchObject({ because: 'revision-changed' })
    expect(await sign(zhangGang, { logs: [seen('none', 1)] })).toMatchObject({ because: 'log-missing' })
    expect(await sign(zhangGang, { competency: 'painting' as CompetencyId })).toMatchObject({ because: 'competency-not-in-programme' })
    await school.put('placement', placementOf({ programme: 'elsewhere' as ReturnType<typeof placementOf>['programme'] }))
    expect(await sign(zhangGang)).toMatchObject({ because: 'programme-missing' })
    expect(await sign(zhangGang, { level: 6 })).toMatchObject({ because: 'fields-invalid', fields: [{ path: 'level', error: 'wrong-type' }] })
  })

  test('mentor and deputy sign different competencies of one log on two tablets: nothing is lost', async () => {
    await sign(zhangGang, { id: 'a', heard: at + 5 * HOUR })
    await sign(chenHua, { id: 'b', competency: SECURE, heard: at + 5 * HOUR })
    expect([standOf(MEASURE)?.level, standOf(SECURE)?.level]).toEqual([3, 3])
  })

  test('[MG8] a sign-off is never written over', async () => {
    await sign(zhangGang)
    const before = school.snapshot()
    expect(await sign(zhangGang, { level: 5 })).toMatchObject({ because: 'id-taken' })
    expect(await sign(chenHua, { level: 1 })).toMatchObject({ because: 'id-taken' })
    expect(school.snapshot()).toBe(before)
  })
})

describe('levels', () => {
  test('level 5 is impossible with an open safety prerequisite, level 4 is not', async () => {
    expect(await sign(zhangGang, { level: 5 })).toMatchObject({ refused: 'conflict', because: 'safety-prerequisite-open' })
    expect(await sign(zhangGang, { level: 4 })).toMatchObject({ applied: true })
  })

  test('with the prerequisite signed, level 5 comes with the second assessor', async () => {
    await sign(chenHua, { id: 's0', competency: SECURE, level: 3 })
    await sign(zhangGang, { id: 's1', level: 5, at: at + HOUR })
    expect(standOf(MEASURE)).toMatchObject({ level: 4, awaitsSecondFive: true })
    await sign(chenHua, { id: 's2', level: 5, at: at + 2 * HOUR })
    expect(standOf(MEASURE)).toMatchObject({ level: 5, awaitsSecondFive: false })
  })

  test('a prerequisite that has lapsed bars level 5 again', async () => {
    await begin([placementOf({ end: day('2027-12-31') })])
    await sign(chenHua, { id: 's0', competency: SECURE })
    expect(await sign(zhangGang, { level: 5, at: at + 366 * DAY })).toMatchObject({ because: 'safety-prerequisite-open' })
  })

  test('a prerequisite that stood when he signed stands, however late it is heard', async () => {
    await sign(chenHua, { id: 's0', competency: SECURE })
    expect(await sign(zhangGang, { level: 5, at: at + HOUR, heard: at + 400 * DAY })).toMatchObject({ applied: true })
  })

  test('a failed attempt never lowers a level', async () => {
    await sign(zhangGang, { id: 'a', level: 4 })
    await sign(zhangGang, { id: 'b', level: 2, at: at + DAY })
    expect(standOf(MEASURE)).toMatchObject({ level: 4 })
    expect(school.all('signOff')).toHaveLength(2)
  })

  test('a later revision shows as changed since signing; the signature stays on the one it saw', async () => {
    await sign(zhangGang)
    await school.does(liWei, 'practiceLog.resubmit', { id: 'log', set: { minutes: 60 }, was: { minutes: 90 } }, { at: at + HOUR })
    expect(standOf(MEASURE)).toMatchObject({ status: 'signed', changedSinceSigning: true })
    expect(school.all('signOff')).toMatchObject([{ logs: [{ log: 'log', revision: 1 }] }])
  })
})

describe('withdrawing', () => {
  beforeEach(() => sign(zhangGang))

  test('[MG8] a withdrawal is a further record with a reason; the sign-off itself stays in the book', async () => {
    expect(await withdraw(zhangGang)).toMatchObject({ applied: true })
    expect(book()).toMatchObject({ signOffs: [{ id: 's1', level: 3 }], withdrawals: [{ signOff: 's1', at: at + DAY, because: 'I mistook the drawing.', by: { name: 'Zhang Gang' } }] })
    expect(standOf(MEASURE)).toMatchObject({ status: 'practised', level: null })
  })

  test('only the one who signed withdraws, once, and he may after he left', async () => {
    expect(await withdraw(chenHua)).toMatchObject({ because: 'not-yours' })
    for (const who of [wangFang, sunTao, liWei]) expect(await withdraw(who)).toMatchObject({ because: 'not-their-mentor' })
    expect(await withdraw(zhangGang, 's1', 'w1', moment('2026-12-01T09:00Z'))).toMatchObject({ applied: true })
    expect(await withdraw(zhangGang, 's1', 'w2')).toMatchObject({ because: 'already-withdrawn' })
    expect(await withdraw(zhangGang, 'none')).toMatchObject({ because: 'sign-off-missing' })
  })

  test('a withdrawal is never written over by another of the same id', async () => {
    await sign(chenHua, { id: 's2' })
    await withdraw(zhangGang, 's1', 'w1')
    expect(await withdraw(chenHua, 's2', 'w1')).toMatchObject({ because: 'id-taken' })
    expect(school.all('withdrawal')).toMatchObject([{ signOff: 's1', by: { name: 'Zhang Gang' } }])
  })
})

describe('[rule 7] the second signature', () => {
  beforeEach(() => sign(zhangGang))

  test('the teacher endorses, once', async () => {
    expect(await endorse(wangFang)).toMatchObject({ applied: true })
    expect(school.all('endorsement')).toMatchObject([{ id: 's1:endorsed', at: at + DAY, by: { name: 'Wang Fang', role: 'teacher' } }])
    expect(standOf(MEASURE)?.status).toBe('endorsed')
    expect(await endorse(wangFang)).toMatchObject({ because: 'already-endorsed' })
  })

  test('nobody else endorses', async () => {
    for (const who of [zhangGang, chenHua, liWei, zhaoMin]) expect(await endorse(who)).toMatchObject({ because: 'not-their-teacher' })
    expect(await endorse(wangFang, 'none')).toMatchObject({ because: 'sign-off-missing' })
  })

  test('what was withdrawn is not endorsed', async () => {
    await withdraw(zhangGang)
    expect(await endorse(wangFang)).toMatchObject({ because: 'already-withdrawn' })
  })

  describe('one person who is mentor and teacher', () => {
    const both: Someone = { ...wangFang, roles: ['mentor', 'teacher'] }
    beforeEach(() => begin([placementOf({ mentors: [guidanceOf(zhangGang), guidanceOf(both)] })]))

    test('does not endorse what he signed himself', async () => {
      await sign(both)
      expect(await endorse(both)).toMatchObject({ because: 'own-signature' })
    })

    test('does not endorse another’s sign-off of a competency that he signed too', async () => {
      await sign(zhangGang)
      await sign(both, { id: 's2' })
      expect(await endorse(both, 's1')).toMatchObject({ because: 'own-signature' })
    })

    test('does not sign a competency that he endorsed', async () => {
      await sign(zhangGang)
      await endorse(both, 's1', at)
      expect(await sign(both, { id: 's2', at: at + DAY })).toMatchObject({ because: 'own-signature' })
    })

    test('may sign one competency and endorse another', async () => {
      await sign(zhangGang)
      await sign(both, { id: 's2', competency: SECURE })
      expect(await endorse(both, 's1')).toMatchObject({ applied: true })
    })
  })
})
