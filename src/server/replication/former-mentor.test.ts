import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '#domain/people.ts'
import { requestIdOf } from '#domain/sign-off.ts'
import { PROTOCOL_VERSION, type PushResult, SCHEMA_VERSION } from '#sync/protocol.ts'
import { chenHua, DAY, day, guidanceOf, liWei, MEASURE, moment, placementOf, sunTao, wangFang, zhangGang } from '#tests/support/people.ts'
import { type Device, deviceOf, logArgs, type ServerSchool } from '#tests/support/server-school.ts'
import { openWebSchool, type WebSchool, withCookie } from '#tests/support/web-school.ts'
import type { Sql } from '../store/schema.ts'

let school: WebSchool
let strike: ((sound: ServerSchool) => Promise<void>) | null
beforeEach(async () => {
  strike = null
  // Between the door, where the session was looked at, and the transaction that judges.
  school = await openWebSchool({}, (sound) => ({
    ...sound,
    write: async (writer, work) => {
      const now = strike
      strike = null
      await now?.(school)
      return sound.write(writer, work)
    },
  }))
  const phone = deviceOf(school, liWei)
  await phone.push(
    phone.does('practiceLog.submit', logArgs('log-1')),
    phone.does('competency.ask', { apprentice: liWei.id, competency: MEASURE, selfLevel: 3, logs: [], note: '' }),
  )
  // Zhang Gang guides until the 7th; his tablet comes up from the cellar on the 12th.
  await school.put('placement', placementOf({ mentors: [guidanceOf(zhangGang, { until: day('2026-03-07') }), guidanceOf(chenHua, { as: 'deputy' })] }))
})
afterEach(() => school.close())

const THEN = moment('2026-03-06T15:00Z')
const LATE = moment('2026-03-12T08:00Z')
const deadLetters = () => school.store.read((sql: Sql) => sql.selectFrom('dead_letter').select(['person', 'mid', 'body']).orderBy('mid').execute())

const signing = (id: string) => ({ id, apprentice: liWei.id, competency: MEASURE, level: 3, facts: { takeovers: 0, prompts: 0, defects: 0 }, comment: 'Clean work.', logs: [{ log: 'log-1', revision: 1 }] })
/** Everything that a mentor says to an apprentice, once each. */
const deeds = (d: Device, at: number) => [
  d.does('practiceLog.return', { id: 'log-1', revision: 1, comments: [{ id: `c-of-${at}`, field: 'minutes', text: 'Ninety?' }] }, { at }),
  d.does('competency.returnRequest', { request: requestIdOf(liWei.id, MEASURE), because: 'Measure at three places.' }, { at }),
  d.does('feedback.give', { id: `f-of-${at}`, apprentice: liWei.id, about: { kind: 'competency', id: MEASURE, revision: null }, field: null, text: 'Well done.' }, { at }),
  d.does('competency.sign', signing(`s-of-${at}`), { at }),
  d.does('competency.withdraw', { id: `w-of-${at}`, signOff: `s-of-${at}`, because: 'The wrong apprentice.' }, { at }),
]
const outcomes = (results: readonly PushResult[] | undefined) => results?.map((r) => (r.status === 'refused' ? r.refusal.because : r.status))

describe('somebody who guided then and does not now', () => {
  beforeEach(() => void (school.clock.now = LATE))

  it('[MG9] is heard in all that he did then, and what he signed is marked for review', async () => {
    const tablet = deviceOf(school, zhangGang)
    expect(outcomes((await tablet.push(...deeds(tablet, THEN)))?.results)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok'])
    expect(await school.get('signOff', `s-of-${THEN}`)).toMatchObject({ needsReview: true, at: THEN, by: { person: zhangGang.id, role: 'mentor' } })
    expect(await school.get('practiceLog', 'log-1')).toMatchObject({ state: 'returned' })
    expect(await school.get('signOffRequest', requestIdOf(liWei.id, MEASURE))).toMatchObject({ state: 'returned' })
    expect(await deadLetters()).toEqual([])
  })

  it('[MG9] is heard in what he does late as well, marked the same way', async () => {
    const tablet = deviceOf(school, zhangGang)
    expect(outcomes((await tablet.push(tablet.does('competency.sign', signing('s-late'), { at: LATE })))?.results)).toEqual(['ok'])
    expect((await school.get('signOff', 's-late'))?.needsReview).toBe(true)
  })

  it('[MG9] [PL4] gets nothing of the apprentice any more, though he was heard', async () => {
    const tablet = deviceOf(school, zhangGang)
    await tablet.push(...deeds(tablet, THEN))
    expect(await tablet.pullAll()).toEqual([])
  })

  it('[MG9] what he signed reaches the apprentice and the teacher with its mark', async () => {
    const tablet = deviceOf(school, zhangGang)
    await tablet.push(...deeds(tablet, THEN))
    for (const person of [liWei, wangFang]) {
      const rows = await deviceOf(school, person, `reader-of-${person.id}`).pullAll()
      expect(rows.find((r) => r.type === 'signOff')?.data, person.id).toMatchObject({ needsReview: true })
    }
  })

  it('[MG9] who guides still is heard without a mark', async () => {
    const tablet = deviceOf(school, chenHua)
    await tablet.push(tablet.does('competency.sign', signing('s-deputy'), { at: THEN }))
    expect((await school.get('signOff', 's-deputy'))?.needsReview).toBe(false)
  })
})

it('[MG9] [PU5] who never guided is refused in each of them, and every word is kept', async () => {
  const tablet = deviceOf(school, sunTao)
  const sent = deeds(tablet, THEN)
  const no = 'not-their-mentor'
  expect(outcomes((await tablet.push(...sent))?.results)).toEqual([no, no, no, no, 'sign-off-missing'])
  expect((await deadLetters()).map((l) => JSON.parse(l.body) as unknown)).toEqual(sent)
  for (const type of ['feedback', 'signOff', 'withdrawal'] as const) expect(await school.store.read((sql: Sql) => sql.selectFrom('row').where('type', '=', type).select('id').execute())).toEqual([])
})

describe('a right that ends between the door and the judgement', () => {
  const pushes = async (person: Person, ...mutations: readonly unknown[]) => {
    const cookie = await school.signIn(person)
    const payload = { proto: PROTOCOL_VERSION, sv: SCHEMA_VERSION, clientId: `tablet-of-${person.id}`, person: person.id, clientTime: school.clock.now, mutations }
    return { payload, cookie, send: () => school.ask('POST', '/sync/v1/push', withCookie(cookie, { payload })) }
  }

  it('[PU7] a role that was taken away meanwhile signs nothing, and the words are kept', async () => {
    const tablet = deviceOf(school, chenHua)
    const { send } = await pushes(chenHua, tablet.does('competency.sign', signing('s-1')))
    strike = (sound) => sound.put('person', { ...chenHua, roles: ['teacher'] })
    expect((await send()).json()).toMatchObject({ results: [{ status: 'refused', refusal: { because: 'not-their-mentor' } }], lastMid: 1 })
    expect(await school.get('signOff', 's-1')).toBeUndefined()
    expect(await deadLetters()).toHaveLength(1)
  })

  it('[PU7] a class that was given to another teacher meanwhile is not endorsed in', async () => {
    const laptop = deviceOf(school, wangFang)
    const { send } = await pushes(wangFang, laptop.does('practiceLog.confirm', { id: 'log-1', revision: 1 }))
    strike = async (sound) => {
      await sound.put('placement', placementOf({ teacher: sunTao.id }))
      await sound.put('person', { ...liWei, cohort: null })
    }
    expect((await send()).json()).toMatchObject({ results: [{ status: 'refused', refusal: { because: 'not-their-teacher' } }] })
    expect(await school.get('practiceLog', 'log-1')).toMatchObject({ state: 'submitted' })
  })

  it('[PU7] a guidance that ended meanwhile marks the signature', async () => {
    const tablet = deviceOf(school, chenHua)
    const { send } = await pushes(chenHua, tablet.does('competency.sign', signing('s-1')))
    strike = (sound) => sound.put('placement', placementOf({ mentors: [guidanceOf(chenHua, { until: day('2026-03-02') })] }))
    expect((await send()).json()).toMatchObject({ results: [{ status: 'ok' }] })
    expect((await school.get('signOff', 's-1'))?.needsReview).toBe(true)
  })

  it('[PU7] [PU11] who is retired meanwhile is not heard at all, and nothing is taken', async () => {
    const tablet = deviceOf(school, chenHua)
    const { send } = await pushes(chenHua, tablet.does('competency.sign', signing('s-1')))
    strike = (sound) => sound.put('person', { ...chenHua, active: false })
    const answer = await send()
    expect([answer.statusCode, answer.json()]).toEqual([401, { error: 'not-signed-in' }])
    expect(await school.get('signOff', 's-1')).toBeUndefined()
    expect(await deadLetters()).toEqual([])
    // The number waits: back in service, she hands in the same.
    await school.put('person', chenHua)
    expect((await send()).json()).toMatchObject({ results: [{ mid: 1, status: 'ok' }] })
  })
})

it('the clock of a mentor’s tablet cannot bring back a day on which he guided: the server’s day marks it', async () => {
  school.clock.now = LATE + 30 * DAY
  const tablet = deviceOf(school, zhangGang)
  await tablet.push(tablet.does('competency.sign', signing('s-1'), { at: THEN }))
  expect((await school.get('signOff', 's-1'))?.needsReview).toBe(true)
})
