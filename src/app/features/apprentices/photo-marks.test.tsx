import { addDays } from '#domain/calendar-day.ts'
import type { FeedbackId, PhotoId, PracticeLogId } from '#domain/ids.ts'
import type { Photo } from '#domain/photo.ts'
import type { RowOf, RowType } from '#sync/rows.ts'
import { scopeOf } from '#sync/scope.ts'
import { openScreen, storeFor } from '#tests/support/open-screen.tsx'
import { contentOf, guidanceOf, liWei, PLACEMENT, placementOf, PROGRAMME, programmeOf, wangFang, zhangGang } from '#tests/support/people.ts'
import { i18n } from '@lingui/core'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test } from 'vitest'
import '../../ui/tokens.css'
import '../../ui/base.css'
import { now, today } from '../../store/clock.ts'
import { Database } from '../../store/database.ts'
import { apprenticesRoutes } from './routes.tsx'
// The route loads it when it is opened; loaded here, no test waits for the server that builds it.
import './log-screen.tsx'

let db: Database
const user = userEvent.setup()
const LOG = 'seat' as PracticeLogId
const ADDRESS = `/apprentices/${liWei.id}/logs/${LOG}`
const put = <T extends RowType>(type: T, row: RowOf<T>) => db.rows(type).put({ ...row, _scope: scopeOf(type, row) })
const queued = async () => (await db.outbox.toArray()).map(({ name, args }) => ({ name, args }))

const photoOf = (id: string): Photo => ({
  id: id as PhotoId,
  sha256: id.padEnd(64, '0'),
  type: 'image/jpeg',
  bytes: 1_000,
  width: 1_600,
  height: 1_200,
  source: 'camera',
  addedAt: now(),
  caption: '',
  marks: [],
})

const open = (address = ADDRESS) => openScreen(storeFor(db, zhangGang), apprenticesRoutes, address)

/** With the keyboard alone: two steps left of the middle of the photo, and a step higher. */
const markByKeys = async (photo: string, words: string) => {
  ;(await screen.findByRole('button', { name: photo })).focus()
  await user.keyboard('{Enter}')
  const viewer = within(await screen.findByRole('dialog'))
  viewer.getByRole('button', { name: 'Mark a place and comment on it' }).focus()
  await user.keyboard('{Enter}')
  await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('application'))
  await user.keyboard('{ArrowLeft}{ArrowLeft}{Shift>}{ArrowUp}{/Shift}{Enter}')
  await waitFor(() => expect(document.activeElement?.tagName).toBe('TEXTAREA'))
  await user.keyboard(words)
  await user.click(viewer.getByRole('button', { name: 'Done' }))
  expect(viewer.getByRole('button', { name: /Nearer/ })).toBeTruthy()
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
}
const PLACE = { x: 3_100, y: 3_500, width: 3_000, height: 2_800 }

beforeEach(async () => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  db = new Database(`marks ${crypto.randomUUID()}`)
  // The bytes are here, so that nobody asks a server for them.
  for (const { sha256, type } of [photoOf('a'), photoOf('b')]) {
    await db.photoBytes.put({ sha256, type, bytes: new ArrayBuffer(8), state: 'sent', addedAt: now() })
    await db.thumbs.put({ sha256, type, bytes: new ArrayBuffer(8) })
  }
  await put('person', liWei)
  await put('programme', programmeOf())
  await put('placement', placementOf({ start: addDays(today(), -60), end: addDays(today(), 60), mentors: [guidanceOf(zhangGang, { from: addDays(today(), -60) })] }))
  await put('practiceLog', {
    ...contentOf({ practisedOn: today(), photos: [photoOf('a'), photoOf('b')] }),
    id: LOG,
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
  })
})
afterEach(async () => {
  cleanup()
  await db.delete()
})

test('a place on a photo is marked with keys alone, kept as a draft, and given with its words', async () => {
  open()
  await markByKeys('Photo 2', 'What made this scratch?')
  await waitFor(async () => expect((await db.drafts.get(`comments ${LOG}`))?.value).toMatchObject({ marks: [{ text: 'What made this scratch?', region: { photo: 'b', ...PLACE } }] }))
  cleanup()
  open()
  expect(await screen.findByDisplayValue('What made this scratch?')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Give 1 comment' }))
  await waitFor(async () =>
    expect(await queued()).toMatchObject([{ name: 'feedback.give', args: { field: 'photos', text: 'What made this scratch?', region: { photo: 'b', ...PLACE }, about: { id: LOG, revision: 1 } } }]),
  )
  await waitFor(async () => expect(await db.drafts.count()).toBe(0))
  expect(await screen.findByRole('button', { name: 'Show mark 1 on the photo' })).toBeTruthy()
})

test('a mark is enough to return a log, and goes with the other comments', async () => {
  open()
  await markByKeys('Photo 1', 'Wipe it first.')
  await user.click(screen.getByRole('button', { name: 'Comment on: Minutes' }))
  await user.type(screen.getByRole('textbox', { name: 'Comment on: Minutes' }), 'Ninety?')
  await user.click(screen.getByRole('button', { name: 'Return' }))
  await waitFor(async () =>
    expect(await queued()).toMatchObject([{ name: 'practiceLog.return', args: { comments: [{ field: 'minutes', text: 'Ninety?' }, { field: 'photos', text: 'Wipe it first.', region: { photo: 'a' } }] } }]),
  )
})

test('a mark without words is not given, and waits for them', async () => {
  open()
  await markByKeys('Photo 1', ' ')
  await user.type(screen.getByRole('textbox', { name: 'Comment on the whole' }), 'Well done.')
  await user.click(screen.getByRole('button', { name: 'Give 1 comment' }))
  await waitFor(async () => expect(await queued()).toMatchObject([{ args: { field: null, text: 'Well done.' } }]))
  expect(screen.getByRole('textbox', { name: 'Comment on mark 1' })).toBeTruthy()
})

test('the press that comes to the last photo, or back to the first, leaves the focus on its button', async () => {
  open()
  await user.click(await screen.findByRole('button', { name: 'Photo 1' }))
  const viewer = within(await screen.findByRole('dialog'))
  for (const [name, there] of [['Next photo', 'Photo 2 of 2'], ['Photo before', 'Photo 1 of 2']] as const) {
    const button = viewer.getByRole('button', { name })
    button.focus()
    await user.keyboard('{Enter}{Enter}')
    expect(viewer.getByRole('heading', { name: there })).toBeTruthy()
    expect(button).toHaveAttribute('aria-disabled', 'true')
    expect(button).toHaveFocus()
  }
})

test('marks are numbered as they were made, and a comment shows its place; one whose photo is gone only its words', async () => {
  const base = { apprentice: liWei.id, about: { kind: 'practiceLog' as const, id: LOG, revision: 1 }, field: 'photos', returns: false, by: { person: wangFang.id, name: wangFang.name, role: 'teacher' as const } }
  const on = (photo: string) => ({ photo: photo as PhotoId, ...PLACE })
  await put('feedback', { ...base, id: 'f1' as FeedbackId, text: 'On the second.', region: on('b'), at: now() - 2 })
  await put('feedback', { ...base, id: 'f2' as FeedbackId, text: 'On one that is gone.', region: on('gone'), at: now() - 1 })
  open()
  expect(await screen.findByText('On one that is gone.')).toBeTruthy()
  expect(screen.getAllByRole('button', { name: /^Show mark/ })).toHaveLength(1)
  await user.click(screen.getByRole('button', { name: 'Show mark 1 on the photo' }))
  const viewer = within(await screen.findByRole('dialog'))
  expect(viewer.getByRole('heading', { name: 'Photo 2 of 2' })).toBeTruthy()
  expect(viewer.getByRole('button', { name: /Wang Fang.*On the second/ }).getAttribute('aria-pressed')).toBe('true')
})
