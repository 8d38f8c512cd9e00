/** A sheet of paper that a mentor signed, put down by a teacher: what the school believes of it, and what it does not. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { CalendarDay } from '#domain/calendar-day.ts'
import type { CompetencyId } from '#domain/ids.ts'
import type { Person } from '#domain/people.ts'
import { standings } from '#domain/progress.ts'
import type { MemoryStore } from '#tests/support/memory-transaction.ts'
import { chenHua, COHORT, cohortOf, competencyOf, contentOf, DAY, day, DRAWINGS, ENTERPRISE, guidanceOf, heLan, liWei, MEASURE, moment, personOf, placementOf, programmeOf, SECURE, seen, sunTao, TIDINESS, wangFang, zhangGang, zhaoMin } from '#tests/support/people.ts'
import { createSchool } from '#tests/support/school.ts'

const at = moment('2026-03-10T09:00Z')
const SHEET = 'a'.repeat(64)
const photo = { id: 'sheet', sha256: SHEET, type: 'image/jpeg', bytes: 1_000, width: 800, height: 600, source: 'camera', addedAt: at - DAY, caption: '', marks: [] }
const liYan = personOf('li-yan', 'Li Yan', ['teacher'])
let school: MemoryStore

const submit = (id = 'log', photos: readonly object[] = [photo], who: Person = liWei, placement = 'placement') =>
  school.does(who, 'practiceLog.submit', { id, placement, zone: 480, content: { ...contentOf(), photos } }, { at: at - DAY })

beforeEach(async () => {
  school = await createSchool()
  await school.put('person', liYan)
  await school.put('cohort', cohortOf({ teachers: [wangFang.id, liYan.id] }))
  await submit()
})

interface Said {
  readonly mentor?: Person
  readonly signedOn?: string
  readonly sheet?: object
  readonly lines?: readonly { readonly id?: string; readonly competency?: CompetencyId; readonly level?: number }[]
  readonly when?: number
}
const record = (who: Person, { mentor = zhangGang, signedOn = '2026-03-09', sheet = {}, lines = [{}], when = at }: Said = {}) =>
  school.does(
    who,
    'competency.recordPaper',
    {
      apprentice: liWei.id,
      mentor: mentor.id,
      signedOn,
      sheet: { log: 'log', revision: 1, photo: SHEET, ...sheet },
      lines: lines.map((l) => ({ id: 'p1', competency: MEASURE, level: 3, facts: { takeovers: 0, prompts: 1, defects: 0 }, comment: 'Steady hands.', ...l })),
    },
    { at: when },
  )
const endorse = (who: Person, id = 'p1') => school.does(who, 'competency.endorse', { signOff: id }, { at: at + DAY })
const standOf = (competency: CompetencyId) => {
  const book = { signOffs: school.all('signOff'), withdrawals: school.all('withdrawal'), endorsements: school.all('endorsement'), disputes: school.all('dispute') }
  return standings(programmeOf(), { ...book, logs: school.all('practiceLog'), requests: school.all('signOffRequest') }, at + 2 * DAY).find((s) => s.competency === competency)
}

describe('a sheet of paper', () => {
  test('becomes the mentor’s sign-off with assurance C, names its photo for good, and answers the request', async () => {
    await school.does(liWei, 'competency.ask', { apprentice: liWei.id, competency: MEASURE, selfLevel: 3, logs: [], note: '' }, { at: at - DAY })
    expect(await record(wangFang)).toMatchObject({ applied: true })
    expect(school.all('signOff')).toMatchObject([
      {
        id: 'p1',
        assurance: 'C',
        level: 3,
        at: moment('2026-03-09T11:00Z'),
        by: { person: zhangGang.id, name: 'Zhang Gang', role: 'mentor' },
        logs: [seen('log', 1)],
        needsReview: false,
        paper: { by: { person: wangFang.id, name: 'Wang Fang', role: 'teacher' }, at, signedOn: '2026-03-09', log: 'log', revision: 1, photo: SHEET },
      },
    ])
    expect(school.all('signOffRequest')).toMatchObject([{ state: 'answered' }])
    expect(standOf(MEASURE)).toMatchObject({ status: 'signed', level: 3, onPaper: true })
    // The log is handed in again without the photo: its first revision still has it.
    await school.does(wangFang, 'practiceLog.return', { log: 'log', revision: 1, comments: [{ id: 'f', field: null, text: 'Which gauge?' }] }, { at: at + 1 })
    await school.does(liWei, 'practiceLog.resubmit', { id: 'log', base: 1, was: {}, set: { photos: [] } }, { at: at + 2 })
    expect((await school.get('logRevision', 'log:1'))?.content.photos).toMatchObject([{ sha256: SHEET }])
  })

  test('with several lines is put down in whole or not at all', async () => {
    const lines = [{}, { id: 'p2', competency: TIDINESS, level: 4 }]
    expect(await record(wangFang, { lines: [...lines, { id: 'p3', competency: 'none-such' as CompetencyId }] })).toMatchObject({ because: 'competency-not-in-programme' })
    expect(school.all('signOff')).toEqual([])
    expect(await record(wangFang, { lines })).toMatchObject({ applied: true })
    expect(school.all('signOff').map((s) => [s.competency, s.level])).toEqual([[MEASURE, 3], [TIDINESS, 4]])
  })

  test('is put down by a teacher of his, and by nobody else', async () => {
    for (const who of [liWei, heLan, zhangGang, zhaoMin, sunTao]) expect(await record(who)).toMatchObject({ because: 'not-their-teacher' })
  })

  test('is nothing without its photo, on a log of his, in that revision', async () => {
    expect(await record(wangFang, { sheet: { photo: 'b'.repeat(64) } })).toEqual({ refused: 'invalid', because: 'fields-invalid', fields: [{ path: 'sheet.photo', error: 'required' }] })
    expect(await record(wangFang, { sheet: { log: 'none' } })).toMatchObject({ because: 'log-missing' })
    expect(await record(wangFang, { sheet: { revision: 2 } })).toMatchObject({ because: 'revision-changed' })
    await submit('bare', [])
    expect(await record(wangFang, { sheet: { log: 'bare' } })).toMatchObject({ because: 'fields-invalid' })
    await school.put('placement', placementOf({ id: 'hers' as ReturnType<typeof placementOf>['id'], apprentice: heLan.id }))
    await submit('her-log', [photo], heLan, 'hers')
    expect(await record(wangFang, { sheet: { log: 'her-log' } })).toMatchObject({ because: 'log-of-someone-else' })
    expect(school.all('signOff')).toEqual([])
  })

  test('never gives level 5, nor one skill twice', async () => {
    expect(await record(wangFang, { lines: [{ level: 5 }] })).toEqual({ refused: 'invalid', because: 'fields-invalid', fields: [{ path: 'lines.0.level', error: 'too-large' }] })
    expect(await record(wangFang, { lines: [{}, { id: 'p2' }] })).toMatchObject({ because: 'fields-invalid' })
  })

  test('is of whoever guided there on that day', async () => {
    for (const mentor of [sunTao, liYan]) expect(await record(wangFang, { mentor })).toMatchObject({ because: 'mentor-not-there' })
    await school.put('placement', placementOf({ mentors: [guidanceOf(zhangGang, { until: day('2026-03-05') }), guidanceOf(chenHua, { from: day('2026-03-08') })] }))
    expect(await record(wangFang)).toMatchObject({ because: 'mentor-not-there' })
    expect(await record(wangFang, { mentor: chenHua, signedOn: '2026-02-20' })).toMatchObject({ because: 'mentor-not-there' })
    expect(await record(wangFang, { signedOn: '2026-03-12' })).toMatchObject({ because: 'fields-invalid', fields: [{ path: 'signedOn', error: 'in-the-future' }] })
    // He had left when it was put down: that is for a person to look at.
    expect(await record(wangFang, { signedOn: '2026-03-04' })).toMatchObject({ applied: true })
    expect(school.all('signOff')).toMatchObject([{ needsReview: true, review: 'former-mentor' }])
  })

  test('of today is never signed later than it was put down', async () => {
    await record(wangFang, { signedOn: '2026-03-10' as CalendarDay })
    expect(school.all('signOff')).toMatchObject([{ at, needsReview: false }])
  })

  test('older than 30 days waits for a person', async () => {
    expect(await record(wangFang, { signedOn: '2026-03-02', when: at + 40 * DAY })).toMatchObject({ applied: true })
    expect(school.all('signOff')).toMatchObject([{ needsReview: true, review: 'late' }])
  })

  test('of a deputy is not taken for a line that the plan keeps for the mentor', async () => {
    await school.put('programme', programmeOf([competencyOf(SECURE), competencyOf(MEASURE, { signers: 'mentor' })]))
    await school.put('placement', placementOf({ mentors: [guidanceOf(zhangGang), guidanceOf(chenHua, { as: 'deputy' })] }))
    expect(await record(wangFang, { mentor: chenHua })).toMatchObject({ because: 'mentor-himself' })
    expect(await record(wangFang, { mentor: chenHua, lines: [{ competency: SECURE }] })).toMatchObject({ applied: true })
    expect(await record(wangFang, { lines: [{ id: 'p2' }] })).toMatchObject({ applied: true })
  })

  test('of a mentor of another enterprise is refused', async () => {
    await school.put('person', { ...zhangGang, enterprise: `${ENTERPRISE}-other` as typeof ENTERPRISE })
    expect(await record(wangFang)).toMatchObject({ because: 'other-enterprise' })
  })
})

describe('two hands', () => {
  test('whoever put it down does not endorse it, nor any other sign-off of that skill; another teacher does', async () => {
    await record(wangFang)
    expect(await endorse(wangFang)).toMatchObject({ because: 'own-signature' })
    await school.does(zhangGang, 'competency.sign', { id: 's1', apprentice: liWei.id, competency: MEASURE, level: 3, facts: { takeovers: 0, prompts: 0, defects: 0 }, comment: '', logs: [] }, { at })
    expect(await endorse(wangFang, 's1')).toMatchObject({ because: 'own-signature' })
    expect(await endorse(liYan)).toMatchObject({ applied: true })
    expect(standOf(MEASURE)).toMatchObject({ status: 'endorsed' })
  })

  test('nor does whoever endorsed that skill put down paper for it', async () => {
    await school.does(zhangGang, 'competency.sign', { id: 's1', apprentice: liWei.id, competency: MEASURE, level: 3, facts: { takeovers: 0, prompts: 0, defects: 0 }, comment: '', logs: [] }, { at })
    await endorse(wangFang, 's1')
    expect(await record(wangFang)).toMatchObject({ because: 'own-signature' })
    // Of several on one sheet it is said which, and none of them is kept.
    const both = [{ id: 'p1', competency: DRAWINGS }, { id: 'p2' }]
    expect(await record(wangFang, { lines: both })).toMatchObject({ because: 'own-signature', fields: [{ path: 'lines.1' }] })
    expect(school.all('signOff').map((s) => s.id)).toEqual(['s1'])
    expect(await record(wangFang, { lines: [{ competency: DRAWINGS }] })).toMatchObject({ applied: true })
  })

  test('a teacher who guided there does not put down her own signature', async () => {
    const both = personOf(wangFang.id, wangFang.name, ['teacher', 'mentor'], { enterprise: ENTERPRISE, cohort: null })
    await school.put('person', both)
    await school.put('placement', placementOf({ cohort: COHORT, mentors: [guidanceOf(both)] }))
    expect(await record(both, { mentor: both })).toMatchObject({ because: 'own-signature' })
  })

  test('the mentor can withdraw what was put down in his name; a teacher who was wrong doubts it, and then it counts nothing', async () => {
    await record(wangFang)
    await school.does(wangFang, 'competency.dispute', { id: 'd1', signOff: 'p1', because: 'I read the wrong line.' }, { at: at + 1 })
    expect(standOf(MEASURE)).toMatchObject({ status: 'practised', level: null, onPaper: false })
    expect(await school.does(wangFang, 'competency.withdraw', { id: 'w1', signOff: 'p1', because: 'x' }, { at: at + 2 })).toMatchObject({ refused: 'forbidden' })
    expect(await school.does(zhangGang, 'competency.withdraw', { id: 'w1', signOff: 'p1', because: 'I never signed that.' }, { at: at + 2 })).toMatchObject({ applied: true })
  })
})
