import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CohortId, PlacementId } from '#domain/ids.ts'
import type { Person } from '#domain/people.ts'
import { competenciesOf } from '#domain/programme.ts'
import { cohortProgress, logSearch, marksFromText, marksToText } from '#sync/cohort-progress.ts'
import { COHORT, cohortOf, heLan, liWei, MEASURE, placementOf, programmeOf, wangFang, zhangGang, zhaoMin } from '#tests/support/people.ts'
import { deviceOf, logArgs } from '#tests/support/server-school.ts'
import { openWebSchool, type WebSchool, withCookie } from '#tests/support/web-school.ts'

let school: WebSchool
beforeEach(async () => {
  school = await openWebSchool()
})
afterEach(() => school.close())

const ask = async (who: Person, path: string) => school.ask('GET', path, withCookie(await school.signIn(who)))
const progress = async (who: Person, cohort: string = COHORT) => ask(who, `/api/cohorts/${cohort}/progress?zone=480`)
const search = async (who: Person, words: string) => ask(who, `/api/cohorts/${COHORT}/logs?words=${encodeURIComponent(words)}`)
const found = async (words: string) => logSearch.parse((await search(wangFang, words)).json()).logs.map((l) => [l.apprentice, l.log, l.around, l.state])

const write = async () => {
  const phone = deviceOf(school, liWei)
  await phone.push(
    phone.does('practiceLog.submit', logArgs('log-1', { task: 'Axle seat', whatIDid: 'Measured "twice": 5% off. 轮对测量', competencies: [MEASURE] })),
    phone.does('practiceLog.submit', logArgs('log-2', { task: 'Brake pads', whatIDid: 'Changed them with a colleague and measured the disc.', competencies: [] })),
  )
}

describe('the progress of a cohort', () => {
  it('counts for the coordinator what his device does not hold, and tells no word that was written', async () => {
    await write()
    const answer = await progress(zhaoMin)
    const { apprentices, cohort } = cohortProgress.parse(answer.json())
    expect(cohort.id).toBe(COHORT)
    expect(apprentices.map((a) => [a.name, a.logs])).toEqual([['He Lan', 0], ['Li Wei', 2]])
    const place = competenciesOf(programmeOf()).findIndex((c) => c.id === MEASURE)
    const [marks] = apprentices.filter((a) => a.person === liWei.id).map((a) => marksFromText(a.standings))
    expect(marks?.[place]).toEqual({ status: 'practised', level: null })
    expect(marks?.filter((m) => m.status !== 'untouched')).toHaveLength(1)
    for (const word of ['Axle', 'twice', 'Brake']) expect(answer.body).not.toContain(word)
  })

  it('is for coordinators and for those who teach the cohort; to others it is not there', async () => {
    await school.put('cohort', cohortOf({ id: 'other' as CohortId, teachers: [] }))
    expect((await progress(wangFang)).statusCode).toBe(200)
    expect((await progress(wangFang, 'other')).statusCode).toBe(404)
    expect((await progress(zhaoMin, 'nowhere')).statusCode).toBe(404)
    for (const who of [liWei, zhangGang]) expect((await progress(who)).statusCode).toBe(403)
  })

  it('leaves out who is no longer at the school, and who went to another cohort', async () => {
    await school.put('cohort', cohortOf({ id: 'other' as CohortId }))
    await school.put('person', { ...heLan, active: false }, { ...liWei, cohort: 'other' as CohortId })
    expect(cohortProgress.parse((await progress(zhaoMin)).json()).apprentices).toEqual([])
    expect(cohortProgress.parse((await progress(zhaoMin, 'other')).json()).apprentices.map((a) => a.name)).toEqual(['Li Wei'])
  })
})

describe('searching the logs of a cohort', () => {
  beforeEach(write)

  it.each([
    ['AXLE seat', ['log-1']],
    ['measured', ['log-1', 'log-2']],
    ['measured disc', ['log-2']],
    ['轮对', ['log-1']],
    ['"twice"', ['log-1']],
    ['5%', ['log-1']],
    ['5_', []],
    ['%%', []],
    ['submitted', []],
    ['welding', []],
  ])('%s finds %j: words that people wrote, and nothing of how it is stored', async (words, ids) => {
    expect((await found(words)).map(([, log]) => log).toSorted()).toEqual(ids)
  })

  it('goes on where only the way of storing has the word, and says when there is more than it shows', async () => {
    const phone = deviceOf(school, heLan, 'phone-of-he-lan')
    await school.put('placement', placementOf({ id: 'placement-he' as PlacementId, apprentice: heLan.id }))
    for (let lot = 0; lot < 3; lot += 1)
      await phone.push(...Array.from({ length: 90 }, (_, n) => phone.does('practiceLog.submit', { ...logArgs(`he-${lot}-${n}`, { task: lot === 0 ? 'Revision of a door' : 'Door' }), placement: 'placement-he' })))
    const { logs, more } = logSearch.parse((await search(wangFang, 'revision')).json())
    expect([logs.length, more]).toEqual([90, false])
    const doors = logSearch.parse((await search(wangFang, 'door')).json())
    expect([doors.logs.length, doors.more, doors.logs[0]?.log]).toEqual([100, true, 'he-2-89'])
  })

  it('shows the words around the hit, and how the log stands', async () => {
    expect(await found('twice')).toEqual([[liWei.id, 'log-1', 'Measured "twice": 5% off. 轮对测量', 'submitted']])
  })

  it('is for the teachers of the cohort alone; a coordinator reads no words', async () => {
    expect((await search(zhaoMin, 'axle')).statusCode).toBe(404)
    expect((await search(liWei, 'axle')).statusCode).toBe(403)
    expect((await search(wangFang, 'a')).statusCode).toBe(400)
    expect((await search(wangFang, 'a'.repeat(81))).statusCode).toBe(400)
  })
})

it('marks travel as two digits each, whatever they are', () => {
  const marks = [{ status: 'untouched', level: null }, { status: 'endorsed', level: 5 }, { status: 'expired', level: 3 }] as const
  expect(marksFromText(marksToText(marks))).toEqual(marks)
  expect(marksFromText('99')).toEqual([{ status: 'untouched', level: null }])
})
