import { addDays } from '#domain/calendar-day.ts'
import type { FeedbackId, GuidanceNoteId, PracticeLogId, SignOffId } from '#domain/ids.ts'
import { requestIdOf } from '#domain/sign-off.ts'
import type { RowOf, RowType } from '#sync/rows.ts'
import { scopeOf } from '#sync/scope.ts'
import { openScreen, storeFor } from '#tests/support/open-screen.tsx'
import { chenHua, HOUR, liWei, MEASURE, programmeOf, SECURE, signOffOf, TIDINESS, zhangGang } from '#tests/support/people.ts'
import { i18n } from '@lingui/core'
import { cleanup, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { now, today } from '../../store/clock.ts'
import { Database } from '../../store/database.ts'
import { firstDayOf, monthOf } from './month.ts'
import { ledgerRoutes } from './routes.tsx'
// The route loads it when it is opened; loaded here, no test waits for the server that builds it.
import './ledger-screen.tsx'

let db: Database
const user = userEvent.setup()
const put = <T extends RowType>(type: T, row: RowOf<T>) => db.rows(type).put({ ...row, _scope: scopeOf(type, row) })
const by = { person: zhangGang.id, name: zhangGang.name, role: 'mentor' } as const

const guided = (id: string, minutes: number, day = today(), who: RowOf<'guidanceNote'>['by'] = by) =>
  put('guidanceNote', { id: id as GuidanceNoteId, apprentice: liWei.id, day, minutes, about: '=Axle', by: who, at: now() })

const open = () => openScreen(storeFor(db, zhangGang), ledgerRoutes, '/ledger')

/** The line of a figure, without what is folded below it. */
const figure = async (name: string) => {
  const list = await screen.findByRole('list')
  return within(list).getByText(name, { selector: 'summary span' }).closest('details') as HTMLDetailsElement
}

beforeEach(async () => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  db = new Database(`ledger ${crypto.randomUUID()}`)
  await put('person', liWei)
  await put('programme', programmeOf())
})
afterEach(async () => {
  cleanup()
  await db.delete()
})

test('the month of a mentor stands in plain words, and every figure opens to its rows', async () => {
  const at = now()
  await guided('a', 30)
  await guided('b', 45)
  await guided('c', 60, today(), { person: chenHua.id, name: chenHua.name, role: 'mentor' })
  await put('signOffRequest', { id: requestIdOf(liWei.id, MEASURE), apprentice: liWei.id, competency: MEASURE, selfLevel: 3, logs: [], note: '', askedAt: at - 2 * HOUR, state: 'answered', returned: null })
  await put('signOff', signOffOf('first', { at }))
  await put('signOff', signOffOf('tick', { competency: SECURE, at: at + 1_000 }))
  await put('signOff', signOffOf('gone', { competency: TIDINESS, at: at - HOUR }))
  await put('withdrawal', { id: 'w' as RowOf<'withdrawal'>['id'], signOff: 'gone' as SignOffId, apprentice: liWei.id, because: 'No.', by, at })
  await put('feedback', { id: 'f' as FeedbackId, apprentice: liWei.id, about: { kind: 'practiceLog', id: 'log' as PracticeLogId, revision: 1 }, field: null, text: 'Good.', returns: true, by, at })
  open()
  expect((await figure('Guidance')).querySelector('summary')?.textContent).toContain('1 h 15 on 1 day')
  expect((await figure('Sign-offs given')).querySelector('summary b')?.textContent).toBe('1')
  expect((await figure('Time from request to answer')).querySelector('summary')?.textContent).toContain('half within 2 h')
  expect((await figure('Logs commented or returned')).querySelector('summary b')?.textContent).toBe('1')
  const bulk = await figure('Ticked in bulk, not counted')
  expect(bulk.querySelector('summary b')?.textContent).toBe('1')
  await user.click(bulk.querySelector('summary') as HTMLElement)
  expect(within(bulk).getByText(/less than 20 seconds/)).toBeTruthy()
  expect(within(bulk).getByText(/Competency secure/)).toBeTruthy()
  expect(within(await figure('Guidance')).getAllByRole('link', { name: 'Li Wei', hidden: true })).toHaveLength(2)
})

test('a month before is chosen from a list that begins with his first record', async () => {
  const before = addDays(firstDayOf(monthOf(today())), -1)
  await guided('old', 20, before)
  open()
  expect(await screen.findByText('Nothing in this month yet')).toBeTruthy()
  expect(screen.getAllByRole('option')).toHaveLength(2)
  const earlier = screen.getByRole('button', { name: 'Month before' })
  await user.click(earlier)
  expect((await figure('Guidance')).querySelector('summary')?.textContent).toContain('20 min on 1 day')
  expect(earlier.getAttribute('aria-disabled')).toBe('true')
  expect(document.activeElement).toBe(earlier)
})

test('the file holds every row, and disarms what a spreadsheet would run', async () => {
  const blobs: Blob[] = []
  const { createObjectURL } = URL
  URL.createObjectURL = (made: Blob) => {
    blobs.push(made)
    return createObjectURL.call(URL, made)
  }
  try {
    await guided('a', 30)
    open()
    await user.click(await screen.findByRole('button', { name: 'Save as a table (CSV)' }))
  } finally {
    URL.createObjectURL = createObjectURL
  }
  const lines = (await blobs[0]?.text())?.split('\r\n')
  expect(lines?.[1]).toBe(`Guidance,${today()},Li Wei,'=Axle,30 min`)
})

test('on paper its headings are in both languages', async () => {
  await guided('a', 30)
  open()
  expect(await screen.findByText('Mentor ledger 师傅指导台账')).toBeTruthy()
  expect(screen.getAllByText('Guidance 指导时间')).toHaveLength(2)
})
