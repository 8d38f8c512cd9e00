import type { CheckId, CompetencyId, OwnChecklistId, PersonId, PracticeLogId, ReflectionId, TripId, VisitId } from '#domain/ids.ts'
import type { OwnChecklist } from '#domain/own-checklist.ts'
import type { Reflection } from '#domain/reflection.ts'
import type { Visit } from '#domain/visit.ts'
import { scopeOf } from '#sync/scope.ts'
import { actorOf, day, ENTERPRISE, liWei, PLACEMENT, placementOf, wangFang } from '#tests/support/people.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Deed, readDeed } from '../../record/deed.ts'
import { now } from '../../store/clock.ts'
import { Database } from '../../store/database.ts'
import { editAgain, formFor } from './edit-again.ts'

let db: Database
const R = 'r1' as ReflectionId
const C = 'c1' as CompetencyId
const LOG = 'l1' as PracticeLogId
const row: Reflection = { id: R, apprentice: liWei.id, dimension: 'rigour', text: 'As it stands', logs: [LOG], shared: true, writtenAt: 1, changedAt: 1, otherVersions: [] }

const edit = async (name: Deed['name'], args: unknown) => {
  const deed = readDeed({ name, args })
  if (deed === null) throw new Error('not readable')
  await db.sent.put({ mid: 1, uid: 'u1', name, args, at: now(), sv: 1, clientId: 'client-01', judgedAt: now(), state: 'parked', refusal: null, merged: [] })
  const form = await formFor(db, actorOf(liWei), deed)
  return form === null ? null : editAgain(db, 'u1', form)
}
const draft = async (key: string) => (await db.drafts.get(key))?.value

beforeEach(() => {
  db = new Database(`edit ${crypto.randomUUID()}`)
})
afterEach(() => db.delete())

test('a refused change of a reflection goes on over the words as they stand', async () => {
  await db.rows('reflection').put({ ...row, _scope: scopeOf('reflection', row) })
  expect(await edit('reflection.revise', { id: R, set: { text: 'My change' }, was: { text: 'Before' } })).toBe(`/reflections/${R}/edit`)
  const stands = { dimension: 'rigour', text: 'As it stands', logs: [LOG] }
  expect(await draft(`reflection:${R}`)).toEqual({ ...stands, text: 'My change', shared: true, was: stands })
  expect(await db.sent.get('u1')).toMatchObject({ state: 'dismissed' })
})

test('a refused change of a reflection that is gone becomes a new one, private', async () => {
  expect(await edit('reflection.revise', { id: R, set: { text: 'My change' }, was: { dimension: 'rigour', text: 'Before', logs: [LOG] } })).toBe('/reflections/new')
  expect(await draft('reflection:new')).toEqual({ dimension: 'rigour', text: 'My change', logs: [LOG], shared: false })
})

test('a refused request goes back into its form', async () => {
  const args = { apprentice: liWei.id, competency: C, selfLevel: 3, logs: [{ log: LOG, revision: 2 }], note: 'Please watch me' }
  expect(await edit('competency.ask', args)).toBe('/skills/c1/ask')
  expect(await draft('ask:c1')).toEqual({ selfLevel: 3, logs: [LOG], note: 'Please watch me' })
})

test("a refused sign-off goes back into the mentor's form", async () => {
  const args = { id: 's1', apprentice: 'li-wei' as PersonId, competency: C, level: 4, facts: { takeovers: 1, prompts: 2, defects: 0 }, comment: 'Steady', logs: [{ log: LOG, revision: 1 }] }
  expect(await edit('competency.sign', args)).toBe('/sign-offs/for/li-wei/c1')
  expect(await draft('judgement li-wei c1')).toEqual({ level: 4, takeovers: 1, prompts: 2, defects: 0, comment: 'Steady', returning: false, because: '', logs: [LOG] })
})

test('a deed without words has nothing to edit', async () => {
  expect(await edit('reflection.share', { id: R })).toBeNull()
  expect(await edit('reflection.remove', { id: R, was: { dimension: 'rigour', text: 'Words', logs: [] } })).toBeNull()
  expect(await db.sent.get('u1')).toMatchObject({ state: 'parked' })
})

test('a refused concern goes back into its form, for those it was meant for', async () => {
  const said = { category: 'safety', audience: 'school-and-mentors', placement: 'placement', text: 'No light in the pit.' }
  expect(await edit('concern.raise', { ...said, id: 'k1', apprentice: liWei.id, zone: 480 })).toBe('/concerns/new')
  expect(await draft('concern:new')).toEqual(said)
})

test('a refused log brings back what was ticked off', async () => {
  const checks = [{ id: 'a', text: 'Guard closed', done: true }]
  const content = { task: 'Seat', practisedOn: '2026-03-05', minutes: 30, whatIDid: 'Turned it', competencies: [], measurements: [], attempts: null, ownDefects: '', improvement: '', notApplicable: [], checks }
  expect(await edit('practiceLog.submit', { id: LOG, placement: 'placement', zone: 0, content })).toBe(`/logbook/new?draft=${LOG}`)
  expect(await draft(`log:${LOG}`)).toMatchObject({ form: { checks } })
})

test('a refused change of a checklist goes on over it as it stands; of one that is gone it becomes a new one', async () => {
  const items = [{ id: 'a' as CheckId, text: 'Guard closed' }]
  const list: OwnChecklist = { id: 'k' as OwnChecklistId, apprentice: liWei.id, title: 'As it stands', items, changedAt: 1, otherVersions: [] }
  const change = { id: 'k', set: { items: [{ id: 'a', text: 'My change' }] }, was: { title: 'Before', items } }
  expect(await edit('ownChecklist.revise', change)).toBe('/logbook/checklists/new')
  expect(await draft('checklist:new')).toEqual({ title: 'Before', ...change.set })
  await db.rows('ownChecklist').put({ ...list, _scope: scopeOf('ownChecklist', list) })
  expect(await edit('ownChecklist.revise', change)).toBe('/logbook/checklists/k')
  expect(await draft('checklist:k')).toEqual({ title: 'As it stands', ...change.set, was: { title: 'As it stands', items } })
})

test('refused words on a visit go on over it as it stands; a refused plan opens as a plan', async () => {
  const content = { plannedFor: day('2026-03-20'), kind: 'on-site', purpose: 'First look', wentOn: null, notes: '', agreed: '', followUpOn: null, concerns: [] } as const
  const by = { person: wangFang.id, name: wangFang.name, role: 'teacher' } as const
  const visit: Visit = {
    ...content,
    id: 'v1' as VisitId, trip: 't1' as TripId, apprentice: liWei.id, placement: PLACEMENT, enterprise: ENTERPRISE, enterpriseName: 'Rail Works', state: 'planned',
    by, at: 1, wentBy: null, cancelled: null, changedAt: 1, otherVersions: [],
  }
  await db.rows('placement').put({ ...placementOf(), _scope: scopeOf('placement', placementOf()) })
  await db.rows('visit').put({ ...visit, _scope: scopeOf('visit', visit) })
  expect(await edit('visit.log', { id: 'v1', set: { wentOn: '2026-03-20', notes: 'He measures alone.' }, was: { wentOn: null, notes: '' } })).toBe('/visits/v1/log')
  expect(await draft('visit:v1')).toEqual({ ...content, wentOn: '2026-03-20', notes: 'He measures alone.', was: content })
  const plan = { apprentice: liWei.id, plannedFor: '2026-03-20', kind: 'call', purpose: 'First look', concerns: [] }
  expect(await edit('visit.plan', { ...plan, id: 'v2', trip: 't2', placement: PLACEMENT })).toBe('/visits/new')
  expect(await draft('visit:new')).toEqual({ enterprise: ENTERPRISE, chosen: [liWei.id], concerns: [], plannedFor: '2026-03-20', kind: 'call', purpose: 'First look' })
})
