import { addDays } from '#domain/calendar-day.ts'
import type { CohortId, ExemptionId } from '#domain/ids.ts'
import type { OfficeEntry } from '#sync/office-entries.ts'
import type { RowOf, RowType } from '#sync/rows.ts'
import { scopeOf } from '#sync/scope.ts'
import { openScreen, storeFor } from '#tests/support/open-screen.tsx'
import { COHORT, cohortOf, ENTERPRISE, liWei, PLACEMENT, placementOf, programmeOf, wangFang, zhaoMin } from '#tests/support/people.ts'
import { i18n } from '@lingui/core'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import '../../ui/tokens.css'
import '../../ui/base.css'
import { now, today } from '../../store/clock.ts'
import { Database } from '../../store/database.ts'
// The routes load these when they are opened; loaded here, no test waits for the server that builds them.
import './cohort-screen.tsx'
import './cohorts-screen.tsx'
import './placement-screen.tsx'
import './people-screen.tsx'
import './roster/roster-screen.tsx'
import { officeRoutes } from './routes.tsx'

interface Sent {
  readonly rev: number
  readonly deed: string
  readonly set: Readonly<Record<string, unknown>>
}

let db: Database
/** What the school says to a question, or to a deed. */
let school: (path: string, sent: Sent | null) => Response | Promise<Response>
let sent: Sent[]
const user = userEvent.setup()
const put = <T extends RowType>(type: T, row: RowOf<T>) => db.rows(type).put({ ...row, _scope: scopeOf(type, row) })

const entry = (over: Partial<RowOf<'cohort'>> = {}, rev = 1): OfficeEntry<'cohort'> => ({ row: cohortOf({ name: 'Class of 2026', ...over }), rev, at: now(), by: rev === 1 ? null : 'Sun Li', names: { [wangFang.id]: wangFang.name } })

const open = (path: string) => openScreen(storeFor(db, zhaoMin), officeRoutes, path).router
const nameField = () => screen.findByRole('textbox', { name: 'Name' })
const save = () => user.click(screen.getByRole('button', { name: 'Save at the school' }))

beforeEach(async () => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  await page.viewport(1440, 900)
  db = new Database(`office ${crypto.randomUUID()}`)
  await put('person', wangFang)
  await put('programme', programmeOf())
  sent = []
  vi.spyOn(window, 'fetch').mockImplementation(async (input, init) => {
    const deed = typeof init?.body === 'string' ? (JSON.parse(init.body) as Sent) : null
    if (deed !== null) sent.push(deed)
    return school(String(input), deed)
  })
})
afterEach(async () => {
  cleanup()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  await db.delete()
})

test('what is wrong stands at its field, found here or at the school, and nothing that was typed is lost, not even by a reload', async () => {
  school = () => Response.json({ error: 'fields-invalid', fields: [{ path: 'set.name', error: 'too-long' }] }, { status: 422 })
  open('/office/cohorts/new')
  await user.type(await nameField(), 'Rail 2026')
  await save()
  const summary = await screen.findByText('Please look at these')
  expect(sent).toEqual([])
  await waitFor(() => expect(summary.closest('[tabindex]')).toHaveFocus())
  expect(screen.getByRole('combobox', { name: /^Programme/ })).toHaveAttribute('aria-invalid', 'true')
  expect(await nameField()).not.toHaveAttribute('aria-invalid', 'true')
  await user.selectOptions(screen.getByRole('combobox', { name: /^Programme/ }), programmeOf().id)
  for (const [label, day] of [['First day', today()], ['Last day', addDays(today(), 90)]] as const) fireEvent.change(screen.getByLabelText(label), { target: { value: day } })
  await save()
  await waitFor(async () => expect(await nameField()).toHaveAttribute('aria-invalid', 'true'))
  expect(sent).toMatchObject([{ rev: 0, set: { name: 'Rail 2026', start: today() } }])
  cleanup()
  open('/office/cohorts/new')
  expect(await nameField()).toHaveValue('Rail 2026')
  expect(screen.getByLabelText('First day')).toHaveValue(today())
})

test('what was typed into a form is there with the server away, and the form is asked for again by a button that is pressed', async () => {
  school = () => Response.json(entry())
  open(`/office/cohorts/${COHORT}`)
  await user.type(await nameField(), ' B')
  cleanup()
  await waitFor(async () => expect(await db.drafts.count()).toBe(1))
  school = () => {
    throw new TypeError('Failed to fetch')
  }
  open(`/office/cohorts/${COHORT}`)
  expect(await nameField()).toHaveValue('Class of 2026 B')
  const again = await screen.findByRole('button', { name: 'Try again' })
  expect(screen.getByText('The office needs the network; what you typed is kept on this device.')).toBeVisible()
  school = () => Response.json(entry())
  await user.click(again)
  await waitFor(() => expect(again).not.toBeInTheDocument())
  expect(await nameField()).toHaveValue('Class of 2026 B')
})

test('who was faster is shown beside what was typed; nothing is saved before somebody chose, and then both are in it', async () => {
  const theirs = entry({ name: 'Rail 2026 A', end: addDays(cohortOf().end, 7) }, 2)
  school = (_, deed) => (deed === null ? Response.json(entry()) : deed.rev === 1 ? Response.json({ error: 'changed-meanwhile', now: theirs }, { status: 409 }) : Response.json(entry({}, 3)))
  const router = open(`/office/cohorts/${COHORT}`)
  await user.clear(await nameField())
  await user.type(await nameField(), 'Rail 2026 B')
  await save()
  const clash = within(await screen.findByRole('group', { name: 'Name' }))
  expect([clash.getByText('Rail 2026 B'), clash.getByText('Rail 2026 A')]).toHaveLength(2)
  expect(screen.getByText(/Sun Li changed this meanwhile/)).toBeVisible()
  await save()
  expect(await screen.findByText('Choose first where you both changed the same.')).toBeVisible()
  expect(sent).toHaveLength(1)
  await user.click(clash.getByRole('button', { name: 'Keep mine' }))
  await save()
  await waitFor(() => expect(router.state.location.pathname).toBe('/office/cohorts'))
  expect(sent[1]).toMatchObject({ rev: 2, set: { name: 'Rail 2026 B', end: theirs.row.end } })
  expect(sent[1]?.deed).not.toBe(sent[0]?.deed)
})

test('the office reads which rules a teacher lifted, until when, why, and who said so; one that was taken back never was', async () => {
  const by = { person: wangFang.id, name: wangFang.name, role: 'teacher' } as const
  const exemption = { id: 'x1' as ExemptionId, rule: 'night', because: 'Cars come in at night.', from: today(), until: addDays(today(), 20), by, at: now() }
  const row = placementOf({ start: addDays(today(), -9), end: addDays(today(), 60), cohort: COHORT as CohortId, exemptions: [exemption, { ...exemption, id: 'x2' as ExemptionId, because: 'Never began.', until: addDays(today(), -1) }] })
  school = () => Response.json({ row, rev: 1, at: now(), by: null, names: { [liWei.id]: liWei.name } })
  open(`/office/placements/${PLACEMENT}`)
  const section = (await screen.findByRole('heading', { name: 'Exemptions from the rules' })).closest('section') as HTMLElement
  expect(section.textContent).toMatch(/Night work.*Cars come in at night\..*Wang Fang/)
  expect(section.textContent).not.toContain('Never began.')
  expect(within(section).queryByRole('button')).toBeNull()
})

test('whether a guardian is needed is asked without an answer put in, with the day of birth that decides it, and nothing is saved before it is said', async () => {
  school = () => Response.json({ error: 'not-found' }, { status: 404 })
  open('/office/placements/new')
  const question = within(await screen.findByRole('radiogroup', { name: 'Under 18 when it starts' }))
  fireEvent.change(screen.getByLabelText('First day'), { target: { value: '2026-03-01' } })
  const [no, yes] = [await question.findByRole('radio', { name: /No.*Born on 1 Mar 2008 or before/ }), question.getByRole('radio', { name: /Yes.*Born after 1 Mar 2008/ })]
  await save()
  expect(await screen.findByText('Papers: Please fill this in.')).toBeVisible()
  expect([no, yes].map((r) => (r as HTMLInputElement).checked)).toEqual([false, false])
  expect(question.getByText('Please fill this in.')).toBeVisible()
  await user.click(yes)
  expect(screen.getByLabelText(/^Guardian's consent signed on/)).toBeVisible()
  expect(question.queryByText('Please fill this in.')).toBeNull()
  await user.click(no)
  expect(screen.queryByLabelText(/^Guardian's consent signed on/)).toBeNull()
  expect(sent.filter((s) => 'set' in s)).toEqual([])
})

test('a move asks it again of whoever was under 18, or of whom nobody ever said it', async () => {
  const moved = placementOf({ start: addDays(today(), -9), end: addDays(today(), 60) })
  const withMinor = (minor: boolean) => placementOf({ ...moved, papers: { minor, agreement: null, guardianConsent: null, approved: null } })
  for (const [row, checked] of [[moved, [false, false]], [withMinor(true), [false, true]], [withMinor(false), null]] as const) {
    school = () => Response.json({ row, rev: 1, at: now(), by: null, names: { [liWei.id]: liWei.name } })
    open(`/office/placements/${PLACEMENT}`)
    await user.click(await screen.findByText('Move to another enterprise'))
    const part = within((await screen.findByText('End this one and prepare the next')).closest('details') as HTMLElement)
    const radios = part.queryAllByRole('radio').map((r) => (r as HTMLInputElement).checked)
    expect(radios).toEqual(checked ?? [])
    if (row === moved) {
      await user.click(screen.getByText('Keep papers for this placement'))
      const asked = screen.getAllByRole('radiogroup', { name: 'Under 18 when it starts' }).flatMap((g) => within(g).getAllByRole('radio'))
      expect(asked.map((r) => (r as HTMLInputElement).checked)).toEqual([false, false, false, false])
    }
    cleanup()
  }
})

const works = { id: ENTERPRISE, school: liWei.school, name: 'Rail Works', posts: [{ id: 'bay', name: 'Wheelset bay', capacity: 3 }] }
const worksEntry = () => Response.json({ row: works, rev: 1, at: now(), by: null, names: {}, there: { all: 0, byPost: {} } })

test("an enterprise's posts come into a field that stood there already: a name under the hands keeps its field and the focus", async () => {
  let give = () => undefined as void
  const late = new Promise<Response>((resolve) => (give = () => resolve(worksEntry())))
  let asked = 0
  // The address names the enterprise: its name comes first, its posts later.
  school = (path) => (!path.includes('/enterprises/') ? Response.json({ error: 'not-found' }, { status: 404 }) : asked++ === 0 ? worksEntry() : late)
  open(`/office/placements/new?enterprise=${ENTERPRISE}`)
  const post = await screen.findByRole('combobox', { name: 'Post' })
  const name = screen.getByRole('textbox', { name: 'Name of the post' })
  await screen.findByText('Rail Works')
  await waitFor(() => expect(post).toHaveAccessibleDescription(/^Asking the server/))
  await user.type(name, 'Night ')
  give()
  await within(post).findByRole('option', { name: 'Wheelset bay' })
  await user.keyboard('shift')
  expect(name).toBeVisible()
  expect(name).toHaveFocus()
  expect(name).toHaveAccessibleName('Name of the post')
  expect(name).toHaveValue('Night shift')
  await user.selectOptions(post, 'bay')
  expect(screen.queryByRole('textbox', { name: 'Name of the post' })).toBeNull()
  await user.selectOptions(post, '')
  expect(screen.getByRole('textbox', { name: 'Name of the post' })).toHaveValue('Night shift')
})

test('where the posts could not be read a move says so, one can be typed by its name, and they are asked for again', async () => {
  const running = { row: placementOf({ start: addDays(today(), -9), end: addDays(today(), 60) }), rev: 1, at: now(), by: null, names: { [liWei.id]: liWei.name } }
  let isReached = false
  school = (path) => {
    if (path.includes('/placements/')) return Response.json(running)
    if (path.endsWith('/enterprises')) return Response.json({ rows: [works], total: 1, more: false, names: {}, counts: {} })
    if (!isReached) throw new TypeError('Failed to fetch')
    return worksEntry()
  }
  open(`/office/placements/${PLACEMENT}`)
  await user.click(await screen.findByText('Move to another enterprise'))
  const part = within((await screen.findByText('End this one and prepare the next')).closest('details') as HTMLElement)
  await user.type(part.getByRole('textbox', { name: 'Name of the post' }), 'Brake shop')
  await user.click(part.getByRole('button', { name: 'Choose: Next enterprise' }))
  await user.click(await part.findByRole('button', { name: 'Rail Works' }))
  expect(await part.findByRole('heading', { name: 'The posts could not be read' })).toBeVisible()
  expect(part.getByRole('textbox', { name: 'Name of the post' })).toHaveValue('Brake shop')
  isReached = true
  await user.click(part.getByRole('button', { name: 'Try again' }))
  await part.findByRole('option', { name: 'Wheelset bay' })
  expect(part.getByRole('combobox', { name: 'Post' })).toHaveFocus()
  expect(part.queryByRole('heading', { name: 'The posts could not be read' })).toBeNull()
  expect(part.getByRole('textbox', { name: 'Name of the post' })).toHaveValue('Brake shop')
})

test('a next page that does not come leaves what stands there, and comes when it is asked for again', async () => {
  const [first, second] = [liWei, wangFang].map((row, n) => ({ rows: [row], total: 2, more: n === 0, names: {}, counts: {} }))
  let isReached = false
  school = (path) => {
    if (!path.includes('after=')) return Response.json(first)
    if (!isReached) throw new TypeError('Failed to fetch')
    return Response.json(second)
  }
  open('/office/people')
  expect(await screen.findByText(liWei.name)).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Show more' }))
  expect(await screen.findByRole('heading', { name: 'The office needs the network' })).toBeVisible()
  expect(screen.getByText(liWei.name)).toBeVisible()
  isReached = true
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText(wangFang.name)).toBeVisible()
  expect(screen.getByText(liWei.name)).toBeVisible()
  expect(screen.getByRole('heading', { level: 1 })).toHaveFocus()
})

test('a roster is read even where its worker cannot be had, and waits for the school', async () => {
  vi.stubGlobal(
    'Worker',
    class extends EventTarget {
      postMessage = () => queueMicrotask(() => this.dispatchEvent(new Event('error')))
      terminate = () => undefined
    },
  )
  school = () => {
    throw new TypeError('Failed to fetch')
  }
  await put('cohort', cohortOf({ name: 'Rail 2026' }))
  open('/office/people/import')
  await user.upload(await screen.findByLabelText('Choose a file', { selector: 'input' }), new File(['name,student number,cohort\nLi Wei,2026001,Rail 2026\n'], 'class.csv', { type: 'text/csv' }))
  expect(await screen.findByText(/The file was read and waits here\./)).toBeVisible()
  expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible()
})
