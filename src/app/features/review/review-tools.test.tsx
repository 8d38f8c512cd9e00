/** What makes a long review short: phrases, several at once, a doubt, and a revision that comes while she reads. */
import { addDays } from '#domain/calendar-day.ts'
import type { PracticeLogId } from '#domain/ids.ts'
import { contentOf as contentOfLog, type PracticeLog, revisionIdOf } from '#domain/practice-log.ts'
import type { RowOf, RowType } from '#sync/rows.ts'
import { scopeOf } from '#sync/scope.ts'
import { openScreen, storeFor } from '#tests/support/open-screen.tsx'
import { cohortOf, contentOf, liWei, PLACEMENT, placementOf, PROGRAMME, programmeOf, signOffOf, wangFang } from '#tests/support/people.ts'
import { i18n } from '@lingui/core'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import '../../ui/tokens.css'
import '../../ui/base.css'
import { now, today } from '../../store/clock.ts'
import { Database } from '../../store/database.ts'
import { writePreference } from '../../store/device.ts'
import { writeMeta } from '../../store/meta.ts'
import { Toasts } from '../../ui/toast.tsx'
import { useQueueView } from './queue-view.ts'
import { useKeySwitch } from './review-keys.ts'
// The route loads it when it is opened; loaded here, no test waits for the server that builds it.
import './review-screen.tsx'
import { reviewRoutes } from './routes.tsx'
import { useBatch } from './use-batch.ts'

let db: Database

const put = <T extends RowType>(type: T, row: RowOf<T>) => db.rows(type).put({ ...row, _scope: scopeOf(type, row) })

const logOf = (id: string, over: Partial<PracticeLog> = {}): PracticeLog => ({
  ...contentOf({ practisedOn: addDays(today(), -1), task: `Task ${id}` }),
  id: id as PracticeLogId,
  apprentice: liWei.id,
  placement: PLACEMENT,
  programme: PROGRAMME,
  state: 'submitted',
  revision: 1,
  writtenAt: now(),
  submittedAt: now(),
  zone: 480,
  late: false,
  confirmedBy: null,
  otherVersions: [],
  ...over,
})

const putLog = async (log: PracticeLog) => {
  await put('practiceLog', log)
  await put('logRevision', { id: revisionIdOf(log.id, log.revision), log: log.id, apprentice: log.apprentice, revision: log.revision, at: log.submittedAt, content: contentOfLog(log) })
}

const open = (address = '/review') => openScreen(storeFor(db, wangFang), reviewRoutes, address, <Toasts closeLabel="Close" />)

const user = userEvent.setup()
const queued = async () => (await db.outbox.toArray()).map(({ name, args }) => ({ name, args }))
const taskShown = (task: string) => waitFor(() => expect(within(screen.getByRole('article')).getByText(task)).toBeVisible())

beforeEach(async () => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  useQueueView.setState({ order: 'oldest', show: 'all' })
  useKeySwitch.setState({ on: true })
  useBatch.setState({ ticked: null, held: new Set() })
  await writePreference('review-keys', true)
  await page.viewport(1440, 900)
  db = new Database(`review ${crypto.randomUUID()}`)
  await writeMeta(db, { firstSyncDone: true })
  await put('person', liWei)
  await put('cohort', cohortOf())
  await put('programme', programmeOf())
  await put('placement', placementOf({ start: addDays(today(), -60), end: addDays(today(), 60) }))
})
afterEach(async () => {
  cleanup()
  await db.delete()
})

test('a revision that comes while she reads moves nothing and is answered by nobody, until she reads it', async () => {
  await putLog(logOf('first', { whatIDid: 'Measured at three places.' }))
  open('/review/log/first')
  await screen.findByText('Measured at three places.')
  await putLog(logOf('first', { whatIDid: 'Measured at six places.', revision: 2 }))
  expect(await screen.findByText(/Revision 2 has come while you read/)).toBeVisible()
  expect(screen.getByText('Measured at three places.')).toBeVisible()
  expect(screen.queryByRole('button', { name: /Confirm/ })).toBeNull()
  await user.keyboard('c')
  expect(await queued()).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Read revision 2' }))
  await waitFor(() => expect(screen.getByRole('combobox', { name: 'Difference to' })).toHaveValue('1'))
  await user.click(screen.getByRole('button', { name: /Confirm/ }))
  await waitFor(async () => expect(await queued()).toEqual([{ name: 'practiceLog.confirm', args: { id: 'first', revision: 2 } }]))
})

test('a phrase is kept once and goes into a return with its digit', async () => {
  await putLog(logOf('first', { submittedAt: now() - 60_000 }))
  await putLog(logOf('second'))
  open()
  await taskShown('Task first')
  await user.click(screen.getByRole('button', { name: 'Comment on the whole' }))
  await user.keyboard('Name it.')
  await user.click(screen.getByRole('button', { name: 'Keep as a phrase' }))
  await screen.findByRole('button', { name: 'Write: Name it.' })
  await user.click(screen.getByRole('button', { name: 'Remove' }))
  await user.keyboard('1')
  expect(await screen.findByRole('textbox', { name: 'Comment on the whole' })).toHaveValue('Name it.')
  await user.keyboard('r')
  await waitFor(async () => expect(await queued()).toMatchObject([{ name: 'practiceLog.return', args: { id: 'first', comments: [{ text: 'Name it.', field: null }] } }]))
  await taskShown('Task second')
})

test('several are confirmed together, with one way back; what has unseen comments waits on', async () => {
  for (const id of ['a', 'b', 'c']) await putLog(logOf(id))
  await db.drafts.put({ key: 'review:c', value: [{ id: 'f', field: null, text: 'Wait' }], savedAt: now() })
  open()
  await user.click(await screen.findByRole('button', { name: 'Select several' }))
  const tickAll = async () => {
    await user.click(await screen.findByRole('button', { name: 'Tick all' }))
    await user.click(screen.getByRole('button', { name: 'Confirm 3 logs' }))
  }
  await tickAll()
  expect(await screen.findByText(/1 log has comments that nobody has seen yet/)).toBeVisible()
  await waitFor(() => expect(screen.queryByRole('link', { name: /Task a/ })).toBeNull())
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  expect(await screen.findByRole('link', { name: /Task a/ })).toBeVisible()
  expect(await queued()).toEqual([])

  await user.click(screen.getByRole('button', { name: 'Select several' }))
  await tickAll()
  const gone = await screen.findByText('2 logs confirmed')
  expect(await queued()).toEqual([])
  await user.click(within(gone.parentElement ?? gone).getByRole('button', { name: 'Close' }))
  await waitFor(async () => expect((await queued()).map((q) => q.args)).toEqual([{ id: 'a', revision: 1 }, { id: 'b', revision: 1 }]))
})

test('a doubt needs its reason, is shown with it, and is taken back; meanwhile nobody endorses', async () => {
  await put('signOff', signOffOf('s1'))
  open('/review/sign-off/s1')
  await user.click(await screen.findByRole('button', { name: 'Something is wrong with this sign-off' }))
  await user.click(screen.getByRole('button', { name: 'Dispute the sign-off' }))
  expect(await screen.findByText('Please write a few words.')).toBeVisible()
  await user.type(screen.getByRole('textbox', { name: 'Why you doubt it' }), 'He was ill on that day.')
  await user.click(screen.getByRole('button', { name: 'Dispute the sign-off' }))
  expect(await screen.findByText(/Disputed by Wang Fang: it counts nothing/)).toBeVisible()
  expect(screen.getByText('He was ill on that day.')).toBeVisible()
  expect(screen.queryByRole('button', { name: /Endorse/ })).toBeNull()
  expect(await screen.findByText('disputed, waits for Zhang Gang')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Take the dispute back' }))
  expect(await screen.findByRole('button', { name: /Endorse/ })).toBeVisible()
  expect((await queued()).map((q) => q.name)).toEqual(['competency.dispute', 'competency.takeBackDispute'])
  expect(await db.drafts.count()).toBe(0)
})
