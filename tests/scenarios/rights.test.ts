/** Placements, classes and rows change while devices are away or read: what comes, what goes, what becomes of waiting work. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayAt } from '#domain/calendar-day.ts'
import type { CohortId, FeedbackId, PlacementId, ReflectionId } from '#domain/ids.ts'
import type { Person } from '#domain/people.ts'
import type { NodeDevice } from '#tests/support/node-device.ts'
import { cohortOf, DAY } from '#tests/support/people.ts'
import { saveDraft } from '../../src/app/store/drafts.ts'
import { inPagesOf } from './between.ts'
import { guides, type LiveSchool, logOf, openLiveSchool, runningPlacement, signingOf } from './live-school.ts'
import { expectAgreement, settleAndAgree, verdictsOn } from './oracle.ts'

let school: LiveSchool
beforeAll(async () => {
  school = await openLiveSchool()
}, 60_000)
afterAll(() => school.close())

/** Whether anything about somebody is on a device, in whatever table. */
const speaksOf = async ({ db }: NodeDevice, who: Person, tables = db.tables.map((t) => t.name)) => {
  const found: string[] = []
  for (const name of tables) if (JSON.stringify(await db.table(name).toArray()).includes(who.id)) found.push(name)
  return found
}

/** An apprentice with a log, and his mentor's tablet, on which a sign-off and a comment wait. */
const waitingWork = async () => {
  const mentor = await school.hire('mentor')
  const who = await school.enrol({ mentors: [guides(mentor)] })
  const [phone, tablet] = [await school.deviceOf(who), await school.deviceOf(mentor)]
  await phone.sync()
  const { id } = logOf(who, `${who.id}-a`)
  await phone.does((m) => m.practiceLog.submit(logOf(who, id)))
  await phone.sync()
  await tablet.sync()
  const said = { id: `${id}-said` as FeedbackId, apprentice: who.id, about: { kind: 'practiceLog', id, revision: 1 }, field: null, text: 'Good.' } as const
  expect(await tablet.does((m) => m.competency.sign(signingOf(who, `${id}-signed`, id)))).toBeNull()
  expect(await tablet.does((m) => m.feedback.give(said))).toBeNull()
  return { mentor, who, phone, tablet, id }
}

test('fault 29: a mentor whose turn ended while he was away is heard, for review; then all of it leaves his tablet [MG9] [PL4] [P5]', async () => {
  const { mentor, who, phone, tablet, id } = await waitingWork()
  await saveDraft(tablet.db, `feedback:${id}`, { text: 'half a wo' })
  await school.put('placement', runningPlacement(who, { mentors: [guides(mentor, { until: dayAt(Date.now() - 3 * DAY) })] }))
  await tablet.sync()
  await settleAndAgree(school, phone, tablet)
  expect(await school.get('signOff', `${id}-signed`)).toMatchObject({ needsReview: true })
  expect(await school.get('feedback', `${id}-said`)).toBeDefined()
  // His own words stay with him: what he sent, and the draft in the lost and found.
  expect((await speaksOf(tablet, who)).toSorted()).toEqual(['lost', 'sent'])
  expect((await tablet.db.lost.toArray()).map((l) => [l.why, l.draft?.key])).toEqual([['scope-left', `feedback:${id}`]])
})

test('fault 29: who never was his mentor, as it turns out, is refused; his words are parked with him and kept here [MG9] [PU5] [P7]', async () => {
  const { who, phone, tablet } = await waitingWork()
  await school.put('placement', runningPlacement(who, { mentors: [] }))
  await tablet.sync()
  await settleAndAgree(school, phone, tablet)
  const parked = (await tablet.db.sent.toArray()).filter((s) => s.state === 'parked')
  expect(parked.map((s) => s.refusal?.because)).toEqual(['not-their-mentor', 'not-their-mentor'])
  for (const deed of tablet.deeds) expect(await verdictsOn(school.store(), tablet.actor.person, deed.uid)).toMatchObject([{ status: 'refused' }])
  expect(await speaksOf(tablet, who)).toEqual(['sent'])
})

test('fault 30: a student who is newly assigned comes whole, also what is older than all that the tablet has read [PL3]', async () => {
  const mentor = await school.hire('mentor')
  const [own, later] = [await school.enrol({ mentors: [guides(mentor)] }), await school.enrol()]
  const [phone, other] = [await school.deviceOf(later), await school.deviceOf(own)]
  for (const [device, who] of [[phone, later], [other, own]] as const) {
    await device.sync()
    for (let n = 0; n < 5; n += 1) await device.does((m) => m.practiceLog.submit(logOf(who, `${who.id}-${n}`)))
    await device.sync()
  }
  const tablet = await school.deviceOf(mentor)
  await tablet.sync()
  expect(await speaksOf(tablet, later)).toEqual([])
  await school.put('placement', runningPlacement(later, { mentors: [guides(mentor)] }))
  // Between two pages of the backfill the apprentice goes on writing.
  await tablet.sync(
    inPagesOf(3, async (page) => {
      if (page > 3) return
      await phone.does((m) => m.practiceLog.resubmit({ id: logOf(later, `${later.id}-${page}`).id, set: { minutes: 99 }, was: { minutes: 90 } }))
      await phone.sync()
    }),
  )
  await expectAgreement(school, tablet)
  expect(await tablet.db.rows('practiceLog').count()).toBe(10)
  // And back: one leaves, the other stays.
  await school.put('placement', runningPlacement(later, { mentors: [] }))
  await settleAndAgree(school, tablet, phone, other)
  expect(await tablet.db.rows('practiceLog').count()).toBe(5)
  expect(await speaksOf(tablet, later, ['practiceLog', 'logRevision', 'placement', 'person'])).toEqual([])
})

test('fault 30: an apprentice moves to another class, and so does all that hangs on it [PL3] [PL4] [SC2] [P5]', async () => {
  const teachers = [await school.hire('teacher'), await school.hire('teacher')] as const
  const [from, to] = [`co-of-${teachers[0].id}` as CohortId, `co-of-${teachers[1].id}` as CohortId]
  await school.put('cohort', cohortOf({ id: from, teachers: [teachers[0].id] }), cohortOf({ id: to, teachers: [teachers[1].id] }))
  const who = await school.hire('apprentice', { cohort: from })
  await school.put('placement', runningPlacement(who))
  const phone = await school.deviceOf(who)
  const [old, next] = [await school.deviceOf(teachers[0]), await school.deviceOf(teachers[1])]
  await phone.sync()
  await phone.does((m) => m.practiceLog.submit(logOf(who, `${who.id}-a`)))
  await settleAndAgree(school, phone, old, next)
  expect([await old.db.rows('practiceLog').count(), await next.db.rows('practiceLog').count()]).toEqual([1, 0])
  await school.put('person', { ...who, cohort: to })
  await settleAndAgree(school, phone, old, next)
  expect([await old.db.rows('practiceLog').count(), await next.db.rows('practiceLog').count()]).toEqual([0, 1])
  expect(await speaksOf(old, who)).toEqual([])
  expect((await phone.db.rows('cohort').toArray()).map((c) => c.id)).toEqual([to])
})

test('fault 30: a row that moves to another scope comes to those who hold the new one, and stays with those who hold both [PL5]', async () => {
  const mentor = await school.hire('mentor')
  const who = await school.enrol({ mentors: [guides(mentor)] })
  const [phone, second, tablet] = [await school.deviceOf(who), await school.deviceOf(who), await school.deviceOf(mentor)]
  await phone.sync()
  const id = `${who.id}-thoughts` as ReflectionId
  await phone.does((m) => m.reflection.write({ id, apprentice: who.id, shared: false, content: { dimension: 'rigour', text: 'Measured twice.', logs: [] } }))
  await settleAndAgree(school, phone, second, tablet)
  expect([await second.db.rows('reflection').count(), await tablet.db.rows('reflection').count()]).toEqual([1, 0])
  await phone.does((m) => m.reflection.share({ id }))
  await settleAndAgree(school, phone, second, tablet)
  expect([await second.db.rows('reflection').count(), await tablet.db.rows('reflection').count()]).toEqual([1, 1])
})

test('fault 30: a row that moves to another scope leaves those who hold only the old one, and nothing else leaves them [PL5] [P5]', async () => {
  const mentor = await school.hire('mentor')
  const [wrong, right] = [await school.enrol({ mentors: [guides(mentor)] }), await school.enrol({ mentors: [guides(mentor)] })]
  const [hers, his, tablet] = [await school.deviceOf(wrong), await school.deviceOf(right), await school.deviceOf(mentor)]
  await hers.sync()
  await hers.does((m) => m.practiceLog.submit(logOf(wrong, `${wrong.id}-a`)))
  // A second placement, filed under the wrong apprentice, and put right later.
  const second = runningPlacement(wrong, { id: `second-of-${wrong.id}` as PlacementId, mentors: [guides(mentor)], post: 'Paint shop' })
  await school.put('placement', second)
  await settleAndAgree(school, hers, his, tablet)
  expect([await hers.db.rows('placement').count(), await his.db.rows('placement').count(), await tablet.db.rows('placement').count()]).toEqual([2, 1, 3])
  await school.put('placement', { ...second, apprentice: right.id })
  await settleAndAgree(school, hers, his, tablet)
  expect([await hers.db.rows('placement').count(), await his.db.rows('placement').count(), await tablet.db.rows('placement').count()]).toEqual([1, 2, 3])
  expect(await hers.db.rows('practiceLog').count()).toBe(1)
})

test('fault 22: rows that move while they are paged all arrive [PL2] [PL5] [PL6]', async () => {
  const who = await school.enrol()
  const phone = await school.deviceOf(who)
  await phone.sync()
  const content = { dimension: 'rigour', text: 'Measured twice.', logs: [] } as const
  const thought = (n: number) => `${who.id}-r${n}` as ReflectionId
  for (let n = 0; n < 12; n += 1) {
    await phone.does((m) => m.practiceLog.submit(logOf(who, `${who.id}-${n}`)))
    await phone.does((m) => m.reflection.write({ id: thought(n), apprentice: who.id, shared: false, content }))
  }
  await phone.sync()
  const tablet = await school.deviceOf(who)
  let pages = 0
  // One row already read and one still ahead move to the end, one leaves its scope, one goes, one is new: at every page.
  await tablet.sync(
    inPagesOf(3, async (page) => {
      pages = page
      if (page > 10) return
      for (const n of [page - 1, 12 - page])
        await phone.does((m) => m.practiceLog.resubmit({ id: logOf(who, `${who.id}-${n}`).id, set: { minutes: 100 + page }, was: { minutes: 90 } }))
      await phone.does((m) => m.reflection.share({ id: thought(page) }))
      if (page % 3 === 0) await phone.does((m) => m.reflection.remove({ id: thought(page + 1), was: content }))
      await phone.does((m) => m.practiceLog.submit(logOf(who, `${who.id}-new-${page}`)))
      await phone.sync()
    }),
  )
  expect(pages).toBeGreaterThan(11)
  // At the end of its pages, before another round, the tablet has all there is.
  await expectAgreement(school, tablet)
  await settleAndAgree(school, phone, tablet)
})
