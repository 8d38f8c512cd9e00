import { addDays, mondayOf } from '#domain/calendar-day.ts'
import type { Concern } from '#domain/concern.ts'
import type { ConcernId, PersonId, PracticeLogId } from '#domain/ids.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import { requestIdOf } from '#domain/sign-off.ts'
import type { RowOf, RowType } from '#sync/rows.ts'
import { scopeOf } from '#sync/scope.ts'
import { openScreen, storeFor } from '#tests/support/open-screen.tsx'
import { cohortOf, competencyOf, contentOf, DRAWINGS, heLan, HOUR, liWei, MEASURE, PLACEMENT, placementOf, PROGRAMME, programmeOf, signOffOf, wangFang } from '#tests/support/people.ts'
import { i18n } from '@lingui/core'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import '../../../ui/tokens.css'
import '../../../ui/base.css'
import { now, today } from '../../../store/clock.ts'
import { Database } from '../../../store/database.ts'
import { useMatrixState } from '../matrix-state.ts'
import { cohortRoutes } from '../routes.tsx'
// The route loads it when it is opened; loaded here, no test waits for the server that builds it.
import './figures-screen.tsx'

let db: Database
const user = userEvent.setup()
const put = <T extends RowType>(type: T, row: RowOf<T>) => db.rows(type).put({ ...row, _scope: scopeOf(type, row) })

const logOf = (id: string, over: Partial<PracticeLog> = {}): PracticeLog => ({
  ...contentOf({ practisedOn: addDays(mondayOf(today()), -5) }),
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
const concern: Concern = { id: 'c1' as ConcernId, apprentice: liWei.id, placement: PLACEMENT, category: 'pay', audience: 'school', text: 'No pay.', raisedAt: now() - 90 * HOUR, zone: 480, receivedAt: now() - 90 * HOUR, due: now() - HOUR, state: 'open' }

const open = (who = wangFang) => openScreen(storeFor(db, who), cohortRoutes, '/cohorts/cohort-2026/figures').router
const figure = async (name: RegExp) => within(await screen.findByRole('grid')).findByRole('button', { name })

beforeEach(async () => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  useMatrixState.setState({ unfolded: {}, places: {} })
  await page.viewport(1440, 900)
  db = new Database(`figures ${crypto.randomUUID()}`)
  await put('person', liWei)
  await put('person', heLan)
  await put('cohort', cohortOf({ start: addDays(today(), -49), end: addDays(today(), 50) }))
  await put('programme', programmeOf([competencyOf(MEASURE, { plannedMinutes: 600 }), competencyOf(DRAWINGS, { kind: 'knowledge' })]))
  await put('placement', placementOf({ start: addDays(mondayOf(today()), -14), end: addDays(today(), 60) }))
})
afterEach(async () => {
  cleanup()
  await db.delete()
})

test('numbers are counted out of the rows, and each opens those that it counts', async () => {
  await put('practiceLog', logOf('seat', { minutes: 90 }))
  await put('signOffRequest', { id: requestIdOf(liWei.id, MEASURE), apprentice: liWei.id, competency: MEASURE, selfLevel: 4, logs: [], note: '', askedAt: now() - HOUR, state: 'answered', returned: null })
  await put('signOff', signOffOf('a', { competency: MEASURE, level: 3, at: now() }))
  await put('concern', concern)
  const router = open()
  expect(await figure(/^Li Wei: 1:30 hours of the plan logged, 5:00 by an even pace/)).toHaveTextContent('1:30 / 5:00')
  expect(await figure(/^Li Wei: 1 of 1 signed/)).toHaveTextContent('1/1')
  expect(await figure(/^Li Wei: 1 week without a log/)).toHaveTextContent('1')
  expect(await figure(/^Li Wei: 1 open concern, 1 overdue/)).toHaveTextContent('1, 1 overdue')
  expect(await figure(/^Li Wei: 0 of 1 pairs alike, 1 times he judged himself higher/)).toHaveTextContent('0/1')
  expect(await figure(/^He Lan: Not visited yet/)).toHaveTextContent('–')
  await user.click(await figure(/^Li Wei: 1 open concern/))
  const dialog = await screen.findByRole('dialog', { name: 'Li Wei · Open concerns' })
  await user.click(within(dialog).getByRole('link', { name: /Pay/ }))
  await waitFor(() => expect(router.state.location.pathname).toBe('/concerns/c1'))
})

test('the table of levels shows where self and mentor differ, with the pairs behind it', async () => {
  await put('signOffRequest', { id: requestIdOf(liWei.id, MEASURE), apprentice: liWei.id, competency: MEASURE, selfLevel: 4, logs: [], note: '', askedAt: now() - HOUR, state: 'answered', returned: null })
  await put('signOff', signOffOf('a', { competency: MEASURE, level: 3, at: now() }))
  open()
  await user.click(await screen.findByRole('button', { name: 'self 4, signed 3: 1 pair' }))
  expect(within(await screen.findByRole('dialog')).getByRole('link', { name: /Li Wei · measure.*self 4 · mentor 3 · teacher: not yet/ })).toBeVisible()
})

test('one tab stop, arrows inside; closing what was opened comes back to its number', async () => {
  open()
  const first = await figure(/^He Lan: 0:00 hours/)
  first.focus()
  await user.keyboard('{ArrowDown}{ArrowRight}')
  const reached = document.activeElement
  expect(reached).toHaveAttribute('data-row', '1')
  expect(reached).toHaveAttribute('data-column', '1')
  expect(within(screen.getByRole('grid')).getAllByRole('button').filter((b) => b.tabIndex === 0)).toHaveLength(1)
  await user.keyboard('{Enter}')
  await screen.findByRole('dialog')
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await waitFor(() => expect(reached).toHaveFocus())
})

test('who teaches nobody of it sees no figure', async () => {
  open({ ...wangFang, id: 'stranger' as PersonId })
  expect(await screen.findByRole('heading', { name: 'Nobody here whom you teach' })).toBeVisible()
})
