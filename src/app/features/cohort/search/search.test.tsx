import type { PracticeLogId } from '#domain/ids.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import type { LogSearch } from '#sync/cohort-progress.ts'
import { scopeOf } from '#sync/scope.ts'
import { openScreen, storeFor } from '#tests/support/open-screen.tsx'
import { COHORT, cohortOf, contentOf, heLan, liWei, PLACEMENT, PROGRAMME, programmeOf, wangFang, zhaoMin } from '#tests/support/people.ts'
import { i18n } from '@lingui/core'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import '../../../ui/tokens.css'
import '../../../ui/base.css'
import { now, today } from '../../../store/clock.ts'
import { Database } from '../../../store/database.ts'
import { cohortRoutes } from '../routes.tsx'
import { hitsIn } from './hits.ts'
// The routes load these when they are opened; loaded here, no test waits for the server that builds it.
import '../cohort-from-school.tsx'
import '../cohort-screen.tsx'
import '../log-screen.tsx'
import './search-screen.tsx'

let db: Database
let server: (words: string | null) => LogSearch | Response
let asked: string[]
const user = userEvent.setup()

const found = (id: string, over: Partial<LogSearch['logs'][number]> = {}): LogSearch['logs'][number] => ({
  log: id as PracticeLogId,
  apprentice: liWei.id,
  apprenticeName: liWei.name,
  placement: PLACEMENT,
  practisedOn: today(),
  task: 'Axle seat',
  state: 'returned',
  around: '…the AXLE seat was 5% off…',
  ...over,
})
const log: PracticeLog = { ...contentOf(), id: 'mine' as PracticeLogId, apprentice: liWei.id, placement: PLACEMENT, programme: PROGRAMME, state: 'submitted', revision: 1, writtenAt: now(), submittedAt: now(), zone: 480, late: false, confirmedBy: null, otherVersions: [] }

const open = (path: string, who = wangFang) => openScreen(storeFor(db, who), cohortRoutes, path).router
/** The chip of the frame says its own. */
const said = () => within(screen.getByRole('main')).getByRole('status').textContent
const field = () => screen.findByRole('searchbox', { name: 'Search the logs' })

beforeEach(async () => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  await page.viewport(1440, 900)
  db = new Database(`search ${crypto.randomUUID()}`)
  await db.rows('cohort').put({ ...cohortOf(), _scope: scopeOf('cohort', cohortOf()) })
  await db.rows('programme').put({ ...programmeOf(), _scope: scopeOf('programme', programmeOf()) })
  await db.rows('practiceLog').put({ ...log, _scope: scopeOf('practiceLog', log) })
  asked = []
  vi.spyOn(window, 'fetch').mockImplementation(async (input) => {
    const words = new URL(String(input), location.href).searchParams.get('words')
    asked.push(words ?? '')
    const said = server(words)
    return said instanceof Response ? said : Response.json(said)
  })
})
afterEach(async () => {
  cleanup()
  vi.restoreAllMocks()
  await db.delete()
})

test('hits are marked wherever they stand, and what is here opens; the way back finds the words again', async () => {
  server = () => ({ logs: [found('mine'), found('elsewhere', { apprentice: heLan.id, apprenticeName: heLan.name, task: 'A wheel', state: 'confirmed' })], more: false })
  const router = open(`/cohorts/${COHORT}/search`)
  await user.type(await field(), 'axle')
  const link = await screen.findByRole('link', { name: /Axle seat.*Li Wei.*returned/i })
  expect([...link.querySelectorAll('mark')].map((m) => m.textContent)).toEqual(['Axle', 'AXLE'])
  expect(said()).toContain('2 logs')
  // Asked when the fingers rest, not for each letter.
  expect(asked).toEqual(['axle'])
  const other = screen.getByText('A wheel').closest('li') as HTMLElement
  expect(within(other).queryByRole('link')).toBeNull()
  expect(other.textContent).toMatch(/^A wheelHe Lan.*Not on this device/)
  await user.click(link)
  await waitFor(() => expect(router.state.location.pathname).toBe(`/cohorts/${COHORT}/apprentices/${liWei.id}/logs/mine`))
  await router.navigate(-1)
  expect(await field()).toHaveValue('axle')
  expect(await screen.findByRole('link', { name: /Axle seat/ })).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Clear the search' }))
  expect(screen.queryByRole('list')).toBeNull()
})

test('one letter is not asked; too many hits, none, and no network each say so, and what was typed stays', async () => {
  server = (words) => {
    if (words === 'bolt') throw new TypeError('no network')
    return { logs: words === 'seat' ? [found('mine')] : [], more: words === 'seat' }
  }
  open(`/cohorts/${COHORT}/search`)
  const box = await field()
  await user.type(box, 's')
  expect(said()).toContain('At least two letters')
  await user.type(box, 'eat')
  await waitFor(() => expect(said()).toContain('The newest 1 of more'))
  await user.clear(box)
  await user.type(box, 'glue')
  expect(await screen.findByRole('heading', { name: 'Nothing fits this search' })).toBeVisible()
  await user.clear(box)
  await user.type(box, 'bolt')
  expect(await screen.findByRole('heading', { name: 'This page needs a network' })).toBeVisible()
  expect(box).toHaveValue('bolt')
  server = () => ({ logs: [found('mine')], more: false })
  window.dispatchEvent(new Event('online'))
  expect(await screen.findByRole('link', { name: /Axle seat/ })).toBeVisible()
  expect(asked).not.toContain('s')
  await user.clear(box)
})

test('the way in is for those who teach the class; whoever comes by an old address hears whom it is for', async () => {
  server = () => Response.json({ error: 'not-found' }, { status: 404 })
  await db.rows('person').put({ ...liWei, _scope: scopeOf('person', liWei) })
  open(`/cohorts/${COHORT}`)
  expect(await screen.findByRole('link', { name: 'Search the logs' })).toBeVisible()
  cleanup()
  open(`/cohorts/${COHORT}`, zhaoMin)
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeVisible()
  expect(screen.queryByRole('link', { name: 'Search the logs' })).toBeNull()
  cleanup()
  open(`/cohorts/${COHORT}/search`, zhaoMin)
  await user.type(await field(), 'axle')
  expect(await screen.findByRole('heading', { name: 'Nobody here whom you teach' })).toBeVisible()
  await user.clear(await field())
})

test('a text is marked as it stands: any case, signs of patterns as they are, the longer of two words', () => {
  const hits = (text: string, ...words: string[]) => hitsIn(text, words).filter((p) => p.isHit).map((p) => p.text)
  expect(hits('Axle, AXLE and axis', 'axle')).toEqual(['Axle', 'AXLE'])
  expect(hits('5% off (twice)', '5%', '(twice)')).toEqual(['5%', '(twice)'])
  expect(hits('measured', 'me', 'measure')).toEqual(['measure'])
  expect(hits('轮对测量', '测量')).toEqual(['测量'])
  expect(hitsIn('Axle seat', ['seat']).map((p) => p.text).join('')).toBe('Axle seat')
})
