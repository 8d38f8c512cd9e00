import { openScreen, storeFor } from '#tests/support/open-screen.tsx'
import { addDays, mondayOf } from '#domain/calendar-day.ts'
import type { CohortId, EndorsementId, PracticeLogId, ReflectionId, UnitId } from '#domain/ids.ts'
import { observationIdOf } from '#domain/observation.ts'
import type { Person } from '#domain/people.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import { competenciesOf } from '#domain/programme.ts'
import { requestIdOf } from '#domain/sign-off.ts'
import { marksToText } from '#sync/cohort-progress.ts'
import type { RowOf, RowType } from '#sync/rows.ts'
import { scopeOf } from '#sync/scope.ts'
import {
  cohortOf,
  COHORT,
  competencyOf,
  contentOf,
  DRAWINGS,
  heLan,
  liWei,
  MEASURE,
  personOf,
  PLACEMENT,
  placementOf,
  PROGRAMME,
  programmeOf,
  SECURE,
  signOffOf,
  TIDINESS,
  wangFang,
  zhangGang,
  zhaoMin,
} from '#tests/support/people.ts'
import { i18n } from '@lingui/core'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import '../../ui/tokens.css'
import '../../ui/base.css'
import { now, today } from '../../store/clock.ts'
import { Database } from '../../store/database.ts'
import { useMatrixState } from './matrix-state.ts'
// The routes load these when they are opened; loaded here, no test waits for the server that builds them.
import './apprentice-screen.tsx'
import './cohort-from-school.tsx'
import './cohort-screen.tsx'
import { cohortRoutes } from './routes.tsx'

let db: Database

const put = <T extends RowType>(type: T, row: RowOf<T>) => db.rows(type).put({ ...row, _scope: scopeOf(type, row) })

const logOf = (id: string, over: Partial<PracticeLog> = {}): PracticeLog => ({
  ...contentOf({ practisedOn: addDays(today(), -1) }),
  id: id as PracticeLogId,
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
  ...over,
})

const open = (address: string, who: Person = wangFang) => openScreen(storeFor(db, who), cohortRoutes, address)

const user = userEvent.setup()
const matrix = () => screen.findByRole('grid')
const rowOf = async (name: string) => within(await matrix()).getByRole('row', { name: new RegExp(`^${name}`) })

beforeEach(async () => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  useMatrixState.setState({ unfolded: {}, places: {} })
  await page.viewport(1440, 900)
  db = new Database(`cohort ${crypto.randomUUID()}`)
  await put('person', liWei)
  await put('person', heLan)
  await put('cohort', cohortOf())
  await put('programme', programmeOf())
  await put('placement', placementOf({ start: addDays(today(), -60), end: addDays(today(), 60) }))
})
afterEach(async () => {
  cleanup()
  await db.delete()
})

test('the matrix shows the seal that the rows say: endorsed, changed since signing, asked, practised, untouched', async () => {
  await put('signOff', signOffOf('a', { competency: SECURE, level: 4, at: now() - 1_000 }))
  await put('endorsement', { id: 'a:endorsed' as EndorsementId, signOff: signOffOf('a').id, apprentice: liWei.id, by: { person: wangFang.id, name: wangFang.name, role: 'teacher' }, at: now() })
  await put('practiceLog', logOf('seat', { revision: 2, competencies: [MEASURE, TIDINESS] }))
  await put('signOff', signOffOf('b', { competency: MEASURE, level: 3, at: now() - 1_000, logs: [{ log: 'seat' as PracticeLogId, revision: 1 }] }))
  await put('signOffRequest', { id: requestIdOf(liWei.id, DRAWINGS), apprentice: liWei.id, competency: DRAWINGS, selfLevel: 2, logs: [], note: '', askedAt: now(), state: 'open', returned: null })
  open(`/cohorts/${COHORT}`)
  const row = await rowOf(liWei.name)
  const seals = within(row)
    .getAllByRole('link')
    .slice(1)
    .map((link) => within(link).getByRole('img').getAttribute('aria-label'))
  expect(seals).toEqual([
    'Endorsed · Level 4, mentor in the room',
    'Signed · Level 3, does it with prompts · Changed since signing',
    'Asked for sign-off · Level 2, does it with the mentor',
    'Practised',
  ])
  const other = within(await rowOf(heLan.name)).getAllByRole('img', { name: 'Not practised' })
  expect(other).toHaveLength(4)
})

test('facts are said in words, and never of somebody who is on no placement', async () => {
  await put('practiceLog', logOf('seat', { practisedOn: addDays(today(), -9), state: 'returned' }))
  open(`/cohorts/${COHORT}`)
  const row = await rowOf(liWei.name)
  for (const fact of ['no log for 9 days', 'no sign-off for 60 days', '1 returned log not corrected']) expect(within(row).getByText(fact)).toBeVisible()
  expect(within(await rowOf(heLan.name)).queryByText(/no log/)).toBeNull()
})

test('arrows move from cell to cell with one tab stop, and Enter opens the cell', async () => {
  await put('signOff', signOffOf('a', { competency: MEASURE, comment: 'Steady hand.', at: now() }))
  open(`/cohorts/${COHORT}`)
  const grid = await matrix()
  expect([...grid.querySelectorAll('a, button')].filter((e) => (e as HTMLElement).tabIndex === 0)).toHaveLength(1)
  const first = grid.querySelector<HTMLElement>('[data-row="0"][data-column="0"]')
  first?.focus()
  // He Lan comes before Li Wei.
  await user.keyboard('{ArrowDown}{ArrowRight}')
  await waitFor(() => expect(document.activeElement?.textContent).toMatch(/^Li Wei, measure/))
  await user.keyboard('{Enter}')
  expect(await screen.findByText('Steady hand.')).toBeVisible()
})

test('sixty apprentices by 270 competencies draw only what is in view, wherever the keyboard goes', async () => {
  const units = Array.from({ length: 9 }, (_, u) => ({
    id: `unit-${u}` as UnitId,
    code: `U${u}`,
    title: { en: `Unit ${u}` },
    competencies: Array.from({ length: 30 }, (_, c) => competencyOf(`${u}-${c}`)),
  }))
  await put('programme', { ...programmeOf(), units })
  for (let n = 0; n < 60; n += 1) await put('person', personOf(`p${n}`, `Person ${String(n).padStart(2, '0')}`, ['apprentice'], { cohort: COHORT as CohortId }))
  useMatrixState.getState().unfold(COHORT, units.map((u) => u.id))
  open(`/cohorts/${COHORT}`)
  const grid = await matrix()
  expect(grid).toHaveAttribute('aria-colcount', '275')
  expect(grid.querySelectorAll('td').length).toBeLessThan(1_500)
  grid.querySelector<HTMLElement>('[data-row="0"][data-column="0"]')?.focus()
  await user.keyboard('{Control>}{End}{/Control}')
  await waitFor(() => expect(document.activeElement?.textContent).toMatch(/^Person 59, 8-29/))
  expect(grid.querySelectorAll('td').length).toBeLessThan(1_500)
})

test('a coordinator sees how a cohort stands as the school counts it, and no way into what anybody wrote', async () => {
  const marks = competenciesOf(programmeOf()).map((c) => (c.id === MEASURE ? { status: 'endorsed' as const, level: 3 as const } : { status: 'untouched' as const, level: null }))
  const counted = { cohort: cohortOf({ name: 'Rail vehicles 2026' }), programme: PROGRAMME, at: now(), apprentices: [{ person: liWei.id, name: liWei.name, standings: marksToText(marks), columns: [], facts: [{ kind: 'no-log', days: 9 }], logs: 4, minutes: 90, lastLog: null }] }
  const asked = vi.spyOn(globalThis, 'fetch').mockRejectedValueOnce(new TypeError('no network'))
  try {
    open('/cohorts', zhaoMin)
    await user.click(await screen.findByRole('link', { name: /Rail vehicles/ }))
    expect(await screen.findByRole('heading', { name: 'This page needs a network' })).toBeVisible()
    expect(screen.getByText(/The school counts this/)).toBeVisible()
    asked.mockResolvedValueOnce(Response.json({ error: 'server-failed' }, { status: 500 }))
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    // A no is no broken network.
    expect(await screen.findByRole('heading', { name: 'The server did not give this' })).toBeVisible()
    asked.mockResolvedValueOnce(Response.json(counted))
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    const grid = await screen.findByRole('grid', { name: 'Rail vehicles 2026' })
    expect(within(grid).getByText('no log for 9 days')).toBeVisible()
    expect(within(grid).getByRole('img', { name: /Endorsed.*3|3.*endorsed/i })).toBeVisible()
    expect(within(grid).queryByRole('link')).toBeNull()
    expect(asked.mock.calls.every(([url]) => String(url).includes(`/api/cohorts/${COHORT}/progress`))).toBe(true)
  } finally {
    asked.mockRestore()
  }
})

test('an apprentice whom she does not teach is not shown, whatever the address says', async () => {
  const stranger = personOf('stranger', 'Somebody Else', ['apprentice'])
  await put('person', stranger)
  open(`/cohorts/${COHORT}/apprentices/stranger`)
  expect(await screen.findByRole('heading', { name: 'Not on this device' })).toBeVisible()
  expect(screen.queryByText('Somebody Else')).toBeNull()
})

test('an address may name a shared reflection: the cursor stands in its comment, with what was written', async () => {
  const key = `comment:reflection:r2:${liWei.id}`
  for (const id of ['r1', 'r2'])
    await put('reflection', { id: id as ReflectionId, apprentice: liWei.id, dimension: 'rigour', text: `Thought ${id}`, logs: [], shared: true, writtenAt: now(), changedAt: now(), otherVersions: [] })
  await db.drafts.put({ key, value: 'Well seen.', savedAt: now() })
  open(`/cohorts/${COHORT}/apprentices/${liWei.id}?show=reflections#r2`)
  const comment = await screen.findByDisplayValue('Well seen.')
  await waitFor(() => expect(comment).toHaveFocus())
  expect(comment.closest('article')?.textContent).toContain('Thought r2')
  await user.click(screen.getByRole('button', { name: 'Send' }))
  await waitFor(async () => expect(await db.outbox.toArray()).toMatchObject([{ name: 'feedback.give', args: { about: { id: 'r2' }, text: 'Well seen.' } }]))
  await waitFor(async () => expect(await db.drafts.count()).toBe(0))
})

test('a teacher reads the weeks that mentors noted, their words above their marks', async () => {
  const week = mondayOf(today())
  const mark = (words = '') => ({ mark: 'shown' as const, words })
  const items = { ethics: mark(), skills: mark('Centred the wheelset alone.'), behaviour: mark(), style: mark(), awareness: mark() }
  await put('observation', { id: observationIdOf(liWei.id, week, zhangGang.id), apprentice: liWei.id, week, items, by: { person: zhangGang.id, name: zhangGang.name, role: 'mentor' }, at: now() })
  open(`/cohorts/${COHORT}/apprentices/${liWei.id}`)
  await user.click(await screen.findByRole('radio', { name: "Mentors' weeks 1" }))
  const text = (await screen.findByRole('article')).textContent ?? ''
  expect(text.indexOf('Centred the wheelset alone.')).toBeLessThan(text.indexOf('Shown'))
})

test('the craft profile of an apprentice is his deeds with their logs; where there are none it is a blank and no number', async () => {
  await put('practiceLog', logOf('seat', { improvement: 'A stop for the clamp' }))
  await put('practiceLog', logOf('hers', { apprentice: heLan.id, ownDefects: 'Not his' }))
  open(`/cohorts/${COHORT}/apprentices/${liWei.id}`)
  await user.click(await screen.findByRole('radio', { name: 'Craft profile' }))
  expect(await screen.findByText('A stop for the clamp')).toBeVisible()
  const excellence = screen.getByRole('heading', { name: 'Excellence' }).closest('section') as HTMLElement
  expect(within(excellence).getByRole('link').getAttribute('href')).toBe(`/cohorts/${COHORT}/apprentices/${liWei.id}/logs/seat`)
  expect(screen.getAllByText(/^The logs show nothing of it so far/)).toHaveLength(3)
  expect(screen.queryByText('Not his')).toBeNull()
})
