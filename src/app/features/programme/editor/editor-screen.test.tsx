import type { CompetencyId, EnterpriseId, ProgrammeId, UnitId } from '#domain/ids.ts'
import { competenciesOf, type Programme } from '#domain/programme.ts'
import { publishRequest } from '#sync/programme-changes.ts'
import type { RowOf, RowType } from '#sync/rows.ts'
import { scopeOf } from '#sync/scope.ts'
import { storeFor } from '#tests/support/open-screen.tsx'
import { competencyOf, DRAWINGS, ENTERPRISE, MEASURE, PLAN, programmeOf, SCHOOL, SECURE, zhaoMin } from '#tests/support/people.ts'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ReplicatorProvider } from '../../../replication/replication-context.tsx'
import type { SyncPhase } from '../../../replication/sync-status.ts'
import { Database } from '../../../store/database.ts'
import { StoreProvider } from '../../../store/store-context.tsx'
import { programmeRoutes } from '../routes.tsx'
// The route loads it when it is opened; loaded here, no test waits for the server that builds it.
import './editor-screen.tsx'

let db: Database
const user = userEvent.setup()
const put = <T extends RowType>(type: T, row: RowOf<T>) => db.rows(type).put({ ...row, _scope: scopeOf(type, row) })
const plan: Programme = { ...programmeOf(), languages: ['en', 'zh'] }
/** What a colleague published: the axle seat reworded, the drawings taken out. */
const newer = (): Programme => ({
  ...plan,
  id: 'programme-2' as ProgrammeId,
  version: 2,
  units: plan.units.map((u) => ({ ...u, competencies: u.competencies.filter((c) => c.id !== DRAWINGS).map((c) => (c.id === MEASURE ? { ...c, title: { en: 'Measure, theirs' } } : c)) })),
})

const open = (address = `/programmes/${plan.id}/edit`) => {
  const store = storeFor(db, zhaoMin)
  const replicator = { wake: () => {}, stop: () => {}, syncNow: async (): Promise<SyncPhase> => 'idle' }
  const router = createMemoryRouter([...programmeRoutes, { path: '*', element: null }], { initialEntries: [address] })
  return render(
    <I18nProvider i18n={i18n}>
      <StoreProvider store={store}>
        <ReplicatorProvider value={replicator}>
          <RouterProvider router={router} />
        </ReplicatorProvider>
      </StoreProvider>
    </I18nProvider>,
  )
}
const list = () => screen.findByRole('group', { name: 'Units and competencies' })
const row = async (name: RegExp) => within(await list()).findByRole('button', { name })
const choose = async (name: RegExp) => user.click(await row(name))
const words = (label: RegExp) => screen.getByRole('textbox', { name: label })
const rewrite = async (label: RegExp, text: string) => {
  await user.clear(words(label))
  if (text !== '') await user.type(words(label), text)
}
const publish = () => screen.getByRole('button', { name: 'Publish …' })
const order = async () => within(await list()).getAllByRole('button').map((b) => b.textContent)

beforeEach(async () => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  db = new Database(`editor ${crypto.randomUUID()}`)
  await put('programme', plan)
})
afterEach(async () => {
  vi.restoreAllMocks()
  cleanup()
  await db.delete()
})

test("a day's work is there after a reload, and every step of it goes back and forth by keys", async () => {
  const first = open()
  await choose(/secure/)
  await rewrite(/^Name · English/, 'Chock the wheels')
  await user.type(words(/^Name · Chinese/), '放置止轮器')
  await user.keyboard('{Control>}z{/Control}')
  expect(words(/^Name · Chinese/)).toHaveProperty('value', '')
  await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}')
  expect(words(/^Name · Chinese/)).toHaveProperty('value', '放置止轮器')
  first.unmount()
  open()
  expect(await row(/Chock the wheels/)).toBeTruthy()
  expect(await db.rows('programme').get(plan.id)).toMatchObject({ units: plan.units })
})

test('undo and redo keep the focus when their own press has left them nothing to do', async () => {
  open()
  await choose(/secure/)
  await user.type(words(/^Name · Chinese/), '放')
  const [undo, redo] = ['Undo', 'Redo'].map((name) => screen.getByRole('button', { name }))
  for (const [button, other] of [[undo, redo], [redo, undo]]) {
    button?.focus()
    await user.keyboard('{Enter}{Enter}')
    expect(button).toHaveFocus()
    expect(button).toHaveAttribute('aria-disabled', 'true')
    expect(other).toHaveAttribute('aria-disabled', 'false')
  }
  expect(words(/^Name · Chinese/)).toHaveProperty('value', '放')
})

test('a name that is gone and a circle of prerequisites are told at their fields, and nothing can be published', async () => {
  open()
  await choose(/tidiness/)
  await rewrite(/^Name · English/, '')
  expect(words(/^Name · English/)).toHaveAccessibleDescription('Give it a name in at least one language.')
  await choose(/secure/)
  const picker = screen.getByRole('combobox', { name: 'Signed before this one' })
  await user.type(picker, 'measure{Enter}')
  expect(picker).toHaveAccessibleDescription(/secure → measure → secure/)
  expect(publish()).toBeDisabled()
  expect(screen.getByRole('button', { name: '3 things to put right' })).toBeTruthy()
})

test('a line that is moved up to the top leaves the focus on its button', async () => {
  open()
  await choose(/measure/)
  const up = screen.getByRole('button', { name: 'Move up' })
  up.focus()
  await user.keyboard('{Enter}{Enter}')
  await waitFor(async () => expect((await order()).findIndex((s) => s.startsWith('measure'))).toBe(2))
  expect(up).toHaveFocus()
  expect(up).toHaveAttribute('aria-disabled', 'true')
})

test('lines move by keys and the focus stays with the line', async () => {
  open()
  await choose(/secure/)
  await user.keyboard('{Alt>}{ArrowDown}{/Alt}')
  await waitFor(async () => expect((await order()).findIndex((s) => s.startsWith('secure'))).toBe(3))
  expect(document.activeElement).toBe(await row(/secure/))
  await user.keyboard('{ArrowDown}')
  expect(await screen.findByDisplayValue(DRAWINGS)).toBeTruthy()
})

test('somebody published meanwhile: both are shown, the draft is kept, and goes on top with one press', async () => {
  const first = open()
  await choose(/measure/)
  await rewrite(/^Name · English/, 'Measure, mine')
  await choose(/drawings/)
  await rewrite(/^Name · English/, 'Drawings, mine')
  first.unmount()
  await put('programme', newer())
  open()
  const both = await screen.findByRole('region', { name: 'Version 2 was published while you were working' })
  expect(within(both).getByText(/Both changed/).textContent).toContain('measure')
  expect(publish()).toBeDisabled()
  await user.click(within(both).getByRole('button', { name: 'Put my changes on top of version 2' }))
  expect(await row(/Measure, mine/)).toBeTruthy()
  // What was written about the line that is gone can still be read.
  expect(screen.getByText('Drawings, mine')).toBeTruthy()
  expect(publish()).not.toBeDisabled()
})

test('without a network the difference is shown, and publishing waits with a sentence', async () => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  open()
  await choose(/secure/)
  await rewrite(/^Name · English/, 'Chock the wheels')
  await user.click(publish())
  const dialog = await screen.findByRole('dialog')
  expect(within(dialog).getByText('1 with another title')).toBeTruthy()
  expect(within(dialog).getByText(/Publishing needs the network/)).toBeTruthy()
  expect(within(dialog).getByRole('button', { name: 'Publish version 2' })).toBeDisabled()
})

test('who signs a line is said in its form, and is a change of the plan', async () => {
  open()
  await choose(/secure/)
  const who = screen.getByRole('combobox', { name: 'Who signs it' })
  expect(who).toHaveDisplayValue('Signed by the mentor or a deputy')
  await user.selectOptions(who, 'Signed by the mentor himself')
  await user.click(publish())
  expect(within(await screen.findByRole('dialog')).getByText('1 with another code, kind, standard, prerequisite, validity, signer or plan')).toBeTruthy()
})

test('that a deputy may sign again is sent as a word: a line that says nothing keeps what was said before', async () => {
  await put('programme', { ...plan, units: plan.units.map((u) => ({ ...u, competencies: u.competencies.map((c) => ({ ...c, signers: 'mentor' as const })) })) })
  const asked = vi.spyOn(globalThis, 'fetch').mockRejectedValueOnce(new TypeError('no network'))
  open()
  await choose(/secure/)
  await user.selectOptions(screen.getByRole('combobox', { name: 'Who signs it' }), 'Signed by the mentor or a deputy')
  await user.click(publish())
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Publish version 2' }))
  await waitFor(() => expect(asked).toHaveBeenCalled())
  const { content } = publishRequest.parse(JSON.parse(asked.mock.calls[0]?.[1]?.body as string))
  expect(competenciesOf(content).map((c) => c.signers)).toEqual(['mentor-or-deputy', 'mentor', 'mentor', 'mentor'])
})

test("in an enterprise's own part the shared lines are read only, and what it adds stands behind them", async () => {
  await put('enterprise', { id: ENTERPRISE, school: SCHOOL, name: 'Rail Works' })
  open(`/programmes/${plan.id}/edit?for=${ENTERPRISE satisfies EnterpriseId}`)
  await choose(/secure/)
  expect(screen.getByText(/belongs to the shared plan/)).toBeTruthy()
  expect(screen.queryByRole('textbox', { name: /^Name/ })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Take the competency out' })).toBeNull()
  await choose(/Wheelsets/)
  await user.click(screen.getByRole('button', { name: 'Add a unit' }))
  // The form of the row before has gone, and its button with it: the focus is on what came.
  expect(screen.getByRole('heading', { name: 'Unit' })).toHaveFocus()
  await user.type(words(/^Name · English/), 'Our own workshop')
  expect((await order()).at(-1)).toContain('Our own workshop')
})

test('an own part that was published before shows the shared units as they are today', async () => {
  const own = { id: 'own' as UnitId, code: 'R', title: { en: 'Ours' }, competencies: [competencyOf('own-line' as CompetencyId)] }
  const variant = { enterprise: ENTERPRISE, enterpriseName: 'Rail Works', of: PLAN, shared: plan.id }
  await put('programme', { ...plan, id: 'own-1' as ProgrammeId, plan: 'own-plan' as Programme['plan'], units: [...plan.units, own], variant })
  await put('programme', newer())
  open('/programmes/own-1/edit')
  expect(await row(/Measure, theirs/)).toBeTruthy()
  expect(publish()).not.toBeDisabled()
  expect((await order()).filter((s) => /drawings|secure|own-line/.test(s))).toEqual([expect.stringContaining(SECURE), expect.stringContaining('own-line')])
})
