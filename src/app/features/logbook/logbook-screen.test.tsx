import { actorOf, competencyOf, contentOf, liWei, MEASURE, PLACEMENT, placementOf, PROGRAMME, programmeOf, SECURE, signOffOf } from '#tests/support/people.ts'
import { addDays, mondayOf } from '#domain/calendar-day.ts'
import type { PracticeLogId } from '#domain/ids.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import { planScope, portfolioOf } from '#sync/scope.ts'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { today } from '../../store/clock.ts'
import { Database } from '../../store/database.ts'
import { saveDraft } from '../../store/drafts.ts'
import { createMutate } from '../../store/mutate.ts'
import { newId } from '../../store/new-id.ts'
import { StoreProvider } from '../../store/store-context.tsx'
import { draftKey } from './draft-key.ts'
import { emptyForm } from './log-form.ts'
import { LogScreen } from './log-screen.tsx'
import { LogbookScreen } from './logbook-screen.tsx'
import { newestLogs, useLogbookView } from './logbook-view.ts'

i18n.load('en', {})
i18n.activate('en')

const scope = portfolioOf(liWei.id)
const id = (n: number) => `log-${n}` as PracticeLogId
let db: Database

const logOf = (n: number, over: Partial<PracticeLog> = {}): PracticeLog => ({
  ...contentOf({ practisedOn: today(), task: `Task ${n}` }),
  id: id(n),
  apprentice: liWei.id,
  placement: PLACEMENT,
  programme: PROGRAMME,
  state: 'submitted',
  revision: 1,
  writtenAt: n,
  submittedAt: n,
  zone: 0,
  late: false,
  confirmedBy: null,
  otherVersions: [],
  ...over,
})

const seed = async (logs: readonly PracticeLog[]) => {
  const programme = programmeOf([competencyOf(SECURE, { code: 'S01' }), competencyOf(MEASURE, { code: 'S07' })])
  await db.rows('placement').put({ ...placementOf({ start: addDays(today(), -900), end: addDays(today(), 100) }), _scope: scope })
  await db.rows('programme').put({ ...programme, _scope: planScope(programme.plan) })
  await db.rows('practiceLog').bulkPut(logs.map((l) => ({ ...l, _scope: scope })))
}

const open = (at = '/logbook') => {
  const actor = actorOf(liWei)
  const profile = { person: liWei.id, school: liWei.school, schoolName: 'School', demo: false, name: liWei.name, username: 'li', roles: liWei.roles }
  const store = { db, actor, mutate: createMutate(db, actor, () => undefined), profile }
  const router = createMemoryRouter(
    [
      { path: 'logbook', element: <LogbookScreen /> },
      { path: 'logbook/new', element: <p>a new log</p> },
      { path: 'logbook/:id', element: <LogScreen /> },
    ],
    { initialEntries: [at] },
  )
  render(
    <I18nProvider i18n={i18n}>
      <StoreProvider store={store}>
        <RouterProvider router={router} />
      </StoreProvider>
    </I18nProvider>,
  )
}

beforeEach(() => {
  db = new Database(`logbook-${newId()}`)
  useLogbookView.setState({ text: '', state: 'all', ...newestLogs })
})
afterEach(async () => {
  cleanup()
  await db.delete()
})

test('the week tells its hours against the placement, and a returned log leads to its correction', async () => {
  const lastWeek = addDays(mondayOf(today()), -3)
  await seed([logOf(1, { minutes: 150 }), logOf(2, { minutes: 30, state: 'returned' }), logOf(3, { practisedOn: lastWeek, minutes: 480 })])
  open()
  await screen.findByText('Task 1')
  expect(screen.getByRole('img', { name: '3:00 of 40 hours this week' })).toBeTruthy()
  expect(screen.getAllByRole('heading', { level: 2 }).at(-1)?.textContent).toMatch(/8:00 of 40 h/)
  expect(screen.getByRole('link', { name: /Correct it/ }).getAttribute('href')).toBe(`/logbook/${id(2)}/edit`)
  await userEvent.click(screen.getByRole('button', { name: 'New log' }))
  await screen.findByText('a new log')
})

test('an empty logbook says what to do first; a draft stands on top', async () => {
  await seed([])
  open()
  await screen.findByText('Nothing logged yet')
  await saveDraft(db, draftKey(id(9)), { id: id(9), form: { ...emptyForm(today()), task: 'Half written' }, was: null })
  await waitFor(() => expect(screen.getByText('1 draft, not handed in')).toBeTruthy())
  expect(screen.getByRole('link', { name: /Half written/ })).toBeTruthy()
})

test('2,000 logs open with the last weeks only, and a search finds one of all by word or code', async () => {
  const logs = Array.from({ length: 2_000 }, (_, n) =>
    logOf(n, { practisedOn: addDays(today(), -Math.floor(n / 3)), competencies: n === 1_900 ? [SECURE] : [MEASURE], task: n === 1_500 ? 'Pantograph strip' : `Task ${n}` }),
  )
  await seed(logs)
  open()
  await screen.findByText('Task 0')
  expect(screen.getAllByRole('listitem').length).toBeLessThan(300)
  await userEvent.type(screen.getByRole('searchbox'), 'pantograph')
  await screen.findByText('Pantograph strip')
  await screen.findByText('1 log')
  await userEvent.clear(screen.getByRole('searchbox'))
  await userEvent.type(screen.getByRole('searchbox'), 's01')
  await screen.findByText('Task 1900')
  await screen.findByText('1 log')
})

test('earlier weeks come in page by page down to the first log, each once, and only what is near is drawn', async () => {
  await seed(Array.from({ length: 200 }, (_, n) => logOf(n, { practisedOn: addDays(today(), -n), minutes: 60 })))
  open()
  await screen.findByText('Task 0')
  // As often as it takes: how many of these a page needs is a matter of the machine.
  await vi.waitFor(() => {
    window.scrollTo(0, document.documentElement.scrollHeight)
    expect(screen.queryByText('Task 199')).not.toBeNull()
  }, { timeout: 30_000, interval: 50 })
  expect(screen.queryByRole('button', { name: 'Earlier weeks' })).toBeNull()
  expect(screen.getAllByRole('listitem').length).toBeLessThan(60)
  const pages = useLogbookView.getState().untils
  expect(pages.length).toBeGreaterThan(3)
  expect(new Set(pages).size).toBe(pages.length)
  // Written meanwhile, in a week of a page that is read already: it shows, and moves nothing.
  await db.rows('practiceLog').put({ ...logOf(500, { practisedOn: addDays(today(), -199), task: 'Written meanwhile' }), _scope: scope })
  await screen.findByText('Written meanwhile')
  expect(useLogbookView.getState().untils).toEqual(pages)
})

test('a signature that saw an earlier revision says so, and both revisions can be read with their difference', async () => {
  await seed([logOf(1, { revision: 2, minutes: 75 })])
  const content = contentOf({ practisedOn: today(), task: 'Task 1' })
  await db.rows('logRevision').bulkPut([
    { id: `${id(1)}:1` as never, log: id(1), apprentice: liWei.id, revision: 1, at: 1, content, _scope: scope },
    { id: `${id(1)}:2` as never, log: id(1), apprentice: liWei.id, revision: 2, at: 2, content: { ...content, minutes: 75 }, _scope: scope },
  ])
  await db.rows('signOff').put({ ...signOffOf('s', { logs: [{ log: id(1), revision: 1 }] }), _scope: scope })
  open(`/logbook/${id(1)}`)
  await screen.findByText(/Changed since signing: it saw revision 1/)
  await waitFor(() => expect(screen.getByRole('img', { name: /Changed since signing/ })).toBeTruthy())
  await userEvent.click(screen.getByText('Revision 2', { exact: false, selector: 'summary span' }))
  await waitFor(() => expect([...document.querySelectorAll('del')].map((e) => e.textContent)).toEqual(['1:30']))
  expect(within(document.body).getAllByText('1:15').length).toBeGreaterThan(0)
  expect(screen.getByRole('link', { name: 'Change it' }).getAttribute('href')).toBe(`/logbook/${id(1)}/edit`)
})

test('a log of somebody else is not found here', async () => {
  await seed([logOf(1, { apprentice: 'he-lan' as never })])
  open(`/logbook/${id(1)}`)
  await screen.findByText('This log is not on this device')
})
