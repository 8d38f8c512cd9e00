import type { CompetencyId, PersonId, PracticeLogId, ReflectionId, WithdrawalId } from '#domain/ids.ts'
import { type Actor, type Person, signAs } from '#domain/people.ts'
import { requestIdOf } from '#domain/sign-off.ts'
import type { RowOf, RowType } from '#sync/rows.ts'
import { scopeOf } from '#sync/scope.ts'
import { openPageDevice, type PageDevice, runningPlacement } from '#tests/support/page-device.ts'
import { actorOf, chenHua, COHORT, contentOf, liWei, MEASURE, PLACEMENT, PROGRAMME, signOffOf, sunTao, wangFang, zhangGang } from '#tests/support/people.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readDeed, type Deed } from '../../record/deed.ts'
import { now } from '../../store/clock.ts'
import { editAgain, formFor } from './edit-again.ts'

let device: PageDevice
const LOG = 'l1' as PracticeLogId
const R = 'r1' as ReflectionId
const REQUEST = requestIdOf(liWei.id, MEASURE)
const ZHANG_LEFT = { ...runningPlacement, mentors: runningPlacement.mentors.map((m) => ({ ...m, until: runningPlacement.start })) }

const put = <T extends RowType>(type: T, row: RowOf<T>) => device.db.rows(type).put({ ...row, _scope: scopeOf(type, row) })
const draft = async (key: string) => (await device.db.drafts.get(key))?.value
const isParked = async () => (await device.db.sent.get('u1'))?.state === 'parked'

/** As the card in the outbox does it. @returns where it leads, null where "Edit" is not offered */
const edit = async (who: Person | Actor, name: Deed['name'], args: unknown): Promise<string | null> => {
  const { db } = device
  const deed = readDeed({ name, args })
  if (deed === null) throw new Error('not readable')
  await db.sent.put({ mid: 1, uid: 'u1', name, args, at: now(), sv: 1, clientId: 'client-01', judgedAt: now(), state: 'parked', refusal: null, merged: [] })
  const actor = 'person' in who ? who : actorOf(who)
  const form = await formFor(db, actor, deed)
  return form === null ? null : editAgain(db, 'u1', form)
}
const sendBack = (who: Person | Actor, comments: readonly object[]) => edit(who, 'practiceLog.return', { id: LOG, revision: 1, comments })
const say = (who: Person, about: object, over: object = {}) => edit(who, 'feedback.give', { id: 'f1', apprentice: liWei.id, about, field: null, text: 'Well seen.', ...over })
const withdraw = (who: Person) => edit(who, 'competency.withdraw', { id: 'w1', signOff: 's1', because: 'Another bogie.' })

beforeEach(async () => {
  device = await openPageDevice()
  await put('practiceLog', {
    ...contentOf(),
    id: LOG,
    apprentice: liWei.id,
    placement: PLACEMENT,
    programme: PROGRAMME,
    state: 'submitted',
    revision: 1,
    writtenAt: 1,
    submittedAt: 1,
    zone: 480,
    late: false,
    confirmedBy: null,
    otherVersions: [],
  })
})
afterEach(() => device.dispose())

const comments = [
  { id: 'f1', field: 'minutes', text: 'Ninety?' },
  { id: 'f2', field: 'measurements.0.value', text: 'Which instrument?' },
  { id: 'f3', field: null, text: 'Nearly.' },
]

test("a teacher's refused return waits again at the log, every comment at its field and under a new name, beside what was being written", async () => {
  const waiting = { id: 'newer', field: 'task', text: 'Which bogie?' }
  await device.db.drafts.put({ key: `review:${LOG}`, value: [waiting], savedAt: now() })
  expect(await sendBack(wangFang, comments)).toBe(`/review/log/${LOG}`)
  const kept = (await draft(`review:${LOG}`)) as readonly { readonly id: string }[]
  expect(kept).toMatchObject([waiting, { field: 'minutes', text: 'Ninety?' }, { field: 'measurements', text: 'Which instrument?' }, { field: null, text: 'Nearly.' }])
  expect(kept.map((c) => c.id).filter((id) => ['f1', 'f2', 'f3'].includes(id))).toEqual([])
  expect(await isParked()).toBe(false)
})

test("a mentor's refused return waits again at the fields of the log; a text that is being written there stays", async () => {
  await device.db.drafts.put({ key: `comments ${LOG}`, value: { texts: { minutes: 'Two hours?', task: '' } }, savedAt: now() })
  expect(await sendBack(zhangGang, comments)).toBe(`/apprentices/${liWei.id}/logs/${LOG}`)
  expect(await draft(`comments ${LOG}`)).toEqual({ texts: { minutes: 'Two hours?\nNinety?', measurements: 'Which instrument?', '': 'Nearly.', task: '' } })
  expect(await isParked()).toBe(false)
})

test('who is both mentor and teacher writes on where a teacher does', async () => {
  expect(await sendBack({ ...actorOf(wangFang), roles: ['mentor', 'teacher'] }, comments)).toBe(`/review/log/${LOG}`)
})

test('a log that is not on this device, or of somebody whom he does not guide any more, offers no form', async () => {
  expect(await sendBack(sunTao, comments)).toBeNull()
  await put('placement', ZHANG_LEFT)
  expect(await sendBack(zhangGang, comments)).toBeNull()
  await device.db.rows('practiceLog').delete(LOG)
  expect(await sendBack(wangFang, comments)).toBeNull()
  expect(await isParked()).toBe(true)
  expect(await device.db.drafts.count()).toBe(0)
})

test('a refused comment on a log goes back to its field', async () => {
  expect(await say(wangFang, { kind: 'practiceLog', id: LOG, revision: 1 }, { field: 'minutes', text: 'Ninety?' })).toBe(`/review/log/${LOG}`)
  expect(await draft(`review:${LOG}`)).toMatchObject([{ field: 'minutes', text: 'Ninety?' }])
})

test("a teacher's refused comment on a competency or a shared reflection opens the page of the cohort that holds it", async () => {
  const page = `/cohorts/${COHORT}/apprentices/${liWei.id}`
  expect(await say(wangFang, { kind: 'competency', id: MEASURE, revision: null })).toBe(`${page}/competencies/${MEASURE}#${MEASURE}`)
  expect(await draft(`comment:competency:${MEASURE}:${liWei.id}`)).toBe('Well seen.')
  expect(await say(wangFang, { kind: 'competency', id: 'of another plan', revision: null })).toBeNull()

  const about = { kind: 'reflection', id: R, revision: null }
  expect(await say(wangFang, about)).toBeNull()
  const reflection = { id: R, apprentice: liWei.id, dimension: 'rigour', text: 'Twice.', logs: [], shared: false, writtenAt: 1, changedAt: 1, otherVersions: [] } as const
  await put('reflection', reflection)
  expect(await say(wangFang, about)).toBeNull()
  await put('reflection', { ...reflection, shared: true })
  expect(await say(wangFang, about)).toBe(`${page}?show=reflections#${R}`)
  expect(await draft(`comment:reflection:${R}:${liWei.id}`)).toBe('Well seen.')
  expect(await say(zhangGang, about)).toBeNull()
})

test('a text that is being written in a form for one is not written over, and the card stays', async () => {
  const key = `comment:competency:${MEASURE}:${liWei.id}`
  await device.db.drafts.put({ key, value: 'Newer', savedAt: now() })
  expect(await say(wangFang, { kind: 'competency', id: MEASURE, revision: null })).not.toBeNull()
  expect(await draft(key)).toBe('Newer')
  expect(await isParked()).toBe(true)
})

test('a refused withdrawal opens at its sign-off with the reason; not where it is withdrawn, or signed by another', async () => {
  expect(await withdraw(zhangGang)).toBeNull()
  await put('signOff', signOffOf('s1'))
  expect(await withdraw(chenHua)).toBeNull()
  expect(await withdraw(zhangGang)).toBe(`/apprentices/${liWei.id}?withdraw=s1`)
  expect(await draft('withdraw s1')).toEqual({ because: 'Another bogie.' })
  await put('withdrawal', { id: 'w0' as WithdrawalId, signOff: signOffOf('s1').id, apprentice: liWei.id, because: 'Before.', by: signAs(actorOf(zhangGang), 'mentor'), at: 1 })
  expect(await withdraw(zhangGang)).toBeNull()
})

test('a refused return of a request opens the request with the reason, and leaves the judgement that was begun', async () => {
  const args = { request: REQUEST, because: 'Show the second side.' }
  const request = { id: REQUEST, apprentice: liWei.id as PersonId, competency: MEASURE as CompetencyId, selfLevel: 3, logs: [], note: '', askedAt: 1, state: 'open', returned: null } as const
  const key = `judgement ${liWei.id} ${MEASURE}`
  expect(await edit(zhangGang, 'competency.returnRequest', args)).toBeNull()
  await put('signOffRequest', request)
  await device.db.drafts.put({ key, value: { level: 2, because: '' }, savedAt: now() })
  expect(await edit(zhangGang, 'competency.returnRequest', args)).toBe(`/sign-offs/${REQUEST}`)
  expect(await draft(key)).toEqual({ level: 2, returning: true, because: 'Show the second side.' })
  await edit(zhangGang, 'competency.returnRequest', { request: REQUEST, because: 'Other words' })
  expect(await draft(key)).toMatchObject({ because: 'Show the second side.' })
  expect(await isParked()).toBe(true)
  await put('signOffRequest', { ...request, state: 'answered' })
  expect(await edit(zhangGang, 'competency.returnRequest', args)).toBeNull()
})

test('a refused comment on a part of a photo keeps its part, and what else is being written there stays', async () => {
  const region = { photo: 'p1', x: 1_000, y: 2_000, width: 3_000, height: 0 }
  const marked = [{ id: 'f1', field: 'photos', text: 'A scratch?', region }]
  const waiting = { id: 'newer', region, text: 'And this?' }
  await device.db.drafts.put({ key: `comments ${LOG}`, value: { texts: { minutes: 'Two hours?' }, marks: [waiting] }, savedAt: now() })
  await sendBack(zhangGang, marked)
  expect(await draft(`comments ${LOG}`)).toEqual({ texts: { minutes: 'Two hours?' }, marks: [waiting, { id: expect.any(String), region, text: 'A scratch?' }] })
  await sendBack(wangFang, marked)
  expect(await draft(`review:${LOG}`)).toEqual([{ id: expect.any(String), field: 'photos', text: 'A scratch?', region }])
})
