import type { DeadLetter, DeadLettersResponse } from '#sync/office.ts'
import { openScreen, storeFor } from '#tests/support/open-screen.tsx'
import { contentOf, liWei, MEASURE, PLACEMENT, programmeOf, zhaoMin } from '#tests/support/people.ts'
import { scopeOf } from '#sync/scope.ts'
import { i18n } from '@lingui/core'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Database } from '../../store/database.ts'
import './dead-letters-screen.tsx'
import { deadLettersRoutes } from './routes.tsx'

const user = userEvent.setup()

let db: Database
let asked: (string | null)[] = []
/** What the server does with the next question; the network is the one thing that is played here. */
let server: (before: string | null) => Response | Promise<Response>

const json = (body: unknown, status = 200) => Response.json(body, { status })
const page = (letters: readonly DeadLetter[], more = false) => json({ letters: [...letters], more } satisfies DeadLettersResponse)

const letter = (n: number, over: Partial<DeadLetter> = {}): DeadLetter => ({
  id: `client-01:${n}`,
  person: liWei.id,
  personName: `${liWei.name} ${n}`,
  name: 'practiceLog.submit',
  args: { id: `log-${n}`, placement: PLACEMENT, zone: 480, content: contentOf({ task: `Task ${n}`, whatIDid: `Words ${n}` }) },
  refusal: { refused: 'invalid', because: 'placement-not-running' },
  at: Date.UTC(2026, 10, 20, 6, 0) - n * 60_000,
  ...over,
})
const many = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => letter(from + i))

const open = () => openScreen(storeFor(db, zhaoMin), deadLettersRoutes, '/dead-letters')

/** What the next file handed out holds. */
const nextFile = () => {
  let file: Blob | null = null
  const real = URL.createObjectURL
  vi.spyOn(URL, 'createObjectURL').mockImplementation((b) => {
    file = b as Blob
    return real(b)
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
  return () => waitFor(() => (file === null ? Promise.reject(new Error('no file')) : file.text()))
}

beforeEach(async () => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  asked = []
  server = () => page([])
  db = new Database(`dead-letters ${crypto.randomUUID()}`)
  const programme = programmeOf()
  await db.rows('programme').put({ ...programme, _scope: scopeOf('programme', programme) })
  const real = window.fetch
  vi.spyOn(window, 'fetch').mockImplementation(async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, location.href)
    if (!url.pathname.startsWith('/api/')) return real(input, init)
    expect(url.pathname).toBe('/api/dead-letters')
    asked.push(url.searchParams.get('before'))
    return server(url.searchParams.get('before'))
  })
})
afterEach(async () => {
  vi.restoreAllMocks()
  cleanup()
  await db.delete()
})

test('a letter says who, what, when, why, and every word that was not accepted', async () => {
  server = () => page([letter(1, { refusal: { refused: 'invalid', because: 'fields-invalid', fields: [{ path: 'content.minutes', error: 'too-large' }] } })])
  open()
  expect(await screen.findByRole('heading', { level: 2, name: `${liWei.name} 1` })).toBeVisible()
  expect(screen.getByText('Practice log')).toBeVisible()
  expect(screen.getByText(/^judged 20 Nov/)).toBeVisible()
  expect(screen.getByText(/^The author was told: Something in the form is not right yet/)).toBeVisible()
  expect(screen.getByText('Minutes: This is too large.')).toBeVisible()
  await user.click(screen.getByText('What was written'))
  expect(screen.getByText('Words 1')).toBeVisible()
  expect(await screen.findByText(`${MEASURE} Competency ${MEASURE}`)).toBeVisible()
})

test('words of a reflection are not shown, and it is said why', async () => {
  server = () => page([letter(1, { name: 'reflection.write', args: null, refusal: { refused: 'conflict', because: 'id-taken' } })])
  open()
  expect(await screen.findByText(/A reflection is its writer's/)).toBeVisible()
  expect(screen.queryByText('What was written')).toBeNull()
})

test('words of a concern are not shown either', async () => {
  server = () => page([letter(1, { name: 'concern.raise', args: null, refusal: { refused: 'conflict', because: 'id-taken' } })])
  open()
  expect(await screen.findByText(/A concern is between the apprentice and his teachers/)).toBeVisible()
})

test('words that the server itself could not read are its writer\'s too', async () => {
  server = () => page([letter(1, { name: 'diary.write', args: null, personName: '', refusal: { refused: 'invalid', because: 'unknown-mutation' } })])
  open()
  expect(await screen.findByText(/only its writer sees the words/)).toBeVisible()
  expect(screen.getByRole('heading', { level: 2, name: 'Unknown person' })).toBeVisible()
})

test('a deed of a kind that this version does not know is shown as it is', async () => {
  server = () => page([letter(1, { name: 'concern.raise', args: { text: 'No guard on the saw' } })])
  open()
  await user.click(await screen.findByText('What was written'))
  expect(screen.getByText(/No guard on the saw/)).toBeVisible()
})

test('older letters come page by page, and the focus goes to the first new one', async () => {
  server = (before) => (before === null ? page(many(1, 50), true) : page(many(51, 60)))
  open()
  await user.click(await screen.findByRole('button', { name: 'Show more' }))
  const first = await screen.findByRole('heading', { level: 2, name: `${liWei.name} 51` })
  expect(asked).toEqual([null, 'client-01:50'])
  await waitFor(() => expect(document.activeElement?.contains(first)).toBe(true))
  expect(document.activeElement?.tagName).toBe('LI')
  expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull()
  expect(screen.getByText('60 items')).toBeVisible()
})

test('without a network it says so, and comes by itself when the network is back', async () => {
  server = () => Promise.reject(new TypeError('Failed to fetch'))
  open()
  expect(await screen.findByRole('heading', { name: 'This page needs a network' })).toBeVisible()
  server = () => page([letter(1)])
  window.dispatchEvent(new Event('online'))
  expect(await screen.findByRole('heading', { name: `${liWei.name} 1` })).toBeVisible()
})

test('a break in the middle keeps what came, and "show more" asks again from there', async () => {
  server = (before) => (before === null ? page(many(1, 50), true) : Promise.reject(new TypeError('Failed to fetch')))
  open()
  await user.click(await screen.findByRole('button', { name: 'Show more' }))
  expect(await screen.findByText(/The rest did not come/)).toBeVisible()
  expect(screen.getAllByRole('article')).toHaveLength(50)
  server = () => page([letter(51)])
  await user.click(screen.getByRole('button', { name: 'Show more' }))
  expect(await screen.findByRole('heading', { name: `${liWei.name} 51` })).toBeVisible()
  expect(screen.queryByText(/The rest did not come/)).toBeNull()
})

test("the server's no is told with its reason, an ended session with the way in", async () => {
  server = () => json({ error: 'not-allowed' }, 403)
  open()
  expect(await screen.findByText('Your account may not do this. Ask the coordinator.')).toBeVisible()
  server = () => json({ error: 'not-signed-in' }, 401)
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect((await screen.findByRole('link', { name: 'Sign in again' })).getAttribute('href')).toBe('/sign-in-again')
})

test('where everything was accepted, it says so', async () => {
  open()
  expect(await screen.findByRole('heading', { name: 'Everything was accepted' })).toBeVisible()
})

test('nothing of a letter is kept on the device', async () => {
  server = () => page([letter(1)])
  open()
  await screen.findByRole('heading', { name: `${liWei.name} 1` })
  const kept = await Promise.all(db.tables.map((t) => t.toArray()))
  expect(JSON.stringify(kept)).not.toContain('Words 1')
})

test('a file holds all letters, also those that are not shown yet, and no cell of it is a formula', async () => {
  server = (before) => (before === null ? page(many(1, 50), true) : page([letter(51, { personName: '=cmd|calc' })]))
  open()
  const file = nextFile()
  await user.click(await screen.findByRole('button', { name: 'Save as table (CSV)' }))
  const csv = await file()
  expect(csv.split('\r\n')).toHaveLength(51 + 2)
  expect(csv).toContain('Words 50')
  expect(csv).toContain(",'=cmd|calc,")
  expect(csv).not.toContain(',=cmd')
})

test('a file that cannot be whole is not handed out', async () => {
  server = (before) => (before === null ? page(many(1, 50), true) : json({ error: 'server-failed' }, 500))
  open()
  const made = vi.spyOn(URL, 'createObjectURL')
  await user.click(await screen.findByRole('button', { name: 'Save as JSON' }))
  expect(await screen.findByText(/The server had a problem/)).toBeVisible()
  expect(made).not.toHaveBeenCalled()
  expect(within(screen.getAllByRole('list')[0] ?? document.body).getAllByRole('article')).toHaveLength(50)
})
