import { addDays } from '#domain/calendar-day.ts'
import type { CohortId, ExemptionId } from '#domain/ids.ts'
import type { OfficeEntry } from '#sync/office-entries.ts'
import type { RowOf, RowType } from '#sync/rows.ts'
import { scopeOf } from '#sync/scope.ts'
import { openScreen, storeFor } from '#tests/support/open-screen.tsx'
import { COHORT, cohortOf, liWei, PLACEMENT, placementOf, programmeOf, wangFang, zhaoMin } from '#tests/support/people.ts'
import { i18n } from '@lingui/core'
import { cleanup, configure, fireEvent, screen, waitFor, within } from '@testing-library/react'
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
import { officeRoutes } from './routes.tsx'

configure({ asyncUtilTimeout: 5_000 })

interface Sent {
  readonly rev: number
  readonly deed: string
  readonly set: Readonly<Record<string, unknown>>
}

let db: Database
/** What the school says to a question, or to a deed. */
let school: (path: string, sent: Sent | null) => Response
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
