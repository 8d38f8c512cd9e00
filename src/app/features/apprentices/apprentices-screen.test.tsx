import { addDays } from '#domain/calendar-day.ts'
import type { Concern, ConcernAudience } from '#domain/concern.ts'
import type { ConcernId, PersonId, PracticeLogId } from '#domain/ids.ts'
import type { Placement } from '#domain/placement.ts'
import { type PracticeLog, type PracticeLogContent, revisionIdOf } from '#domain/practice-log.ts'
import type { RowOf, RowType } from '#sync/rows.ts'
import { scopeOf } from '#sync/scope.ts'
import { openScreen, storeFor } from '#tests/support/open-screen.tsx'
import { contentOf, guidanceOf, heLan, liWei, MEASURE, PLACEMENT, placementOf, PROGRAMME, programmeOf, signOffOf, zhangGang } from '#tests/support/people.ts'
import { i18n } from '@lingui/core'
import { cleanup, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { now, today } from '../../store/clock.ts'
import { Database } from '../../store/database.ts'
import { useApprenticeView } from './apprentice-view.ts'
import { apprenticesRoutes } from './routes.tsx'
// The routes load these when they are opened; loaded here, no test waits for the server that builds them.
import './apprentice-screen.tsx'
import './apprentices-screen.tsx'
import './log-screen.tsx'

let db: Database
const user = userEvent.setup()

const put = <T extends RowType>(type: T, row: RowOf<T>) => db.rows(type).put({ ...row, _scope: scopeOf(type, row) })
const queued = () => db.outbox.toArray()

const running = (over: Partial<Placement> = {}): Placement =>
  placementOf({ start: addDays(today(), -60), end: addDays(today(), 60), mentors: [guidanceOf(zhangGang, { from: addDays(today(), -60) })], ...over })

const SEAT = 'seat' as PracticeLogId

const logOf = (revision: number, content: Partial<PracticeLogContent> = {}): PracticeLog => ({
  ...contentOf({ practisedOn: today(), ...content }),
  id: SEAT,
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

/** Opens the screens at an address, as Zhang Gang. */
const open = (address: string) => openScreen(storeFor(db, zhangGang), apprenticesRoutes, address)

beforeEach(async () => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  useApprenticeView.setState({ view: 'logs' })
  db = new Database(`apprentices ${crypto.randomUUID()}`)
  await put('person', liWei)
  await put('programme', programmeOf())
  await put('placement', running())
  await put('practiceLog', logOf(1))
})
afterEach(async () => {
  cleanup()
  await db.delete()
})

test('a mentor sees whom he guides today, with facts, and nobody whom he no longer guides', async () => {
  await put('person', heLan)
  await put('placement', running({ id: 'other' as Placement['id'], apprentice: heLan.id, mentors: [guidanceOf(zhangGang, { from: addDays(today(), -60), until: addDays(today(), -3) })] }))
  open('/apprentices')
  expect(await screen.findByText('Li Wei')).toBeTruthy()
  expect(screen.getByText('1:30 h this week')).toBeTruthy()
  expect(screen.queryByText('He Lan')).toBeNull()
})

test('the page of an apprentice whom he no longer guides tells nothing about him', async () => {
  await put('placement', running({ mentors: [guidanceOf(zhangGang, { from: addDays(today(), -60), until: addDays(today(), -3) })] }))
  open(`/apprentices/${liWei.id}/logs/${SEAT}`)
  expect(await screen.findByText('You do not guide this apprentice at the moment')).toBeTruthy()
  expect(document.body.textContent).not.toContain('Axle seat')
})

test('a return names the revision on the screen and needs a comment pinned to a field', async () => {
  await put('logRevision', { id: revisionIdOf(SEAT, 1), log: SEAT, apprentice: liWei.id, revision: 1, at: now(), content: contentOf({ whatIDid: 'Measured once.' }) })
  await put('practiceLog', logOf(2))
  open(`/apprentices/${liWei.id}/logs/${SEAT}`)
  await user.type(await screen.findByRole('textbox', { name: 'Comment on the whole' }), 'Nearly.')
  const button = screen.getByRole('button', { name: 'Return' })
  expect(button).toHaveProperty('disabled', true)
  expect(screen.getByText(/comment on at least one field/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Comment on: Minutes' }))
  await user.type(screen.getByRole('textbox', { name: 'Comment on: Minutes' }), 'It was two hours.')
  await user.click(button)
  await waitFor(async () => expect(await queued()).toHaveLength(1))
  expect((await queued())[0]).toMatchObject({
    name: 'practiceLog.return',
    args: { id: SEAT, revision: 2, comments: [{ field: 'minutes', text: 'It was two hours.' }, { field: null, text: 'Nearly.' }] },
  })
  expect((await db.rows('practiceLog').get(SEAT))?.state).toBe('returned')
})

test('a comment that was begun is there again, and is given once', async () => {
  const first = open(`/apprentices/${liWei.id}/logs/${SEAT}`)
  await user.type(await screen.findByRole('textbox', { name: 'Comment on the whole' }), 'Well measured.')
  first.unmount()
  open(`/apprentices/${liWei.id}/logs/${SEAT}`)
  expect(await screen.findByDisplayValue('Well measured.')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Give 1 comment' }))
  expect(await screen.findByText('Well measured.', { selector: 'span' })).toBeTruthy()
  expect(await queued()).toHaveLength(1)
  expect((await queued())[0]).toMatchObject({ name: 'feedback.give', args: { about: { kind: 'practiceLog', id: SEAT, revision: 1 }, field: null, text: 'Well measured.' } })
  await waitFor(async () => expect(await db.drafts.count()).toBe(0))
})

test('where the tablet stops between two comments, the one that was given is no longer in the draft', async () => {
  open(`/apprentices/${liWei.id}/logs/${SEAT}`)
  await user.type(await screen.findByRole('textbox', { name: 'Comment on the whole' }), 'Well measured.')
  await user.click(screen.getByRole('button', { name: 'Comment on: Minutes' }))
  await user.type(screen.getByRole('textbox', { name: 'Comment on: Minutes' }), 'Two hours?')
  const writes = IDBObjectStore.prototype.put
  let rows = 0
  const cut = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    if (this.name === 'feedback' && ++rows === 2) throw new DOMException('no more', 'QuotaExceededError')
    return writes.apply(this, args)
  })
  await user.click(screen.getByRole('button', { name: 'Give 2 comments' }))
  expect(await screen.findByRole('button', { name: 'Give 1 comment' })).toBeTruthy()
  expect(await screen.findByRole('alert')).toBeTruthy()
  cut.mockRestore()
  expect(await queued()).toMatchObject([{ args: { field: 'minutes' } }])
  expect((await db.drafts.toArray()).map((d) => d.value)).toEqual([{ texts: { '': 'Well measured.' }, marks: [] }])
  await user.click(screen.getByRole('button', { name: 'Give 1 comment' }))
  await waitFor(async () => expect(await queued()).toMatchObject([{ args: { field: 'minutes' } }, { args: { field: null } }]))
  expect(await db.drafts.count()).toBe(0)
})

test('a sign-off is withdrawn with a reason, and stays in the list with it', async () => {
  await put('signOff', signOffOf('given', { competency: MEASURE, at: now() - 1000 }))
  await put('signOff', signOffOf('of-another', { by: { person: 'chen' as PersonId, name: 'Chen Hua', role: 'mentor' }, at: now() - 2000 }))
  open(`/apprentices/${liWei.id}`)
  await user.click(await screen.findByRole('radio', { name: 'Signed by you 1' }))
  await user.click(screen.getByRole('button', { name: 'Withdraw' }))
  await user.click(await screen.findByRole('button', { name: 'Withdraw the sign-off' }))
  expect(screen.getByText(/Say why/)).toBeTruthy()
  expect(await queued()).toHaveLength(0)
  await user.type(screen.getByRole('textbox', { name: 'Reason' }), 'It was another bogie.')
  await user.click(screen.getByRole('button', { name: 'Withdraw the sign-off' }))
  expect(await screen.findByText('It was another bogie.', { selector: 'bdi' })).toBeTruthy()
  expect((await queued()).map((m) => m.name)).toEqual(['competency.withdraw'])
  expect(await db.drafts.count()).toBe(0)
})

test('an address may name the sign-off that is to be withdrawn: its form is open with what was written, and can be left', async () => {
  for (let n = 0; n < 35; n += 1) await put('signOff', signOffOf(`s${n}`, { competency: MEASURE, at: now() - n * 1000 }))
  await db.drafts.put({ key: 'withdraw s33', value: { because: 'It was another bogie.' }, savedAt: now() })
  open(`/apprentices/${liWei.id}?withdraw=s33`)
  const reason = await screen.findByRole('textbox', { name: 'Reason' })
  await waitFor(() => expect(reason).toHaveFocus())
  expect(reason).toHaveProperty('value', 'It was another bogie.')
  expect(screen.getAllByRole('textbox')).toHaveLength(1)
  await user.click(screen.getByRole('radio', { name: 'Logs 1' }))
  expect(await screen.findByText('Axle seat')).toBeTruthy()
  expect(screen.queryByRole('textbox', { name: 'Reason' })).toBeNull()
})

const concernOf = (id: string, audience: ConcernAudience, text: string): Concern => ({
  id: id as ConcernId,
  apprentice: liWei.id,
  placement: PLACEMENT,
  category: 'safety',
  audience,
  text,
  raisedAt: now() - 1000,
  zone: 480,
  receivedAt: now() - 1000,
  due: now() + 3_600_000,
  state: 'open',
})

test('a concern that the apprentice shared is counted and stands in his page', async () => {
  await put('concern', concernOf('shared', 'school-and-mentors', 'No light in the pit.'))
  open('/apprentices')
  expect(await screen.findByText('1 concern open')).toBeTruthy()
  cleanup()
  open(`/apprentices/${liWei.id}`)
  await user.click(await screen.findByRole('radio', { name: 'Concerns 1' }))
  expect((await screen.findByRole('link', { name: /No light in the pit/ })).getAttribute('href')).toBe('/concerns/shared')
})

test('of a concern that he may not read there is no sign, should it ever lie here', async () => {
  await put('concern', concernOf('secret', 'school', 'A secret'))
  open('/apprentices')
  expect(await screen.findByText('Li Wei')).toBeTruthy()
  expect(screen.queryByText(/concern/)).toBeNull()
  cleanup()
  open(`/apprentices/${liWei.id}`)
  expect(await screen.findByRole('radio', { name: 'Logs 1' })).toBeTruthy()
  expect(screen.queryByRole('radio', { name: /Concerns/ })).toBeNull()
})
