import type { PracticeLogId, ReflectionId } from '#domain/ids.ts'
import type { Reflection } from '#domain/reflection.ts'
import { privateOf } from '#sync/scope.ts'
import type { RowOf, RowType } from '#sync/rows.ts'
import { scopeOf } from '#sync/scope.ts'
import { contentOf, liWei, PLACEMENT, PROGRAMME } from '#tests/support/people.ts'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { cleanup, configure, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { now } from '../../store/clock.ts'
import { Database } from '../../store/database.ts'
import { createMutate } from '../../store/mutate.ts'
import { actorOf, StoreProvider } from '../../store/store-context.tsx'
import { reflectionsRoutes } from './routes.tsx'

// The first screen of a cold run is still being built by the test server.
configure({ asyncUtilTimeout: 5_000 })

let db: Database
const user = userEvent.setup()
const put = <T extends RowType>(type: T, row: RowOf<T>) => db.rows(type).put({ ...row, _scope: scopeOf(type, row) })
const mutations = async () => (await db.outbox.toArray()).map((i) => [i.name, i.args])

const R = 'r1' as ReflectionId
const reflectionOf = (over: Partial<Reflection> = {}): Reflection => ({
  id: R,
  apprentice: liWei.id,
  dimension: 'rigour',
  text: 'I checked the pin twice.',
  logs: [],
  shared: false,
  writtenAt: now(),
  changedAt: now(),
  otherVersions: [],
  ...over,
})

const open = (address: string) => {
  const profile = { person: liWei.id, school: liWei.school, schoolName: 'School', name: liWei.name, roles: liWei.roles, username: 'li', demo: false }
  const actor = actorOf(profile)
  const store = { db, profile, actor, mutate: createMutate(db, actor, () => {}) }
  const router = createMemoryRouter([...reflectionsRoutes, { path: '*', element: null }], { initialEntries: [address] })
  render(
    <I18nProvider i18n={i18n}>
      <StoreProvider store={store}>
        <RouterProvider router={router} />
      </StoreProvider>
    </I18nProvider>,
  )
  return router
}

beforeEach(async () => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  db = new Database(`reflections ${crypto.randomUUID()}`)
})
afterEach(async () => {
  cleanup()
  await db.delete()
})

test('a reflection that nobody chose to share is written private, in the scope that is only his', async () => {
  const router = open('/reflections/new')
  await user.click(await screen.findByRole('radio', { name: /Rigour/ }))
  await user.type(screen.getByRole('textbox', { name: 'Your words' }), 'I checked twice.')
  await user.click(screen.getByRole('button', { name: 'Save reflection' }))
  await waitFor(() => expect(router.state.location.pathname).toMatch(/^\/reflections\/[0-9a-f-]{36}$/))
  const [row] = await db.rows('reflection').toArray()
  expect(row).toMatchObject({ shared: false, dimension: 'rigour', text: 'I checked twice.', _scope: privateOf(liWei.id) })
  expect(await mutations()).toMatchObject([['reflection.write', { shared: false }]])
  expect(await screen.findByText('Only you can read this.')).toBeTruthy()
})

test('nothing is saved without words and a dimension, and what was typed stays', async () => {
  open('/reflections/new')
  await user.type(await screen.findByRole('textbox', { name: 'Your words' }), 'Words')
  await user.click(screen.getByRole('button', { name: 'Save reflection' }))
  expect(await screen.findByText('Please choose one of the four.')).toBeTruthy()
  expect(screen.getByDisplayValue('Words')).toBeTruthy()
  expect(await db.outbox.count()).toBe(0)
})

test('a reflection that was being written is there after a restart', async () => {
  const router = open('/reflections/new')
  await user.type(await screen.findByRole('textbox', { name: 'Your words' }), 'Half a thought')
  await waitFor(async () => expect(await db.drafts.get('reflection:new')).toBeTruthy())
  await router.navigate('/reflections')
  expect(await screen.findByText('Draft, go on writing')).toBeTruthy()
  await router.navigate('/reflections/new')
  expect(await screen.findByDisplayValue('Half a thought')).toBeTruthy()
})

test('the question starts from the task of the latest log', async () => {
  await put('practiceLog', {
    ...contentOf({ task: 'Brake pads, coach 4' }),
    id: 'l' as PracticeLogId,
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
  })
  open('/reflections/new')
  await user.click(await screen.findByRole('radio', { name: /Dedication/ }))
  expect(await screen.findByText(/“Brake pads, coach 4”: where did you begin again/)).toBeTruthy()
})

test('before sharing it is said that there is no way back, and only then it is shared', async () => {
  await put('reflection', reflectionOf())
  open(`/reflections/${R}`)
  await user.click(await screen.findByRole('button', { name: 'Share…' }))
  expect(await screen.findByText(/This cannot be taken back/)).toBeTruthy()
  expect(await db.outbox.count()).toBe(0)
  await user.click(screen.getByRole('button', { name: 'Share' }))
  expect(await screen.findByText('Your mentor and teacher can read this.')).toBeTruthy()
  expect(await mutations()).toEqual([['reflection.share', { id: R }]])
})

test('a change says what it sets, and what all of it was', async () => {
  const written = reflectionOf()
  await put('reflection', written)
  const router = open(`/reflections/${R}/edit`)
  const words = await screen.findByRole('textbox', { name: 'Your words' })
  await user.type(words, ' And again.')
  await user.click(screen.getByRole('button', { name: 'Save reflection' }))
  await waitFor(() => expect(router.state.location.pathname).toBe(`/reflections/${R}`))
  const was = { dimension: 'rigour', text: 'I checked the pin twice.', logs: [] }
  const history = { writtenAt: written.writtenAt, otherVersions: [] }
  expect(await mutations()).toEqual([['reflection.revise', { id: R, set: { text: 'I checked the pin twice. And again.' }, was, history }]])
})

test('what another device wrote stands beside the words', async () => {
  await put('reflection', reflectionOf({ otherVersions: [{ field: 'text', text: 'I checked it once.', at: now() }] }))
  open(`/reflections/${R}`)
  expect(await screen.findByText('I checked the pin twice.')).toBeTruthy()
  expect(screen.getByText('I checked it once.')).toBeTruthy()
})
