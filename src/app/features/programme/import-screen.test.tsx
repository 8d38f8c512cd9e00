import type { Person } from '#domain/people.ts'
import type { SyncPhase } from '../../replication/sync-status.ts'
import type { Programme } from '#domain/programme.ts'
import { newestVersion, nextVersion } from '#domain/programme-import/next-version.ts'
import { readProgrammeFile } from '#domain/programme-import/read-programme-file.ts'
import { scopeOf } from '#sync/scope.ts'
import { storeFor } from '#tests/support/open-screen.tsx'
import { SCHOOL, wangFang, zhaoMin } from '#tests/support/people.ts'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ReplicatorProvider } from '../../replication/replication-context.tsx'
import { Database } from '../../store/database.ts'
import { StoreProvider } from '../../store/store-context.tsx'
import { programmeRoutes } from './routes.tsx'
import { stableId } from './stable-id.ts'

let db: Database
let syncs = 0

const plan = (competencies: readonly object[]) => ({
  craftlog: 'programme/1',
  id: 'rail',
  title: { en: 'Rail vehicles', zh: '轨道车辆' },
  units: [{ code: 'B', title: { en: 'Bogies' }, competencies }],
})
const two = plan([
  { code: 'S01', title: { en: 'Secure a vehicle' }, kind: 'skill' },
  { code: 'K01', title: { en: 'Read a drawing' }, kind: 'knowledge' },
])

const putPlan = async (file: object): Promise<Programme> => {
  const read = readProgrammeFile(JSON.stringify(file))
  if (!read.ok) throw new Error(read.problem.code)
  const { programme } = nextVersion(read.draft, SCHOOL, [], stableId)
  await db.rows('programme').put({ ...programme, _scope: scopeOf('programme', programme) })
  return programme
}

const open = (who: Person = zhaoMin) => {
  const store = storeFor(db, who)
  const replicator = { wake: () => {}, stop: () => {}, syncNow: async (): Promise<SyncPhase> => ((syncs += 1), 'idle') }
  const router = createMemoryRouter([...programmeRoutes, { path: '*', element: null }], { initialEntries: ['/programmes/import'] })
  return render(
    <I18nProvider i18n={i18n}>
      <ReplicatorProvider value={replicator}>
        <StoreProvider store={store}>
          <RouterProvider router={router} />
        </StoreProvider>
      </ReplicatorProvider>
    </I18nProvider>,
  )
}

const user = userEvent.setup()

const choose = async (content: string | Blob, name = 'plan.json') => {
  await screen.findByRole('button', { name: /Choose/ })
  const input = document.querySelector<HTMLInputElement>('input[type="file"]')
  if (input === null) throw new Error('no file input')
  await user.upload(input, new File([content], name, { type: 'application/json' }))
}

beforeEach(() => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  syncs = 0
  db = new Database(`programme ${crypto.randomUUID()}`)
})
afterEach(async () => {
  vi.restoreAllMocks()
  cleanup()
  await db.delete()
})

test('a file is shown before anything is sent: size, kinds, what was not understood', async () => {
  const asked = vi.spyOn(window, 'fetch')
  open()
  await choose(JSON.stringify({ ...two, colour: 'red' }))
  expect(await screen.findByRole('heading', { name: 'Rail vehicles' })).toBeVisible()
  expect(screen.getByText(/1 unit · 2 competencies · English, Chinese/)).toBeVisible()
  expect(screen.getByText('Skill 1')).toBeVisible()
  expect(screen.getByText(/The format does not have this field/)).toBeVisible()
  expect(screen.getByText('colour')).toBeVisible()
  expect(asked.mock.calls.filter(([url]) => String(url).includes('/api/'))).toEqual([])
})

test('a plan the school has already is compared with its newest version', async () => {
  await putPlan(two)
  open()
  await choose(
    JSON.stringify(
      plan([
        { code: 'S01', title: { en: 'Secure a vehicle safely' }, kind: 'skill' },
        { code: 'S02', title: { en: 'Lift a bogie' }, kind: 'skill' },
      ]),
    ),
  )
  expect(await screen.findByRole('heading', { name: /becomes version 2, compared with version 1/ })).toBeVisible()
  expect(screen.getByText('1 added')).toBeVisible()
  expect(screen.getByText(/^1 no longer asked for/)).toBeVisible()
  expect(screen.getByText('1 with another title')).toBeVisible()
})

test('an unchanged document says so and cannot be imported again', async () => {
  await putPlan(two)
  open()
  await choose(JSON.stringify(two))
  expect(await screen.findByText(/has this document already, as version 1/)).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Import' })).toBeNull()
})

test('import sends the file as it is, syncs, and goes to the programme', async () => {
  let sent: unknown = null
  vi.spyOn(window, 'fetch').mockImplementation(async (_, init) => {
    sent = init?.body
    const made = await putPlan(two)
    return Response.json({ programme: made.id, plan: made.plan, version: 1, units: 1, competencies: 2, unchanged: false })
  })
  open()
  await choose(JSON.stringify(two))
  await user.click(await screen.findByRole('button', { name: 'Import' }))
  expect(await screen.findByText('Secure a vehicle')).toBeVisible()
  expect(await (sent as Blob).text()).toBe(JSON.stringify(two))
  expect(syncs).toBe(1)
})

test.each([
  ['malformed JSON', '{"craftlog": ', /This file is not JSON/],
  ['another JSON', '{"hello": 1}', /neither a CASE package nor a Craftlog programme/],
  ['a wrong place', JSON.stringify(plan([{ code: 'S01', title: { en: 'x' }, kind: 'dance' }])), /not as the format asks/],
  [
    'a cycle',
    JSON.stringify(
      plan([
        { code: 'A', title: { en: 'a' }, prerequisites: [{ code: 'B' }] },
        { code: 'B', title: { en: 'b' }, prerequisites: [{ code: 'A' }] },
      ]),
    ),
    /turns in a circle/,
  ],
])('%s is refused with a sentence, and no way to import it', async (_, content, sentence) => {
  open()
  await choose(content)
  expect(await screen.findByText(sentence)).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Import' })).toBeNull()
})

test('50 MB are refused before they are read', async () => {
  const read = vi.spyOn(Blob.prototype, 'text')
  open()
  await choose(new Blob([new Uint8Array(50 * 1024 * 1024)]))
  expect(await screen.findByText(/up to 16 MB/, { selector: 'p:not([class*="drop"] p)' })).toBeVisible()
  expect(read).not.toHaveBeenCalled()
})

test('without a network the file is not sent, and stays chosen', async () => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  const asked = vi.spyOn(window, 'fetch')
  open()
  await choose(JSON.stringify(two))
  await user.click(await screen.findByRole('button', { name: 'Import' }))
  expect(await screen.findByText(/Importing needs the network; the file was not sent/)).toBeVisible()
  expect(screen.getByRole('button', { name: 'Import' })).toBeEnabled()
  expect(asked.mock.calls.filter(([url]) => String(url).includes('/api/'))).toEqual([])
})

test('a teacher reads programmes but does not import', async () => {
  open(wangFang)
  expect(await screen.findByRole('heading', { name: 'Only a coordinator imports programmes' })).toBeVisible()
  expect(document.querySelector('input[type="file"]')).toBeNull()
})

test('a plan of a thousand lines draws only those in view, and is searched by code', async () => {
  const programme = await putPlan(plan(Array.from({ length: 1_000 }, (_, n) => ({ code: `S${n}`, title: { en: `Line ${n}` } }))))
  expect(newestVersion([programme], SCHOOL, programme.plan)?.version).toBe(1)
  const router = createMemoryRouter([...programmeRoutes, { path: '*', element: null }], { initialEntries: [`/programmes/${programme.id}`] })
  render(
    <I18nProvider i18n={i18n}>
      <StoreProvider store={storeFor(db, wangFang)}>
        <RouterProvider router={router} />
      </StoreProvider>
    </I18nProvider>,
  )
  expect(await screen.findByText('Line 0')).toBeVisible()
  expect(document.querySelectorAll('li').length).toBeLessThan(100)
  await user.type(screen.getByRole('searchbox'), 's777')
  expect(await screen.findByText('Line 777')).toBeVisible()
  await waitFor(() => expect(screen.getByText('1 competency found')).toBeVisible())
})
