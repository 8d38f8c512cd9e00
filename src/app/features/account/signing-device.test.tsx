import { zhangGang } from '#tests/support/people.ts'
import { enrolled, openPair, type Pair, type PairedDevice } from '#tests/support/signing-pair.ts'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ReplicatorProvider } from '../../replication/replication-context.tsx'
import { StoreProvider } from '../../store/store-context.tsx'
import { SettingsScreen } from './settings-screen.tsx'

let pair: Pair
let syncs: string[]
const user = userEvent.setup()

const open = (device: PairedDevice) => {
  // Nobody answers: what leaves the queue is what a sync would have taken along.
  const syncNow = async () => {
    syncs = (await device.db.outbox.toArray()).map((i) => i.name)
    return 'unreachable' as const
  }
  const router = createMemoryRouter([{ path: '*', Component: SettingsScreen }])
  render(
    <I18nProvider i18n={i18n}>
      <ReplicatorProvider value={{ wake: () => {}, stop: () => {}, syncNow }}>
        <StoreProvider store={device}>
          <RouterProvider router={router} />
        </StoreProvider>
      </ReplicatorProvider>
    </I18nProvider>,
  )
}
const queued = async ({ db }: PairedDevice) => (await db.outbox.toArray()).map((i) => [i.name, (i.args as { why?: string }).why])

beforeEach(async () => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  pair = await openPair()
  syncs = []
})
afterEach(async () => {
  cleanup()
  await pair.dispose()
})

test('a mentor sees his signing device and ends it: the school is told, and the key is gone from here', async () => {
  open(pair.tablet)
  expect(await screen.findByText('Signs for you since')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'End signing on this device' }))
  await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'End it' }))
  expect(await screen.findByRole('link', { name: 'Make this your signing device' })).toBeTruthy()
  expect(await queued(pair.tablet)).toEqual([['deviceKey.end', 'retired']])
  expect(await pair.tablet.db.ownKey.count()).toBe(0)
})

test('a sign-out says that the device will no longer sign, and tells the school before the last sync', async () => {
  open(pair.tablet)
  await screen.findByText('Signs for you since')
  await user.click(screen.getByRole('button', { name: 'Sign out' }))
  const asks = await screen.findByRole('alertdialog', { name: 'This device will no longer sign for you' })
  await user.click(within(asks).getByRole('button', { name: 'Stay signed in' }))
  expect(await pair.tablet.db.ownKey.count()).toBe(1)
  await user.click(screen.getByRole('button', { name: 'Sign out' }))
  await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Sign out' }))
  await waitFor(() => expect(syncs).toEqual(['deviceKey.end']))
  expect(await screen.findByText(/1 item has not reached the school yet/)).toBeTruthy()
  expect(await pair.tablet.db.ownKey.count()).toBe(0)
})

test('a device that was reported lost says so, and how to begin anew', async () => {
  await pair.tablet.db.ownKey.clear()
  const by = { person: zhangGang.id, name: zhangGang.name, role: 'mentor' as const }
  await pair.tablet.put('deviceKey', { ...(await enrolled(pair.tablet, 'sign-off')), ended: { why: 'lost', at: 1, by } })
  open(pair.tablet)
  expect(await screen.findByText(/reported lost/)).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Make this your signing device' })).toBeTruthy()
})

test('an apprentice reads one quiet line', async () => {
  open(pair.phone)
  expect(await screen.findByText(/You can show your mentor a code/)).toBeTruthy()
  expect(screen.queryByText('Signing device')).toBeNull()
  await pair.phone.db.ownKey.clear()
  expect(await screen.findByText(/needs the network once/)).toBeTruthy()
})
