import { addDays } from '#domain/calendar-day.ts'
import type { Concern } from '#domain/concern.ts'
import type { CohortId, ConcernId, PlacementId, TripId, VisitId } from '#domain/ids.ts'
import type { Person } from '#domain/people.ts'
import type { Visit } from '#domain/visit.ts'
import type { RowOf, RowType } from '#sync/rows.ts'
import { schoolMattersOf, scopeOf } from '#sync/scope.ts'
import { openScreen, storeFor } from '#tests/support/open-screen.tsx'
import { runningPlacement } from '#tests/support/page-device.ts'
import { cohortOf, heLan, HOUR, liWei, PLACEMENT, wangFang } from '#tests/support/people.ts'
import { i18n } from '@lingui/core'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import '../../ui/tokens.css'
import '../../ui/base.css'
import { readInbox } from '../../record/unread.ts'
import { now, today } from '../../store/clock.ts'
import { Database } from '../../store/database.ts'
import { visitRoutes, visitsRoutes } from './routes.tsx'
// The routes load these when they are opened; loaded here, no test waits for the server that builds them.
import './edit-screen.tsx'
import './plan-screen.tsx'
import './visits-screen.tsx'

let db: Database
const user = userEvent.setup()
const put = <T extends RowType>(type: T, row: RowOf<T>) => db.rows(type).put({ ...row, _scope: scopeOf(type, row) })
const V = 'v1' as VisitId
const by = { person: wangFang.id, name: wangFang.name, role: 'teacher' } as const
const visitOf = (over: Partial<Visit> = {}): Visit => ({
  id: V,
  trip: 't1' as TripId,
  apprentice: liWei.id,
  placement: PLACEMENT,
  enterprise: runningPlacement.enterprise,
  enterpriseName: runningPlacement.enterpriseName,
  plannedFor: today(),
  kind: 'on-site',
  purpose: '',
  wentOn: null,
  notes: '',
  agreed: '',
  followUpOn: null,
  concerns: [],
  state: 'planned',
  by,
  at: now() - HOUR,
  wentBy: null,
  cancelled: null,
  changedAt: now() - HOUR,
  otherVersions: [],
  ...over,
})
const concern: Concern = {
  id: 'c1' as ConcernId,
  apprentice: liWei.id,
  placement: PLACEMENT,
  category: 'pay',
  audience: 'school',
  text: 'Two weeks without pay.',
  raisedAt: now() - 2 * HOUR,
  zone: 480,
  receivedAt: now() - 2 * HOUR,
  due: now() + 70 * HOUR,
  state: 'open',
}

const open = (address: string, who: Person = wangFang) => openScreen(storeFor(db, who), [...visitRoutes, ...visitsRoutes], address).router

beforeEach(async () => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  await page.viewport(1440, 900)
  db = new Database(`visits ${crypto.randomUUID()}`)
  await put('person', liWei)
  await put('person', heLan)
  await put('cohort', cohortOf())
  await put('placement', runningPlacement)
  await put('placement', { ...runningPlacement, id: 'placement-2' as PlacementId, apprentice: heLan.id })
})
afterEach(async () => {
  cleanup()
  await db.delete()
})

test('a trip to one enterprise sees several apprentices, each on a row that only he and his teachers hold', async () => {
  await put('concern', concern)
  const router = open('/visits/new')
  await user.click(await screen.findByRole('button', { name: 'Plan the visit' }))
  expect(await screen.findByText('Tick at least one.')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Tick all' }))
  await user.click(await screen.findByRole('checkbox', { name: /Pay/ }))
  const day = addDays(today(), 3)
  await user.type(screen.getByLabelText('Day'), day)
  await user.type(screen.getByRole('textbox', { name: 'What it is for' }), 'First look')
  await user.click(screen.getByRole('button', { name: 'Plan the visit' }))
  await waitFor(() => expect(router.state.location.pathname).toMatch(/^\/visits\/[0-9a-f-]{36}$/))
  const rows = (await db.rows('visit').toArray()).toSorted((a, b) => (a.apprentice < b.apprentice ? -1 : 1))
  expect(rows).toMatchObject([
    { apprentice: heLan.id, concerns: [], plannedFor: day, purpose: 'First look', _scope: schoolMattersOf(heLan.id) },
    { apprentice: liWei.id, concerns: ['c1'], plannedFor: day, state: 'planned', _scope: schoolMattersOf(liWei.id) },
  ])
  expect(rows[0]?.trip).toBe(rows[1]?.trip)
  expect(await db.drafts.count()).toBe(0)
  expect(await screen.findByRole('heading', { name: 'On the same trip' })).toBeVisible()
})

test('a trip that the phone could not save whole is planned for nobody, and can be planned again', async () => {
  const router = open('/visits/new')
  await user.click(await screen.findByRole('button', { name: 'Tick all' }))
  await user.type(screen.getByLabelText('Day'), addDays(today(), 3))
  const writes = IDBObjectStore.prototype.put
  let rows = 0
  const cut = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    if (this.name === 'visit' && ++rows === 2) throw new DOMException('no more', 'QuotaExceededError')
    return writes.apply(this, args)
  })
  await user.click(screen.getByRole('button', { name: 'Plan the visit' }))
  expect(await screen.findByRole('alert')).toBeVisible()
  cut.mockRestore()
  expect([await db.rows('visit').count(), await db.outbox.count(), await db.drafts.count()]).toEqual([0, 0, 1])
  await user.click(screen.getByRole('button', { name: 'Plan the visit' }))
  await waitFor(() => expect(router.state.location.pathname).toMatch(/^\/visits\/[0-9a-f-]{36}$/))
  expect([await db.rows('visit').count(), await db.outbox.count(), await db.drafts.count()]).toEqual([2, 2, 0])
})

test('it is noted in the workshop without a network; what is half written is there again, and the next of the trip follows', async () => {
  await put('visit', visitOf())
  await put('visit', visitOf({ id: 'v2' as VisitId, apprentice: heLan.id, placement: 'placement-2' as PlacementId }))
  open('/visits/v1/log')
  await user.type(await screen.findByRole('textbox', { name: 'What was seen and said' }), 'He measures alone.')
  await waitFor(async () => expect(await db.drafts.get('visit:v1')).toMatchObject({ value: { notes: 'He measures alone.' } }))
  cleanup()
  const router = open('/visits/v1/log')
  const notes = await screen.findByRole('textbox', { name: 'What was seen and said' })
  expect(notes).toHaveValue('He measures alone.')
  await user.type(screen.getByRole('textbox', { name: 'What was agreed' }), 'Two days at the lathe.')
  await user.click(screen.getByRole('button', { name: 'Save, then He Lan' }))
  await waitFor(() => expect(router.state.location.pathname).toBe('/visits/v2/log'))
  expect(await db.rows('visit').get(V)).toMatchObject({ state: 'done', wentOn: today(), notes: 'He measures alone.', agreed: 'Two days at the lathe.', wentBy: by })
  expect((await db.outbox.toArray()).map((o) => o.args)).toMatchObject([{ id: V, was: { wentOn: null, notes: '', agreed: '' } }])
  expect(await db.drafts.get('visit:v1')).toBeUndefined()
})

test('what is over and not noted stands first, and another look that was asked for stays to be done', async () => {
  await put('visit', visitOf({ plannedFor: addDays(today(), -2) }))
  await put('visit', visitOf({ id: 'v2' as VisitId, trip: 't2' as TripId, apprentice: heLan.id, state: 'done', wentOn: addDays(today(), -9), followUpOn: addDays(today(), -1) }))
  open('/visits')
  const pane = within(await screen.findByRole('navigation', { name: 'Visits' }))
  expect((await pane.findAllByRole('heading', { level: 2 })).map((h) => h.textContent)).toEqual(['The day is over', 'To look again'])
  expect(screen.getByRole('link', { name: /Li Wei.*The day is over/ })).toBeVisible()
  await user.click(screen.getByRole('link', { name: /He Lan/ }))
  expect(await screen.findByRole('link', { name: 'Plan the next visit' })).toBeVisible()
})

test('a visit is called off with its reason, and the apprentice reads it as news', async () => {
  await put('visit', visitOf())
  open('/visits/v1')
  await user.click(await screen.findByRole('button', { name: 'Call it off' }))
  await user.type(await screen.findByRole('textbox', { name: /Why/ }), 'He is ill.')
  await user.click(screen.getAllByRole('button', { name: 'Call it off' }).at(-1) ?? document.body)
  await waitFor(async () => expect(await db.rows('visit').get(V)).toMatchObject({ state: 'cancelled', cancelled: { because: 'He is ill.' } }))
  cleanup()
  expect((await readInbox(db, liWei.id)).news).toMatchObject([{ kind: 'visit', visit: { state: 'cancelled' } }])
  open('/visits', liWei)
  expect(await screen.findByText('He is ill.')).toBeVisible()
})

test('an apprentice reads his own and changes nothing; a teacher of another class sees none', async () => {
  await put('visit', visitOf({ state: 'done', wentOn: today(), notes: 'He measures alone.', otherVersions: [{ field: 'notes', text: 'He asks much.', at: 1 }] }))
  open('/visits', liWei)
  expect(await screen.findByText('He measures alone.')).toBeVisible()
  expect(screen.getByText('He asks much.')).toBeVisible()
  expect(screen.queryAllByRole('button', { name: /off|Note|Change/ })).toEqual([])
  cleanup()
  await put('cohort', cohortOf({ id: 'other' as CohortId }))
  open('/visits', { ...wangFang, id: 'stranger' as Person['id'] })
  expect(await screen.findByRole('heading', { name: 'No visit planned' })).toBeVisible()
})
