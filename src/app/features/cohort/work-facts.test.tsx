import { addDays, type CalendarDay, type ClockTime, mondayOf } from '#domain/calendar-day.ts'
import type { PracticeLogId } from '#domain/ids.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import type { RowOf, RowType } from '#sync/rows.ts'
import { scopeOf } from '#sync/scope.ts'
import { storeFor } from '#tests/support/open-screen.tsx'
import { cohortOf, COHORT, contentOf, liWei, PLACEMENT, placementOf, PROGRAMME, programmeOf, wangFang } from '#tests/support/people.ts'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import '../../ui/tokens.css'
import '../../ui/base.css'
import { now, today } from '../../store/clock.ts'
import { Database } from '../../store/database.ts'
import { StoreProvider } from '../../store/store-context.tsx'
import { Toasts } from '../../ui/toast.tsx'
import { ApprenticeScreen } from './apprentice-screen.tsx'

let db: Database
const saturday = addDays(mondayOf(today()), -2)

const put = <T extends RowType>(type: T, row: RowOf<T>) => db.rows(type).put({ ...row, _scope: scopeOf(type, row) })

const logOf = (id: string, practisedOn: CalendarDay, over: Partial<PracticeLog> = {}): PracticeLog => ({
  ...contentOf({ practisedOn }),
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

const open = () => {
  const router = createMemoryRouter([{ path: 'cohorts/:cohort/apprentices/:person', element: <ApprenticeScreen /> }], { initialEntries: [`/cohorts/${COHORT}/apprentices/${liWei.id}`] })
  render(
    <I18nProvider i18n={i18n}>
      <StoreProvider store={storeFor(db, wangFang)}>
        <RouterProvider router={router} />
        <Toasts closeLabel="Close notice" />
      </StoreProvider>
    </I18nProvider>,
  )
}
const placement = (over: Parameters<typeof placementOf>[0] = {}) => put('placement', placementOf({ start: addDays(today(), -60), end: addDays(today(), 60), ...over }))
/** The folded fact, opened. */
const unfold = async (title: string) => {
  const summary = await screen.findByText(title, { selector: 'summary *' })
  await userEvent.click(summary)
  const fact = summary.closest('details')
  if (fact === null) throw new Error(`no fact ${title}`)
  return within(fact)
}

beforeEach(async () => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  await page.viewport(1440, 900)
  db = new Database(`work-facts ${crypto.randomUUID()}`)
  await put('person', liWei)
  await put('cohort', cohortOf())
  await put('programme', programmeOf())
})
afterEach(async () => {
  cleanup()
  await db.delete()
})

test('a night shift on a rest day is told to the teacher by rule, with its days', async () => {
  await placement()
  await put('practiceLog', logOf('night', saturday, { startedAt: '22:30' as ClockTime, minutes: 510 }))
  open()
  const night = await unfold('Night work')
  expect(night.getByText('2 times')).toBeVisible()
  expect(night.getByText(/1 h 30 at night on Sat/)).toBeVisible()
  expect(night.getByText(/6 h at night on Sun/)).toBeVisible()
  expect(await unfold('Work on rest days')).toBeTruthy()
  expect(screen.queryByText('Long days')).toBeNull()
})

test('what the school lifted is counted apart, and says why', async () => {
  await placement({ exemptions: [{ rule: 'night', because: 'The running shed works at night.', from: saturday, until: addDays(saturday, 1) }] })
  await put('practiceLog', logOf('night', saturday, { startedAt: '22:30' as ClockTime, minutes: 510 }))
  open()
  const night = await unfold('Night work')
  expect(night.getByText('2 allowed')).toBeVisible()
  expect(night.getAllByText('The running shed works at night.')[0]).toBeVisible()
  expect((await unfold('Work on rest days')).getByText('2 times')).toBeVisible()
})

test('ten days of the same are told as simple repetitive work with the entries; nine days are not, nor another placement', async () => {
  await placement()
  const weekday = (n: number) => addDays(mondayOf(today()), -14 + n + (n > 4 ? 2 : 0))
  for (let n = 0; n < 9; n += 1) await put('practiceLog', logOf(`l${n}`, weekday(n), { task: `Clean ${n}` }))
  await put('practiceLog', logOf('elsewhere', weekday(9), { placement: 'another' as typeof PLACEMENT }))
  open()
  expect(await screen.findByText('Clean 8')).toBeVisible()
  expect(screen.queryByText('Hours and work')).toBeNull()
  await put('practiceLog', logOf('l9', weekday(9), { task: 'Clean 9' }))
  const fact = await unfold('Simple repetitive work')
  expect(fact.getByText('100 %')).toBeVisible()
  expect(fact.getByText(/^B Wheelsets, on ten days/)).toBeVisible()
  expect(fact.getAllByRole('link').map((a) => a.getAttribute('href')?.split('/').at(-1))).toEqual(['l9', 'l8', 'l7', 'l6', 'l5', 'l4', 'l3', 'l2', 'l1', 'l0'])
})

test('an apprentice with ordinary hours has no such facts', async () => {
  await placement()
  await put('practiceLog', logOf('plain', addDays(saturday, -1), { minutes: 480, startedAt: '07:00' as ClockTime }))
  open()
  expect(await screen.findByRole('link', { name: /Axle seat/ })).toBeVisible()
  expect(screen.queryByText('Hours and work')).toBeNull()
})

const exemptionsOn = async () => (await db.rows('placement').get(PLACEMENT))?.exemptions ?? []

test('the teacher lifts a rule with a reason, takes it back, gives it again and ends it; a reason that was begun waits here', async () => {
  await placement()
  await put('practiceLog', logOf('night', saturday, { startedAt: '22:30' as ClockTime, minutes: 510 }))
  open()
  await userEvent.click(await screen.findByRole('button', { name: 'Allow an exception' }))
  // What the facts speak of stands there already.
  await waitFor(() => expect(screen.getByLabelText('Rule')).toHaveFocus())
  expect(screen.getByLabelText('Rule')).toHaveValue('night')
  await userEvent.click(screen.getByRole('button', { name: 'Allow it' }))
  expect(await screen.findByText('Please fill this in.')).toBeVisible()
  expect(await exemptionsOn()).toEqual([])
  await userEvent.type(screen.getByLabelText('Reason'), 'Running shed')
  await userEvent.click(screen.getByRole('button', { name: 'Close' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Allow an exception' }))
  await waitFor(() => expect(screen.getByLabelText('Reason')).toHaveValue('Running shed'))
  const from = screen.getByLabelText('From')
  fireEvent.change(from, { target: { value: addDays(today(), -100) } })
  await waitFor(() => expect(from).toHaveValue(addDays(today(), -100)))
  await userEvent.click(screen.getByRole('button', { name: 'Allow it' }))
  expect(await screen.findByText(/^The placement lasts from/)).toBeVisible()
  fireEvent.change(from, { target: { value: saturday } })
  await userEvent.click(screen.getByRole('button', { name: 'Allow it' }))
  expect(await screen.findByRole('button', { name: 'End the exemption: Night work' })).toBeVisible()
  expect(await (await unfold('Night work')).findByText('2 allowed')).toBeVisible()

  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }))
  await waitFor(() => expect(screen.queryByRole('button', { name: /End the exemption/ })).toBeNull())
  expect(await exemptionsOn()).toMatchObject([{ from: saturday, until: addDays(saturday, -1), by: { person: wangFang.id } }])

  await userEvent.click(await screen.findByRole('button', { name: 'Allow an exception' }))
  await userEvent.type(await screen.findByLabelText('Reason'), 'Again')
  await userEvent.click(screen.getByRole('button', { name: 'Allow it' }))
  await userEvent.click(await screen.findByRole('button', { name: 'End the exemption: Night work' }))
  await waitFor(async () => expect((await exemptionsOn()).at(-1)).toMatchObject({ because: 'Again', until: today() }))
  // Both deeds wait for the school like all others.
  expect((await db.outbox.toArray()).map((m) => m.name)).toEqual(['placement.exempt', 'placement.endExemption', 'placement.exempt', 'placement.endExemption'])
  expect(await db.drafts.count()).toBe(0)
})

test('who teaches the class but not this placement reads what was allowed, and is offered nothing', async () => {
  await placement({ teacher: 'other' as typeof wangFang.id, exemptions: [{ rule: 'night', because: 'The running shed works at night.', from: today(), until: addDays(today(), 5) }] })
  open()
  expect(await screen.findByText('The running shed works at night.')).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Allow an exception' })).toBeNull()
})
