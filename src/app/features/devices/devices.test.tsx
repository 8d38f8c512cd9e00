import type { DeviceKey } from '#domain/device-key.ts'
import type { DeviceKeyId, PersonId, TokenId } from '#domain/ids.ts'
import type { KeyUse } from '#domain/sign-off-token.ts'
import { scopeOf } from '#sync/scope.ts'
import { openScreen, storeFor } from '#tests/support/open-screen.tsx'
import { liWei, SCHOOL, zhangGang, zhaoMin } from '#tests/support/people.ts'
import { i18n } from '@lingui/core'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { now } from '../../store/clock.ts'
import { Database } from '../../store/database.ts'
import './devices-screen.tsx'
import { devicesRoutes } from './routes.tsx'

const user = userEvent.setup()
let db: Database

const DAY = 86_400_000
const keyOf = (id: string, over: Partial<DeviceKey> = {}): DeviceKey => ({
  id: id as DeviceKeyId,
  school: SCHOOL,
  person: zhangGang.id,
  name: zhangGang.name,
  purpose: 'sign-off',
  label: `Tablet ${id}`,
  publicKey: 'AAAA',
  certificate: 'AAAA',
  since: now() - DAY,
  expires: now() + DAY,
  ended: null,
  ...over,
})
const link = (n: number) => n.toString(16).padStart(16, '0')
const useOf = (key: string, counter: number, previous: string | null = counter === 1 ? null : link(counter - 1)): KeyUse => ({
  id: `${key}:${counter}`,
  school: SCHOOL,
  key: key as DeviceKeyId,
  counter,
  token: `t${counter}` as TokenId,
  link: link(counter),
  previous,
  at: now() - DAY,
})
const keys = (...rows: readonly DeviceKey[]) => db.rows('deviceKey').bulkPut(rows.map((r) => ({ ...r, _scope: scopeOf('deviceKey', r) })))
const uses = (...rows: readonly KeyUse[]) => db.rows('keyUse').bulkPut(rows.map((r) => ({ ...r, _scope: scopeOf('keyUse', r) })))

const open = () => openScreen(storeFor(db, zhaoMin), devicesRoutes, '/devices')
const card = async (label: string) => within((await screen.findByRole('heading', { level: 3, name: label })).closest('article') ?? document.body)

beforeEach(() => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  db = new Database(`devices ${crypto.randomUUID()}`)
})
afterEach(async () => {
  cleanup()
  await db.delete()
})

test('before any mentor signs with a device, it says how it comes to that', async () => {
  await keys(keyOf('phone', { purpose: 'request', person: liWei.id, name: liWei.name }))
  open()
  expect(await screen.findByRole('heading', { name: 'No mentor signs with a device yet' })).toBeVisible()
})

test('a device says since when, until when, what came last and what is missing', async () => {
  await keys(keyOf('a'))
  await uses(useOf('a', 1), useOf('a', 4))
  open()
  const a = await card('Tablet a')
  expect(a.getByText('In use')).toBeVisible()
  expect(a.getByText(/^No. 4, arrived /)).toBeVisible()
  expect(a.getByText(/2 signatures of this device have not arrived yet/)).toBeVisible()
  expect(a.queryByText(/may have been copied/)).toBeNull()
})

test('a broken chain is told, with the way to what was refused', async () => {
  await keys(keyOf('a'))
  await uses(useOf('a', 1), useOf('a', 2, 'ffffffffffffffff'))
  open()
  const a = await card('Tablet a')
  expect(a.getByText(/signature no. 2 does not follow on the one before/)).toBeVisible()
  expect(a.getByRole('link', { name: /Refused work/ }).getAttribute('href')).toBe('/dead-letters')
})

test('a device is reported lost: what follows is said first, and the school is told', async () => {
  await keys(keyOf('a'))
  open()
  await user.click((await card('Tablet a')).getByRole('button', { name: 'End Tablet a, or report it lost' }))
  const dialog = within(await screen.findByRole('alertdialog', { name: 'End “Tablet a”?' }))
  expect(dialog.getByText(/cannot be undone/)).toBeVisible()
  expect(dialog.getByText(/waits for a person at the school/)).toBeVisible()
  expect(dialog.getByRole('button', { name: 'End it' })).toBeDisabled()
  await user.click(dialog.getByRole('radio', { name: /Lost, stolen or copied/ }))
  await user.click(dialog.getByRole('button', { name: 'Report it lost' }))
  expect(await (await card('Tablet a')).findByText('Reported lost')).toBeVisible()
  expect((await card('Tablet a')).queryByRole('button')).toBeNull()
  expect(await db.outbox.toArray()).toMatchObject([{ name: 'deviceKey.end', args: { key: 'a', why: 'lost' } }])
})

test('a device given up may still turn out to be lost, and nothing else', async () => {
  const by = { person: zhaoMin.id, name: zhaoMin.name, role: 'coordinator' as const }
  await keys(keyOf('a', { ended: { why: 'retired', at: now(), by } }))
  open()
  await user.click((await card('Tablet a')).getByRole('button', { name: 'Report Tablet a lost' }))
  const dialog = within(await screen.findByRole('alertdialog', { name: 'Report “Tablet a” lost?' }))
  expect(dialog.getAllByRole('radio')).toHaveLength(1)
  await user.click(dialog.getByRole('button', { name: 'Report it lost' }))
  await waitFor(async () => expect(await db.rows('deviceKey').get('a')).toMatchObject({ ended: { why: 'lost' } }))
})

test('leaving the question changes nothing', async () => {
  await keys(keyOf('a'))
  open()
  await user.click((await card('Tablet a')).getByRole('button', { name: /^End/ }))
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull())
  expect(await db.outbox.count()).toBe(0)
})

test('among 500 mentors one is found by his name, by his device, and by what is strange about it', async () => {
  const people = Array.from({ length: 500 }, (_, n) => keyOf(`k${n}`, { person: `m${n}` as PersonId, name: `Mentor ${n}`, label: `Tablet of ${n}` }))
  await keys(...people)
  await uses(useOf('k321', 2))
  open()
  expect(await screen.findByText('500 devices')).toBeVisible()
  expect(screen.getAllByRole('heading', { level: 2 })).toHaveLength(50)
  const search = screen.getByRole('searchbox', { name: 'Search by person or device' })
  await user.click(search)
  await user.paste('tablet of 499')
  expect(await screen.findByText('1 device')).toBeVisible()
  expect(screen.getByRole('heading', { level: 2, name: 'Mentor 499' })).toBeVisible()
  await user.paste(' none')
  expect(await screen.findByRole('heading', { name: 'No device by this name' })).toBeVisible()
  await user.clear(search)
  await user.click(screen.getByRole('radio', { name: 'Look at these' }))
  expect(await screen.findByRole('heading', { level: 2, name: 'Mentor 321' })).toBeVisible()
  expect(screen.getAllByRole('article')).toHaveLength(1)
  await user.click(screen.getByRole('radio', { name: 'Ended' }))
  expect(await screen.findByRole('heading', { name: 'No device was ended' })).toBeVisible()
})
