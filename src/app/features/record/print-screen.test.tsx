import { addDays } from '#domain/calendar-day.ts'
import type { RowOf, RowType } from '#sync/rows.ts'
import { scopeOf } from '#sync/scope.ts'
import { DAY, guidanceOf, liWei, placementOf, programmeOf, provisionalOf, SECURE, signOffOf, zhangGang } from '#tests/support/people.ts'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { cleanup, render, screen, within } from '@testing-library/react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { now, today } from '../../store/clock.ts'
import { Database } from '../../store/database.ts'
import { createMutate } from '../../store/mutate.ts'
import { actorOf, StoreProvider } from '../../store/store-context.tsx'
import { recordRoutes } from './routes.tsx'
// The routes load it when it is opened; loaded here, no test waits for the server that builds it.
import './print-screen.tsx'

let db: Database
const put = <T extends RowType>(type: T, row: RowOf<T>) => db.rows(type).put({ ...row, _scope: scopeOf(type, row) })

const open = () => {
  const profile = { person: liWei.id, school: liWei.school, schoolName: 'School', name: liWei.name, roles: liWei.roles, username: 'li', demo: false }
  const actor = actorOf(profile)
  const router = createMemoryRouter([...recordRoutes, { path: '*', element: null }], { initialEntries: ['/record/print'] })
  render(
    <I18nProvider i18n={i18n}>
      <StoreProvider store={{ db, profile, actor, mutate: createMutate(db, actor, () => {}) }}>
        <RouterProvider router={router} />
      </StoreProvider>
    </I18nProvider>,
  )
}

beforeEach(async () => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  db = new Database(`record ${crypto.randomUUID()}`)
  await put('person', liWei)
  await put('programme', programmeOf())
  await put('placement', placementOf({ start: addDays(today(), -60), end: addDays(today(), 60), mentors: [guidanceOf(zhangGang, { from: addDays(today(), -60) })] }))
})
afterEach(async () => {
  cleanup()
  await db.delete()
})

test('what was signed with a code from paper is printed with what became of it, and counts as no signature', async () => {
  const answer = (confirmed: boolean, because: string) => ({ confirmed, because, at: now(), by: { person: zhangGang.id, name: zhangGang.name, role: 'mentor' as const } })
  await put('provisionalSignOff', provisionalOf('c:0', { at: now() - DAY, heardAt: now() - DAY }))
  await put('provisionalSignOff', provisionalOf('c:1', { at: now() - 20 * DAY, heardAt: now() - 20 * DAY }))
  await put('provisionalSignOff', provisionalOf('c:2', { competency: SECURE, heardAt: now(), answer: answer(false, 'That was not me.') }))
  await put('provisionalSignOff', provisionalOf('c:3', { heardAt: now(), comment: 'Confirmed since.', answer: answer(true, '') }))
  open()
  const part = within((await screen.findByRole('heading', { name: 'Provisional, not confirmed 暂签（未确认）' })).closest('section') ?? document.body)
  expect(part.getByText('No signatures: what follows counts towards nothing.')).toBeTruthy()
  expect(part.getAllByRole('article')).toHaveLength(3)
  expect(part.getByText(/^Provisional until Zhang Gang confirms it, lapses/)).toBeTruthy()
  expect(part.getByText(/^Zhang Gang did not confirm it in time; it lapsed/)).toBeTruthy()
  expect(part.getByText('That was not me.')).toBeTruthy()
  // What he confirmed is a sign-off, and printed as one where that is.
  expect(part.queryByText('Confirmed since.')).toBeNull()
  expect(part.queryByRole('img')).toBeNull()
  expect(screen.queryByText('Signed skills')).toBeNull()
  const columns = within(screen.getByRole('table', { name: 'Progress' })).getAllByRole('row').slice(1)
  expect(columns.map((row) => within(row).getAllByRole('cell').map((c) => c.textContent).slice(2)).flat().every((n) => n === '0')).toBe(true)
})

test('a record without any says nothing of it', async () => {
  open()
  await screen.findByRole('heading', { name: 'Plan and progress 培养方案与进度' })
  expect(screen.queryByText(/Provisional/)).toBeNull()
})

test('of every signature it is printed how sure it is', async () => {
  await put('signOff', signOffOf('on-device', { assurance: 'A', at: now() - DAY }))
  await put('signOff', signOffOf('in-session', { competency: SECURE, at: now() - DAY }))
  open()
  const part = within((await screen.findByRole('heading', { name: /^Signed skills/ })).closest('section') ?? document.body)
  expect(part.getByText("Signed on the mentor's device")).toBeTruthy()
  expect(part.getByText("Signed in the mentor's account, without the seal of a device")).toBeTruthy()
})
