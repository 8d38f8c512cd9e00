import { addDays } from '#domain/calendar-day.ts'
import type { CompetencyId, FeedbackId, PracticeLogId } from '#domain/ids.ts'
import type { Person } from '#domain/people.ts'
import { contentOf as contentOfLog, type PracticeLog, revisionIdOf } from '#domain/practice-log.ts'
import type { RowOf, RowType } from '#sync/rows.ts'
import { scopeOf } from '#sync/scope.ts'
import { openScreen, storeFor } from '#tests/support/open-screen.tsx'
import { COHORT, cohortOf, contentOf, liWei, MEASURE, PLACEMENT, placementOf, PROGRAMME, programmeOf, signOffOf, wangFang, zhangGang } from '#tests/support/people.ts'
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
import { useQueueView } from './queue-view.ts'
import { useKeySwitch } from './review-keys.ts'
// The route loads it when it is opened; loaded here, no test waits for the server that builds it.
import './review-screen.tsx'
import { reviewRoutes } from './routes.tsx'

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

const open = (address = '/review', who: Person = wangFang) => openScreen(storeFor(db, who), reviewRoutes, address)

const user = userEvent.setup()
const queued = async () => (await db.outbox.toArray()).map(({ name, args }) => ({ name, args }))
const taskShown = (task: string) => waitFor(() => expect(within(screen.getByRole('article')).getByText(task)).toBeVisible())

beforeEach(async () => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  useQueueView.setState({ order: 'oldest', show: 'all' })
  useKeySwitch.setState({ on: true })
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

test('c confirms the revision that was read, once, and the next log is opened', async () => {
  await putLog(logOf('first', { submittedAt: now() - 60_000, revision: 2 }))
  await putLog(logOf('second'))
  open()
  await taskShown('Task first')
  await user.keyboard('c')
  await taskShown('Task second')
  expect(await queued()).toEqual([{ name: 'practiceLog.confirm', args: { id: 'first', revision: 2 } }])
  expect(screen.getByRole('heading', { level: 2, name: liWei.name })).toHaveFocus()
})

test('when the last one is done, nothing waits', async () => {
  await putLog(logOf('only'))
  open('/review/log/only')
  await user.click(await screen.findByRole('button', { name: 'Confirm' }))
  expect(await screen.findByRole('heading', { name: 'Nothing waits' })).toBeVisible()
})

test('letters do nothing while a comment is being written', async () => {
  await putLog(logOf('first'))
  open()
  await user.click(await screen.findByRole('button', { name: 'Comment on Minutes' }))
  const field = screen.getByRole('textbox', { name: 'Comment on Minutes' })
  expect(field).toHaveFocus()
  await user.keyboard('jckre')
  expect(field).toHaveValue('jckre')
  expect(await queued()).toEqual([])
})

test('letters can be switched off', async () => {
  await putLog(logOf('first'))
  open()
  await taskShown('Task first')
  await user.click(screen.getByRole('switch', { name: 'Keys' }))
  await user.click(screen.getByRole('heading', { name: 'Comments' }))
  await user.keyboard('c')
  expect(await queued()).toEqual([])
})

test('a return needs a comment, and pins it to its field and revision', async () => {
  await putLog(logOf('first', { revision: 3 }))
  open()
  await user.click(await screen.findByRole('button', { name: 'Return' }))
  expect(await screen.findByText(/needs at least one comment/)).toBeVisible()
  expect(await queued()).toEqual([])

  await user.click(screen.getByRole('button', { name: 'Comment on What I did' }))
  await user.keyboard('Which place was out of round?')
  await user.click(screen.getByRole('button', { name: 'Return' }))
  await waitFor(async () => expect(await queued()).toHaveLength(1))
  const [only] = await queued()
  expect(only).toMatchObject({ name: 'practiceLog.return', args: { id: 'first', revision: 3, comments: [{ field: 'whatIDid', text: 'Which place was out of round?' }] } })
  expect((await db.rows('practiceLog').get('first'))?.state).toBe('returned')
  expect(await db.drafts.count()).toBe(0)
})

test('comments that are not sent stop a confirmation and are there after a reload, until they are sent', async () => {
  await putLog(logOf('first'))
  const { unmount } = open()
  await user.click(await screen.findByRole('button', { name: 'Comment on Minutes' }))
  await user.keyboard('Ninety?')
  await user.click(screen.getByRole('button', { name: 'Confirm' }))
  expect(await screen.findByText(/comments that nobody has seen/)).toBeVisible()
  expect(await queued()).toEqual([])
  unmount()
  open()
  expect(await screen.findByRole('textbox', { name: 'Comment on Minutes' })).toHaveValue('Ninety?')
  await user.click(screen.getByRole('button', { name: /^Send/ }))
  await waitFor(async () => expect(await queued()).toMatchObject([{ name: 'feedback.give', args: { field: 'minutes', text: 'Ninety?' } }]))
  expect(await db.drafts.count()).toBe(0)
})

test('a log handed in again says how many fields changed since the revision that was returned', async () => {
  const log = logOf('seat', { whatIDid: 'Measured four places.', minutes: 120 })
  await putLog(log)
  await put('feedback', {
    id: 'f' as FeedbackId,
    apprentice: liWei.id,
    about: { kind: 'practiceLog', id: log.id, revision: 1 },
    field: 'minutes',
    text: 'Ninety?',
    returns: true,
    by: { person: wangFang.id, name: wangFang.name, role: 'teacher' },
    at: now() - 1_000,
  })
  await putLog({ ...log, revision: 2, minutes: 90 })
  await putLog({ ...log, revision: 3, minutes: 90, whatIDid: 'Measured three places.' })
  open()
  expect(await screen.findByText('resubmitted · 2 fields changed')).toBeVisible()
  expect(await screen.findByText('Ninety?')).toBeVisible()
})

test('a sign-off is endorsed with e; not by whoever signed that competency herself, and the reason is said', async () => {
  await put('signOff', signOffOf('by-mentor', { at: now() - 1_000 }))
  open('/review/sign-off/by-mentor')
  await screen.findByRole('button', { name: 'Endorse' })
  await user.keyboard('e')
  await waitFor(async () => expect(await queued()).toEqual([{ name: 'competency.endorse', args: { signOff: 'by-mentor' } }]))
  cleanup()

  const both: Person = { ...wangFang, roles: ['teacher', 'mentor'] }
  await put('signOff', signOffOf('own', { competency: MEASURE as CompetencyId, by: { person: both.id, name: both.name, role: 'mentor' }, level: 5, at: now() }))
  open('/review/sign-off/own', both)
  expect(await screen.findByText(/You signed this competency yourself/)).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Endorse' })).toBeNull()
})

test('a log with a photo leads to where a signed sheet is put down; one without a photo does not', async () => {
  await putLog(logOf('bare', { submittedAt: now() - 60_000 }))
  await putLog(logOf('sheet', { photos: [{ id: 'p' as never, sha256: 'a'.repeat(64), type: 'image/jpeg', width: 800, height: 600, bytes: 1_000, source: 'camera', addedAt: now(), caption: '', marks: [] }] }))
  open('/review/log/bare')
  await taskShown('Task bare')
  expect(screen.queryByRole('link', { name: 'A photo shows a signed sheet' })).toBeNull()
  await user.keyboard('j')
  await taskShown('Task sheet')
  expect(screen.getByRole('link', { name: 'A photo shows a signed sheet' })).toHaveAttribute('href', `/cohorts/${COHORT}/apprentices/${liWei.id}/logs/sheet/paper`)
})

test('logs of apprentices whom she does not teach do not wait for her', async () => {
  await putLog(logOf('first'))
  open('/review', { ...zhangGang, roles: ['mentor', 'teacher'] })
  expect(await screen.findByRole('heading', { name: 'Nothing waits' })).toBeVisible()
})

test('five hundred waiting logs draw only those in view', async () => {
  for (let n = 0; n < 500; n += 1) await put('practiceLog', logOf(`log-${n}`, { submittedAt: now() - n * 1_000 }))
  open()
  expect(await screen.findByRole('radio', { name: 'All 500' })).toBeInTheDocument()
  const links = await within(screen.getByRole('navigation', { name: 'To review' })).findAllByRole('link')
  expect(links.length).toBeGreaterThan(5)
  expect(links.length).toBeLessThan(60)
})
