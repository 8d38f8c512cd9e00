import type { PracticeLogId } from '#domain/ids.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import type { RowOf, RowType } from '#sync/rows.ts'
import { scopeOf } from '#sync/scope.ts'
import { storeFor } from '#tests/support/open-screen.tsx'
import { contentOf, liWei, MEASURE, PLACEMENT, placementOf, PROGRAMME, programmeOf } from '#tests/support/people.ts'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ReplicatorProvider } from '../../replication/replication-context.tsx'
import { useSyncStatus } from '../../replication/sync-status.ts'
import { now } from '../../store/clock.ts'
import { Database, type LostItem } from '../../store/database.ts'
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
const lost = (over: Partial<LostItem> = {}): LostItem => ({ key: 'k1', why: 'history-lost', at: now(), row: { type: 'practiceLog', row: logOf() }, draft: null, seen: false, ...over })

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
  db = new Database(`lost ${crypto.randomUUID()}`)
  await put('person', liWei)
  await put('placement', placementOf())
  await put('programme', programmeOf())
})
afterEach(async () => {
  vi.restoreAllMocks()
  for (const close of screen.queryAllByRole('button', { name: 'Close' })) await user.click(close)
  cleanup()
  await db.delete()
})

test('what the restored server no longer has is shown with its words, can be saved, put away, and taken back', async () => {
  await db.lost.put(lost())
  open()
  const card = await screen.findByRole('article')
  expect(within(card).getByRole('heading', { name: 'Practice log' })).toBeVisible()
  expect(within(card).getByText(/restored from a backup and no longer has this/)).toBeVisible()
  expect(within(card).getByText('Mine: measured three times.')).toBeVisible()
  expect(await within(card).findByText(`${MEASURE} Competency ${MEASURE}`)).toBeVisible()
  await user.click(within(card).getByRole('button', { name: 'I have seen it' }))
  await waitFor(() => expect(screen.queryByRole('button', { name: 'I have seen it' })).toBeNull())
  expect(await db.lost.get('k1')).toMatchObject({ seen: true })
  expect(screen.getByText('Seen already: 1')).toBeVisible()
  // The card went; the reader is told how it stands with the whole.
  expect(document.activeElement?.textContent).toMatch(/^All sent/)
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  expect(await screen.findByRole('button', { name: 'I have seen it' })).toBeVisible()
  expect(await db.lost.get('k1')).toMatchObject({ seen: false })
})

test('the file of a lost item holds all of it', async () => {
  await db.lost.put(lost())
  open()
  let file: Blob | null = null
  vi.spyOn(URL, 'createObjectURL').mockImplementation((b) => ((file = b as Blob), 'blob:x'))
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
  await user.click(await screen.findByRole('button', { name: 'Save as file' }))
  expect(JSON.parse(await ((file as Blob | null)?.text() ?? '{}'))).toMatchObject({ why: 'history-lost', row: { type: 'practiceLog', row: { whatIDid: 'Mine: measured three times.' } } })
})

test.for<readonly [string, string, unknown, string]>([
  ['log:l1', 'Draft of a practice log', { id: 'l1', form: { task: 'Brake pads', minutes: '30', competencies: ['c-secret'] }, was: { task: 'Old words' } }, 'Brake pads'],
  ['reflection:new', 'Draft of a reflection', { dimension: 'rigour', text: 'Half a thought', logs: ['l1'], shared: false }, 'Half a thought'],
  ['comments l1', 'Draft of comments', { texts: { whatIDid: 'Which gauge?', '': 'Well done' } }, 'Well done'],
  ['review:l1', 'Draft of comments', [{ id: 'f1', field: null, text: 'Please say more' }], 'Please say more'],
  ['comment:competency:c1:li-wei', 'Draft of a comment', 'Only a few words', 'Only a few words'],
  ['concern:new', 'Draft of a concern', { category: 'pay', audience: null, text: 'No wages' }, 'No wages'],
  ['concern-words:c1', 'Draft of words on a concern', { text: 'I have called' }, 'I have called'],
  ['judgement li-wei c1', 'Draft of a sign-off', { level: 3, takeovers: 0, comment: 'Steady hands', because: '', logs: [] }, 'Steady hands'],
])('words of a draft about what one may no longer see are kept: %s', async ([key, title, value, words]) => {
  await db.lost.put(lost({ key, why: 'scope-left', row: null, draft: { key, value } }))
  open()
  const card = await screen.findByRole('article')
  expect(within(card).getByRole('heading', { name: title })).toBeVisible()
  expect(within(card).getByText(/You may no longer see what this belongs to/)).toBeVisible()
  expect(within(card).getByText(words)).toBeVisible()
  expect(within(card).queryByText('Old words')).toBeNull()
})

test('a lost row that this version cannot read is shown as it is', async () => {
  await db.lost.put(lost({ row: { type: 'excursion' as RowType, row: { text: 'No guard on the saw' } } }))
  open()
  expect(await screen.findByText(/No guard on the saw/)).toBeVisible()
  expect(screen.getByRole('heading', { name: 'Unknown item' })).toBeVisible()
})

test("what was somebody else's says whose", async () => {
  await put('person', { ...liWei, id: 'he-lan' as typeof liWei.id, name: 'He Lan' })
  await db.lost.put(lost({ row: { type: 'practiceLog', row: logOf({ apprentice: 'he-lan' as typeof liWei.id }) } }))
  open()
  expect(await screen.findByRole('heading', { name: 'Practice log · He Lan' })).toBeVisible()
})
