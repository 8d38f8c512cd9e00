/** What is still drawn of one log must never be answered for the next. */
import type { PracticeLogId } from '#domain/ids.ts'
import type { RowOf, RowType } from '#sync/rows.ts'
import { scopeOf } from '#sync/scope.ts'
import { openPageDevice, type PageDevice } from '#tests/support/page-device.ts'
import { actorOf, contentOf, liWei, PLACEMENT, PROGRAMME, SECURE, signOffOf, wangFang } from '#tests/support/people.ts'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import '../../ui/tokens.css'
import '../../ui/base.css'
import { now } from '../../store/clock.ts'
import { StoreProvider } from '../../store/store-context.tsx'
import { useQueueView } from './queue-view.ts'
import { useKeySwitch } from './review-keys.ts'
// The route loads it when it is opened; loaded here, no test waits for the server that builds it.
import './review-screen.tsx'
import { reviewRoutes } from './routes.tsx'

let device: PageDevice
let isHeld = false
const user = userEvent.setup()

const put = <T extends RowType>(type: T, row: RowOf<T>) => device.db.rows(type).put({ ...row, _scope: scopeOf(type, row) })

let handedIn = 0
const putLog = (id: string) =>
  put('practiceLog', {
    ...contentOf({ task: `Task ${id}` }),
    id: id as PracticeLogId,
    apprentice: liWei.id,
    placement: PLACEMENT,
    programme: PROGRAMME,
    state: 'submitted',
    revision: 1,
    writtenAt: now(),
    submittedAt: now() - 60_000 + handedIn++,
    zone: 480,
    late: false,
    confirmedBy: null,
    otherVersions: [],
  })

const open = (address = '/review') => {
  const { db, actor, mutate } = device
  const profile = { person: wangFang.id, school: wangFang.school, schoolName: 'School', name: wangFang.name, roles: wangFang.roles, username: 'wang', demo: false }
  const router = createMemoryRouter([...reviewRoutes, { path: '*', element: null }], { initialEntries: [address] })
  render(
    <I18nProvider i18n={i18n}>
      <StoreProvider store={{ db, profile, actor, mutate }}>
        <RouterProvider router={router} />
      </StoreProvider>
    </I18nProvider>,
  )
}

const queued = async () => (await device.db.outbox.toArray()).map(({ name, args }) => ({ name, args }))
const taskShown = (task: string) => waitFor(() => expect(within(screen.getByRole('article')).getByText(task)).toBeVisible())

beforeEach(async () => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  useQueueView.setState({ order: 'oldest', show: 'all' })
  useKeySwitch.setState({ on: true })
  await page.viewport(1440, 900)
  device = await openPageDevice(actorOf(wangFang))
})
afterEach(async () => {
  isHeld = false
  cleanup()
  await device.dispose()
})

/** Keeps the device busy: nobody can read a log until it is let go. */
const holdLogs = (): void => {
  const logs = device.db.backendDB().transaction('practiceLog', 'readwrite').objectStore('practiceLog')
  isHeld = true
  const askOn = () => {
    if (isHeld) logs.get('none').onsuccess = askOn
  }
  askOn()
}

const press = (key: string) => window.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }))

test('while the next log is being opened, a letter does not answer the one before', async () => {
  await putLog('first')
  await putLog('second')
  open()
  await taskShown('Task first')
  // In one breath, before anything can be drawn.
  press('j')
  press('c')
  await taskShown('Task second')
  expect(await queued()).toEqual([])

  holdLogs()
  await user.keyboard('k')
  await waitFor(() => expect(screen.getByRole('link', { name: /Task first/ })).toHaveAttribute('aria-current', 'true'))
  await user.keyboard('c')
  isHeld = false
  await taskShown('Task first')
  expect(await queued()).toEqual([])
  await user.keyboard('c')
  await waitFor(async () => expect(await queued()).toEqual([{ name: 'practiceLog.confirm', args: { id: 'first', revision: 1 } }]))
})

test('while the next log is being opened, no click reaches the one before', async () => {
  await putLog('first')
  await putLog('second')
  open()
  await taskShown('Task first')
  holdLogs()
  await user.click(screen.getByRole('link', { name: /Task second/ }))
  for (const name of ['Comment on What I did', 'Return', 'Confirm']) {
    const button = screen.getByRole('button', { name })
    const { x, y } = button.getBoundingClientRect()
    expect(document.elementFromPoint(x + 5, y + 5)?.closest('button')).not.toBe(button)
    button.focus()
    expect(button).not.toHaveFocus()
  }
  isHeld = false
  await taskShown('Task second')
  await user.click(screen.getByRole('button', { name: 'Comment on What I did' }))
  await user.keyboard('Which place?')
  await waitFor(async () => expect(await device.db.drafts.toArray()).toMatchObject([{ key: 'review:second', value: [{ field: 'whatIDid', text: 'Which place?' }] }]))
})

test('who chooses another log while an answer is being saved stays with that one', async () => {
  for (const id of ['first', 'second', 'third']) await putLog(id)
  open()
  await taskShown('Task first')
  // The list draws what is near once it knows its own height.
  const third = await screen.findByRole('link', { name: /Task third/ })
  holdLogs()
  await user.keyboard('c')
  await user.click(third)
  isHeld = false
  await waitFor(() => expect(screen.queryByRole('link', { name: /Task first/ })).toBeNull())
  await taskShown('Task third')
  // The way to the next, if it were taken, would be by now.
  await new Promise((done) => setTimeout(done, 50))
  expect(screen.getByRole('link', { name: /Task third/ })).toHaveAttribute('aria-current', 'true')
  expect(await queued()).toMatchObject([{ name: 'practiceLog.confirm', args: { id: 'first' } }])
})

test('a click that opens a log in a new tab leaves this one to be answered', async () => {
  await putLog('first')
  await putLog('second')
  open()
  await taskShown('Task first')
  const elsewhere = (e: Event) => e.preventDefault()
  window.addEventListener('click', elsewhere, { once: true })
  await user.keyboard('{Control>}')
  await user.click(screen.getByRole('link', { name: /Task second/ }))
  await user.keyboard('{/Control}c')
  await waitFor(async () => expect(await queued()).toMatchObject([{ args: { id: 'first' } }]))
})

test('while another sign-off is being opened, e does not endorse the one before', async () => {
  await put('signOff', signOffOf('one', { at: now() - 2_000 }))
  await put('signOff', signOffOf('other', { competency: SECURE, at: now() - 1_000 }))
  open('/review/sign-off/one')
  await screen.findByRole('button', { name: 'Endorse' })
  press('j')
  press('e')
  expect(await screen.findByRole('heading', { level: 2, name: /secure/ })).toBeVisible()
  expect(await queued()).toEqual([])
})
