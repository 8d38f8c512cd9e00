import { liWei } from '#tests/support/people.ts'
import { type PageDevice, openPageDevice } from '#tests/support/page-device.ts'
import type { CheckId, OwnChecklistId } from '#domain/ids.ts'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { StoreProvider } from '../../../store/store-context.tsx'
import { Toasts } from '../../../ui/toast.tsx'
import './checklists-screen.tsx'
import './edit-checklist-screen.tsx'
import './new-checklist-screen.tsx'
import { readChecklist } from './checklist-draft.ts'
import { logbookRoutes } from '../routes.tsx'

let device: PageDevice

const LIST = 'list' as OwnChecklistId
const item = (id: string, text: string) => ({ id: id as CheckId, text })
const lathe = { title: 'Before the lathe', items: [item('a', 'Guard closed'), item('b', 'Key out of the chuck')] }
const lists = () => device.db.rows('ownChecklist').toArray()
const make = async () => expect(await device.mutate.ownChecklist.write({ id: LIST, apprentice: liWei.id, content: lathe })).toBeNull()

const open = (at = '/logbook/checklists') => {
  const { db, actor, mutate } = device
  const profile = { person: liWei.id, school: liWei.school, schoolName: 'School', name: liWei.name, roles: liWei.roles, username: 'li', demo: false }
  const router = createMemoryRouter(logbookRoutes, { initialEntries: [at] })
  const shown = render(
    <I18nProvider i18n={i18n}>
      <StoreProvider store={{ db, profile, actor, mutate }}>
        <RouterProvider router={router} />
        <Toasts closeLabel="Close" />
      </StoreProvider>
    </I18nProvider>,
  )
  return { ...shown, router }
}
const field = (name: string) => screen.findByRole<HTMLInputElement>('textbox', { name })
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }))

beforeEach(async () => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  device = await openPageDevice()
})
afterEach(async () => {
  // What is said outlives the screen it was said on.
  for (const close of screen.queryAllByRole('button', { name: 'Close' })) await userEvent.click(close)
  cleanup()
  await device.dispose()
})

test('a list is made by keys alone: Enter goes on with the next line, and empty lines are left out', async () => {
  const { router } = open()
  await userEvent.click(await screen.findByRole('link', { name: 'New checklist' }))
  await userEvent.type(await field('What is it for?'), 'After the last cut')
  await userEvent.type(await field('Line 1'), 'Coolant off{Enter}')
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Line 2' })))
  await userEvent.keyboard('Chips out')
  await press('Save checklist')
  expect(await screen.findByRole('link', { name: /After the last cut/ })).toBeVisible()
  expect(router.state.location.pathname).toBe('/logbook/checklists')
  expect(await lists()).toMatchObject([{ title: 'After the last cut', items: [{ text: 'Coolant off' }, { text: 'Chips out' }] }])
  expect(await device.db.drafts.count()).toBe(0)
})

test('what is pasted in several lines becomes several', async () => {
  open('/logbook/checklists/new')
  await userEvent.click(await field('Line 1'))
  await userEvent.paste('Guard closed\r\n\r\n Key out \nGlasses on')
  await waitFor(async () => expect((await field('Line 4')).value).toBe('Glasses on'))
  expect([(await field('Line 2')).value, (await field('Line 3')).value]).toEqual(['Guard closed', 'Key out'])
})

test('a list that was begun waits as a draft', async () => {
  const first = open('/logbook/checklists/new')
  await userEvent.type(await field('Line 2'), 'Half a li')
  await waitFor(async () => expect(await device.db.drafts.count()).toBe(1))
  first.unmount()
  open('/logbook/checklists/new')
  expect((await field('Line 2')).value).toBe('Half a li')
})

test('without a name or a line nothing is saved, and the first wrong field has the focus', async () => {
  open('/logbook/checklists/new')
  await field('Line 1')
  await press('Save checklist')
  expect(await screen.findByText('Please write at least one line.')).toBeVisible()
  expect(document.activeElement).toBe(await field('What is it for?'))
  await userEvent.keyboard('Name')
  await press('Save checklist')
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Line 1' })))
  expect(await lists()).toEqual([])
})

test('errors are named by their own line, whatever empty lines stand above', () => {
  const read = readChecklist({ title: 'x', items: [item('a', ' '), item('b', 'fine'), item('c', 'y'.repeat(201))] })
  expect(read).toEqual({ errors: new Map([['c', 'too-long']]) })
})

test('a change sends only what was changed, so that another device keeps its own', async () => {
  await make()
  open(`/logbook/checklists/${LIST}`)
  await userEvent.type(await field('Line 2'), ' key')
  await press('Save checklist')
  await screen.findByRole('link', { name: /Before the lathe/ })
  const [, queued] = await device.db.outbox.toArray()
  expect([queued?.name, queued?.args]).toEqual(['ownChecklist.revise', { id: LIST, set: { items: [item('a', 'Guard closed'), item('b', 'Key out of the chuck key')] }, was: lathe }])
})

test('a list that another device took away while it was being changed is there again', async () => {
  await make()
  open(`/logbook/checklists/${LIST}`)
  await userEvent.type(await field('Line 1'), '!')
  await device.mutate.ownChecklist.remove({ id: LIST })
  await press('Save checklist')
  await screen.findByRole('link', { name: /Before the lathe/ })
  expect(await lists()).toMatchObject([{ id: LIST, items: [{ text: 'Guard closed!' }, { text: 'Key out of the chuck' }] }])
})

test('delete has a way back, with a change that was being written', async () => {
  await make()
  const { router } = open(`/logbook/checklists/${LIST}`)
  await userEvent.type(await field('Line 1'), '!')
  await press('Delete the checklist')
  await screen.findByText('No checklist yet')
  expect(await lists()).toEqual([])
  await press('Undo')
  await screen.findByRole('link', { name: /Before the lathe/ })
  expect(await lists()).toMatchObject([{ id: LIST, ...lathe }])
  await router.navigate(`/logbook/checklists/${LIST}`)
  expect((await field('Line 1')).value).toBe('Guard closed!')
})

test('whoever came from a log goes back to that log, by way of a new list too', async () => {
  const { router } = open('/logbook/checklists?from=%2Flogbook%2Fnew%3Fdraft%3Dd1')
  expect((await screen.findByRole('link', { name: 'Back' })).getAttribute('href')).toBe('/logbook/new?draft=d1')
  await userEvent.click(screen.getByRole('link', { name: 'New checklist' }))
  await userEvent.type(await field('What is it for?'), 'Lathe')
  await userEvent.type(await field('Line 1'), 'Guard')
  await press('Save checklist')
  await screen.findByRole('link', { name: /Lathe/ })
  expect(`${router.state.location.pathname}${router.state.location.search}`).toBe('/logbook/checklists?from=%2Flogbook%2Fnew%3Fdraft%3Dd1')
})

test('whoever came from the skills goes back to them', async () => {
  open('/logbook/checklists?from=%2Fskills')
  expect((await screen.findByRole('link', { name: 'Back' })).getAttribute('href')).toBe('/skills')
})

test('an address that leads elsewhere is no way back', async () => {
  open('/logbook/checklists?from=%2F%2Fevil.example')
  expect((await screen.findByRole('link', { name: 'Back' })).getAttribute('href')).toBe('/logbook')
})
