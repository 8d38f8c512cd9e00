import type { ReportJob, ReportRequest } from '#sync/reports.ts'
import { openScreen, storeFor } from '#tests/support/open-screen.tsx'
import { COHORT, cohortOf, heLan, liWei, wangFang } from '#tests/support/people.ts'
import { scopeOf } from '#sync/scope.ts'
import { i18n } from '@lingui/core'
import { cleanup, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Database } from '../../store/database.ts'
import './reports-screen.tsx'
import { reportsRoutes } from './routes.tsx'

const user = userEvent.setup()

let db: Database
let jobs: ReportJob[] = []
let asked: ReportRequest[] = []
let isOnline = true

/** The server's end; the network is the one thing that is played here. */
const answer = (method: string, path: string, body: string): Response => {
  if (!isOnline) throw new TypeError('Failed to fetch')
  const id = path.split('/')[3]
  if (method === 'DELETE') jobs = jobs.filter((j) => j.id !== id)
  if (method !== 'POST') return Response.json({ jobs })
  const request = JSON.parse(body) as ReportRequest
  asked.push(request)
  const job: ReportJob = { id: `job-${asked.length}`, request, name: 'Rail vehicles 2026', state: 'running', done: 0, of: 2, askedAt: Date.now(), endedAt: null, bytes: null, why: null }
  jobs = [job, ...jobs]
  return Response.json(job)
}
const become = (over: Partial<ReportJob>) => void (jobs = jobs.map((j) => ({ ...j, ...over })))

const open = (at = '/reports') => openScreen(storeFor(db, wangFang), reportsRoutes, at).router

beforeEach(async () => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  jobs = []
  asked = []
  isOnline = true
  db = new Database(`reports ${crypto.randomUUID()}`)
  await db.rows('cohort').put({ ...cohortOf(), _scope: scopeOf('cohort', cohortOf()) })
  for (const person of [liWei, heLan]) await db.rows('person').put({ ...person, _scope: scopeOf('person', person) })
  const real = window.fetch
  vi.spyOn(window, 'fetch').mockImplementation(async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, location.href)
    return url.pathname.startsWith('/api/') ? answer(init?.method ?? 'GET', url.pathname, typeof init?.body === 'string' ? init.body : '') : real(input, init)
  })
})
afterEach(async () => {
  vi.restoreAllMocks()
  cleanup()
  await db.delete()
})

test('a teacher chooses, makes, sees how far it is, and downloads', async () => {
  open()
  await user.click(await screen.findByRole('radio', { name: /^Hours/ }))
  await user.selectOptions(screen.getByRole('combobox', { name: 'About' }), `apprentice:${heLan.id}`)
  await user.click(screen.getByRole('radio', { name: 'Text (CSV)' }))
  await user.click(screen.getByRole('radio', { name: '中文' }))
  await user.click(screen.getByRole('button', { name: 'Make the report' }))
  expect(await screen.findByRole('progressbar')).toBeVisible()
  expect(asked).toMatchObject([{ report: 'hours', format: 'csv', language: 'zh', about: { kind: 'apprentice', id: heLan.id }, from: '2026-02-01' }])
  become({ state: 'done', done: 2, bytes: 2_400 })
  const link = await screen.findByRole('link', { name: 'Download Hours, Rail vehicles 2026' })
  expect(link.getAttribute('href')).toBe('/api/reports/job-1/file')
  expect(screen.queryByRole('progressbar')).toBeNull()
})

test('without a network it says so and keeps the choice; with one the same press makes it', async () => {
  isOnline = false
  const router = open(`/reports?report=sign-offs&about=apprentice:${liWei.id}&from=2026-03-01&until=2026-03-31&language=zh`)
  await user.click(await screen.findByRole('button', { name: 'Make the report' }))
  expect(await screen.findByText(/this needs a network. Your choice is kept/)).toBeVisible()
  expect(router.state.location.search).toContain('report=sign-offs')
  isOnline = true
  await user.click(screen.getByRole('button', { name: 'Make the report' }))
  await waitFor(() => expect(asked).toMatchObject([{ report: 'sign-offs', format: 'xlsx', about: { kind: 'apprentice', id: liWei.id }, from: '2026-03-01', until: '2026-03-31', language: 'zh' }]))
  expect(screen.queryByText(/Your choice is kept/)).toBeNull()
})

test('a period that runs backwards is said at the field, and nothing is asked', async () => {
  open(`/reports?about=cohort:${COHORT}&from=2026-03-02&until=2026-03-01`)
  await user.click(await screen.findByRole('button', { name: 'Make the report' }))
  expect(screen.getByLabelText('Until')).toHaveAccessibleDescription('This is before the first day.')
  expect(asked).toEqual([])
})

test('a cancelled report is gone at once, and the focus is not lost', async () => {
  open()
  await user.click(await screen.findByRole('button', { name: 'Make the report' }))
  await user.click(await screen.findByRole('button', { name: 'Cancel Printable record, Rail vehicles 2026' }))
  await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull())
  expect(jobs).toEqual([])
  expect(document.activeElement?.textContent).toBe('Your reports')
})

test('a report that could not be made says why, and is made again by one press', async () => {
  open()
  await user.click(await screen.findByRole('button', { name: 'Make the report' }))
  become({ state: 'failed', why: 'interrupted' })
  expect(await screen.findByText(/The server was restarted/)).toBeVisible()
  await user.click(screen.getByRole('button', { name: /^Make Printable record/ }))
  expect(await screen.findByRole('progressbar')).toBeVisible()
  expect(asked[1]).toEqual(asked[0])
  await waitFor(() => expect(jobs.map((j) => j.id)).toEqual(['job-2']))
})
