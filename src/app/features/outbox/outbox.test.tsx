import type { CalendarDay } from '#domain/calendar-day.ts'
import type { PhotoId, PracticeLogId, ReflectionId } from '#domain/ids.ts'
import type { Refusal } from '#domain/refusal.ts'
import { MUTATION_NAMES } from '#sync/mutators/registry.ts'
import type { RowOf, RowType } from '#sync/rows.ts'
import { scopeOf } from '#sync/scope.ts'
import { contentOf, liWei, MEASURE, PLACEMENT, placementOf, programmeOf } from '#tests/support/people.ts'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ReplicatorProvider } from '../../replication/replication-context.tsx'
import { deedWord } from '../../record/deed-words.ts'
import { useSyncStatus } from '../../replication/sync-status.ts'
import { now } from '../../store/clock.ts'
import { Database, type SentItem } from '../../store/database.ts'
import { writeMeta } from '../../store/meta.ts'
import { createMutate } from '../../store/mutate.ts'
import { markSent } from '../../store/photo-queue.ts'
import { actorOf, StoreProvider } from '../../store/store-context.tsx'
import { Toasts } from '../../ui/toast.tsx'
import { diagnostics } from './diagnostics.ts'
import './outbox-screen.tsx'
import { outboxRoutes } from './routes.tsx'

let db: Database
let woken = 0
const user = userEvent.setup()
const put = <T extends RowType>(type: T, row: RowOf<T>) => db.rows(type).put({ ...row, _scope: scopeOf(type, row) })

const LOG = 'log-1' as PracticeLogId
const parked = (over: Partial<SentItem> = {}): SentItem => ({
  mid: 1,
  uid: 'parked-1',
  name: 'practiceLog.submit',
  args: { id: LOG, placement: PLACEMENT, zone: 480, content: contentOf({ whatIDid: 'Cleaned the seat, measured three times.' }) },
  at: now(),
  sv: 1,
  clientId: 'client-01',
  judgedAt: now(),
  state: 'parked',
  refusal: { refused: 'invalid', because: 'placement-not-running' } satisfies Refusal,
  merged: [],
  ...over,
})

const profile = { person: liWei.id, school: liWei.school, schoolName: 'School', name: liWei.name, roles: liWei.roles, username: 'li', demo: false }
const actor = actorOf(profile)
const storeOf = () => ({ db, profile, actor, mutate: createMutate(db, actor, () => {}) })

const open = () => {
  const replicator = { wake: () => void woken++, syncNow: async () => 'idle' as const, stop: () => {} }
  const router = createMemoryRouter([...outboxRoutes, { path: '*', element: null }], { initialEntries: ['/outbox'] })
  render(
    <I18nProvider i18n={i18n}>
      <ReplicatorProvider value={replicator}>
        <StoreProvider store={storeOf()}>
          <RouterProvider router={router} />
          <Toasts closeLabel="Close" />
        </StoreProvider>
      </ReplicatorProvider>
    </I18nProvider>,
  )
  return router
}

beforeEach(async () => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  useSyncStatus.setState({ phase: 'idle', stalled: false })
  woken = 0
  db = new Database(`outbox ${crypto.randomUUID()}`)
  await put('person', liWei)
  await put('placement', placementOf())
  await put('programme', programmeOf())
})
afterEach(async () => {
  cleanup()
  await db.delete()
})

test('every mutation there is has its words', () => {
  expect(Object.keys(deedWord).toSorted()).toEqual([...MUTATION_NAMES].toSorted())
})

test('what waits is named in words, with what it is about', async () => {
  const { mutate } = storeOf()
  expect(await mutate.reflection.write({ id: 'r' as ReflectionId, apprentice: liWei.id, shared: false, content: { dimension: 'rigour', text: 'I checked twice', logs: [] } })).toBeNull()
  open()
  expect(await screen.findByText('I checked twice')).toBeTruthy()
  expect(screen.getByText(/^Reflection · written/)).toBeTruthy()
  expect(screen.getByText('1 item is saved here and goes out with the next network')).toBeTruthy()
})

test('what the school has received stands apart as soon as its number is known, on the screen and in the diagnostic file', async () => {
  const { mutate } = storeOf()
  for (const [id, text] of [['r1', 'I checked twice'], ['r2', 'I checked thrice']] as const)
    expect(await mutate.reflection.write({ id: id as ReflectionId, apprentice: liWei.id, shared: false, content: { dimension: 'rigour', text, logs: [] } })).toBeNull()
  open()
  expect(await screen.findByText('2 items are saved here and go out with the next network')).toBeTruthy()
  expect(screen.queryByText('Received by the school')).toBeNull()
  await db.transaction('rw', db.meta, async () => writeMeta(db, { resolved: 1 }))
  expect(await screen.findByText('Received by the school')).toBeTruthy()
  expect(screen.getByText('1 item is saved here and goes out with the next network')).toBeTruthy()
  expect(await diagnostics(db, { phase: 'idle', stalled: false })).toMatchObject({ counts: { outbox: { acked: 1, queued: 1 } }, outbox: [{ mid: 1, state: 'acked' }, { mid: 2, state: 'queued' }] })
})

test('as long as a photo is only here, not all is called sent', async () => {
  const { mutate } = storeOf()
  const photo = { id: 'photo-1' as PhotoId, sha256: 'a'.repeat(64), type: 'image/jpeg', bytes: 200_000, width: 9, height: 9, source: 'camera', addedAt: 0, caption: '', marks: [] } as const
  await put('placement', placementOf({ start: '2020-01-01' as CalendarDay, end: '2099-12-31' as CalendarDay }))
  await db.photoBytes.put({ sha256: photo.sha256, type: photo.type, bytes: new ArrayBuffer(8), state: 'waiting', addedAt: 0 })
  expect(await mutate.practiceLog.submit({ id: LOG, placement: PLACEMENT, zone: 480, content: contentOf({ photos: [photo] }) })).toBeNull()
  await db.outbox.clear()
  open()
  expect(await screen.findByText('All is sent but photos; they follow')).toBeVisible()
  expect(screen.getByText('1 photo is only on this device')).toBeVisible()
  await markSent(db, [photo.sha256])
  // The chip and the line below it.
  await waitFor(() => expect(screen.getAllByText('All sent')).toHaveLength(2))
})

test('refused work shows the reason and every word of it, the chosen skills by name', async () => {
  await db.sent.put(parked())
  open()
  expect(await screen.findByText(/There was no running placement on that day/)).toBeTruthy()
  expect(screen.getByText('Cleaned the seat, measured three times.')).toBeTruthy()
  expect(await screen.findByText(`${MEASURE} Competency ${MEASURE}`)).toBeTruthy()
})

test('a refused deed without words has nothing to unfold and nothing to edit', async () => {
  await db.sent.put(parked({ name: 'reflection.share', args: { id: 'r' }, refusal: { refused: 'missing', because: 'reflection-missing' } }))
  open()
  expect(await screen.findByRole('button', { name: 'Send again' })).toBeTruthy()
  expect(screen.queryByText('What you wrote')).toBeNull()
  expect(screen.queryByRole('button', { name: 'Edit' })).toBeNull()
})

test('"send again" queues the same words and wakes the sender', async () => {
  await db.sent.put(parked())
  open()
  await user.click(await screen.findByRole('button', { name: 'Send again' }))
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Send again' })).toBeNull())
  expect((await db.outbox.toArray()).map(({ name, args, state }) => ({ name, args, state }))).toEqual([{ name: 'practiceLog.submit', args: parked().args, state: 'queued' }])
  expect(woken).toBe(1)
})

test('"I have read it" puts it away, and the text is still on the device', async () => {
  await db.sent.put(parked())
  open()
  await user.click(await screen.findByRole('button', { name: 'I have read it' }))
  await waitFor(() => expect(screen.queryByText(/There was no running placement/)).toBeNull())
  expect(await db.sent.get('parked-1')).toMatchObject({ state: 'dismissed', args: parked().args })
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  expect(await screen.findByText(/There was no running placement/)).toBeTruthy()
})

test('"edit" puts a refused log back into a draft and opens the form on it', async () => {
  await db.sent.put(parked())
  const router = open()
  await user.click(await screen.findByRole('button', { name: 'Edit' }))
  await waitFor(() => expect(router.state.location.pathname + router.state.location.search).toBe(`/logbook/new?draft=${LOG}`))
  expect((await db.drafts.get(`log:${LOG}`))?.value).toMatchObject({ id: LOG, was: null, form: { task: 'Axle seat', minutes: '90', whatIDid: 'Cleaned the seat, measured three times.' } })
})

test('"edit" never overwrites a draft that waits there', async () => {
  await db.sent.put(parked())
  await db.drafts.put({ key: `log:${LOG}`, value: 'newer', savedAt: now() })
  open()
  await user.click(await screen.findByRole('button', { name: 'Edit' }))
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Edit' })).toBeNull())
  expect((await db.drafts.get(`log:${LOG}`))?.value).toBe('newer')
  expect(await db.sent.get('parked-1')).toMatchObject({ state: 'parked' })
})

test('refused work of a kind that this version does not know is shown as it is', async () => {
  await db.sent.put(parked({ name: 'concern.raise', args: { text: 'No guard on the saw' }, refusal: { refused: 'invalid', because: 'unknown-mutation' } }))
  open()
  expect(await screen.findByText(/No guard on the saw/)).toBeTruthy()
})

test('an ended session is said, with the way in, and the queue stands untouched', async () => {
  useSyncStatus.setState({ phase: 'needs-sign-in' })
  open()
  expect((await screen.findByRole('link', { name: 'Sign in again' })).getAttribute('href')).toBe('/sign-in-again')
})

test('the diagnostic file tells what the queue did, and holds no text and no name of a person', async () => {
  await db.sent.put(parked())
  await db.drafts.put({ key: `log:${LOG}`, value: { form: { task: 'Draft words' } }, savedAt: now() })
  await db.lost.put({ key: 'lost', why: 'scope-left', at: now(), row: null, draft: { key: 'comments x', value: 'Lost words' }, seen: false })
  const { mutate } = storeOf()
  await mutate.reflection.write({ id: 'r' as ReflectionId, apprentice: liWei.id, shared: false, content: { dimension: 'rigour', text: 'I checked twice', logs: [] } })
  const file = await diagnostics(db, { phase: 'idle', stalled: true })
  const text = JSON.stringify(file)
  for (const secret of ['I checked twice', 'Cleaned the seat', liWei.name, liWei.id, 'Axle seat', 'Draft words', 'Lost words', LOG]) expect(text).not.toContain(secret)
  expect(file).toMatchObject({
    phase: 'idle',
    stalled: true,
    browser: navigator.userAgent,
    storage: { usage: expect.any(Number), quota: expect.any(Number) },
    device: { clockOffset: 0, cursors: 0, nextMid: 2 },
    counts: { outbox: { queued: 1 }, sent: { done: 0, parked: 1, dismissed: 0 }, drafts: 1, lost: { 'scope-left': 1 } },
    outbox: [{ mid: 1, name: 'reflection.write', state: 'queued' }],
    refused: [{ name: 'practiceLog.submit', because: 'placement-not-running' }],
  })
})
