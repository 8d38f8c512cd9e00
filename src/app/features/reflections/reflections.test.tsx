import type { MeasurementId, PracticeLogId, ReflectionId } from '#domain/ids.ts'
import type { Measurement } from '#domain/measurement.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import type { Reflection } from '#domain/reflection.ts'
import { privateOf } from '#sync/scope.ts'
import type { RowOf, RowType } from '#sync/rows.ts'
import { scopeOf } from '#sync/scope.ts'
import { openScreen, storeFor } from '#tests/support/open-screen.tsx'
import { contentOf, liWei, PLACEMENT, PROGRAMME } from '#tests/support/people.ts'
import { i18n } from '@lingui/core'
import { cleanup, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { now, today } from '../../store/clock.ts'
import { Database } from '../../store/database.ts'
import { reflectionsRoutes } from './routes.tsx'
// The routes load these when they are opened; loaded here, no test waits for the server that builds them.
import './edit-reflection-screen.tsx'
import './new-reflection-screen.tsx'
import './profile-screen.tsx'
import './reflection-screen.tsx'
import './reflections-screen.tsx'

let db: Database
const user = userEvent.setup()
const put = <T extends RowType>(type: T, row: RowOf<T>) => db.rows(type).put({ ...row, _scope: scopeOf(type, row) })
const mutations = async () => (await db.outbox.toArray()).map((i) => [i.name, i.args])

const R = 'r1' as ReflectionId
const reflectionOf = (over: Partial<Reflection> = {}): Reflection => ({
  id: R,
  apprentice: liWei.id,
  dimension: 'rigour',
  text: 'I checked the pin twice.',
  logs: [],
  shared: false,
  writtenAt: now(),
  changedAt: now(),
  otherVersions: [],
  ...over,
})

const open = (address: string) => openScreen(storeFor(db, liWei), reflectionsRoutes, address).router

beforeEach(async () => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  db = new Database(`reflections ${crypto.randomUUID()}`)
})
afterEach(async () => {
  cleanup()
  await db.delete()
})

test('a reflection that nobody chose to share is written private, in the scope that is only his', async () => {
  const router = open('/reflections/new')
  await user.click(await screen.findByRole('radio', { name: /Rigour/ }))
  await user.type(screen.getByRole('textbox', { name: 'Your words' }), 'I checked twice.')
  await user.click(screen.getByRole('button', { name: 'Save reflection' }))
  await waitFor(() => expect(router.state.location.pathname).toMatch(/^\/reflections\/[0-9a-f-]{36}$/))
  const [row] = await db.rows('reflection').toArray()
  expect(row).toMatchObject({ shared: false, dimension: 'rigour', text: 'I checked twice.', _scope: privateOf(liWei.id) })
  expect(await mutations()).toMatchObject([['reflection.write', { shared: false }]])
  expect(await db.drafts.count()).toBe(0)
  expect(await screen.findByText('Only you can read this.')).toBeTruthy()
})

test('nothing is saved without words and a dimension, and what was typed stays', async () => {
  open('/reflections/new')
  await user.type(await screen.findByRole('textbox', { name: 'Your words' }), 'Words')
  await user.click(screen.getByRole('button', { name: 'Save reflection' }))
  expect(await screen.findByText('Please choose one of the four.')).toBeTruthy()
  expect(screen.getByDisplayValue('Words')).toBeTruthy()
  expect(await db.outbox.count()).toBe(0)
})

test('a reflection that was being written is there after a restart', async () => {
  const router = open('/reflections/new')
  await user.type(await screen.findByRole('textbox', { name: 'Your words' }), 'Half a thought')
  await waitFor(async () => expect(await db.drafts.get('reflection:new')).toBeTruthy())
  await router.navigate('/reflections')
  expect(await screen.findByText('Draft, go on writing')).toBeTruthy()
  await router.navigate('/reflections/new')
  expect(await screen.findByDisplayValue('Half a thought')).toBeTruthy()
})

test('the question starts from the task of the latest log', async () => {
  await put('practiceLog', {
    ...contentOf({ task: 'Brake pads, coach 4' }),
    id: 'l' as PracticeLogId,
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
  open('/reflections/new')
  await user.click(await screen.findByRole('radio', { name: /Dedication/ }))
  expect(await screen.findByText(/“Brake pads, coach 4”: where did you begin again/)).toBeTruthy()
})

test('before sharing it is said that there is no way back, and only then it is shared', async () => {
  await put('reflection', reflectionOf())
  open(`/reflections/${R}`)
  await user.click(await screen.findByRole('button', { name: 'Share…' }))
  expect(await screen.findByText(/This cannot be taken back/)).toBeTruthy()
  expect(await db.outbox.count()).toBe(0)
  await user.click(screen.getByRole('button', { name: 'Share' }))
  expect(await screen.findByText('Your mentor and teacher can read this.')).toBeTruthy()
  expect(await mutations()).toEqual([['reflection.share', { id: R }]])
})

test('a change says what it sets, and what all of it was', async () => {
  const written = reflectionOf()
  await put('reflection', written)
  const router = open(`/reflections/${R}/edit`)
  const words = await screen.findByRole('textbox', { name: 'Your words' })
  await user.type(words, ' And again.')
  await user.click(screen.getByRole('button', { name: 'Save reflection' }))
  await waitFor(() => expect(router.state.location.pathname).toBe(`/reflections/${R}`))
  const was = { dimension: 'rigour', text: 'I checked the pin twice.', logs: [] }
  const history = { writtenAt: written.writtenAt, otherVersions: [] }
  expect(await mutations()).toEqual([['reflection.revise', { id: R, set: { text: 'I checked the pin twice. And again.' }, was, history }]])
  expect(await db.drafts.count()).toBe(0)

  // Begun and taken back: nothing is handed in, and no draft is left behind.
  await router.navigate(`/reflections/${R}/edit`)
  await user.type(await screen.findByRole('textbox', { name: 'Your words' }), '!{Backspace}')
  await user.click(screen.getByRole('button', { name: 'Save reflection' }))
  await waitFor(() => expect(router.state.location.pathname).toBe(`/reflections/${R}`))
  expect([(await mutations()).length, await db.drafts.count()]).toEqual([1, 0])
})

test('what another device wrote stands beside the words', async () => {
  await put('reflection', reflectionOf({ otherVersions: [{ field: 'text', text: 'I checked it once.', at: now() }] }))
  open(`/reflections/${R}`)
  expect(await screen.findByText('I checked the pin twice.')).toBeTruthy()
  expect(screen.getByText('I checked it once.')).toBeTruthy()
})

/** A log of today. */
const putLog = (id: string, over: Partial<PracticeLog> = {}) =>
  put('practiceLog', {
    ...contentOf({ practisedOn: today(), competencies: [] }),
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
const flange = (value: number): Measurement => ({ id: `m${value}` as MeasurementId, quantity: 'Flange height', unit: 'mm', value, nominal: 28, tolerance: { plus: 0.5, minus: 0.2 }, instrument: '' })

describe('a question from the log', () => {
  test('names the fact; taking it sets dimension and log, and the words stay his', async () => {
    await putLog('l', { measurements: [flange(28.1), flange(27.5), flange(28)], improvement: 'A stop' })
    open('/reflections/new')
    expect(await screen.findByText(/measured “Flange height” 3 times; the 2nd was out by 0.3 mm/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Answer this' }))
    expect(screen.getByRole('radio', { name: /Refinement/ })).toHaveProperty('checked', true)
    const words = screen.getByRole('textbox', { name: 'Your words' })
    expect(words).toHaveProperty('value', '')
    expect(document.activeElement).toBe(words)
    await user.type(words, 'I cleaned the gauge.')
    await user.click(screen.getByRole('button', { name: 'Save reflection' }))
    await waitFor(async () => expect(await mutations()).toMatchObject([['reflection.write', { content: { dimension: 'refinement', text: 'I cleaned the gauge.', logs: ['l'] } }]]))
  })

  test('another one can be had, what was typed stays, and after a restart the one that was taken is there', async () => {
    await putLog('l', { attempts: 3, improvement: 'A stop' })
    const router = open('/reflections/new')
    await user.type(await screen.findByRole('textbox', { name: 'Your words' }), 'Three times.')
    expect(screen.getByText(/You noted 3 attempts/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Another question' }))
    expect(screen.getByText(/You proposed an improvement/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Answer this' }))
    expect(screen.getByDisplayValue('Three times.')).toBeTruthy()
    await waitFor(async () => expect((await db.drafts.get('reflection:new'))?.value).toMatchObject({ dimension: 'excellence', logs: ['l'] }))
    await router.navigate('/reflections')
    await router.navigate('/reflections/new')
    expect(await screen.findByText(/You proposed an improvement/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Answer this' })).toBeNull()
  })
})

describe('the craft profile', () => {
  test('where the logs show nothing it says what would count, and no number', async () => {
    open('/reflections')
    await user.click(await screen.findByRole('link', { name: /Craft profile/ }))
    expect(await screen.findAllByText(/^Blank so far\. It would count/)).toHaveLength(4)
    const main = screen.getByRole('main')
    expect(main.textContent).not.toMatch(/\d/)
  })

  test('each deed is told in plain words, with the logs that it rests on', async () => {
    await putLog('seat', { task: 'Flange', attempts: 2, measurements: [flange(29), flange(28)], ownDefects: 'A burr on the edge' })
    open('/reflections/profile')
    expect(await screen.findByText('2 attempts until it met the standard: Flange height')).toBeTruthy()
    expect(screen.getByText('A burr on the edge')).toBeTruthy()
    expect(screen.getAllByRole('link', { name: /Flange/ }).map((a) => a.getAttribute('href'))).toEqual(['/logbook/seat', '/logbook/seat'])
    expect(screen.getAllByText(/^Blank so far/)).toHaveLength(2)
  })
})
