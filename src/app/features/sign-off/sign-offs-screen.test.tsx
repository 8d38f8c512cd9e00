import type { CompetencyId, PracticeLogId } from '#domain/ids.ts'
import { addDays } from '#domain/calendar-day.ts'
import type { Placement } from '#domain/placement.ts'
import { type PracticeLog, revisionIdOf } from '#domain/practice-log.ts'
import type { ProvisionalSignOff } from '#domain/provisional.ts'
import { requestIdOf, type SignOffRequest } from '#domain/sign-off.ts'
import type { RowOf, RowType } from '#sync/rows.ts'
import { scopeOf } from '#sync/scope.ts'
import { storeFor } from '#tests/support/open-screen.tsx'
import { chenHua, competencyOf, contentOf, DAY, DRAWINGS, guidanceOf, liWei, MEASURE, PLACEMENT, placementOf, PROGRAMME, programmeOf, SECURE, signOffOf, zhangGang } from '#tests/support/people.ts'
import { enrolled } from '#tests/support/signing-pair.ts'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { now, today } from '../../store/clock.ts'
import { Database } from '../../store/database.ts'
import { type Store, StoreProvider } from '../../store/store-context.tsx'
import { signOffRoutes } from './routes.tsx'
// The routes load these when they are opened; loaded here, no test waits for the server that builds them.
import './choose-competency-screen.tsx'
import './sign-another-screen.tsx'
import './sign-offs-screen.tsx'

let db: Database

const put = <T extends RowType>(type: T, row: RowOf<T>) => db.rows(type).put({ ...row, _scope: scopeOf(type, row) })

const running = (over: Partial<Placement> = {}): Placement =>
  placementOf({ start: addDays(today(), -60), end: addDays(today(), 60), mentors: [guidanceOf(zhangGang, { from: addDays(today(), -60) })], ...over })

const logOf = (id: string, revision: number): PracticeLog => ({
  ...contentOf({ practisedOn: addDays(today(), -1) }),
  id: id as PracticeLogId,
  apprentice: liWei.id,
  placement: PLACEMENT,
  programme: PROGRAMME,
  state: 'submitted',
  revision,
  writtenAt: now(),
  submittedAt: now(),
  zone: 480,
  late: false,
  confirmedBy: null,
  otherVersions: [],
})

const requestOf = (competency: CompetencyId, over: Partial<SignOffRequest> = {}): SignOffRequest => ({
  id: requestIdOf(liWei.id, competency),
  apprentice: liWei.id,
  competency,
  selfLevel: 3,
  logs: [],
  note: '',
  askedAt: now() - 60_000,
  state: 'open',
  returned: null,
  ...over,
})

const tablet = (): Store => storeFor(db, zhangGang)

/** Opens the screens at an address, as Zhang Gang on his tablet. */
const open = (address = '/sign-offs') => {
  const store = tablet()
  const router = createMemoryRouter([...signOffRoutes, { path: '*', element: null }], { initialEntries: [address] })
  return render(
    <I18nProvider i18n={i18n}>
      <StoreProvider store={store}>
        <RouterProvider router={router} />
      </StoreProvider>
    </I18nProvider>,
  )
}

const queued = () => db.outbox.toArray()
const user = userEvent.setup()

beforeEach(async () => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  await page.viewport(1024, 768)
  db = new Database(`sign-off ${crypto.randomUUID()}`)
  await put('person', liWei)
  await put('programme', programmeOf())
  await put('placement', running())
  await put('practiceLog', logOf('seat', 1))
  await put('signOffRequest', requestOf(MEASURE, { logs: [{ log: 'seat' as PracticeLogId, revision: 1 }] }))
})
afterEach(async () => {
  cleanup()
  await db.delete()
})

test('signing queues one mutation with the chosen level, the facts, and the revisions on the screen', async () => {
  // Handed in again after it was asked for: the tablet shows revision 2, and that one is signed.
  await put('logRevision', { id: revisionIdOf('seat' as PracticeLogId, 1), log: 'seat' as PracticeLogId, apprentice: liWei.id, revision: 1, at: now(), content: contentOf() })
  await put('practiceLog', { ...logOf('seat', 2), whatIDid: 'Measured it again, the gauge was cold.' })
  open()
  await user.click(await screen.findByRole('radio', { name: /needs prompts/ }))
  expect(screen.getByText('You see revision 2')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'I took over: one more' }))
  await user.click(screen.getByRole('button', { name: 'Prompts: one more' }))
  await user.click(screen.getByRole('button', { name: 'Prompts: one more' }))
  await user.type(screen.getByRole('textbox', { name: 'Comment' }), 'Steady hand.')
  await user.click(screen.getByRole('button', { name: 'Sign measure' }))
  await screen.findByText('measure signed at level 3 for Li Wei')
  const items = await queued()
  expect(items).toHaveLength(1)
  expect(items[0]).toMatchObject({
    name: 'competency.sign',
    args: { apprentice: liWei.id, competency: MEASURE, level: 3, facts: { takeovers: 1, prompts: 2, defects: 0 }, comment: 'Steady hand.', logs: [{ log: 'seat', revision: 2 }] },
  })
  expect(await db.drafts.count()).toBe(0)
})

test('after signing the next request is there, and the focus is on it', async () => {
  await put('signOffRequest', requestOf(DRAWINGS, { askedAt: now() - 120_000 }))
  open()
  await user.click(await screen.findByRole('radio', { name: /I stay near/ }))
  await user.click(screen.getByRole('button', { name: 'Sign measure' }))
  await waitFor(() => expect(document.activeElement?.textContent).toBe('drawings Competency drawings'))
  expect(screen.getByRole('button', { name: 'Sign drawings' })).toBeTruthy()
})

test('level 5 is barred while a safety prerequisite is open, and says which before anything is pressed', async () => {
  open()
  await screen.findByText(/Level 5 is not possible yet/)
  expect(screen.getByText('secure Competency secure')).toBeTruthy()
  await user.click(screen.getByRole('radio', { name: /alone/ }))
  expect(screen.getByRole('button', { name: 'Sign measure' })).toHaveProperty('disabled', true)
  expect(screen.getByText(/You cannot sign level 5 before this is signed: secure Competency secure/)).toBeTruthy()
  await put('signOff', signOffOf('safety', { competency: SECURE, at: now() - 1000 }))
  await waitFor(() => expect(screen.getByRole('button', { name: 'Sign measure' })).toHaveProperty('disabled', false))
  expect(await queued()).toHaveLength(0)
})

test('a return needs a reason, and carries it', async () => {
  open()
  await user.click(await screen.findByRole('button', { name: 'Return' }))
  const reason = screen.getByRole('textbox', { name: 'Reason' })
  await waitFor(() => expect(document.activeElement).toBe(reason))
  await user.click(screen.getByRole('button', { name: 'Return' }))
  expect(await screen.findByText(/Say what is missing/)).toBeTruthy()
  expect(await queued()).toHaveLength(0)
  await user.type(reason, 'Show me the second reading.')
  await user.click(screen.getByRole('button', { name: 'Return' }))
  await waitFor(async () => expect(await queued()).toHaveLength(1))
  expect((await queued())[0]).toMatchObject({ name: 'competency.returnRequest', args: { request: requestIdOf(liWei.id, MEASURE), because: 'Show me the second reading.' } })
})

test('a judgement that was begun is there again after the tablet was put down', async () => {
  const first = open()
  await user.click(await screen.findByRole('radio', { name: /does it with me/ }))
  await user.type(screen.getByRole('textbox', { name: 'Comment' }), 'Half way through')
  first.unmount()
  open()
  expect(await screen.findByDisplayValue('Half way through')).toBeTruthy()
  expect(screen.getByRole('radio', { name: /does it with me/ })).toHaveProperty('checked', true)
})

test('a refusal is a sentence, and the judgement stays in the form', async () => {
  open()
  await user.click(await screen.findByRole('radio', { name: /does it with me/ }))
  await user.type(screen.getByRole('textbox', { name: 'Comment' }), 'Kept')
  await user.clear(screen.getByRole('textbox', { name: 'Prompts' }))
  await user.click(screen.getByRole('button', { name: 'Sign measure' }))
  expect((await screen.findByRole('alert')).textContent).toMatch(/not right yet/)
  expect(screen.getByText('Please enter a number.')).toBeTruthy()
  expect(screen.getByDisplayValue('Kept')).toBeTruthy()
  expect(await queued()).toHaveLength(0)
})

test('requests of an apprentice whom the mentor no longer guides do not wait for him', async () => {
  await put('placement', running({ mentors: [guidanceOf(zhangGang, { from: addDays(today(), -60), until: addDays(today(), -3) })] }))
  open()
  expect(await screen.findByText('Nobody to sign for yet')).toBeTruthy()
  expect(screen.queryByText('Li Wei')).toBeNull()
})

test('a judgement finished after the placement changed hands is kept, and not announced as final', async () => {
  const view = open()
  await user.click(await screen.findByRole('radio', { name: /needs prompts/ }))
  view.unmount()
  await waitFor(async () => expect(await db.drafts.count()).toBe(1))
  await put('placement', running({ mentors: [guidanceOf(zhangGang, { from: addDays(today(), -60), until: addDays(today(), -3) })] }))
  open(`/sign-offs/${requestIdOf(liWei.id, MEASURE)}`)
  expect(await screen.findByText(/the school will look at it/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Sign measure' }))
  const said = await screen.findByText(/saved, the school will look at it/)
  expect(within(said.parentElement as HTMLElement).queryByText(/signed at level/)).toBeNull()
  expect((await db.rows('signOff').toArray())[0]?.needsReview).toBe(true)
})

test('without a request a skill is signed on the logs that were chosen', async () => {
  await db.rows('signOffRequest').clear()
  open(`/sign-offs/for/${liWei.id}/${MEASURE}`)
  await user.click(await screen.findByRole('checkbox', { name: /Axle seat/ }))
  await user.click(screen.getByRole('radio', { name: /I stay near/ }))
  await user.click(screen.getByRole('button', { name: 'Sign measure' }))
  await waitFor(async () => expect(await queued()).toHaveLength(1))
  expect((await queued())[0]?.args).toMatchObject({ competency: MEASURE, level: 4, logs: [{ log: 'seat', revision: 1 }] })
})

test('on a signing device the same press signs a document that everybody can check', async () => {
  const key = await enrolled(tablet(), 'sign-off')
  await put('deviceKey', key)
  await put('logRevision', { id: revisionIdOf('seat' as PracticeLogId, 1), log: 'seat' as PracticeLogId, apprentice: liWei.id, revision: 1, at: now(), content: contentOf({ practisedOn: addDays(today(), -1) }) })
  open()
  await user.click(await screen.findByRole('radio', { name: /needs prompts/ }))
  await user.click(screen.getByRole('button', { name: 'Sign measure' }))
  await screen.findByText('measure signed at level 3 for Li Wei')
  const items = await queued()
  expect(items.map((i) => i.name)).toEqual(['competency.deliver'])
  expect(await db.rows('signOff').toArray()).toMatchObject([{ competency: MEASURE, level: 3, assurance: 'A', logs: [{ log: 'seat', revision: 1 }] }])
  expect((await db.rows('signOffRequest').toArray())[0]?.state).toBe('answered')
  expect((await db.ownKey.toArray())[0]?.counter).toBe(1)
})

test('on a signing device a field that is not right is told as ever, and nothing is signed', async () => {
  await put('deviceKey', await enrolled(tablet(), 'sign-off'))
  open()
  await user.click(await screen.findByRole('radio', { name: /does it with me/ }))
  await user.clear(screen.getByRole('textbox', { name: 'Prompts' }))
  await user.click(screen.getByRole('button', { name: 'Sign measure' }))
  expect(await screen.findByText('Please enter a number.')).toBeTruthy()
  expect(await queued()).toHaveLength(0)
  expect((await db.ownKey.toArray())[0]?.counter).toBe(0)
})

test('a deputy finds what waits for the mentor, and for whom it is', async () => {
  await put('placement', running({ mentors: [guidanceOf(chenHua, { from: addDays(today(), -60) }), guidanceOf(zhangGang, { as: 'deputy', from: addDays(today(), -60) })] }))
  open()
  expect(await screen.findByText('for Chen Hua')).toBeTruthy()
  cleanup()
  await put('placement', running())
  open()
  await screen.findByRole('navigation', { name: 'Waiting for you' })
  expect(screen.queryByText(/^for /)).toBeNull()
})

test('what the plan keeps for the mentor himself a deputy reads, and can hand back but not sign', async () => {
  await put('programme', programmeOf([competencyOf(MEASURE, { signers: 'mentor' })]))
  open()
  expect(await screen.findByRole('button', { name: 'Sign measure' })).toHaveProperty('disabled', false)
  await put('placement', running({ mentors: [guidanceOf(zhangGang, { as: 'deputy', from: addDays(today(), -60) })] }))
  expect(await screen.findByText(/The plan keeps this skill for the mentor himself/)).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Sign measure' })).toHaveProperty('disabled', true)
  expect(screen.getByRole('button', { name: 'Return' })).toHaveProperty('disabled', false)
})

test('what was signed with his code waits for his word: confirmed it is a sign-off, declined it says why', async () => {
  const typed = (n: number, competency: CompetencyId): ProvisionalSignOff => ({
    id: `claim:${n}` as ProvisionalSignOff['id'],
    apprentice: liWei.id,
    competency,
    level: 3,
    facts: { takeovers: 1, prompts: 0, defects: 0 },
    comment: 'Held it level.',
    logs: [],
    mentor: { person: zhangGang.id, name: zhangGang.name },
    at: now() - 60_000,
    heardAt: now() - 50_000 + n,
    answer: null,
  })
  await put('provisionalSignOff', typed(0, DRAWINGS))
  await put('provisionalSignOff', typed(1, MEASURE))
  // Of another mentor, and one that has lapsed: neither waits here.
  await put('provisionalSignOff', { ...typed(2, MEASURE), mentor: { person: chenHua.id, name: chenHua.name } })
  await put('provisionalSignOff', { ...typed(3, MEASURE), heardAt: now() - 15 * DAY })
  open()
  const drawings = within(await screen.findByRole('article', { name: 'Li Wei, drawings' }))
  expect(screen.getAllByRole('button', { name: 'Confirm' })).toHaveLength(2)
  await user.click(drawings.getByRole('button', { name: 'Confirm' }))
  await waitFor(async () => expect(await db.rows('signOff').get('claim:0:confirmed')).toMatchObject({ assurance: 'B', level: 3, comment: 'Held it level.' }))
  const seat = within(screen.getByRole('article', { name: 'Li Wei, measure' }))
  await user.click(seat.getByRole('button', { name: 'Not so' }))
  await user.click(await seat.findByRole('button', { name: 'Decline' }))
  expect(await seat.findByText(/Say why/)).toBeTruthy()
  await user.type(seat.getByRole('textbox', { name: 'Reason' }), 'That was not me.')
  await user.click(seat.getByRole('button', { name: 'Decline' }))
  await waitFor(() => expect(screen.queryByText('Signed with your codes')).toBeNull())
  expect((await db.rows('provisionalSignOff').get('claim:1'))?.answer).toMatchObject({ confirmed: false, because: 'That was not me.' })
  expect((await queued()).map((i) => i.name)).toEqual(['competency.confirmProvisional', 'competency.declineProvisional'])
  expect(await db.drafts.count()).toBe(0)
})
