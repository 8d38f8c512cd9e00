import type { OverdueConcern, OverdueConcernsResponse } from '#sync/office.ts'
import { openScreen, storeFor } from '#tests/support/open-screen.tsx'
import { HOUR, liWei, moment, wangFang, zhaoMin } from '#tests/support/people.ts'
import { i18n } from '@lingui/core'
import { cleanup, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Database } from '../../store/database.ts'
import './overdue-screen.tsx'
import { overdueConcernsRoutes } from './routes.tsx'

let db: Database
/** What the server does with the next question; the network is the one thing that is played here. */
let server: () => Response | Promise<Response>

const overdue = (n: number, over: Partial<OverdueConcern> = {}): OverdueConcern => ({
  id: `c-${n}` as OverdueConcern['id'],
  apprentice: liWei.id,
  apprenticeName: `${liWei.name} ${n}`,
  cohortName: 'Rail vehicles 2026',
  teacherName: wangFang.name,
  category: 'pay',
  since: moment('2026-03-06T10:00Z') + n * HOUR,
  ...over,
})
const answer = (concerns: readonly OverdueConcern[], count = concerns.length) => Response.json({ concerns: [...concerns], count } satisfies OverdueConcernsResponse)

const open = () => openScreen(storeFor(db, zhaoMin), overdueConcernsRoutes, '/overdue-concerns')

beforeEach(() => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  db = new Database(`overdue ${crypto.randomUUID()}`)
  const real = window.fetch
  vi.spyOn(window, 'fetch').mockImplementation(async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, location.href)
    return url.pathname === '/api/overdue-concerns' ? server() : real(input, init)
  })
})
afterEach(async () => {
  vi.restoreAllMocks()
  cleanup()
  await db.delete()
})

test('the coordinator reads whose answer is missing, about what, since when and who teaches him', async () => {
  server = () => answer([overdue(1), overdue(2, { category: 'safety' })], 5)
  open()
  const [, row] = await screen.findAllByRole('row')
  expect(row?.textContent).toMatch(/^Li Wei 1Rail vehicles 2026PayFri 6 Mar, .*Wang Fang$/)
  expect(screen.getByText('2 of 5 shown, the longest overdue first')).toBeVisible()
})

test('where nothing is overdue it says within which time answers are owed', async () => {
  server = () => answer([])
  open()
  expect(await screen.findByText('No answer is overdue')).toBeVisible()
})

test('without a network it says so, and comes when it is asked again', async () => {
  server = () => Promise.reject(new TypeError('offline'))
  open()
  expect(await screen.findByText('This page needs a network')).toBeVisible()
  server = () => answer([overdue(1)])
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('Li Wei 1')).toBeVisible()
})
