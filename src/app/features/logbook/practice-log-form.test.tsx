import { contentOf, liWei, MEASURE, PLACEMENT, placementOf, PROGRAMME, programmeOf, competencyOf, SECURE, actorOf, wangFang } from '#tests/support/people.ts'
import { addDays } from '#domain/calendar-day.ts'
import type { FeedbackId, PracticeLogId } from '#domain/ids.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import { planScope, portfolioOf } from '#sync/scope.ts'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { today } from '../../store/clock.ts'
import { Database } from '../../store/database.ts'
import { createMutate } from '../../store/mutate.ts'
import { newId } from '../../store/new-id.ts'
import { StoreProvider } from '../../store/store-context.tsx'
import { EditLogScreen, NewLogScreen } from './log-form-screens.tsx'

i18n.load('en', {})
i18n.activate('en')

const LOG = 'log-1' as PracticeLogId
let db: Database

const logOf = (over: Partial<PracticeLog> = {}): PracticeLog => ({
  ...contentOf({ practisedOn: today() }),
  id: LOG,
  apprentice: liWei.id,
  placement: PLACEMENT,
  programme: PROGRAMME,
  state: 'returned',
  revision: 1,
  writtenAt: 1_000,
  submittedAt: 1_000,
  zone: 0,
  late: false,
  confirmedBy: null,
  otherVersions: [],
  ...over,
})

const seed = async ({ placed = true, logs = [] as readonly PracticeLog[] } = {}) => {
  const scope = portfolioOf(liWei.id)
  const standard = { quantity: 'Axle seat', unit: 'mm', nominal: 130, grades: [{ grade: 1, within: 0.2 }, { grade: 2, within: 0.05 }] }
  const programme = programmeOf([competencyOf(SECURE), competencyOf(MEASURE, { standard })])
  if (placed) {
    const placement = placementOf({ start: addDays(today(), -100), end: addDays(today(), 100) })
    await db.rows('placement').put({ ...placement, _scope: scope })
    await db.rows('programme').put({ ...programme, _scope: planScope(programme.plan) })
  }
  for (const log of logs) await db.rows('practiceLog').put({ ...log, _scope: scope })
}

const open = (at = '/logbook/new') => {
  const actor = actorOf(liWei)
  const store = { db, actor, mutate: createMutate(db, actor, () => undefined), profile: { person: liWei.id, school: liWei.school, schoolName: 'School', demo: false, name: liWei.name, username: 'li', roles: liWei.roles } }
  const router = createMemoryRouter(
    [
      { path: 'logbook', element: <p>the logbook</p> },
      { path: 'logbook/new', element: <NewLogScreen /> },
      { path: 'logbook/:id', element: <p>the log</p> },
      { path: 'outbox', element: <p>the outbox</p> },
      { path: 'logbook/:id/edit', element: <EditLogScreen /> },
    ],
    { initialEntries: [at] },
  )
  const shown = render(
    <I18nProvider i18n={i18n}>
      <StoreProvider store={store}>
        <RouterProvider router={router} />
      </StoreProvider>
    </I18nProvider>,
  )
  return { ...shown, router }
}

const field = (name: string) => screen.findByRole<HTMLInputElement>('textbox', { name })
const type = async (name: string, text: string) => {
  const input = await field(name)
  await userEvent.clear(input)
  await userEvent.click(input)
  await userEvent.paste(text)
}
const submit = async () => userEvent.click(await screen.findByRole('button', { name: 'Submit' }))
const fill = async () => {
  await type('Task', 'Axle seat, bogie 2')
  await type('Minutes', '９０')
  await type('What I did', 'Measured three times.')
}

/** What was typed stays behind as a draft. */
const leaveDraft = async (form: { readonly unmount: () => void }) => {
  form.unmount()
  await waitFor(async () => expect(await db.drafts.count()).toBe(1))
}

beforeEach(() => {
  db = new Database(`form-${newId()}`)
})
afterEach(async () => {
  cleanup()
  await db.delete()
})

test('a thumb that submits a draft before the placement has been read is not told that there is none', async () => {
  await seed()
  const first = open()
  await fill()
  await waitFor(() => expect(screen.getByText('Draft saved')).toBeTruthy())
  await leaveDraft(first)
  open()
  const button = await screen.findByRole('button', { name: 'Submit' })
  // Not read yet: what is known of the placement is not on the screen.
  expect(screen.queryByText(/Works|Depot/)).toBeNull()
  fireEvent.click(button)
  await waitFor(async () => expect(await db.rows('practiceLog').count()).toBe(1))
  expect(screen.queryByRole('alert')).toBeNull()
})

test('what was typed is there again after leaving, wrong numbers and all, and says so', async () => {
  await seed()
  const first = open()
  await fill()
  await type('Minutes', 'abc，')
  await waitFor(() => expect(screen.getByText('Draft saved')).toBeTruthy())
  await type('What I did', 'Left in the middle of')
  await leaveDraft(first)
  open()
  await screen.findByText(/Here is your draft of/)
  expect((await field('Task')).value).toBe('Axle seat, bogie 2')
  expect((await field('Minutes')).value).toBe('abc，')
  await waitFor(async () => expect((await field('What I did')).value).toBe('Left in the middle of'))
})

test('a draft that another tab has open is left to it; when that tab is gone, "New log" goes on with it', async () => {
  await seed()
  const first = open()
  await fill()
  await waitFor(() => expect(screen.getByText('Draft saved')).toBeTruthy())
  await leaveDraft(first)
  const [draft] = await db.drafts.toArray()
  const name = `draft ${db.name} ${draft?.key}`
  await waitFor(async () => expect((await navigator.locks.query()).held?.map((l) => l.name)).not.toContain(name))
  let leave = () => undefined as void
  const otherTab = navigator.locks.request(name, () => new Promise<void>((done) => (leave = done)))
  await waitFor(async () => expect((await navigator.locks.query()).held?.map((l) => l.name)).toContain(name))
  const second = open()
  expect((await field('Task')).value).toBe('')
  expect(screen.queryByText(/Here is your draft of/)).toBeNull()
  second.unmount()
  leave()
  await otherTab
  open()
  await screen.findByText(/Here is your draft of/)
  expect((await field('Task')).value).toBe('Axle seat, bogie 2')
})

test('a draft that another tab handed in meanwhile is a log of its own, unless it says the same', async () => {
  await seed()
  open()
  await fill()
  await waitFor(() => expect(screen.getByText('Draft saved')).toBeTruthy())
  const [id] = (await db.drafts.toArray()).map((d) => (d.value as { id: PracticeLogId }).id)
  if (id === undefined) throw new Error('no draft was saved')
  await db.rows('practiceLog').put({ ...logOf({ id, state: 'submitted', task: 'As the other tab had it' }), _scope: portfolioOf(liWei.id) })
  await submit()
  await screen.findByText('the logbook')
  const logs = await db.rows('practiceLog').toArray()
  expect(logs.map((l) => l.task).toSorted()).toEqual(['As the other tab had it', 'Axle seat, bogie 2'])
  expect(await db.drafts.count()).toBe(0)
})

test('a form that was only looked at leaves no draft', async () => {
  await seed()
  open().unmount()
  open()
  await fill()
  await waitFor(() => expect(screen.getByText('Draft saved')).toBeTruthy())
  for (const name of ['Task', 'Minutes', 'What I did']) await userEvent.clear(await field(name))
  await waitFor(async () => expect(await db.drafts.count()).toBe(0))
})

test('submit queues exactly one mutation, however often it is tapped, and the draft goes', async () => {
  await seed()
  open()
  await fill()
  const button = await screen.findByRole('button', { name: 'Submit' })
  await Promise.all([userEvent.click(button), userEvent.click(button), userEvent.click(button)])
  await screen.findByText('the logbook')
  const queue = await db.outbox.toArray()
  expect(queue.map((m) => m.name)).toEqual(['practiceLog.submit'])
  const logs = await db.rows('practiceLog').toArray()
  expect(logs).toMatchObject([{ task: 'Axle seat, bogie 2', minutes: 90, practisedOn: today(), whatIDid: 'Measured three times.', revision: 1 }])
  await new Promise((r) => setTimeout(r, 400))
  expect(await db.drafts.count()).toBe(0)
})

const wrongMinutes = ['-5', '0', '3000', '', 'abc', '👩‍🔧', '12.5', '9'.repeat(1_000_000)]
test('whoever goes elsewhere while the log is being saved is not fetched back', async () => {
  await seed()
  const { router } = open()
  await fill()
  let isHeld = true
  const rows = db.backendDB().transaction('practiceLog', 'readwrite').objectStore('practiceLog')
  const askOn = () => {
    if (isHeld) rows.get('none').onsuccess = askOn
  }
  askOn()
  await submit()
  await router.navigate('/outbox')
  expect(await screen.findByText('the outbox')).toBeVisible()
  isHeld = false
  await waitFor(async () => expect([await db.outbox.count(), await db.drafts.count()]).toEqual([1, 0]))
  // The way home, if it were taken, would be by now.
  await new Promise((done) => setTimeout(done, 50))
  expect(router.state.location.pathname).toBe('/outbox')
})

test.each(wrongMinutes.map((m) => [m.slice(0, 12), m]))('minutes "%s" are refused at the field, with nothing queued and nothing lost', async (_, minutes) => {
  await seed()
  open()
  await fill()
  await userEvent.clear(await field('Minutes'))
  if (minutes !== '') await type('Minutes', minutes)
  await submit()
  const input = await field('Minutes')
  await waitFor(() => expect(input.getAttribute('aria-invalid')).toBe('true'))
  expect(document.activeElement).toBe(input)
  expect(document.getElementById(input.getAttribute('aria-describedby')?.split(' ').at(-1) ?? '')?.textContent).toMatch(/Whole minutes|Please fill/)
  expect(input.value).toBe(minutes)
  expect((await field('What I did')).value).toBe('Measured three times.')
  expect(await db.outbox.count()).toBe(0)
})

test('tomorrow on this device is refused at the date; today is taken', async () => {
  await seed()
  open()
  await fill()
  const date = await screen.findByLabelText<HTMLInputElement>('Date')
  expect(date.value).toBe(today())
  date.focus()
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(date, addDays(today(), 1))
  date.dispatchEvent(new Event('input', { bubbles: true }))
  await submit()
  await waitFor(() => expect(date.getAttribute('aria-invalid')).toBe('true'))
  expect(screen.getAllByText(/still to come/).length).toBeGreaterThan(0)
  expect(await db.outbox.count()).toBe(0)
})

test('emoji, right-to-left words and a novel are kept letter by letter; a megabyte is refused at its field', async () => {
  await seed()
  open()
  await fill()
  const words = '👩‍🔧 قاعدة المحور — 轴座 '
  await type('Task', words)
  await type('What I did', 'x'.repeat(1_000_000))
  await submit()
  const what = await field('What I did')
  await waitFor(() => expect(what.getAttribute('aria-invalid')).toBe('true'))
  expect(what.value).toHaveLength(1_000_000)
  await type('What I did', words)
  expect(what.getAttribute('aria-invalid')).toBeNull()
  await submit()
  await screen.findByText('the logbook')
  expect(await db.rows('practiceLog').toArray()).toMatchObject([{ task: words, whatIDid: words }])
})

test('without a placement the log stays a draft, and is told why', async () => {
  await seed({ placed: false })
  open()
  await fill()
  await submit()
  expect((await screen.findByRole('alert')).textContent).toMatch(/no placement/)
  expect(await db.outbox.count()).toBe(0)
  await waitFor(async () => expect(await db.drafts.count()).toBe(1))
})

test('a chosen skill offers its quantity; the value is judged while it is typed', async () => {
  await seed()
  open()
  await fill()
  await userEvent.type(await screen.findByRole('combobox', { name: 'Skills' }), 'meas{Enter}')
  await userEvent.click(screen.getByText('Measurements'))
  await userEvent.click(await screen.findByRole('button', { name: 'Axle seat' }))
  const row = within(await screen.findByRole('group', { name: 'Measurement 1' }))
  expect(row.getByText('130 ± 0.2 mm')).toBeTruthy()
  await userEvent.type(row.getByRole('textbox', { name: 'Value' }), '130,04')
  expect(row.getByRole('status').textContent).toMatch(/in tolerance.*grade 2 of 2/)
  await userEvent.type(row.getByRole('textbox', { name: 'Value' }), '{Backspace}{Backspace}3')
  expect(row.getByRole('status').textContent).toMatch(/out of tolerance/)
  await submit()
  await screen.findByText('the logbook')
  expect(await db.rows('practiceLog').toArray()).toMatchObject([
    { competencies: [MEASURE], measurements: [{ quantity: 'Axle seat', unit: 'mm', nominal: 130, tolerance: { plus: 0.2, minus: 0.2 }, value: 130.3 }] },
  ])
})

test('a measurement without a number is an error in its row', async () => {
  await seed()
  open()
  await fill()
  await userEvent.click(await screen.findByText('Measurements'))
  await userEvent.click(await screen.findByRole('button', { name: 'Add a measurement' }))
  const row = within(await screen.findByRole('group', { name: 'Measurement 1' }))
  await userEvent.type(row.getByRole('textbox', { name: 'Quantity' }), 'Torque')
  await userEvent.type(row.getByRole('textbox', { name: 'Value' }), '12x')
  await submit()
  const value = row.getByRole<HTMLInputElement>('textbox', { name: 'Value' })
  await waitFor(() => expect(document.activeElement).toBe(value))
  expect(row.getByText('Please enter a number.')).toBeTruthy()
  expect(await db.outbox.count()).toBe(0)
})

test('"again like" fills task, minutes and skills in one tap, and gives back what stood there', async () => {
  await seed({ logs: [logOf({ state: 'confirmed', task: 'Door gear', minutes: 45 })] })
  open()
  await type('Task', 'My own words')
  await userEvent.click(await screen.findByRole('button', { name: /Door gear/ }))
  expect((await field('Task')).value).toBe('Door gear')
  expect((await field('Minutes')).value).toBe('45')
  expect(screen.getByRole('button', { name: `Remove ${MEASURE}` })).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }))
  expect([(await field('Task')).value, (await field('Minutes')).value]).toEqual(['My own words', ''])
})

test('a correction shows the comment at its field and hands in only what changed', async () => {
  await seed({ logs: [logOf()] })
  const by = { person: wangFang.id, name: wangFang.name, role: 'teacher' as const }
  await db.rows('feedback').put({ id: 'f' as FeedbackId, apprentice: liWei.id, about: { kind: 'practiceLog', id: LOG, revision: 1 }, field: 'minutes', text: 'Really ninety?', returns: true, by, at: 2_000, _scope: portfolioOf(liWei.id) })
  open(`/logbook/${LOG}/edit`)
  expect((await field('Minutes')).value).toBe('90')
  await screen.findByText('Really ninety?')
  await submit()
  expect((await screen.findByRole('alert')).textContent).toMatch(/Nothing has changed/)
  await type('Minutes', '75')
  await submit()
  await screen.findByText('the log')
  const queue = await db.outbox.toArray()
  expect(queue.map((m) => [m.name, m.args])).toEqual([['practiceLog.resubmit', { id: LOG, set: { minutes: 75 }, was: { minutes: 90 } }]])
  expect(await db.rows('practiceLog').get(LOG)).toMatchObject({ state: 'submitted', revision: 2, minutes: 75 })
})

test('a correction that waited as a draft still says what it started from', async () => {
  await seed({ logs: [logOf()] })
  const first = open(`/logbook/${LOG}/edit`)
  await type('Minutes', '75')
  await waitFor(() => expect(screen.getByText('Draft saved')).toBeTruthy())
  first.unmount()
  await db.rows('practiceLog').update(LOG, { minutes: 80, task: 'Written on the tablet' })
  open(`/logbook/${LOG}/edit`)
  await waitFor(async () => expect((await field('Minutes')).value).toBe('75'))
  await submit()
  await screen.findByText('the log')
  const [queued] = await db.outbox.toArray()
  expect(queued?.args).toEqual({ id: LOG, set: { minutes: 75 }, was: { minutes: 90 } })
  expect(await db.rows('practiceLog').get(LOG)).toMatchObject({ task: 'Written on the tablet', minutes: 75 })
})

test('a log that is not there is a plain sentence with a way back', async () => {
  await seed()
  open('/logbook/nowhere/edit')
  await screen.findByText('This log is not on this device')
  expect(screen.getByRole('link', { name: 'Back to the logbook' })).toBeTruthy()
})
