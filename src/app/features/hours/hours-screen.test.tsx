import { addDays, type CalendarDay, type ClockTime, mondayOf } from '#domain/calendar-day.ts'
import type { PracticeLogId } from '#domain/ids.ts'
import type { Placement } from '#domain/placement.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import { planScope, portfolioOf } from '#sync/scope.ts'
import { actorOf, contentOf, liWei, PLACEMENT, placementOf, PROGRAMME, programmeOf } from '#tests/support/people.ts'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { createMemoryRouter, Link, RouterProvider } from 'react-router'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import '../../ui/tokens.css'
import '../../ui/base.css'
import { today } from '../../store/clock.ts'
import { Database } from '../../store/database.ts'
import { createMutate } from '../../store/mutate.ts'
import { newId } from '../../store/new-id.ts'
import { StoreProvider } from '../../store/store-context.tsx'
import { HoursScreen } from './hours-screen.tsx'
import { useStepped } from './week-shown.ts'

const scope = portfolioOf(liWei.id)
/** Two weeks back, so that no day of it is to come. */
const monday = addDays(mondayOf(today()), -14)
const on = (n: number): CalendarDay => addDays(monday, n)
let db: Database

const logOf = (id: string, over: Partial<PracticeLog> = {}): PracticeLog => ({
  ...contentOf({ practisedOn: on(1), task: `Task ${id}` }),
  id: id as PracticeLogId,
  apprentice: liWei.id,
  placement: PLACEMENT,
  programme: PROGRAMME,
  state: 'submitted',
  revision: 1,
  writtenAt: 1,
  submittedAt: 1,
  zone: 0,
  late: false,
  confirmedBy: null,
  otherVersions: [],
  ...over,
})

const seed = async (logs: readonly PracticeLog[], over: Partial<Placement> = {}) => {
  const programme = programmeOf()
  await db.rows('placement').put({ ...placementOf({ start: addDays(today(), -60), end: addDays(today(), 60), ...over }), _scope: scope })
  await db.rows('programme').put({ ...programme, _scope: planScope(programme.plan) })
  await db.rows('practiceLog').bulkPut(logs.map((l) => ({ ...l, _scope: scope })))
}

const open = (at = `/hours?week=${monday}`) => {
  const actor = actorOf(liWei)
  const profile = { person: liWei.id, school: liWei.school, schoolName: 'School', demo: false, name: liWei.name, username: 'li', roles: liWei.roles }
  const router = createMemoryRouter(
    [
      { path: 'hours', element: <HoursScreen /> },
      { path: 'logbook', element: <Link to={`/hours?week=${monday}`}>to the ledger</Link> },
      { path: 'logbook/:id', element: <p>the log</p> },
    ],
    { initialEntries: [at] },
  )
  render(
    <I18nProvider i18n={i18n}>
      <StoreProvider store={{ db, actor, mutate: createMutate(db, actor, () => undefined), profile }}>
        <RouterProvider router={router} />
      </StoreProvider>
    </I18nProvider>,
  )
  return router
}

const body = () => document.body.textContent ?? ''

beforeEach(async () => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  useStepped.setState({ at: null, monday: null })
  await page.viewport(360, 740)
  db = new Database(`hours-${newId()}`)
})
afterEach(async () => {
  cleanup()
  await db.delete()
})

test('a week tells its hours against the agreed ones, on the programme and off it, day by day with the logs', async () => {
  await seed([logOf('a', { minutes: 150, startedAt: '07:30' as ClockTime }), logOf('b', { minutes: 60, practisedOn: on(2), competencies: [] })])
  open()
  expect(await screen.findByRole('img', { name: '3 h 30 of 40 h agreed' })).toBeVisible()
  expect(screen.getByText('2 h 30 on the programme, 1 h off it')).toBeVisible()
  expect(screen.getAllByRole('heading', { level: 3 })).toHaveLength(2)
  expect(screen.getByRole('link', { name: /Task a/ }).textContent).toContain('07:30–10:00')
  expect(screen.getByRole('link', { name: /Task b/ }).textContent).toContain('off the programme')
  await userEvent.click(screen.getByText('The same as a table'))
  const rows = within(screen.getByRole('table')).getAllByRole('row').map((r) => r.textContent)
  expect(rows).toHaveLength(8)
  expect(rows[2]).toContain('2:302:300:00')
})

test('a night shift on a rest day is warned of on both of its days, and the week after holds what fell into it', async () => {
  await seed([logOf('night', { practisedOn: on(6), startedAt: '22:30' as ClockTime, minutes: 510 })])
  open()
  await screen.findAllByText(/Night work, 22:00–6:00, is not allowed/)
  expect(body()).toMatch(/1 h 30 on Sun .*, a rest day/)
  expect(screen.getByRole('img', { name: /Sun.*: 1 h 30, with a warning/ })).toBeVisible()
  expect(screen.getByRole('link', { name: /Task night/ }).textContent).toContain('22:30–24:00')
  await userEvent.click(screen.getByRole('button', { name: 'Week after' }))
  await screen.findByRole('img', { name: '7 h of 40 h agreed' })
  await waitFor(() => expect(screen.getByRole('link', { name: /Task night/ }).textContent).toContain('00:00–07:00'))
  expect(body()).toMatch(/6 h at night on Mon/)
})

test('what the school allows is a note with its reason, no warning', async () => {
  const because = 'The running shed works at night. 检修库夜班'
  const exemption = (rule: string) => ({ rule, because, from: on(0), until: on(6) })
  await seed([logOf('night', { practisedOn: on(2), startedAt: '23:00' as ClockTime, minutes: 60 })], { exemptions: [exemption('night')] })
  open()
  await screen.findAllByText(because)
  expect(body()).not.toContain('with a warning')
  expect(body()).toMatch(/Allowed until .*: /)
})

test('an empty week says so, and the buttons lead back and no further than this week, the focus staying on them', async () => {
  await seed([logOf('a')])
  open('/hours')
  await screen.findByText('No work in this week')
  const after = screen.getByRole('button', { name: 'Week after' })
  expect(after).toHaveAttribute('aria-disabled', 'true')
  await userEvent.click(after)
  expect(screen.getByText('No work in this week')).toBeVisible()
  const before = screen.getByRole('button', { name: 'Week before' })
  await userEvent.click(before)
  await userEvent.click(before)
  expect(await screen.findByRole('link', { name: /Task a/ })).toBeVisible()
  expect(document.activeElement).toBe(before)
  await userEvent.click(after)
  await userEvent.click(after)
  await waitFor(() => expect(after).toHaveAttribute('aria-disabled', 'true'))
  expect(document.activeElement).toBe(after)
})

test('back from a log the same week is shown; a new way in shows the week that it asks for', async () => {
  await seed([logOf('old', { practisedOn: on(-7) }), logOf('a')])
  const router = open()
  await userEvent.click(await screen.findByRole('button', { name: 'Week before' }))
  await userEvent.click(await screen.findByRole('link', { name: /Task old/ }))
  await screen.findByText('the log')
  await router.navigate(-1)
  expect(await screen.findByRole('link', { name: /Task old/ })).toBeVisible()
  await router.navigate('/logbook')
  await userEvent.click(await screen.findByRole('link', { name: 'to the ledger' }))
  expect(await screen.findByRole('link', { name: /Task a/ })).toBeVisible()
})

test('the repetition meter waits for ten days, then names the work and its logs', async () => {
  const sweep = (n: number) => logOf(`sweep-${n}`, { practisedOn: addDays(today(), -n), minutes: 60, competencies: [], task: 'Sweep the yard' })
  await seed(Array.from({ length: 9 }, (_, n) => sweep(n)))
  open()
  await screen.findByText(/So far it is 9 days/)
  await db.rows('practiceLog').put({ ...logOf('other', { practisedOn: addDays(today(), -9), minutes: 240 }), _scope: scope })
  await screen.findByText('69 %: Sweep the yard')
  await db.rows('practiceLog').put({ ...sweep(20), practisedOn: today(), minutes: 20, _scope: scope })
  await screen.findByText('70 %: Sweep the yard')
  await userEvent.click(screen.getByText('10 logs of this kind'))
  expect(screen.getAllByRole('link', { name: /Sweep the yard/ }).length).toBeGreaterThanOrEqual(10)
})

test('without a placement hours are counted all the same, against nothing', async () => {
  await db.rows('practiceLog').put({ ...logOf('a', { minutes: 600, startedAt: '20:00' as ClockTime }), _scope: scope })
  open()
  expect(await screen.findByRole('img', { name: '10 h' })).toBeVisible()
  expect(body()).not.toContain('not allowed')
})

test('nothing is wider than the phone, with the longest names and the fullest week', async () => {
  const name = 'Wheelset-bearing-housing-inspection'.repeat(5).slice(0, 200)
  await seed(
    Array.from({ length: 28 }, (_, n) => logOf(`l${n}`, { practisedOn: on(n % 7), minutes: 300, task: n % 2 === 0 ? name : '轴箱轴承检查'.repeat(30), startedAt: '12:00' as ClockTime })),
    { weeklyHours: 40, exemptions: [{ rule: 'rest-day', because: '车'.repeat(2_000), from: on(0), until: on(6) }] },
  )
  open()
  await screen.findAllByRole('link', { name: new RegExp(name.slice(0, 20)) })
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360)
  for (const button of screen.getAllByRole('button')) expect(button.getBoundingClientRect().height).toBeGreaterThanOrEqual(48)
})
