import type { PracticeLogId, ReflectionId } from '#domain/ids.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import type { RowOf, RowType } from '#sync/rows.ts'
import { scopeOf } from '#sync/scope.ts'
import { storeFor } from '#tests/support/open-screen.tsx'
import { contentOf, liWei, PLACEMENT, placementOf, PROGRAMME, programmeOf } from '#tests/support/people.ts'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ReplicatorProvider } from '../../replication/replication-context.tsx'
import { useSyncStatus } from '../../replication/sync-status.ts'
import { now } from '../../store/clock.ts'
import { Database, type OutboxItem, type SentItem } from '../../store/database.ts'
import { writeMeta } from '../../store/meta.ts'
import { StoreProvider } from '../../store/store-context.tsx'
import { Toasts } from '../../ui/toast.tsx'
import './outbox-screen.tsx'
import { outboxRoutes } from './routes.tsx'

let db: Database
const user = userEvent.setup()
const put = <T extends RowType>(type: T, row: RowOf<T>) => db.rows(type).put({ ...row, _scope: scopeOf(type, row) })

const LOG = 'log-1' as PracticeLogId
const logOf = (over: Partial<PracticeLog> = {}): PracticeLog => ({
  ...contentOf({ whatIDid: 'Mine: measured three times.' }),
  id: LOG,
  apprentice: liWei.id,
  placement: PLACEMENT,
  programme: PROGRAMME,
  state: 'submitted',
  revision: 2,
  writtenAt: now(),
  submittedAt: now(),
  zone: 480,
  late: false,
  confirmedBy: null,
  otherVersions: [],
  ...over,
})
const sent = (over: Partial<SentItem>): SentItem => ({
  mid: 1,
  uid: 'sent-1',
  name: 'practiceLog.resubmit',
  args: {},
  at: now(),
  sv: 1,
  clientId: 'client-01',
  judgedAt: now(),
  state: 'done',
  refusal: null,
  merged: [],
  ...over,
})

const open = () => {
  const replicator = { wake: () => {}, syncNow: async () => 'idle' as const, stop: () => {} }
  const router = createMemoryRouter([...outboxRoutes, { path: '*', element: null }], { initialEntries: ['/outbox'] })
  render(
    <I18nProvider i18n={i18n}>
      <ReplicatorProvider value={replicator}>
        <StoreProvider store={storeFor(db, liWei)}>
          <RouterProvider router={router} />
          <Toasts closeLabel="Close" />
        </StoreProvider>
      </ReplicatorProvider>
    </I18nProvider>,
  )
}

beforeEach(async () => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  useSyncStatus.setState({ phase: 'idle', stalled: false })
  db = new Database(`fates ${crypto.randomUUID()}`)
  await put('person', liWei)
  await put('placement', placementOf())
  await put('programme', programmeOf())
})
afterEach(async () => {
  for (const close of screen.queryAllByRole('button', { name: 'Close' })) await user.click(close)
  cleanup()
  await db.delete()
})

test('what two devices wrote differently is shown side by side', async () => {
  await put('practiceLog', logOf({ otherVersions: [{ field: 'whatIDid', text: 'Theirs: measured twice.', at: now() }] }))
  await db.sent.put(
    sent({ args: { id: LOG, set: { whatIDid: 'Mine: measured three times.' }, was: { whatIDid: 'Measured.' } }, merged: [{ field: 'whatIDid', how: 'kept-both' }] }),
  )
  open()
  const [stands, beside] = await screen.findAllByRole('figure')
  expect(stands?.textContent).toMatch(/^Stands now.*Mine: measured three times\.$/)
  expect(beside?.textContent).toMatch(/^Kept beside it.*Theirs: measured twice\.$/)
  expect(screen.getByText('What I did: Both texts are kept, side by side.')).toBeVisible()
})

test('a value that a later edit replaced is found in the version before', async () => {
  await put('practiceLog', logOf({ minutes: 95 }))
  await put('logRevision', { id: `${LOG}:1` as RowOf<'logRevision'>['id'], log: LOG, apprentice: liWei.id, revision: 1, at: now(), content: contentOf({ minutes: 60 }) })
  await put('logRevision', { id: `${LOG}:2` as RowOf<'logRevision'>['id'], log: LOG, apprentice: liWei.id, revision: 2, at: now(), content: contentOf({ minutes: 95 }) })
  await db.sent.put(sent({ args: { id: LOG, set: { minutes: 95 }, was: { minutes: 90 } }, merged: [{ field: 'minutes', how: 'replaced' }] }))
  open()
  const [stands, before] = await screen.findAllByRole('figure')
  expect(stands?.textContent).toMatch(/1:35$/)
  expect(before?.textContent).toMatch(/^Before.*1:00$/)
})

test('a clock that is days off is told, and that nothing is refused for it; an hour is not worth a word', async () => {
  await db.transaction('rw', db.meta, async () => writeMeta(db, { clockOffset: -3 * 86_400_000 }))
  open()
  expect(await screen.findByText("This device's clock is 3 days fast.")).toBeVisible()
  expect(screen.getByText(/Nothing is refused for that/)).toBeVisible()
  await db.transaction('rw', db.meta, async () => writeMeta(db, { clockOffset: 3_600_000 }))
  await waitFor(() => expect(screen.queryByText(/Nothing is refused for that/)).toBeNull())
})

test('a queue that stands still though the device is online says so, with the file for the technician', async () => {
  useSyncStatus.setState({ stalled: true })
  open()
  expect(await screen.findByText(/Nothing has gone out for over an hour/)).toBeVisible()
  expect(screen.getAllByRole('button', { name: 'Save diagnostic file' })).toHaveLength(2)
})

test('a build that is too old says what to do, and that nothing is lost', async () => {
  useSyncStatus.setState({ phase: 'needs-update' })
  open()
  expect(await screen.findByText(/This version is too old to receive. What you wrote is kept, and still sent/)).toBeVisible()
  expect(screen.getByRole('button', { name: 'Update now' })).toBeVisible()
})

test('of five thousand waiting items fifty are drawn, in order, and all are counted', async () => {
  const item = (mid: number): OutboxItem => ({
    mid,
    uid: `uid-${mid}`,
    name: 'reflection.write',
    args: { id: `r${mid}` as ReflectionId, apprentice: liWei.id, shared: false, content: { dimension: 'rigour', text: `Thought ${mid}`, logs: [] } },
    at: now(),
    sv: 1,
    state: 'queued',
  })
  await db.outbox.bulkPut(Array.from({ length: 5_000 }, (_, i) => item(i + 1)))
  open()
  expect(await screen.findByText('5,000 items are saved here and go out with the next network')).toBeVisible()
  expect(screen.getByText('and 4,950 more')).toBeVisible()
  const lines = screen.getAllByText(/^Thought \d+$/).map((e) => e.textContent)
  expect(lines).toEqual(Array.from({ length: 50 }, (_, i) => `Thought ${i + 1}`))
})

test('of many refused items twenty are drawn, and more when asked', async () => {
  await db.sent.bulkPut(
    Array.from({ length: 30 }, (_, i) =>
      sent({
        mid: i + 1,
        uid: `parked-${i}`,
        name: 'practiceLog.submit',
        state: 'parked',
        judgedAt: now() - i,
        refusal: { refused: 'invalid', because: 'placement-not-running' },
        args: { id: `log-${i}`, placement: PLACEMENT, zone: 480, content: contentOf({ task: `Task ${i}` }) },
      }),
    ),
  )
  open()
  expect(await screen.findAllByRole('article')).toHaveLength(20)
  await user.click(screen.getByRole('button', { name: 'Show more' }))
  expect(screen.getAllByRole('article')).toHaveLength(30)
  expect(document.activeElement?.textContent).toMatch(/^Task 20/)
})
