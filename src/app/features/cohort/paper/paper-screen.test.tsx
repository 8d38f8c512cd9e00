import { addDays } from '#domain/calendar-day.ts'
import type { PracticeLogId } from '#domain/ids.ts'
import { type PracticeLog, revisionIdOf } from '#domain/practice-log.ts'
import type { RowOf, RowType } from '#sync/rows.ts'
import { scopeOf } from '#sync/scope.ts'
import { openScreen, storeFor } from '#tests/support/open-screen.tsx'
import { chenHua, cohortOf, competencyOf, contentOf, guidanceOf, liWei, MEASURE, PLACEMENT, placementOf, PROGRAMME, programmeOf, SECURE, TIDINESS, wangFang, zhangGang, zhaoMin } from '#tests/support/people.ts'
import type { Person } from '#domain/people.ts'
import { i18n } from '@lingui/core'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { now, today } from '../../../store/clock.ts'
import { Database } from '../../../store/database.ts'
import { cohortRoutes } from '../routes.tsx'
// The routes load these when they are opened; loaded here, no test waits for the server that builds them.
import '../log-screen.tsx'
import './paper-screen.tsx'

let db: Database
const user = userEvent.setup()
const put = <T extends RowType>(type: T, row: RowOf<T>) => db.rows(type).put({ ...row, _scope: scopeOf(type, row) })
const photo = (n: number) => ({ id: `photo-${n}` as never, sha256: String(n).repeat(64), type: 'image/jpeg' as const, bytes: 1_000, width: 800, height: 600, source: 'camera' as const, addedAt: now(), caption: n === 1 ? 'The axle' : 'The sheet', marks: [] })
const LOG = 'log' as PracticeLogId
const practised = addDays(today(), -2)

const putLog = async (photos: readonly ReturnType<typeof photo>[]) => {
  const content = contentOf({ practisedOn: practised, photos })
  const log: PracticeLog = { ...content, id: LOG, apprentice: liWei.id, placement: PLACEMENT, programme: PROGRAMME, state: 'confirmed', revision: 1, writtenAt: now(), submittedAt: now(), zone: 480, late: false, confirmedBy: null, otherVersions: [] }
  await put('practiceLog', log)
  await put('logRevision', { id: revisionIdOf(LOG, 1), log: LOG, apprentice: liWei.id, revision: 1, at: now(), content })
}

const REQUIRED = 'Please fill this in.'
const ADDRESS = `/cohorts/cohort-2026/apprentices/li-wei/logs/log`
const open = (address = `${ADDRESS}/paper`, who: Person = wangFang) => openScreen(storeFor(db, who), cohortRoutes, address)
const save = () => user.click(screen.getByRole('button', { name: 'Put down what the sheet says' }))
const pick = async (code: string) => {
  await user.type(screen.getByRole('combobox', { name: 'Skills' }), code)
  await user.click(await screen.findByRole('option', { name: new RegExp(code) }))
}

beforeEach(async () => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  await page.viewport(1440, 900)
  db = new Database(`paper ${crypto.randomUUID()}`)
  await put('person', liWei)
  await put('cohort', cohortOf())
  await put('programme', programmeOf([competencyOf(SECURE), competencyOf(MEASURE, { signers: 'mentor' }), competencyOf(TIDINESS)]))
  const from = addDays(today(), -60)
  await put('placement', placementOf({ start: from, end: addDays(today(), 60), mentors: [guidanceOf(zhangGang, { from }), guidanceOf(chenHua, { as: 'deputy', from: addDays(today(), -3) })] }))
  await putLog([photo(1), photo(2)])
})
afterEach(async () => {
  cleanup()
  await db.delete()
})

test('a teacher puts down what a sheet says, by its photo, and every line of it in one deed', async () => {
  const { router } = open(ADDRESS)
  await user.click(await screen.findByRole('link', { name: 'A photo shows a signed sheet' }))
  await user.click(await screen.findByRole('radio', { name: /The sheet/ }))
  expect(screen.getByLabelText<HTMLInputElement>('The day that stands on it').value).toBe(practised)
  await user.selectOptions(screen.getByLabelText('Who signed it'), 'zhang-gang')
  await pick('secure')
  await pick('tidiness')
  const first = within(screen.getByRole('group', { name: /^secure/ }))
  expect(first.getAllByRole('radio')).toHaveLength(4)
  await user.click(first.getByRole('radio', { name: /^Level 3/ }))
  await user.click(first.getByRole('button', { name: 'Prompts: one more' }))
  await user.type(first.getByRole('textbox', { name: 'Comment' }), 'Steady hands.')
  await user.click(within(screen.getByRole('group', { name: /^tidiness/ })).getByRole('radio', { name: /^Level 4/ }))
  await save()
  await waitFor(async () => expect(await db.outbox.count()).toBe(1))
  const [sent] = await db.outbox.toArray()
  expect(sent?.name).toBe('competency.recordPaper')
  expect(sent?.args).toMatchObject({
    apprentice: liWei.id,
    mentor: zhangGang.id,
    signedOn: practised,
    sheet: { log: LOG, revision: 1, photo: '2'.repeat(64) },
    lines: [
      { competency: SECURE, level: 3, facts: { takeovers: 0, prompts: 1, defects: 0 }, comment: 'Steady hands.' },
      { competency: TIDINESS, level: 4 },
    ],
  })
  expect(await db.rows('signOff').toArray()).toMatchObject([{ assurance: 'C' }, { assurance: 'C' }])
  await waitFor(() => expect(router.state.location.pathname).toBe(ADDRESS))
  expect(await db.drafts.count()).toBe(0)
})

test('nothing is put down without the photo, the mentor, a skill and its level, and each is said at its field', async () => {
  open()
  await screen.findByRole('radio', { name: /The sheet/ })
  await save()
  expect(within(screen.getByRole('radiogroup', { name: 'The signed sheet' })).getByText(REQUIRED)).toBeTruthy()
  expect(document.activeElement?.getAttribute('type')).toBe('radio')
  await user.click(screen.getByRole('radio', { name: /The sheet/ }))
  await save()
  expect(document.activeElement).toBe(screen.getByLabelText('Who signed it'))
  await user.selectOptions(screen.getByLabelText('Who signed it'), 'zhang-gang')
  await save()
  expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Skills' }))
  await pick('secure')
  await save()
  expect(within(screen.getByRole('group', { name: /^secure/ })).getByText(REQUIRED)).toBeTruthy()
  expect(within(screen.getByRole('group', { name: /^secure/ })).getAllByRole('radio')).toContain(document.activeElement)
  expect(await db.outbox.count()).toBe(0)
})

test('only who guided on that day can have signed; a line kept for the mentor is refused of the deputy, and the words stay', async () => {
  open()
  await user.click(await screen.findByRole('radio', { name: /The sheet/ }))
  const mentors = () => [...screen.getByLabelText<HTMLSelectElement>('Who signed it').options].map((o) => o.value).filter((v) => v !== '')
  expect(mentors()).toEqual(['zhang-gang', 'chen-hua'])
  const day = screen.getByLabelText('The day that stands on it')
  fireEvent.change(day, { target: { value: addDays(today(), -10) } })
  expect(mentors()).toEqual(['zhang-gang'])
  fireEvent.change(day, { target: { value: addDays(today(), -100) } })
  expect(screen.getByText('Nobody guided this apprentice on that day.')).toBeTruthy()
  fireEvent.change(day, { target: { value: practised } })
  await user.selectOptions(screen.getByLabelText('Who signed it'), 'chen-hua')
  await pick('measure')
  const line = within(screen.getByRole('group', { name: /^measure/ }))
  expect(line.getByText(/keeps this skill for the mentor himself/)).toBeTruthy()
  await user.click(line.getByRole('radio', { name: /^Level 3/ }))
  await user.type(line.getByRole('textbox', { name: 'Comment' }), 'Held it level.')
  await save()
  // It is said at the skill that it is about, and the reader is taken there.
  const said = await line.findByRole('alert')
  expect(said.textContent).toMatch(/keeps this skill for the mentor himself/)
  await waitFor(() => expect(document.activeElement).toBe(said))
  expect(line.getByRole<HTMLTextAreaElement>('textbox', { name: 'Comment' }).value).toBe('Held it level.')
  expect(await db.outbox.count()).toBe(0)
})

test('what was copied so far is there again after the screen was left', async () => {
  const { unmount } = open()
  await user.click(await screen.findByRole('radio', { name: /The sheet/ }))
  await user.selectOptions(screen.getByLabelText('Who signed it'), 'zhang-gang')
  await pick('secure')
  await user.type(screen.getByRole('textbox', { name: 'Comment' }), 'Steady hands.')
  unmount()
  await waitFor(async () => expect(JSON.stringify(await db.drafts.toArray())).toContain('Steady hands.'))
  open()
  expect((await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Comment' })).value).toBe('Steady hands.')
  expect(screen.getByRole<HTMLInputElement>('radio', { name: /The sheet/ }).checked).toBe(true)
})

test('a log without a photo says what is missing; who does not teach him is not offered it', async () => {
  open(ADDRESS, zhaoMin)
  await screen.findByRole('heading', { name: 'Axle seat' })
  expect(screen.queryByRole('link', { name: 'A photo shows a signed sheet' })).toBeNull()
  cleanup()
  await putLog([])
  open()
  expect(await screen.findByText('This log has no photo of a signed sheet')).toBeTruthy()
})
