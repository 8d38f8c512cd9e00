import * as fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { MemoryStore } from '#tests/support/memory-transaction.ts'
import { chenHua, contentOf, day, DAY, guidanceOf, heLan, HOUR, liWei, MEASURE, moment, placementOf, SECURE, sunTao, wangFang, zhangGang, zhaoMin } from '#tests/support/people.ts'
import { createSchool } from '#tests/support/school.ts'
import type { PhotoId } from '#domain/ids.ts'
import type { Photo } from '#domain/photo.ts'
import { contentOf as contentOfLog, type PracticeLogContent } from '#domain/practice-log.ts'

const at = moment('2026-03-05T09:00Z')
const ZONE = 8 * 60
let school: MemoryStore

beforeEach(async () => {
  school = await createSchool()
})

const submit = (over: Partial<PracticeLogContent> = {}, when: { at: number; heard?: number; claimed?: number } = { at }, id = 'log') =>
  school.does(liWei, 'practiceLog.submit', { id, placement: 'placement', zone: ZONE, content: contentOf(over) }, when)
const resubmit = (set: Partial<PracticeLogContent>, was: Partial<PracticeLogContent>, when: { at: number; heard?: number; claimed?: number } = { at: at + HOUR }) =>
  school.does(liWei, 'practiceLog.resubmit', { id: 'log', set, was }, when)
const giveBack = (who: typeof liWei, revision = 1, id = 'f1', when = at + HOUR) =>
  school.does(who, 'practiceLog.return', { id: 'log', revision, comments: [{ id, field: 'minutes', text: 'Ninety minutes for one axle?' }] }, { at: when })
const confirm = (who: typeof liWei, revision = 1) => school.does(who, 'practiceLog.confirm', { id: 'log', revision }, { at: at + 2 * HOUR })
const log = async () => {
  const row = await school.get('practiceLog', 'log')
  if (row === undefined) throw new Error('there is no log')
  return row
}

describe('handing in', () => {
  test('a log is there with its first revision', async () => {
    expect(await submit()).toMatchObject({ applied: true })
    expect(await log()).toMatchObject({ state: 'submitted', revision: 1, writtenAt: at, submittedAt: at, apprentice: liWei.id, programme: 'programme-1', late: false })
    expect(school.all('logRevision')).toMatchObject([{ id: 'log:1', revision: 1, at, content: contentOf() }])
  })

  test('nobody writes for an apprentice, not even his teacher or mentor', async () => {
    for (const who of [heLan, zhangGang, wangFang, zhaoMin])
      expect(await school.does(who, 'practiceLog.submit', { id: 'x', placement: 'placement', zone: 0, content: contentOf() }, { at })).toMatchObject({ because: 'not-yours' })
    expect(school.all('practiceLog')).toEqual([])
  })

  test('an id that is taken is never written over', async () => {
    await submit()
    expect(await submit({ task: 'Another' })).toMatchObject({ because: 'id-taken' })
    expect((await log()).task).toBe('Axle seat')
  })

  test('[rule 4] late is marked, not forbidden', async () => {
    expect(await submit({}, { at: at + 4 * DAY })).toMatchObject({ applied: true })
    expect((await log()).late).toBe(true)
  })

  test('a log written in time and sent weeks later from a cellar is not late', async () => {
    await submit({}, { at, heard: at + 20 * DAY })
    expect(await log()).toMatchObject({ late: false, writtenAt: at })
  })

  test('[PU8] a phone whose clock is ahead loses no log, and the record says now', async () => {
    const ahead = at + 400 * DAY
    expect(await submit({ practisedOn: day('2026-03-05') }, { at: ahead, claimed: ahead, heard: at })).toMatchObject({ applied: true })
    expect((await log()).writtenAt).toBe(at)
  })

  test('[PU8] on a phone that is a year ahead, its own today is no day of the future', async () => {
    const ahead = at + 365 * DAY
    expect(await submit({ practisedOn: day('2027-03-05') }, { at: ahead, claimed: ahead, heard: at })).toMatchObject({ applied: true })
  })

  test('a day that lies ahead of the writer’s own clock is refused at its field', async () => {
    expect(await submit({ practisedOn: day('2026-03-07') })).toMatchObject({ because: 'fields-invalid', fields: [{ path: 'practisedOn', error: 'in-the-future' }] })
  })

  test('what is wrong with a field is said with its path, and nothing is written', async () => {
    const before = school.snapshot()
    expect(await submit({ minutes: 0, whatIDid: ' ' })).toMatchObject({
      because: 'fields-invalid',
      fields: [
        { path: 'content.minutes', error: 'too-small' },
        { path: 'content.whatIDid', error: 'required' },
      ],
    })
    expect(school.snapshot()).toBe(before)
  })

  test('a competency must stand in the plan of the placement', async () => {
    expect(await submit({ competencies: [MEASURE, 'painting' as typeof MEASURE] })).toMatchObject({ because: 'competency-not-in-programme' })
    expect(await submit({ notApplicable: [{ competency: 'painting' as typeof MEASURE, because: 'No paint here.' }] })).toMatchObject({ because: 'competency-not-in-programme' })
  })

  test('on a device that does not have the plan yet nothing is refused for it', async () => {
    await school.put('placement', placementOf({ programme: 'elsewhere' as ReturnType<typeof placementOf>['programme'] }))
    expect(await submit({ competencies: ['painting' as typeof MEASURE] })).toMatchObject({ applied: true })
  })

  test('without a placement there is nothing to log for', async () => {
    expect(await school.does(liWei, 'practiceLog.submit', { id: 'x', placement: 'nowhere', zone: 0, content: contentOf() }, { at })).toMatchObject({ because: 'placement-missing' })
  })

  test('after the placement one may still log a day of it, but no later day', async () => {
    const after = moment('2026-09-10T09:00Z')
    expect(await submit({ practisedOn: day('2026-08-31') }, { at: after })).toMatchObject({ applied: true })
    expect(await submit({ practisedOn: day('2026-09-09') }, { at: after }, 'second')).toMatchObject({ because: 'placement-not-running' })
    expect(await submit({ practisedOn: day('2026-02-27') }, { at, heard: after }, 'third')).toMatchObject({ applied: true })
  })
})

describe('returned and handed in again', () => {
  beforeEach(async () => {
    await submit()
  })

  test('a return is one deed: the log goes back, with comments pinned to fields', async () => {
    expect(await giveBack(zhangGang)).toMatchObject({ applied: true })
    expect((await log()).state).toBe('returned')
    expect(school.all('feedback')).toMatchObject([
      { id: 'f1', about: { kind: 'practiceLog', id: 'log', revision: 1 }, field: 'minutes', returns: true, by: { name: 'Zhang Gang', role: 'mentor' }, at: at + HOUR },
    ])
  })

  test('a teacher returns as teacher, and one who is both as teacher too', async () => {
    await giveBack(wangFang, 1, 'f1')
    const both = { ...wangFang, roles: ['mentor', 'teacher'] as const }
    await giveBack(both, 1, 'f2')
    // A teacher of other classes who guides here speaks as the mentor that he is to this apprentice.
    await giveBack({ ...zhangGang, roles: ['mentor', 'teacher'] }, 1, 'f3')
    expect(school.all('feedback').map((f) => f.by.role)).toEqual(['teacher', 'teacher', 'mentor'])
  })

  test('strangers, classmates and the office return nothing', async () => {
    for (const who of [sunTao, heLan, zhaoMin, liWei]) expect(await giveBack(who)).toMatchObject({ refused: 'forbidden' })
    expect((await log()).state).toBe('submitted')
  })

  test('a return without a reason is none', async () => {
    expect(await school.does(zhangGang, 'practiceLog.return', { id: 'log', revision: 1, comments: [] }, { at })).toMatchObject({ because: 'fields-invalid' })
  })

  test('the next revision is handed in, and every earlier one can be read as it was', async () => {
    await giveBack(zhangGang)
    await resubmit({ minutes: 60 }, { minutes: 90 }, { at: at + 2 * HOUR })
    expect(await log()).toMatchObject({ state: 'submitted', revision: 2, minutes: 60, writtenAt: at, submittedAt: at + 2 * HOUR })
    expect(school.all('logRevision').map((r) => [r.id, r.content.minutes])).toEqual([
      ['log:1', 90],
      ['log:2', 60],
    ])
  })

  test('[MG7] a return of a revision that is no longer the last brings its comments and leaves the log', async () => {
    await resubmit({ minutes: 60 }, { minutes: 90 })
    expect(await giveBack(zhangGang, 1)).toMatchObject({ applied: true })
    expect((await log()).state).toBe('submitted')
    expect(school.all('feedback')).toHaveLength(1)
  })

  test('mentor and teacher return the same revision, neither knowing of the other: both are heard', async () => {
    await giveBack(zhangGang, 1, 'f1')
    expect(await giveBack(wangFang, 1, 'f2')).toMatchObject({ applied: true })
    expect(school.all('feedback').map((f) => f.by.name)).toEqual(['Zhang Gang', 'Wang Fang'])
  })

  test('[MG8] a comment is never written over by another of the same id, and then nothing of the return stands', async () => {
    await giveBack(zhangGang)
    await resubmit({ minutes: 60 }, { minutes: 90 }, { at: at + 2 * HOUR })
    const before = school.snapshot()
    expect(await giveBack(chenHua, 2, 'f1', at + 3 * HOUR)).toMatchObject({ because: 'id-taken' })
    expect(school.snapshot()).toBe(before)
  })

  test('[MG2] two devices that changed one text: both texts are kept, in the log and in its revisions', async () => {
    await resubmit({ whatIDid: 'From the phone' }, { whatIDid: contentOf().whatIDid })
    expect(await resubmit({ whatIDid: 'From the tablet' }, { whatIDid: contentOf().whatIDid }, { at: at + 2 * HOUR })).toEqual({
      applied: true,
      merged: [{ field: 'whatIDid', how: 'kept-both' }],
    })
    expect(await log()).toMatchObject({ whatIDid: 'From the tablet', otherVersions: [{ field: 'whatIDid', text: 'From the phone' }] })
    expect(school.all('logRevision').map((r) => r.content.whatIDid)).toEqual([contentOf().whatIDid, 'From the phone', 'From the tablet'])
  })

  test('[MG3] photos that two devices added to a log of an older release are both there', async () => {
    const photo = (id: string): Photo => ({ id: id as PhotoId, sha256: 'a'.repeat(64), type: 'image/jpeg', bytes: 200_000, width: 1_600, height: 1_200, source: 'camera', addedAt: at, caption: '', marks: [] })
    await submit()
    expect('photos' in (await log())).toBe(false)
    await resubmit({ photos: [photo('p1')] }, {})
    await resubmit({ photos: [photo('p2')] }, {}, { at: at + 2 * HOUR })
    expect((await log()).photos?.map((p) => p.id)).toEqual(['p1', 'p2'])
    expect(school.all('logRevision').map((r) => r.content.photos?.length ?? 0)).toEqual([0, 1, 2])
  })

  test('[MG4] an edit made first but arriving last does not turn the clock back for the next one', async () => {
    await resubmit({ minutes: 60 }, { minutes: 90 }, { at: at + 5 * HOUR })
    await resubmit({ task: 'Wheel seat' }, { task: 'Axle seat' }, { at: at + HOUR })
    expect(await log()).toMatchObject({ minutes: 60, task: 'Wheel seat', submittedAt: at + 5 * HOUR })
    await resubmit({ minutes: 45 }, { minutes: 90 }, { at: at + 3 * HOUR, heard: at + 9 * HOUR })
    expect(await log()).toMatchObject({ minutes: 60, otherVersions: [{ field: 'minutes', text: '45' }] })
  })

  test('[rule 4] moving the day of practice back makes a log late that was not', async () => {
    expect((await log()).late).toBe(false)
    await resubmit({ practisedOn: day('2026-03-01') }, { practisedOn: day('2026-03-05') })
    expect((await log()).late).toBe(true)
  })

  test('the clock of a second phone refuses no edit for a day that was accepted before', async () => {
    const lost = moment('2020-01-01T00:00Z')
    expect(await resubmit({ minutes: 60 }, { minutes: 90 }, { at: at + HOUR, claimed: lost })).toMatchObject({ applied: true })
    expect(await resubmit({ practisedOn: day('2026-03-04') }, { practisedOn: day('2026-03-05') }, { at: at + HOUR, claimed: lost })).toMatchObject({ because: 'fields-invalid' })
  })

  test('only its writer hands in again', async () => {
    for (const who of [heLan, zhangGang, wangFang])
      expect(await school.does(who, 'practiceLog.resubmit', { id: 'log', set: { minutes: 1 }, was: {} }, { at })).toMatchObject({ because: 'not-yours' })
    expect(await school.does(liWei, 'practiceLog.resubmit', { id: 'no-log', set: {}, was: {} }, { at })).toMatchObject({ because: 'log-missing' })
  })

  test('an edit cannot bring in a competency that the plan does not have', async () => {
    expect(await resubmit({ competencies: ['painting' as typeof MEASURE] }, { competencies: [MEASURE] })).toMatchObject({ because: 'competency-not-in-programme' })
  })

  test('an edit cannot touch what is not content: state, owner, lateness', async () => {
    await school.does(liWei, 'practiceLog.resubmit', { id: 'log', set: { state: 'confirmed', apprentice: 'he-lan', late: false, writtenAt: 0, minutes: 60 }, was: { minutes: 90 } }, { at })
    expect(await log()).toMatchObject({ state: 'submitted', apprentice: liWei.id, writtenAt: at, minutes: 60 })
  })

  test('a merged list that grew beyond its limit is refused whole', async () => {
    const reading = (n: number) => ({ id: `m${n}`, quantity: 'd', unit: 'mm', value: n, nominal: null, tolerance: null, instrument: '' }) as PracticeLogContent['measurements'][number]
    const some = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => reading(from + n))
    await resubmit({ measurements: some(0, 40) }, { measurements: [] })
    const before = school.snapshot()
    expect(await resubmit({ measurements: some(40, 80) }, { measurements: [] })).toMatchObject({ because: 'fields-invalid' })
    expect(school.snapshot()).toBe(before)
  })

  test('[P4] whatever is edited in whatever order, each revision stays as it was handed in', async () => {
    const edit = fc.record({ minutes: fc.integer({ min: 1, max: 300 }), words: fc.constantFrom('alpha', 'beta', 'gamma'), stale: fc.boolean(), late: fc.integer({ min: 0, max: 50 }) })
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { maxLength: 8 }), async (edits) => {
        school = await createSchool()
        await submit()
        const handedIn = [school.all('logRevision')[0]]
        for (const { minutes, words, stale, late } of edits) {
          const now = contentOfLog(await log())
          const was = stale ? contentOf() : now
          await resubmit({ minutes, whatIDid: words }, { minutes: was.minutes, whatIDid: was.whatIDid }, { at: at + late * HOUR })
          handedIn.push(school.all('logRevision').at(-1))
        }
        expect(school.all('logRevision')).toEqual(handedIn)
        expect((await log()).revision).toBe(edits.length + 1)
        expect(school.all('logRevision').at(-1)?.content).toEqual(contentOfLog(await log()))
      }),
      { numRuns: 40 },
    )
  })
})

describe('confirmed', () => {
  beforeEach(async () => {
    await submit()
  })

  test('only a teacher of the apprentice confirms, and signs it', async () => {
    for (const who of [liWei, zhangGang, chenHua, zhaoMin, sunTao]) expect(await confirm(who)).toMatchObject({ because: 'not-their-teacher' })
    expect(await confirm(wangFang)).toMatchObject({ applied: true })
    expect(await log()).toMatchObject({ state: 'confirmed', confirmedBy: { name: 'Wang Fang', role: 'teacher' } })
  })

  test('a teacher of the class confirms, also where another teacher has the placement', async () => {
    await school.put('placement', placementOf({ teacher: zhaoMin.id }))
    expect(await confirm(wangFang)).toMatchObject({ applied: true })
  })

  test('what is not there is neither returned nor confirmed', async () => {
    for (const deed of ['practiceLog.return', 'practiceLog.confirm'] as const)
      expect(await school.does(wangFang, deed, { id: 'none', revision: 1, comments: [{ id: 'f', field: null, text: 'x' }] }, { at })).toMatchObject({ because: 'log-missing' })
  })

  test('confirming twice is confirming once', async () => {
    await confirm(wangFang)
    const before = school.snapshot()
    expect(await confirm(wangFang)).toMatchObject({ applied: true })
    expect(school.snapshot()).toBe(before)
  })

  test('[MG7] a revision that nobody has read is not confirmed with the one before', async () => {
    await resubmit({ minutes: 60 }, { minutes: 90 })
    expect(await confirm(wangFang, 1)).toMatchObject({ because: 'revision-changed' })
    expect(await confirm(wangFang, 2)).toMatchObject({ applied: true })
  })

  test('a log that was sent back is not confirmed before it comes again', async () => {
    await giveBack(zhangGang)
    expect(await confirm(wangFang)).toMatchObject({ because: 'log-not-submitted' })
  })

  test('[MG7] a confirmed log is neither changed nor returned any more', async () => {
    await confirm(wangFang)
    const before = school.snapshot()
    expect(await resubmit({ minutes: 60 }, { minutes: 90 })).toMatchObject({ refused: 'immutable', because: 'log-confirmed' })
    expect(await giveBack(zhangGang)).toMatchObject({ because: 'log-confirmed' })
    expect(school.snapshot()).toBe(before)
  })
})

test('[MG9] a former mentor is still heard when his return comes late', async () => {
  school = await createSchool([placementOf({ mentors: [guidanceOf(zhangGang, { until: day('2026-03-04') })] })])
  await submit()
  expect(await giveBack(zhangGang, 1, 'f1', at + 10 * DAY)).toMatchObject({ applied: true })
})

test('two competencies of one log are practised at once', async () => {
  await submit({ competencies: [MEASURE, SECURE] })
  expect((await log()).competencies).toEqual([MEASURE, SECURE])
})
