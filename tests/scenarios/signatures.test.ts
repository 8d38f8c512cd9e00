/** Signed documents between real devices and the real school: two who sign at once, one who was replaced, one who was copied. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayAt } from '#domain/calendar-day.ts'
import type { CompetencyId } from '#domain/ids.ts'
import { type Person } from '#domain/people.ts'
import { revisionIdOf } from '#domain/practice-log.ts'
import { isRefusal, type Refusal } from '#domain/refusal.ts'
import type { Bytes } from '#signing/bytes.ts'
import { type NodeDevice, openNodeDevice } from '#tests/support/node-device.ts'
import { DAY, DRAWINGS, MEASURE } from '#tests/support/people.ts'
import { standingOf } from '../../src/app/features/devices/standing.ts'
import { enrolDevice } from '../../src/app/replication/certify.ts'
import { ownKey } from '../../src/app/store/own-key.ts'
import { makeRequest, signOff, takeSignOff } from '../../src/app/store/sign-documents.ts'
import type { Store } from '../../src/app/store/store-context.tsx'
import { guides, type LiveSchool, logOf, openLiveSchool, runningPlacement } from './live-school.ts'
import { settleAndAgree } from './oracle.ts'

let school: LiveSchool
beforeAll(async () => {
  school = await openLiveSchool()
}, 60_000)
afterAll(() => school.close())

interface Signing {
  readonly device: NodeDevice
  readonly profile: Store['profile']
}

/** A device whose key the school has certified. */
const enrolled = async (person: Person, purpose: 'request' | 'sign-off'): Promise<Signing> => {
  const signedIn = await school.signIn(person)
  const device = openNodeDevice(signedIn, school.proxy.url)
  await device.sync()
  const { db, actor, ask } = device
  expect(await enrolDevice(db, actor, purpose, `Device of ${person.name}`, ask)).toMatchObject({ ok: true })
  await device.sync()
  return { device, profile: signedIn.profile }
}

const storeOf = ({ device: { db, actor, mutate }, profile }: Signing): Store => ({ db, actor, mutate, profile })

/** An apprentice with a log that everybody has, his phone, and a tablet for each of his mentors; all heard of each other's keys. */
const workshop = async (mentors: readonly Person[]) => {
  const who = await school.enrol({ mentors: mentors.map((m, n) => guides(m, { as: n === 0 ? 'mentor' : 'deputy' })) })
  const phone = await enrolled(who, 'request')
  const { id } = logOf(who, `${who.id}-a`)
  await phone.device.does((m) => m.practiceLog.submit(logOf(who, id)))
  await phone.device.sync()
  const tablets = []
  for (const mentor of mentors) tablets.push(await enrolled(mentor, 'sign-off'))
  await phone.device.sync()
  return { who, phone, tablets, log: id }
}

const asks = async (phone: Signing, log: string, competency: CompetencyId): Promise<Bytes> => {
  const { db, actor } = phone.device
  const [key, revision] = [await ownKey(db, 'request'), await db.rows('logRevision').get(revisionIdOf(log as never, 1))]
  if (key === undefined || revision === undefined) throw new Error('nothing to ask with')
  const request = await makeRequest(storeOf(phone), key, actor.person, [{ competency, selfLevel: 3, rests: [revision] }])
  if (request === 'too-much') throw new Error('too much')
  return request
}

const COUNTED = { takeovers: 1, prompts: 0, defects: 0 } as const
/** The mentor signs level 3 on his tablet, without a network. */
const signs = async (tablet: Signing, request: Bytes, who: Person, comment = 'Seen.'): Promise<Bytes> => {
  let token: Bytes | null = null
  const no = await tablet.device.does(async (mutate): Promise<Refusal | null> => {
    const signed = await signOff({ ...storeOf(tablet), mutate }, request, who.id, [{ level: 3, facts: COUNTED, comment }], 'session')
    if (isRefusal(signed)) return signed
    token = signed.token
    return null
  })
  if (no !== null || token === null) throw new Error(`not signed: ${no?.because}`)
  return token
}
const scans = (phone: Signing, token: Bytes, request: Bytes, who: Person) => takeSignOff(storeOf(phone), token, request, who.id)

const signedOn = async ({ device: { db } }: Signing) =>
  (await db.rows('signOff').toArray()).map(({ competency, by, assurance, logs }) => ({ competency, by: by.person, assurance, logs })).toSorted((a, b) => (a.competency < b.competency ? -1 : 1))
const parkedOn = async ({ device: { db } }: Signing) => (await db.sent.toArray()).filter((s) => s.state === 'parked').map((s) => s.refusal?.because)

test('mentor and deputy sign different skills of one log on two offline tablets: nothing is lost, each in his own name, both see what the other did', async () => {
  const [mentor, deputy] = [await school.hire('mentor'), await school.hire('mentor')]
  const { who, phone, tablets, log } = await workshop([mentor, deputy])
  const [first, second] = tablets
  if (first === undefined || second === undefined) throw new Error('no tablets')
  const [seat, drawings] = [await asks(phone, log, MEASURE), await asks(phone, log, DRAWINGS)]
  const byMentor = await signs(first, seat, who)
  await signs(second, drawings, who)
  // One comes by the phone as well, the other by its tablet alone; the deputy is heard first.
  expect(await scans(phone, byMentor, seat, who)).toBeNull()
  await second.device.sync()
  await phone.device.sync()
  await first.device.sync()
  await settleAndAgree(school, phone.device, first.device, second.device)
  const both = [
    { competency: DRAWINGS, by: deputy.id, assurance: 'A', logs: [{ log, revision: 1 }] },
    { competency: MEASURE, by: mentor.id, assurance: 'A', logs: [{ log, revision: 1 }] },
  ]
  for (const device of [phone, first, second]) expect(await signedOn(device)).toEqual(both)
  for (const device of [phone, first, second]) expect(await parkedOn(device)).toEqual([])
})

test('fault 29: a mentor replaced while offline has what he signed looked at by the school; then all of the apprentice leaves his tablet [MG9] [PL4] [P5]', async () => {
  const [mentor, successor] = [await school.hire('mentor'), await school.hire('mentor')]
  const { who, phone, tablets, log } = await workshop([mentor])
  const [tablet] = tablets
  if (tablet === undefined) throw new Error('no tablet')
  const request = await asks(phone, log, MEASURE)
  const token = await signs(tablet, request, who)
  await school.put('placement', runningPlacement(who, { mentors: [guides(mentor, { until: dayAt(Date.now() - 3 * DAY) }), guides(successor)] }))
  await tablet.device.sync()
  await settleAndAgree(school, phone.device, tablet.device)
  expect(await phone.device.db.rows('signOff').toArray()).toMatchObject([{ needsReview: true, review: 'former-mentor', assurance: 'A', comment: 'Seen.' }])
  expect(await tablet.device.db.rows('practiceLog').count()).toBe(0)
  expect(await tablet.device.db.rows('signOff').count()).toBe(0)
  // His own words stay with him, and the phone that scanned it late only repeats what is known.
  expect((await tablet.device.db.sent.toArray()).map((s) => s.name)).toContain('competency.deliver')
  expect(await scans(phone, token, request, who)).toBeNull()
  await settleAndAgree(school, phone.device, tablet.device)
  expect(await phone.device.db.rows('signOff').count()).toBe(1)
})

test('fault 29: who turns out never to have been his mentor is refused with the reason, and the words stay with both [MG9] [PU5] [P7]', async () => {
  const mentor = await school.hire('mentor')
  const { who, phone, tablets, log } = await workshop([mentor])
  const [tablet] = tablets
  if (tablet === undefined) throw new Error('no tablet')
  const request = await asks(phone, log, MEASURE)
  expect(await scans(phone, await signs(tablet, request, who, 'Held it level.'), request, who)).toBeNull()
  await school.put('placement', runningPlacement(who, { mentors: [] }))
  await settleAndAgree(school, tablet.device, phone.device)
  expect([await parkedOn(tablet), await parkedOn(phone)]).toEqual([['not-their-mentor'], ['not-their-mentor']])
  expect(JSON.stringify(await tablet.device.db.sent.toArray())).toContain('Held it level.')
  expect(await phone.device.db.rows('signOff').count()).toBe(0)
})

test('fault 34: a tablet that was copied is found out by the second signature under one number, and by a chain that does not hold', async () => {
  const mentor = await school.hire('mentor')
  const office = await school.deviceOf(await school.hire('coordinator'))
  const { who, phone, tablets, log } = await workshop([mentor])
  const [tablet] = tablets
  if (tablet === undefined) throw new Error('no tablet')
  await signs(tablet, await asks(phone, log, DRAWINGS), who, 'Before the copy.')
  await tablet.device.sync()
  const copy: Signing = { ...tablet, device: await tablet.device.clone() }

  // Both count on from one: the same number twice, for two judgements.
  const [seat, other] = [await asks(phone, log, MEASURE), await asks(phone, log, DRAWINGS)]
  await signs(tablet, seat, who, 'By the owner.')
  await signs(copy, other, who, 'By the finder.')
  await tablet.device.sync()
  await copy.device.sync()
  expect([await parkedOn(tablet), await parkedOn(copy)]).toEqual([[], ['number-reused']])
  expect(JSON.stringify(await copy.device.db.sent.toArray())).toContain('By the finder.')

  // Its next number is free, and names what the school has never taken in.
  await signs(copy, await asks(phone, log, MEASURE), who, 'Once more.')
  await copy.device.sync()
  await settleAndAgree(school, phone.device, tablet.device, copy.device, office)
  const [key] = (await office.db.rows('deviceKey').toArray()).filter((k) => k.person === mentor.id)
  if (key === undefined) throw new Error('the office has no key')
  const uses = (await office.db.rows('keyUse').toArray()).filter((u) => u.key === key.id)
  expect(standingOf(key, uses, Date.now())).toMatchObject({ last: { number: 3 }, missing: 0, broken: [3] })
})
