import { contentOf, HOUR, liWei, MEASURE, PLACEMENT, PROGRAMME, SECURE } from '#tests/support/people.ts'
import { type PageDevice, openPageDevice } from '#tests/support/page-device.ts'
import { addDays } from '#domain/calendar-day.ts'
import type { CheckId, MeasurementId, OwnChecklistId, PracticeLogId } from '#domain/ids.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import { portfolioOf } from '#sync/scope.ts'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { now, today, zoneMinutes } from '../../store/clock.ts'
import { newId } from '../../store/new-id.ts'
import { StoreProvider } from '../../store/store-context.tsx'
import { EditLogScreen, NewLogScreen } from './log-form-screens.tsx'
import { clockAt } from './timer.ts'

let device: PageDevice

const seat = { id: 'm1' as MeasurementId, quantity: 'Axle seat', unit: 'mm', value: 130.02, nominal: 130, tolerance: { plus: 0.05, minus: 0.05 }, instrument: 'M-14' }
const logOf = (over: Partial<PracticeLog> = {}): PracticeLog => ({
  ...contentOf({ practisedOn: addDays(today(), -1), measurements: [seat] }),
  id: newId<PracticeLogId>(),
  apprentice: liWei.id,
  placement: PLACEMENT,
  programme: PROGRAMME,
  state: 'submitted',
  revision: 1,
  writtenAt: 1_000,
  submittedAt: 1_000,
  zone: 0,
  late: false,
  confirmedBy: null,
  otherVersions: [],
  ...over,
})
const put = (log: PracticeLog) => device.db.rows('practiceLog').put({ ...log, _scope: portfolioOf(liWei.id) })
const logs = () => device.db.rows('practiceLog').toArray()

const open = (at = '/logbook/new') => {
  const { db, actor, mutate } = device
  const profile = { person: liWei.id, school: liWei.school, schoolName: 'School', name: liWei.name, roles: liWei.roles, username: 'li', demo: false }
  const router = createMemoryRouter(
    [
      { path: 'logbook/new', element: <NewLogScreen /> },
      { path: 'logbook/:id/edit', element: <EditLogScreen /> },
      { path: '*', element: <p>elsewhere</p> },
    ],
    { initialEntries: [at] },
  )
  return render(
    <I18nProvider i18n={i18n}>
      <StoreProvider store={{ db, profile, actor, mutate }}>
        <RouterProvider router={router} />
      </StoreProvider>
    </I18nProvider>,
  )
}

const field = (name: string) => screen.findByRole<HTMLInputElement>('textbox', { name })
const write = async (name: string, text: string) => {
  await userEvent.click(await field(name))
  await userEvent.paste(text)
}
const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }))
const saved = () => waitFor(() => expect(screen.getByText('Draft saved')).toBeTruthy())
const submitted = async () => {
  await press('Submit')
  await screen.findByText('elsewhere')
}
/** The draft says that the timer was started so long ago. */
const windBack = async (hours: number) => {
  const [draft] = await device.db.drafts.toArray()
  if (draft === undefined) throw new Error('no draft')
  const value = draft.value as { form: object }
  const since = now() - hours * HOUR
  await device.db.drafts.put({ ...draft, value: { ...value, form: { ...value.form, timerSince: since } } })
  return clockAt(since, zoneMinutes(since))
}
const startedSomeHoursAgo = async (hours: number) => {
  const first = open()
  await press('Start now')
  await screen.findByRole('button', { name: /^Stop/ })
  await saved()
  first.unmount()
  const began = await windBack(hours)
  open()
  return began
}

beforeEach(async () => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  device = await openPageDevice()
})
afterEach(async () => {
  cleanup()
  await device.dispose()
})

test('"again like" opens what was measured, without the value; its undo keeps what was measured since', async () => {
  await put(logOf({ task: 'Door gear' }))
  open()
  await press(/Door gear/)
  const row = within(await screen.findByRole('group', { name: 'Measurement 1' }))
  expect(row.getByText('Axle seat')).toBeVisible()
  expect(row.getByText(/130 ± 0.05 mm · M-14/)).toBeVisible()
  expect(row.getByRole<HTMLInputElement>('textbox', { name: 'Value' }).value).toBe('')
  await press('Undo')
  expect(screen.queryByRole('group', { name: 'Measurement 1' })).toBeNull()
  await press(/Door gear/)
  await userEvent.click(await screen.findByRole('button', { name: 'Measurement 1: more' }))
  await userEvent.click(screen.getByRole('button', { name: 'Measurement 1: more' }))
  await press('Undo')
  expect((await field('Value')).value).toBe('130.02')
  await press('Change what is measured')
  expect(document.activeElement).toBe(await field('Quantity'))
  expect((await field('Nominal')).value).toBe('130')
})

test('a measurement that was brought by "again like" and not read off is left out of the log', async () => {
  await put(logOf({ task: 'Door gear' }))
  open()
  await press(/Door gear/)
  await write('What I did', 'Only looked at it')
  await submitted()
  expect((await logs()).find((l) => l.whatIDid === 'Only looked at it')).toMatchObject({ task: 'Door gear', minutes: 90, competencies: [MEASURE], measurements: [] })
})

test('skills that were practised lately are taken and given back in one tap', async () => {
  await put(logOf({ competencies: [SECURE, MEASURE] }))
  open()
  const lately = within(await screen.findByRole('group', { name: 'Skills you practised lately' }))
  const [first] = lately.getAllByRole('button')
  expect(lately.getAllByRole('button').map((b) => b.getAttribute('aria-pressed'))).toEqual(['false', 'false'])
  if (first === undefined) throw new Error('no suggestion')
  await userEvent.click(first)
  expect(screen.getByRole('button', { name: `Remove ${SECURE}` })).toBeVisible()
  expect(first.getAttribute('aria-pressed')).toBe('true')
  await userEvent.click(first)
  expect(screen.queryByRole('button', { name: `Remove ${SECURE}` })).toBeNull()
})

test('the timer outlives the page, shows what has run, and Stop says minutes and beginning', async () => {
  const began = await startedSomeHoursAgo(1.5)
  expect((await screen.findByRole('timer')).textContent).toBe('1:30')
  expect(screen.getByText(`Since ${began}`)).toBeVisible()
  await press(/^Stop/)
  expect((await field('Minutes')).value).toBe('90')
  expect(screen.getByLabelText<HTMLInputElement>('Began at').value).toBe(began)
  expect(screen.getByRole('button', { name: 'Start now' })).toHaveFocus()
  await write('Task', 'Seat')
  await write('What I did', 'Ground it')
  await submitted()
  expect(await logs()).toMatchObject([{ minutes: 90, startedAt: began }])
})

test('handing in stops a timer that runs', async () => {
  const began = await startedSomeHoursAgo(2)
  await write('Task', 'Seat')
  await write('What I did', 'Ground it')
  await submitted()
  expect(await logs()).toMatchObject([{ minutes: 120, startedAt: began }])
})

test('a timer that was forgotten asks, and takes nothing for granted', async () => {
  const began = await startedSomeHoursAgo(13)
  expect(await screen.findByText(/Did you forget to stop it\?/)).toBeVisible()
  await write('Task', 'Seat')
  await write('What I did', 'Ground it')
  await press('Submit')
  await waitFor(async () => expect((await field('Minutes')).getAttribute('aria-invalid')).toBe('true'))
  await press('Yes, I type the minutes')
  const minutes = await field('Minutes')
  await waitFor(() => expect(minutes).toHaveFocus())
  expect([minutes.value, screen.getByLabelText<HTMLInputElement>('Began at').value]).toEqual(['', began])
})

test('whoever did work for thirteen hours says so in one tap', async () => {
  const began = await startedSomeHoursAgo(13)
  await press(/^No, I worked 13:00 hours/)
  expect([(await field('Minutes')).value, screen.getByLabelText<HTMLInputElement>('Began at').value]).toEqual(['780', began])
})

test('work of another day, and a correction, cannot begin now', async () => {
  const log = logOf({ state: 'returned', practisedOn: today() })
  await put(log)
  open(`/logbook/${log.id}/edit`)
  await field('Task')
  expect(screen.queryByRole('button', { name: 'Start now' })).toBeNull()
})

test('a log that reads like an earlier one asks its writer, is never held back, and tells nobody', async () => {
  const words = 'Cleaned the seat, warmed the gauge, measured at three places and wrote it down.'
  await put(logOf({ whatIDid: words, measurements: [] }))
  open()
  await write('Task', 'Seat')
  await write('Minutes', '30')
  await write('What I did', words)
  expect(await screen.findByText(/This reads almost like your log of/)).toBeVisible()
  await write('What I did', ' Today the second seat had rust on its shoulder, and Zhang showed me how to dress it.')
  await waitFor(() => expect(screen.queryByText(/This reads almost like your log of/)).toBeNull())
  await userEvent.clear(await field('What I did'))
  await write('What I did', words)
  await screen.findByText(/This reads almost like your log of/)
  await submitted()
  const [queued] = await device.db.outbox.toArray()
  expect(JSON.stringify(queued)).not.toMatch(/almost|duplicate|like/i)
  expect(await device.db.outbox.count()).toBe(1)
})

test('attempts go up and down by one, and the log has them', async () => {
  open()
  await userEvent.click(await screen.findByText('More'))
  await press('Attempts: more')
  await press('Attempts: more')
  await press('Attempts: more')
  await press('Attempts: less')
  await write('Task', 'Seat')
  await press('Minutes: more')
  await write('What I did', 'Ground it')
  await submitted()
  expect(await logs()).toMatchObject([{ attempts: 2, minutes: 15 }])
})

test('the press that reaches the lowest value leaves the focus on its button', async () => {
  open()
  await userEvent.click(await screen.findByText('More'))
  await press('Attempts: more')
  const less = screen.getByRole('button', { name: 'Attempts: less' })
  less.focus()
  await userEvent.keyboard('{Enter}{Enter}{Enter}')
  expect(less).toHaveAttribute('aria-disabled', 'true')
  expect(less).toHaveFocus()
})

test('a checklist is ticked off in a log; the log keeps its copy when the list is gone', async () => {
  const id = 'list' as OwnChecklistId
  const content = { title: 'Before the lathe', items: [{ id: 'a' as CheckId, text: 'Guard closed' }, { id: 'b' as CheckId, text: 'Key out of the chuck' }] }
  expect(await device.mutate.ownChecklist.write({ id, apprentice: liWei.id, content })).toBeNull()
  const first = open()
  await press('Before the lathe')
  expect(screen.queryByRole('button', { name: 'Before the lathe' })).toBeNull()
  await userEvent.click(await screen.findByRole('checkbox', { name: 'Key out of the chuck' }))
  expect(screen.getByText('1 / 2')).toBeVisible()
  await saved()
  first.unmount()
  expect(await device.mutate.ownChecklist.remove({ id })).toBeNull()
  open()
  expect(await screen.findByRole('checkbox', { name: 'Key out of the chuck' })).toBeChecked()
  await write('Task', 'Seat')
  await press('Minutes: more')
  await write('What I did', 'Turned it')
  await submitted()
  expect((await logs())[0]?.checks).toMatchObject([{ text: 'Guard closed', done: false }, { text: 'Key out of the chuck', done: true }])
})
