import type { ReflectionId } from '#domain/ids.ts'
import type { Reflection } from '#domain/reflection.ts'
import { privateOf, scopeOf } from '#sync/scope.ts'
import { type PageDevice, openPageDevice, pageOf } from '#tests/support/page-device.ts'
import { liWei } from '#tests/support/people.ts'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Ask } from '../../replication/http.ts'
import { syncRound } from '../../replication/round.ts'
import { now } from '../../store/clock.ts'
import { StoreProvider } from '../../store/store-context.tsx'
import { Toasts } from '../../ui/toast.tsx'
import './reflection-screen.tsx'
import './reflections-screen.tsx'
import { reflectionsRoutes } from './routes.tsx'

let device: PageDevice
const user = userEvent.setup()

const R = 'r1' as ReflectionId
const content = { dimension: 'rigour', text: 'I checked the pin twice.', logs: [] } as const
const reflectionOf = (over: Partial<Reflection> = {}): Reflection => ({
  ...content,
  id: R,
  apprentice: liWei.id,
  shared: false,
  writtenAt: now(),
  changedAt: now(),
  otherVersions: [],
  ...over,
})
const put = (row: Reflection) => device.db.rows('reflection').put({ ...row, _scope: scopeOf('reflection', row) })
const read = () => device.db.rows('reflection').get(R)
const mutations = async () => (await device.db.outbox.toArray()).map((i) => [i.name, i.args])

const open = () => {
  const profile = { person: liWei.id, school: liWei.school, schoolName: 'School', name: liWei.name, roles: liWei.roles, username: 'li', demo: false }
  const { db, actor, mutate } = device
  const router = createMemoryRouter([...reflectionsRoutes, { path: '*', element: null }], { initialEntries: [`/reflections/${R}`] })
  render(
    <I18nProvider i18n={i18n}>
      <StoreProvider store={{ db, profile, actor, mutate }}>
        <RouterProvider router={router} />
        <Toasts closeLabel="Close" />
      </StoreProvider>
    </I18nProvider>,
  )
  return router
}

/** A whole round: the server accepts everything, and sends what follows from it. */
const sync = async (): Promise<void> => {
  let lastMid = 0
  const ask: Ask = async (path, schema, { json }) => {
    const { mutations = [] } = json as { mutations?: { mid: number }[] }
    lastMid = Math.max(lastMid, ...mutations.map((m) => m.mid))
    const pushed = { results: mutations.map(({ mid }) => ({ mid, status: 'ok', merged: [] })), lastMid, serverTime: now() }
    const gone = { type: 'reflection', id: R, scope: privateOf(liWei.id), rev: 2, data: null }
    return { ok: true, value: schema.parse(path.endsWith('/push') ? pushed : pageOf([gone], { lastMid })) }
  }
  expect(await syncRound(device.db, device.actor, ask)).toEqual({ end: 'done' })
}

beforeEach(async () => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  device = await openPageDevice()
})
afterEach(async () => {
  // What is said outlives the screen it was said on.
  for (const close of screen.queryAllByRole('button', { name: 'Close' })) await user.click(close)
  cleanup()
  await device.dispose()
})

test('a private reflection is deleted at once, and its writer lands on his list', async () => {
  await put(reflectionOf())
  const router = open()
  await user.click(await screen.findByRole('button', { name: 'Delete' }))
  await waitFor(() => expect(router.state.location.pathname).toBe('/reflections'))
  expect(await read()).toBeUndefined()
  expect(await mutations()).toEqual([['reflection.remove', { id: R, was: content }]])
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1, name: 'Reflections' })))
  expect(screen.getByText('Reflection deleted')).toBeTruthy()
})

test('undo brings it back as it was, without a network', async () => {
  const before = reflectionOf({ writtenAt: now() - 3 * 86_400_000, otherVersions: [{ field: 'text', text: 'I checked it once.', at: now() - 1_000 }] })
  await put(before)
  open()
  await user.click(await screen.findByRole('button', { name: 'Delete' }))
  await user.click(await screen.findByRole('button', { name: 'Undo' }))
  await waitFor(async () => expect(await read()).toBeDefined())
  expect(await screen.findByText('I checked the pin twice.')).toBeTruthy()
  const { writtenAt, otherVersions } = before
  expect(await read()).toEqual({ ...before, changedAt: expect.any(Number), _scope: privateOf(liWei.id) })
  expect(await mutations()).toEqual([
    ['reflection.remove', { id: R, was: content }],
    ['reflection.revise', { id: R, set: content, was: content, history: { writtenAt, otherVersions } }],
  ])
})

test('undo brings it back after the school has taken the deletion', async () => {
  const before = reflectionOf({ writtenAt: now() - 3 * 86_400_000 })
  await put(before)
  open()
  await user.click(await screen.findByRole('button', { name: 'Delete' }))
  const undo = await screen.findByRole('button', { name: 'Undo' })
  await sync()
  expect(await read()).toBeUndefined()
  expect(await device.db.outbox.count()).toBe(0)
  await user.click(undo)
  expect(await screen.findByText('I checked the pin twice.')).toBeTruthy()
  expect(await read()).toMatchObject({ ...content, writtenAt: before.writtenAt })
  expect(await mutations()).toMatchObject([['reflection.revise', { id: R, set: content, was: content, history: { writtenAt: before.writtenAt } }]])
})

test('a change that was being written goes with it and comes back with it', async () => {
  await put(reflectionOf())
  await device.db.drafts.put({ key: `reflection:${R}`, value: { text: 'Half a change' }, savedAt: now() })
  open()
  await user.click(await screen.findByRole('button', { name: 'Delete' }))
  const undo = await screen.findByRole('button', { name: 'Undo' })
  expect(await device.db.drafts.get(`reflection:${R}`)).toBeUndefined()
  await user.click(undo)
  await waitFor(async () => expect((await device.db.drafts.get(`reflection:${R}`))?.value).toEqual({ text: 'Half a change' }))
})

test('what was shared cannot be deleted', async () => {
  await put(reflectionOf({ shared: true }))
  open()
  expect(await screen.findByText('Your mentor and teacher can read this.')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Delete' })).toBeNull()
})
