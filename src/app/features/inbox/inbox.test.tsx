import { addDays, mondayOf } from '#domain/calendar-day.ts'
import type { ConcernEventId, ConcernId, FeedbackId, PhotoId, PracticeLogId } from '#domain/ids.ts'
import type { Feedback } from '#domain/feedback.ts'
import { observationIdOf } from '#domain/observation.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import type { RowOf, RowType } from '#sync/rows.ts'
import { scopeOf } from '#sync/scope.ts'
import { openScreen, storeFor } from '#tests/support/open-screen.tsx'
import { contentOf, DAY, HOUR, liWei, PLACEMENT, placementOf, PROGRAMME, programmeOf, signOffOf, wangFang, zhangGang } from '#tests/support/people.ts'
import { i18n } from '@lingui/core'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readUnread } from '../../record/unread.ts'
import { now, today } from '../../store/clock.ts'
import { Database } from '../../store/database.ts'
import { countDrafts } from '../../store/drafts.ts'
import { inboxRoutes } from './routes.tsx'
// The routes load it when it is opened; loaded here, no test waits for the server that builds it.
import './inbox-screen.tsx'
import './observations-screen.tsx'

let db: Database
const user = userEvent.setup()
const put = <T extends RowType>(type: T, row: RowOf<T>) => db.rows(type).put({ ...row, _scope: scopeOf(type, row) })
const unread = () => readUnread(db, liWei.id)

const LOG = 'log-1' as PracticeLogId
const logOf = (over: Partial<PracticeLog> = {}): PracticeLog => ({
  ...contentOf(),
  id: LOG,
  apprentice: liWei.id,
  placement: PLACEMENT,
  programme: PROGRAMME,
  state: 'returned',
  revision: 1,
  writtenAt: now() - 2 * DAY,
  submittedAt: now() - 2 * DAY,
  zone: 480,
  late: false,
  confirmedBy: null,
  otherVersions: [],
  ...over,
})
const commentOf = (id: string, over: Partial<Feedback> = {}): Feedback => ({
  id: id as FeedbackId,
  apprentice: liWei.id,
  about: { kind: 'practiceLog', id: LOG, revision: 1 },
  field: 'whatIDid',
  text: `Comment ${id}`,
  returns: true,
  by: { person: wangFang.id, name: wangFang.name, role: 'teacher' },
  at: now() - HOUR,
  ...over,
})

const open = () => openScreen(storeFor(db, liWei), inboxRoutes, '/inbox').router

beforeEach(async () => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  db = new Database(`inbox ${crypto.randomUUID()}`)
  await put('placement', placementOf())
  await put('programme', programmeOf())
})
afterEach(async () => {
  cleanup()
  await db.delete()
})

test('a returned log is one piece of news, counts its comments, and leads to its correction', async () => {
  await put('practiceLog', logOf())
  await put('feedback', commentOf('a'))
  await put('feedback', commentOf('b'))
  open()
  expect(await screen.findByText('Wang Fang returned your log with 2 comments')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Correct it' }).getAttribute('href')).toBe(`/logbook/${LOG}/edit`)
  expect(await unread()).toBe(1)
})

test('handed in again, it waits no longer and is not called new', async () => {
  await put('practiceLog', logOf({ state: 'submitted', revision: 2, submittedAt: now() }))
  await put('feedback', commentOf('a'))
  open()
  expect(await screen.findByText('Wang Fang had returned your log with 1 comment')).toBeTruthy()
  expect(screen.queryByRole('link', { name: 'Correct it' })).toBeNull()
  expect(await unread()).toBe(0)
})

test('a return that comes after the apprentice had handed in anew is still told', async () => {
  await put('practiceLog', logOf({ state: 'submitted', revision: 2, submittedAt: now() - DAY }))
  await put('feedback', commentOf('a'))
  expect(await unread()).toBe(1)
})

test('what was looked at is remembered, and the same log returned again is new again', async () => {
  await put('practiceLog', logOf())
  await put('feedback', commentOf('a'))
  const router = open()
  await user.click(await screen.findByRole('link', { name: /Axle seat/ }))
  expect(router.state.location.pathname).toBe(`/logbook/${LOG}`)
  await waitFor(async () => expect(await unread()).toBe(0))
  await put('practiceLog', logOf({ revision: 2, submittedAt: now() - 60_000 }))
  await put('feedback', commentOf('c', { about: { kind: 'practiceLog', id: LOG, revision: 2 }, at: now() }))
  expect(await unread()).toBe(1)
})

test('on a new device the past is not called new, and one tap reads all the rest', async () => {
  await put('signOff', signOffOf('old', { at: now() - 30 * DAY }))
  await put('signOff', signOffOf('new', { at: now() - HOUR }))
  expect(await unread()).toBe(1)
  open()
  await user.click(await screen.findByRole('button', { name: 'Mark all as read' }))
  await waitFor(async () => expect(await unread()).toBe(0))
})

test('an answer to a concern is news with its words, and leads there; his concerns are counted above', async () => {
  const CONCERN = 'concern-1' as ConcernId
  const base = { apprentice: liWei.id, audience: 'school' as const }
  await put('concern', { ...base, id: CONCERN, placement: null, category: 'pay', text: 'No wages.', raisedAt: now() - DAY, zone: 480, receivedAt: now() - DAY, due: null, state: 'answered' })
  await put('concernEvent', { ...base, id: 'e1' as ConcernEventId, concern: CONCERN, kind: 'answered', text: 'I have called them.', by: commentOf('x').by, at: now() - HOUR })
  await put('concernEvent', { ...base, id: 'e2' as ConcernEventId, concern: CONCERN, kind: 'said', text: 'My own words', by: { person: liWei.id, name: liWei.name, role: 'apprentice' }, at: now() })
  open()
  const news = await screen.findByRole('link', { name: /Wang Fang answered your concern.*I have called them/ })
  expect(news.getAttribute('href')).toBe(`/concerns/${CONCERN}`)
  expect(screen.queryByText('My own words')).toBeNull()
  expect(screen.getByRole('link', { name: /Your concerns.*None waits for an answer/ }).getAttribute('href')).toBe('/concerns')
  expect(screen.getByRole('link', { name: 'Raise a concern' })).toBeTruthy()
  expect(await unread()).toBe(1)
})

test('a week that a mentor noted is news with his words, and is read with the words above the marks', async () => {
  const week = mondayOf(today())
  const mark = (words = '') => ({ mark: 'growing' as const, words })
  const items = { ethics: mark(), skills: mark('Centred the wheelset alone.'), behaviour: mark(), style: mark(), awareness: { mark: 'not-seen' as const, words: '' } }
  await put('observation', { id: observationIdOf(liWei.id, week, zhangGang.id), apprentice: liWei.id, week, items, by: { person: zhangGang.id, name: zhangGang.name, role: 'mentor' }, at: now() - 1000 })
  expect(await unread()).toBe(1)
  const router = open()
  const news = await screen.findByRole('link', { name: /Zhang Gang noted your week.*Centred the wheelset alone/ })
  await user.click(news)
  await waitFor(() => expect(router.state.location.pathname).toBe('/inbox/observations'))
  // The address is the new one before the screen is; the inbox has articles, too.
  await screen.findByText('No occasion')
  const text = screen.getByRole('article').textContent ?? ''
  expect(text.indexOf('Centred the wheelset alone.')).toBeLessThan(text.indexOf('Growing'))
  expect(await unread()).toBe(0)
})

test('a comment on a part of a photo leads to that part', async () => {
  await put('practiceLog', logOf())
  await put('feedback', commentOf('a'))
  await put('feedback', commentOf('b', { field: 'photos', region: { photo: 'p1' as PhotoId, x: 1, y: 1, width: 1, height: 1 } }))
  open()
  const link = await screen.findByRole('link', { name: /Wang Fang returned your log/ })
  expect(link.getAttribute('href')).toBe(`/logbook/${LOG}?comment=b`)
})

describe('days without a log', () => {
  const lastMonday = addDays(mondayOf(today()), -7)
  const worked = (...days: readonly number[]) => Promise.all(days.map((n) => put('practiceLog', logOf({ id: `day-${n}` as PracticeLogId, practisedOn: addDays(lastMonday, n), state: 'submitted' }))))
  /** At the post on the days of last week alone. */
  beforeEach(() => put('placement', placementOf({ start: lastMonday, end: addDays(lastMonday, 6), restDays: [6, 7] })))

  test('are named calmly, are no news, and the next log is one tap away', async () => {
    await worked(0, 2, 3, 4)
    open()
    const week = within(await screen.findByRole('region', { name: 'Days without a log' }))
    expect(week.getByText(/^No log for Tue \d+ \w+\./)).toBeTruthy()
    expect(week.getByRole('link', { name: 'Write a log' }).getAttribute('href')).toBe('/logbook/new')
    expect(await unread()).toBe(0)
    expect(await db.outbox.count()).toBe(0)
  })

  test('put away for the week they stay away, and nobody else hears of it', async () => {
    await worked(0, 2, 3, 4)
    open()
    await user.click(await screen.findByRole('button', { name: 'Put away for this week' }))
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Days without a log' })).toBeNull())
    cleanup()
    open()
    expect(await screen.findByText('Nothing has come in yet')).toBeTruthy()
    expect(screen.queryByRole('region', { name: 'Days without a log' })).toBeNull()
    expect(await db.outbox.count()).toBe(0)
    expect(await countDrafts(db)).toBe(0)
  })

  test('where every day has its log, nothing is said', async () => {
    await worked(0, 1, 2, 3, 4)
    open()
    expect(await screen.findByText('Nothing has come in yet')).toBeTruthy()
    expect(screen.queryByRole('region', { name: 'Days without a log' })).toBeNull()
  })
})
