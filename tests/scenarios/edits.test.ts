/** Several devices change the same things without hearing of each other, in every order, by clocks right and wrong. */
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { FeedbackId, ReflectionId } from '#domain/ids.ts'
import type { Person } from '#domain/people.ts'
import type { PracticeLogContent } from '#domain/practice-log.ts'
import type { NodeDevice } from '#tests/support/node-device.ts'
import { day, DRAWINGS, HOUR, MEASURE, SECURE, TIDINESS } from '#tests/support/people.ts'
import { guides, type LiveSchool, logOf, openLiveSchool, signingOf } from './live-school.ts'
import { settleAndAgree } from './oracle.ts'

let school: LiveSchool
beforeAll(async () => {
  school = await openLiveSchool()
}, 60_000)
afterAll(() => school.close())
afterEach(() => void vi.useRealTimers())

const YEARS = 365 * 24 * HOUR
/** Does something by a clock that stands so far from the right one. The server's own clock is right, always. */
const byClock = async <T>(off: number, work: () => Promise<T>): Promise<T> => {
  vi.setSystemTime(Date.now() + off)
  try {
    return await work()
  } finally {
    vi.useRealTimers()
  }
}

let count = 0
/** Two devices of one apprentice, and on both of them a log. */
const twoDevices = async (who: Person, content: Partial<PracticeLogContent> = {}) => {
  const [phone, tablet] = [await school.deviceOf(who), await school.deviceOf(who)]
  const { id } = logOf(who, `${who.id}-log-${(count += 1)}`)
  await phone.sync()
  await byClock(-3 * HOUR, () => phone.does((m) => m.practiceLog.submit(logOf(who, id, content))))
  await phone.sync()
  await tablet.sync()
  const edit = (on: NodeDevice, set: Partial<PracticeLogContent>, was: Partial<PracticeLogContent>) => on.does((m) => m.practiceLog.resubmit({ id, set, was }))
  return { phone, tablet, id, edit }
}

/** Both send and receive, one of them first. */
const meet = async (first: NodeDevice, second: NodeDevice) => {
  await first.sync()
  await settleAndAgree(school, second, first)
}

test.each(['the phone', 'the tablet'] as const)('fault 17: both change one field, and the later edit stands, though %s sends first [MG4] [P3]', async (first) => {
  const { phone, tablet, id, edit } = await twoDevices(await school.enrol())
  await byClock(-2 * HOUR, () => edit(phone, { minutes: 100 }, { minutes: 90 }))
  await byClock(-1 * HOUR, () => edit(tablet, { minutes: 120 }, { minutes: 90 }))
  await (first === 'the phone' ? meet(phone, tablet) : meet(tablet, phone))
  const log = await school.get('practiceLog', id)
  expect(log).toMatchObject({ minutes: 120, revision: 3 })
  // What did not stand is in an earlier revision, or beside the field.
  const kept = [(await school.get('logRevision', `${id}:2`))?.content.minutes, ...(log?.otherVersions ?? []).map((o) => Number(o.text))]
  expect(kept).toContain(100)
})

test.each(['the phone', 'the tablet'] as const)('fault 17: different fields, lines and members are all kept, though %s sends first [MG1] [MG3] [MG5]', async (first) => {
  const text = 'Cleaned the seat.\nMeasured it.\nOiled it.\n'
  const { phone, tablet, id, edit } = await twoDevices(await school.enrol(), { whatIDid: text, competencies: [MEASURE, SECURE] })
  const was = { whatIDid: text, competencies: [MEASURE, SECURE] }
  await edit(phone, { minutes: 100 }, { minutes: 90 })
  await edit(phone, { whatIDid: text.replace('Cleaned', 'Brushed'), competencies: [MEASURE, SECURE, DRAWINGS] }, was)
  await edit(tablet, { ownDefects: 'one scratch' }, { ownDefects: '' })
  await edit(tablet, { whatIDid: text.replace('Oiled', 'Greased'), competencies: [MEASURE, TIDINESS] }, was)
  await (first === 'the phone' ? meet(phone, tablet) : meet(tablet, phone))
  const log = await school.get('practiceLog', id)
  expect(log).toMatchObject({ minutes: 100, ownDefects: 'one scratch', whatIDid: 'Brushed the seat.\nMeasured it.\nGreased it.\n', otherVersions: [] })
  expect([...(log?.competencies ?? [])].toSorted()).toEqual([DRAWINGS, MEASURE, TIDINESS])
})

test.each(['the phone', 'the tablet'] as const)('fault 17: the same line written differently is kept twice, though %s sends first [MG2]', async (first) => {
  const { phone, tablet, id, edit } = await twoDevices(await school.enrol(), { whatIDid: 'Measured.' })
  await edit(phone, { whatIDid: 'Measured at 0°.' }, { whatIDid: 'Measured.' })
  await edit(tablet, { whatIDid: 'Measured at 90°.' }, { whatIDid: 'Measured.' })
  await (first === 'the phone' ? meet(phone, tablet) : meet(tablet, phone))
  const log = await school.get('practiceLog', id)
  expect([log?.whatIDid, ...(log?.otherVersions ?? []).map((o) => o.text)].toSorted()).toEqual(['Measured at 0°.', 'Measured at 90°.'])
})

test.each(['the phone', 'the tablet'] as const)('fault 18: both ask for one sign-off, and it is one request, though %s sends first', async (first) => {
  const who = await school.enrol()
  const { phone, tablet } = await twoDevices(who)
  const ask = (on: NodeDevice, selfLevel: 2 | 3) => on.does((m) => m.competency.ask({ apprentice: who.id, competency: MEASURE, selfLevel, logs: [], note: '' }))
  await ask(phone, 2)
  await ask(tablet, 3)
  await (first === 'the phone' ? meet(phone, tablet) : meet(tablet, phone))
  expect(await phone.db.rows('signOffRequest').toArray()).toMatchObject([{ state: 'open', selfLevel: first === 'the phone' ? 3 : 2 }])
})

test.each(['taken away', 'changed'] as const)('fault 19: taken away here, changed there: the change wins, though %s comes first [MG6] [PL9]', async (first) => {
  const who = await school.enrol()
  const { phone, tablet } = await twoDevices(who)
  const id = `${who.id}-thoughts` as ReflectionId
  const was = { dimension: 'rigour', text: 'Measured twice.', logs: [] } as const
  await phone.does((m) => m.reflection.write({ id, apprentice: who.id, shared: false, content: was }))
  await phone.sync()
  await tablet.sync()
  expect(await phone.does((m) => m.reflection.remove({ id, was }))).toBeNull()
  expect(await tablet.does((m) => m.reflection.revise({ id, set: { text: 'Measured three times.' }, was }))).toBeNull()
  expect(await phone.db.rows('reflection').get(id)).toBeUndefined()
  await (first === 'taken away' ? meet(phone, tablet) : meet(tablet, phone))
  expect(await school.get('reflection', id)).toMatchObject({ text: 'Measured three times.' })
  const notice = (await phone.db.sent.toArray()).filter((s) => s.state === 'parked').map((s) => s.refusal?.because)
  expect(notice).toEqual(first === 'taken away' ? [] : ['changed-meanwhile'])
})

test('fault 20: a clock ten years ahead is believed about a day, never about the order of things, and wins no field for good [PU8] [MG4]', async () => {
  const { phone, tablet, id, edit } = await twoDevices(await school.enrol())
  await byClock(10 * YEARS, () => edit(phone, { minutes: 100, practisedOn: day('2036-03-05') }, { minutes: 90, practisedOn: day('2026-03-05') }))
  await byClock(10 * YEARS, () => phone.sync())
  expect((await school.get('practiceLog', id))?.submittedAt).toBeLessThanOrEqual(Date.now() + HOUR)
  // A device with the right clock did not hear of it, and edits later.
  await edit(tablet, { minutes: 120 }, { minutes: 90 })
  await meet(tablet, phone)
  expect(await school.get('practiceLog', id)).toMatchObject({ minutes: 120, practisedOn: '2036-03-05' })
})

test('fault 20: a clock that falls back by twenty years in mid-work refuses nothing, and the order is that of the deeds [PU8] [DV3]', async () => {
  const who = await school.enrol({ start: day('2000-01-01') })
  const { phone, tablet, id, edit } = await twoDevices(who)
  await byClock(10 * YEARS, () => edit(phone, { minutes: 100 }, { minutes: 90 }))
  await byClock(-10 * YEARS, async () => {
    expect(await edit(phone, { minutes: 110 }, { minutes: 100 })).toBeNull()
    expect(await phone.does((m) => m.practiceLog.submit(logOf(who, `${id}-then`, { practisedOn: day('2016-03-05') })))).toBeNull()
    await phone.sync()
  })
  await settleAndAgree(school, phone, tablet)
  expect(await school.get('practiceLog', id)).toMatchObject({ minutes: 110, revision: 3 })
  expect((await phone.db.sent.toArray()).filter((s) => s.refusal !== null)).toEqual([])
})

test.each(['the mentor', 'the apprentice'] as const)('fault 39: a signature stands on the revision it saw, though the log went on, and %s sends first [P4] [MG8]', async (first) => {
  const mentor = await school.hire('mentor')
  const who = await school.enrol({ mentors: [guides(mentor)] })
  const { phone, id, edit } = await twoDevices(who)
  const tablet = await school.deviceOf(mentor)
  await tablet.sync()
  const seen = await school.get('logRevision', `${id}:1`)
  expect(await tablet.does((m) => m.competency.sign(signingOf(who, `${id}-signed`, id)))).toBeNull()
  await edit(phone, { whatIDid: 'Wrote it anew.', minutes: 5 }, { whatIDid: 'Measured the axle seat at three places.', minutes: 90 })
  await (first === 'the mentor' ? meet(tablet, phone) : meet(phone, tablet))
  for (const device of [phone, tablet]) {
    const signed = await device.db.rows('signOff').get(`${id}-signed`)
    const log = await device.db.rows('practiceLog').get(id)
    expect(signed).toMatchObject({ logs: [{ log: id, revision: 1 }], needsReview: false })
    // This is how a page knows to say "changed since signing".
    expect(log?.revision).toBe(2)
    expect(await device.db.rows('logRevision').get(`${id}:1`)).toMatchObject(seen ?? { gone: true })
  }
})

test.each(['the mentor', 'the apprentice'] as const)('fault 39: a return of what was corrected meanwhile brings its comment and takes nothing back, and %s sends first [MG7]', async (first) => {
  const mentor = await school.hire('mentor')
  const who = await school.enrol({ mentors: [guides(mentor)] })
  const { phone, id, edit } = await twoDevices(who)
  const tablet = await school.deviceOf(mentor)
  await tablet.sync()
  const comments = [{ id: `${id}-why` as FeedbackId, field: 'minutes', text: 'Really 90?' }]
  await tablet.does((m) => m.practiceLog.return({ id, revision: 1, comments }))
  await edit(phone, { minutes: 60 }, { minutes: 90 })
  await (first === 'the mentor' ? meet(tablet, phone) : meet(phone, tablet))
  expect(await phone.db.rows('practiceLog').get(id)).toMatchObject({ state: 'submitted', revision: 2, minutes: 60 })
  expect(await phone.db.rows('feedback').get(`${id}-why`)).toMatchObject({ about: { revision: 1 }, text: 'Really 90?' })
})
