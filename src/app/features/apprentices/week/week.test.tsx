import { addDays, mondayOf } from '#domain/calendar-day.ts'
import type { GuidanceNoteId } from '#domain/ids.ts'
import { type Mark, type Observation, observationIdOf, OBSERVED, type ObservedItems } from '#domain/observation.ts'
import type { Placement } from '#domain/placement.ts'
import type { RowOf, RowType } from '#sync/rows.ts'
import { scopeOf } from '#sync/scope.ts'
import { openScreen, storeFor } from '#tests/support/open-screen.tsx'
import { chenHua, guidanceOf, liWei, placementOf, programmeOf, zhangGang } from '#tests/support/people.ts'
import { i18n } from '@lingui/core'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { now, today } from '../../../store/clock.ts'
import { Database } from '../../../store/database.ts'
import { Toasts } from '../../../ui/toast.tsx'
import { useApprenticeView } from '../apprentice-view.ts'
import { apprenticesRoutes } from '../routes.tsx'
// The routes load these when they are opened; loaded here, no test waits for the server that builds them.
import '../apprentice-screen.tsx'
import '../apprentices-screen.tsx'

let db: Database
const user = userEvent.setup()

const put = <T extends RowType>(type: T, row: RowOf<T>) => db.rows(type).put({ ...row, _scope: scopeOf(type, row) })
const monday = mondayOf(today())
const itemsOf = (mark: Mark, words: Partial<Record<string, string>> = {}) => Object.fromEntries(OBSERVED.map((what) => [what, { mark, words: words[what] ?? '' }])) as ObservedItems
const noted = (week = monday, items = itemsOf('shown'), by = zhangGang): Observation => ({
  id: observationIdOf(liWei.id, week, by.id),
  apprentice: liWei.id,
  week,
  items,
  by: { person: by.id, name: by.name, role: 'mentor' },
  at: now() - 1000,
})
const mine = (week = monday) => db.rows('observation').get(observationIdOf(liWei.id, week, zhangGang.id))
const running = (over: Partial<Placement> = {}): Placement =>
  placementOf({ start: addDays(today(), -60), end: addDays(today(), 60), mentors: [guidanceOf(zhangGang, { from: addDays(today(), -60) })], ...over })

const open = (address = `/apprentices/${liWei.id}`) => openScreen(storeFor(db, zhangGang), apprenticesRoutes, address, <Toasts closeLabel="Close" />)
const form = () => open(`/apprentices/${liWei.id}?show=week`)
const item = (name: string) => screen.findByRole('radiogroup', { name })
const choose = async (name: string, mark: string) => user.click(within(await item(name)).getByRole('radio', { name: mark }))
const ITEMS = ['Professional ethics', 'Professional skills', 'Professional behaviour', 'Working style', 'Professional awareness']
const save = () => user.click(screen.getByRole('button', { name: 'Save the observation' }))

beforeEach(async () => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  useApprenticeView.setState({ view: 'logs' })
  db = new Database(`week ${crypto.randomUUID()}`)
  await put('person', liWei)
  await put('programme', programmeOf())
  await put('placement', running())
})
afterEach(async () => {
  // What was said to one test is not said to the next.
  for (const close of screen.queryAllByRole('button', { name: 'Close' })) await user.click(close)
  cleanup()
  await db.delete()
})

test('a week without words is noted in seven taps, from the page of the apprentice', async () => {
  open()
  let taps = 0
  const tap = async (target: HTMLElement) => {
    taps += 1
    await user.click(target)
  }
  await tap(await screen.findByRole('radio', { name: 'This week' }))
  for (const name of ITEMS) await tap(within(await item(name)).getByRole('radio', { name: name === 'Working style' ? 'No occasion' : 'Shown' }))
  await tap(screen.getByRole('button', { name: 'Save the observation' }))
  await waitFor(async () => expect(await mine()).toMatchObject({ week: monday, items: { ethics: { mark: 'shown', words: '' }, style: { mark: 'not-seen' } }, by: { person: zhangGang.id } }))
  expect(taps).toBeLessThanOrEqual(7)
  expect(await screen.findByRole('button', { name: 'Change it' })).toBeTruthy()
  await waitFor(async () => expect(await db.drafts.count()).toBe(0))
})

test('what was chosen and written is there after a reload, and goes out with the words', async () => {
  const first = form()
  await choose('Working style', 'Growing')
  await user.click(screen.getByRole('button', { name: 'Add words: Working style' }))
  const words = await screen.findByRole('textbox', { name: 'In your words: Working style' })
  await waitFor(() => expect(words).toHaveFocus())
  await user.type(words, ' Tidies up by himself. ')
  first.unmount()
  form()
  expect(await screen.findByDisplayValue('Tidies up by himself.', { exact: false })).toBeTruthy()
  expect(within(await item('Working style')).getByRole('radio', { name: 'Growing' })).toHaveProperty('checked', true)
  for (const name of ITEMS.filter((i) => i !== 'Working style')) await choose(name, 'Shown')
  await save()
  await waitFor(async () => expect((await mine())?.items.style).toEqual({ mark: 'growing', words: 'Tidies up by himself.' }))
})

test('an item without an answer is named and led to, and nothing goes out', async () => {
  form()
  for (const name of ITEMS.slice(0, 3)) await choose(name, 'Shown')
  await save()
  expect(screen.getAllByText(/is an answer too/)).toHaveLength(2)
  expect((await item('Working style')).contains(document.activeElement)).toBe(true)
  expect(await db.outbox.count()).toBe(0)
})

test('what he wrote the week before stands beside the question, and nobody else\'s words do', async () => {
  await put('observation', noted(addDays(monday, -7), itemsOf('shown', { ethics: 'Told me of the scratch himself.' })))
  await put('observation', noted(addDays(monday, -7), itemsOf('shown', { skills: 'Fast now.' }), chenHua))
  form()
  const ethics = await screen.findByRole('region', { name: 'Professional ethics' })
  expect(within(ethics).getByText(/Last time you wrote/).textContent).toContain('Told me of the scratch himself.')
  expect(within(screen.getByRole('region', { name: 'Professional skills' })).queryByText(/Last time/)).toBeNull()
  expect(screen.getByText('Fast now.')).toBeTruthy()
})

test('the same week again overwrites, and one press puts back what stood before', async () => {
  await put('observation', noted(monday, itemsOf('growing', { ethics: 'First.' })))
  form()
  await user.click(await screen.findByRole('button', { name: 'Change it' }))
  const words = await screen.findByRole('textbox', { name: 'In your words: Professional ethics' })
  await user.clear(words)
  await user.type(words, 'Second.')
  await save()
  await waitFor(async () => expect((await mine())?.items.ethics.words).toBe('Second.'))
  await user.click(await screen.findByRole('button', { name: 'Undo' }))
  await waitFor(async () => expect((await mine())?.items.ethics).toEqual({ mark: 'growing', words: 'First.' }))
  expect(await db.rows('observation').count()).toBe(1)
})

test('a change that is left is put away, and comes back on one press', async () => {
  await put('observation', noted())
  form()
  await user.click(await screen.findByRole('button', { name: 'Change it' }))
  await choose('Professional ethics', 'Growing')
  await user.click(screen.getByRole('button', { name: 'Leave it as it was' }))
  await user.click(await screen.findByRole('button', { name: 'Get it back' }))
  expect(within(await item('Professional ethics')).getByRole('radio', { name: 'Growing' })).toHaveProperty('checked', true)
  expect((await mine())?.items.ethics.mark).toBe('shown')
})

test('what was begun in the week before is saved for that week, and this week is asked anew', async () => {
  const before = addDays(monday, -7)
  await db.drafts.put({ key: `observation ${liWei.id}`, value: { week: before, ...itemsOf('shown', { skills: 'Centred it alone.' }) }, savedAt: now() })
  form()
  expect(await screen.findByText(/saved for that week/)).toBeTruthy()
  await save()
  await waitFor(async () => expect((await mine(before))?.items.skills.words).toBe('Centred it alone.'))
  expect(await mine()).toBeUndefined()
  await waitFor(() => expect(screen.queryByText(/saved for that week/)).toBeNull())
  expect(within(await item('Professional ethics')).getByRole('radio', { name: 'Shown' })).toHaveProperty('checked', false)
})

test('guidance is noted with one tap from his page, and undone with another', async () => {
  open()
  const strip = await screen.findByRole('region', { name: 'Guided today' })
  await user.click(within(strip).getByRole('button', { name: '30 min' }))
  await waitFor(async () => expect(await db.rows('guidanceNote').toArray()).toMatchObject([{ apprentice: liWei.id, day: today(), minutes: 30, about: '' }]))
  expect(await within(strip).findByText('30 min noted')).toBeTruthy()
  await user.click(await screen.findByRole('button', { name: 'Undo' }))
  await waitFor(async () => expect(await db.rows('guidanceNote').count()).toBe(0))
})

test('guidance of another day with words is noted from the form, and a wrong number is told at its field', async () => {
  open()
  await user.click(await screen.findByRole('button', { name: 'Other …' }))
  const minutes = await screen.findByRole('textbox', { name: 'Minutes' })
  await user.clear(minutes)
  await user.type(minutes, '2')
  await user.type(screen.getByRole('textbox', { name: /What it was about/ }), 'Axle seats')
  await user.click(screen.getByRole('button', { name: 'Note the guidance' }))
  await waitFor(() => expect(minutes).toHaveAttribute('aria-invalid', 'true'))
  expect(await db.outbox.count()).toBe(0)
  await user.clear(minutes)
  await user.type(minutes, '75')
  await user.click(screen.getByRole('button', { name: 'Note the guidance' }))
  await waitFor(async () => expect(await db.rows('guidanceNote').toArray()).toMatchObject([{ minutes: 75, about: 'Axle seats' }]))
})

test('a deleted note comes back with its day and its words; notes of another mentor are not in the list', async () => {
  const note = (id: string, by = zhangGang) => ({
    id: id as GuidanceNoteId,
    apprentice: liWei.id,
    day: addDays(today(), -1),
    minutes: 45,
    about: `About ${id}`,
    by: { person: by.id, name: by.name, role: 'mentor' as const },
    at: now(),
  })
  await put('guidanceNote', note('own'))
  await put('guidanceNote', note('other', chenHua))
  form()
  expect(await screen.findByText('About own')).toBeTruthy()
  expect(screen.queryByText('About other')).toBeNull()
  await user.click(screen.getByRole('button', { name: /^Delete 45 min/ }))
  await waitFor(() => expect(screen.queryByText('About own')).toBeNull())
  await user.click(await screen.findByRole('button', { name: 'Undo' }))
  expect(await screen.findByText('About own')).toBeTruthy()
  expect((await db.rows('guidanceNote').toArray()).find((g) => g.about === 'About own')).toMatchObject({ day: addDays(today(), -1), minutes: 45 })
})

test('who has no observation this week stands above the list on working days, and leads to the questions', async () => {
  await put('placement', running({ restDays: [] }))
  open('/apprentices')
  expect(await screen.findByText('1 apprentice has no observation this week')).toBeTruthy()
  expect(screen.getAllByRole('link', { name: 'Li Wei' })[0]?.getAttribute('href')).toBe(`/apprentices/${liWei.id}?show=week`)
})

test.each([
  ['on a rest day', running({ restDays: [1, 2, 3, 4, 5, 6, 7] }), null],
  ['when another mentor noted the week', running({ restDays: [] }), chenHua],
])('nobody is asked %s', async (_, placement, by) => {
  await put('placement', placement)
  if (by !== null) await put('observation', noted(monday, itemsOf('shown'), by))
  open('/apprentices')
  expect(await screen.findByText('Li Wei')).toBeTruthy()
  expect(screen.queryByText(/no observation this week/)).toBeNull()
})

test('the way back to the list of logs is free after the questions were led to', async () => {
  form()
  await item('Working style')
  await user.click(screen.getByRole('radio', { name: 'Skills' }))
  await waitFor(() => expect(screen.queryByRole('radiogroup', { name: 'Working style' })).toBeNull())
})
