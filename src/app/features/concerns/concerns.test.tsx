import type { ConcernAudience, Concern, ConcernEvent } from '#domain/concern.ts'
import type { ConcernEventId, ConcernId, TripId, VisitId } from '#domain/ids.ts'
import type { Person } from '#domain/people.ts'
import type { Visit } from '#domain/visit.ts'
import { portfolioOf, schoolMattersOf, scopeOf } from '#sync/scope.ts'
import type { RowOf, RowType } from '#sync/rows.ts'
import { openScreen, storeFor } from '#tests/support/open-screen.tsx'
import { runningPlacement } from '#tests/support/page-device.ts'
import { cohortOf, HOUR, liWei, personOf, PLACEMENT, wangFang, zhangGang } from '#tests/support/people.ts'
import { i18n } from '@lingui/core'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { readNewConcerns, readUnread } from '../../record/unread.ts'
import { now, today } from '../../store/clock.ts'
import { Database, shadowKey } from '../../store/database.ts'
import { concernRoutes, concernsRoutes, raiseConcernRoutes } from './routes.tsx'
// The routes load these when they are opened; loaded here, no test waits for the server that builds them.
import './concern-screen.tsx'
import './concerns-screen.tsx'
import './raise-screen.tsx'

let db: Database
const user = userEvent.setup()
const put = <T extends RowType>(type: T, row: RowOf<T>) => db.rows(type).put({ ...row, _scope: scopeOf(type, row) })
const mutations = async () => (await db.outbox.toArray()).map((i) => [i.name, i.args])

const C = 'c1' as ConcernId
const concernOf = (over: Partial<Concern> = {}): Concern => ({
  id: C,
  apprentice: liWei.id,
  placement: PLACEMENT,
  category: 'pay',
  audience: 'school',
  text: 'Two weeks without pay.',
  raisedAt: now() - 2 * HOUR,
  zone: 480,
  receivedAt: now() - 2 * HOUR,
  due: now() + 70 * HOUR,
  state: 'open',
  ...over,
})
const eventOf = (id: string, over: Partial<ConcernEvent> = {}): ConcernEvent => ({
  id: id as ConcernEventId,
  concern: C,
  apprentice: liWei.id,
  audience: 'school',
  kind: 'answered',
  text: 'I have called them.',
  by: { person: wangFang.id, name: wangFang.name, role: 'teacher' },
  at: now() - HOUR,
  ...over,
})
const event = () => expect.stringMatching(/^[0-9a-f-]{36}$/)

const open = (address: string, who: Person = liWei) => {
  const store = storeFor(db, who)
  const { router } = openScreen(store, [...raiseConcernRoutes, ...concernsRoutes, ...concernRoutes], address)
  return { router, actor: store.actor }
}
const raise = () => user.click(screen.getByRole('button', { name: 'Tell the school' }))
const words = () => screen.findByRole('textbox', { name: 'What is wrong?' })

beforeEach(async () => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  db = new Database(`concerns ${crypto.randomUUID()}`)
  await put('person', liWei)
  await put('cohort', cohortOf())
  await put('placement', runningPlacement)
})
afterEach(async () => {
  cleanup()
  await db.delete()
})

test('pay is raised for the teachers only, nobody is asked who may read it, and the clock waits for the school', async () => {
  const { router } = open('/concerns/new')
  await user.click(await screen.findByRole('radio', { name: /^Pay/ }))
  expect(screen.queryByRole('radiogroup', { name: 'Who may read it?' })).toBeNull()
  expect(screen.getByText(/within 3 days of having it/)).toBeTruthy()
  await user.type(await words(), 'No wages since May.')
  await raise()
  await waitFor(() => expect(router.state.location.pathname).toMatch(/^\/concerns\/[0-9a-f-]{36}$/))
  const [row] = await db.rows('concern').toArray()
  expect(row).toMatchObject({ category: 'pay', audience: 'school', placement: PLACEMENT, text: 'No wages since May.', _scope: schoolMattersOf(liWei.id) })
  expect(await screen.findByText('The clock starts when the school has it.')).toBeTruthy()
  expect(screen.queryByText(/owes an answer by/)).toBeNull()
  expect(await db.drafts.get('concern:new')).toBeUndefined()
})

test('what was chosen to be shared for one kind does not open the next one', async () => {
  const { router } = open('/concerns/new')
  await user.click(await screen.findByRole('radio', { name: /^Safety/ }))
  await user.click(screen.getByRole('radio', { name: /My teachers and my mentors.*Zhang Gang, Chen Hua/ }))
  await user.click(screen.getByRole('radio', { name: /^Health/ }))
  expect(screen.getByRole<HTMLInputElement>('radio', { name: /Only my teachers/ }).checked).toBe(true)
  await user.type(await words(), 'The fumes make me dizzy.')
  await raise()
  await waitFor(() => expect(router.state.location.pathname).not.toBe('/concerns/new'))
  expect(await db.rows('concern').toArray()).toMatchObject([{ category: 'health', audience: 'school' }])
})

test('what the apprentice shares lies where his mentors read', async () => {
  const { router } = open('/concerns/new')
  await user.click(await screen.findByRole('radio', { name: /^Safety/ }))
  await user.click(screen.getByRole('radio', { name: /My teachers and my mentors/ }))
  await user.selectOptions(screen.getByRole('combobox', { name: 'Where is it?' }), 'About none of my placements')
  await user.type(await words(), 'No light in the pit.')
  await raise()
  await waitFor(() => expect(router.state.location.pathname).not.toBe('/concerns/new'))
  expect(await db.rows('concern').toArray()).toMatchObject([{ audience: 'school-and-mentors', placement: null, _scope: portfolioOf(liWei.id) }])
})

test('nothing is raised without a kind and words; the focus goes to what is missing, and what was typed stays', async () => {
  open('/concerns/new')
  await user.type(await words(), 'Words')
  await raise()
  expect(await screen.findByText('Please choose one of the six.')).toBeTruthy()
  expect(document.activeElement).toBe(screen.getByRole('radio', { name: /^Safety/ }))
  await user.click(screen.getByRole('radio', { name: /^Hours|^Working hours/ }))
  await user.clear(await words())
  await raise()
  expect(await screen.findByText('Please fill this in.')).toBeTruthy()
  expect(document.activeElement).toBe(await words())
  expect(await db.outbox.count()).toBe(0)
})

test('a concern that was being written is there after a restart; an address may name its kind', async () => {
  const { router } = open('/concerns/new?category=hours')
  expect((await screen.findByRole<HTMLInputElement>('radio', { name: /^Working hours/ })).checked).toBe(true)
  await user.type(await words(), 'Half a sentence')
  await waitFor(async () => expect(await db.drafts.get('concern:new')).toBeTruthy())
  await router.navigate('/concerns')
  expect(await screen.findByText('Draft, go on writing')).toBeTruthy()
  await router.navigate('/concerns/new')
  expect(await screen.findByDisplayValue('Half a sentence')).toBeTruthy()
})

test('the clock is told as it stands: owed, overdue, not sent, answered, closed', async () => {
  await put('concern', concernOf())
  await put('concern', concernOf({ id: 'late' as ConcernId, due: now() - HOUR }))
  await put('concern', concernOf({ id: 'here' as ConcernId }))
  await db.shadow.put({ key: shadowKey('concern', 'here'), type: 'concern', id: 'here', row: null })
  await put('concern', concernOf({ id: 'done' as ConcernId, state: 'answered', due: null }))
  await put('concern', concernOf({ id: 'shut' as ConcernId, state: 'closed', due: null }))
  open('/concerns')
  const cards = await screen.findAllByRole('link', { name: /Two weeks without pay/ })
  const said = [/Overdue since/, /owes an answer by|Not sent yet/, /owes an answer by|Not sent yet/, /Answered/, /Closed/]
  expect(cards.map((c, n) => said[n]?.test(c.textContent ?? ''))).toEqual([true, true, true, true, true])
  expect(screen.getAllByText('Not sent yet')).toHaveLength(1)
})

test('opened again offline, the old deadline is not shown for the new one', async () => {
  await put('concern', concernOf({ state: 'closed', due: null }))
  open(`/concerns/${C}`)
  await user.type(await screen.findByRole('textbox', { name: 'It is not solved after all?' }), 'It began again.')
  await user.click(screen.getByRole('button', { name: 'Open again' }))
  expect(await screen.findByText('You opened it again')).toBeTruthy()
  expect(await screen.findByText('The clock starts when the school has it.')).toBeTruthy()
  expect(await mutations()).toEqual([['concern.reopen', { id: C, event: event(), text: 'It began again.' }]])
})

test('saying more is one deed, and leaves the field empty', async () => {
  await put('concern', concernOf({ state: 'answered', due: null }))
  await put('concernEvent', eventOf('e1'))
  open(`/concerns/${C}`)
  const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Say more' })
  await user.click(screen.getByRole('button', { name: 'Send' }))
  expect(await screen.findByText('Please write a few words.')).toBeTruthy()
  await user.type(field, 'Still nothing.')
  await user.dblClick(screen.getByRole('button', { name: 'Send' }))
  expect(await screen.findByText('You said more')).toBeTruthy()
  expect(await mutations()).toEqual([['concern.say', { id: C, event: event(), text: 'Still nothing.' }]])
  await waitFor(() => expect(field.value).toBe(''))
  expect((await db.drafts.toArray()).map((d) => d.key)).not.toContain(`concern-words:${C}`)
})

test('it is closed with the words that stood there, or with none; the focus stays with it', async () => {
  await put('concern', concernOf())
  open(`/concerns/${C}`)
  await user.type(await screen.findByRole('textbox', { name: 'Say more' }), 'Paid today.')
  await user.click(screen.getByRole('button', { name: 'Close…' }))
  const asked = within(await screen.findByRole('dialog'))
  expect(asked.getByRole<HTMLTextAreaElement>('textbox', { name: /A last word/ }).value).toBe('Paid today.')
  await user.click(asked.getByRole('button', { name: 'Close the concern' }))
  expect(await screen.findByText('You closed it')).toBeTruthy()
  expect(await mutations()).toEqual([['concern.close', { id: C, event: event(), text: 'Paid today.' }]])
  await waitFor(() => expect(document.activeElement?.textContent).toMatch(/^Closed/))

  await put('concern', concernOf({ id: 'c2' as ConcernId }))
  cleanup()
  open('/concerns/c2')
  await user.click(await screen.findByRole('button', { name: 'Close…' }))
  await user.click(await screen.findByRole('button', { name: 'Close the concern' }))
  await waitFor(async () => expect((await mutations())[1]).toEqual(['concern.close', { id: 'c2', event: event(), text: null }]))
})

test('a teacher sees them by deadline, answers one, and it leaves those that wait', async () => {
  await put('concern', concernOf({ id: 'later' as ConcernId, text: 'Later' }))
  await put('concern', concernOf({ text: 'Overdue', due: now() - HOUR }))
  await put('concern', concernOf({ id: 'done' as ConcernId, text: 'Done', state: 'answered', due: null }))
  const { router } = open('/concerns', wangFang)
  const cards = await screen.findAllByRole('link', { name: /Li Wei/ })
  expect(cards.map((c) => /Overdue|Later/.exec(c.textContent ?? '')?.[0])).toEqual(['Overdue', 'Later'])
  expect(screen.getByText('1 answer is overdue. The coordinator is told so, without the words.')).toBeTruthy()
  await user.click(cards[0] as HTMLElement)
  await waitFor(() => expect(router.state.location.pathname).toBe(`/concerns/${C}`))
  await user.type(await screen.findByRole('textbox', { name: 'Your answer' }), 'I have called them.')
  await user.click(screen.getByRole('button', { name: 'Send the answer' }))
  expect(await screen.findByText('You answered')).toBeTruthy()
  expect(await mutations()).toEqual([['concern.answer', { id: C, event: event(), text: 'I have called them.' }]])
  expect(await db.rows('concern').get(C)).toMatchObject({ state: 'answered', due: null })
})

test('an answer that is being written is there after a restart', async () => {
  await put('concern', concernOf())
  open(`/concerns/${C}`, wangFang)
  await user.type(await screen.findByRole('textbox', { name: 'Your answer' }), 'Half an answer')
  await waitFor(async () => expect(await db.drafts.get(`concern-words:${C}`)).toBeTruthy())
  cleanup()
  open(`/concerns/${C}`, wangFang)
  expect(await screen.findByDisplayValue('Half an answer')).toBeTruthy()
})

test('a new concern is news to the teacher until it is opened; an answer is news to the apprentice until he reads it', async () => {
  await put('concern', concernOf())
  const { actor } = open('/concerns', wangFang)
  expect(await readNewConcerns(db, actor)).toEqual(new Set([C]))
  await user.click(await screen.findByRole('link', { name: /New/ }))
  await waitFor(async () => expect((await readNewConcerns(db, actor)).size).toBe(0))
  cleanup()

  await put('concernEvent', eventOf('e1'))
  await put('concern', concernOf({ state: 'answered', due: null }))
  expect(await readUnread(db, liWei.id)).toBe(1)
  open(`/concerns/${C}`)
  await waitFor(async () => expect(await readUnread(db, liWei.id)).toBe(0))
})

test('a mentor reads and answers what was shared with him; of anything else he is told that there is none', async () => {
  const shared = { audience: 'school-and-mentors' as ConcernAudience, category: 'safety' as const }
  await put('concern', concernOf({ ...shared, text: 'No light in the pit.' }))
  open(`/concerns/${C}`, zhangGang)
  expect(await screen.findByText('No light in the pit.')).toBeTruthy()
  await user.type(await screen.findByRole('textbox', { name: 'Your answer' }), 'Reported.')
  await user.click(screen.getByRole('button', { name: 'Send the answer' }))
  expect(await screen.findByText('You answered')).toBeTruthy()
  // The answer that is owed is still the school's.
  expect(await db.rows('concern').get(C)).toMatchObject({ state: 'open' })
  cleanup()

  // Should a row ever lie here that must not, the page shows nothing of it.
  await put('concern', concernOf({ id: 'secret' as ConcernId, text: 'A secret' }))
  open('/concerns/secret', zhangGang)
  expect(await screen.findByText('This concern is not on this device')).toBeTruthy()
  expect(screen.queryByText('A secret')).toBeNull()
})

test('a teacher takes a concern over or gives it to a colleague; the list can leave out what a colleague takes care of', async () => {
  await page.viewport(1440, 900)
  const lin = personOf('lin-hai', 'Lin Hai', ['teacher'])
  await put('person', wangFang)
  await put('person', lin)
  await put('cohort', cohortOf({ teachers: [wangFang.id, lin.id] }))
  await put('concern', concernOf())
  open(`/concerns/${C}`, wangFang)
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Who takes care of it' }), 'Lin Hai')
  expect(await screen.findByText('Wang Fang gave it to Lin Hai')).toBeTruthy()
  await user.click(screen.getByRole('switch', { name: /colleague takes care/ }))
  await waitFor(() => expect(screen.queryByRole('link', { name: /Li Wei/ })).toBeNull())
  await user.click(screen.getByRole('button', { name: 'I take it over' }))
  expect(await screen.findByText('Wang Fang takes care of it')).toBeTruthy()
  expect(await screen.findByRole('link', { name: /Li Wei.*Pay/ })).toBeTruthy()
  expect((await mutations()).map(([name]) => name)).toEqual(['concern.assign', 'concern.assign'])
})

test('a visit about it stands in its history, for the apprentice too, and for no mentor', async () => {
  const visit: Visit = {
    id: 'v1' as VisitId, trip: 't1' as TripId, apprentice: liWei.id, placement: PLACEMENT, enterprise: runningPlacement.enterprise, enterpriseName: 'Rail Works',
    plannedFor: today(), kind: 'call', purpose: '', wentOn: today(), notes: 'The pay office has the slips.', agreed: '', followUpOn: null, concerns: [C], state: 'done',
    by: eventOf('e').by, at: now(), wentBy: eventOf('e').by, cancelled: null, changedAt: now(), otherVersions: [],
  }
  await put('concern', concernOf({ category: 'safety', audience: 'school-and-mentors' }))
  await put('visit', visit)
  open(`/concerns/${C}`)
  expect(await screen.findByText('The pay office has the slips.')).toBeTruthy()
  cleanup()
  open(`/concerns/${C}`, zhangGang)
  await screen.findByText('Li Wei raised this')
  expect(screen.queryByText('The pay office has the slips.')).toBeNull()
})
