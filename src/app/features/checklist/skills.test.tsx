import { addDays } from '#domain/calendar-day.ts'
import type { Level } from '#domain/competency.ts'
import type { CompetencyId, DeviceKeyId, MeasurementId, PracticeLogId, TokenId, UnitId } from '#domain/ids.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import { standings, type Portfolio } from '#domain/progress.ts'
import { endorsementIdOf, requestIdOf, type SignOff, type SignOffRequest } from '#domain/sign-off.ts'
import type { RowOf, RowType } from '#sync/rows.ts'
import { scopeOf } from '#sync/scope.ts'
import { openScreen, storeFor } from '#tests/support/open-screen.tsx'
import { competencyOf, contentOf, DAY, DRAWINGS, guidanceOf, liWei, MEASURE, PLACEMENT, placementOf, PROGRAMME, programmeOf, SECURE, signOffOf, TIDINESS, wangFang, zhangGang } from '#tests/support/people.ts'
import { i18n } from '@lingui/core'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sealLevel, sealLook } from '../../record/standing-seal.tsx'
import { now, today } from '../../store/clock.ts'
import { Database } from '../../store/database.ts'
import { missingFor } from './missing.ts'
import { checklistRoutes } from './routes.tsx'
import { everything, useSkillsView } from './skills-view.ts'

let db: Database
const user = userEvent.setup()
const put = <T extends RowType>(type: T, row: RowOf<T>) => db.rows(type).put({ ...row, _scope: scopeOf(type, row) })

const logOf = (id: string, over: Partial<PracticeLog> = {}): PracticeLog => ({
  ...contentOf({ practisedOn: today() }),
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
const requestOf = (competency: CompetencyId, over: Partial<SignOffRequest> = {}): SignOffRequest => ({
  id: requestIdOf(liWei.id, competency),
  apprentice: liWei.id,
  competency,
  selfLevel: 3,
  logs: [],
  note: '',
  askedAt: now(),
  state: 'open',
  returned: null,
  ...over,
})
const seat = 'seat' as PracticeLogId
const signed = (over: Partial<SignOff> = {}) => signOffOf('s1', { at: now() - DAY, logs: [{ log: seat, revision: 1 }], ...over })
const endorsed = { id: endorsementIdOf(signed().id), signOff: signed().id, apprentice: liWei.id, by: { person: wangFang.id, name: wangFang.name, role: 'teacher' as const }, at: now() }
const withdrawn = { id: 'w' as RowOf<'withdrawal'>['id'], signOff: signed().id, apprentice: liWei.id, because: 'By mistake', by: signed().by, at: now() }

const portfolio = (over: Partial<Portfolio> = {}): Portfolio => ({ logs: [], requests: [], signOffs: [], withdrawals: [], endorsements: [], ...over })
const programme = programmeOf([competencyOf(SECURE, { validDays: 365 }), competencyOf(MEASURE, { validDays: 365, prerequisites: [{ competency: SECURE, safety: true }] }), competencyOf(DRAWINGS), competencyOf(TIDINESS)])
const standingIn = (p: Portfolio) => {
  const s = standings(programme, p, now()).find((one) => one.competency === MEASURE)
  if (s === undefined) throw new Error('no standing')
  return s
}

describe('each state of a competency has its own seal', () => {
  const cases: readonly (readonly [string, Portfolio, string, Level | null])[] = [
    ['untouched', portfolio(), 'untouched', null],
    ['practised', portfolio({ logs: [logOf('seat')] }), 'practised', null],
    ['asked, with the level asked for', portfolio({ logs: [logOf('seat')], requests: [requestOf(MEASURE)] }), 'asked', 3],
    ['a returned request is no longer asked', portfolio({ logs: [logOf('seat')], requests: [requestOf(MEASURE, { state: 'returned' })] }), 'practised', null],
    ['signed', portfolio({ logs: [logOf('seat')], signOffs: [signed()] }), 'signed', 3],
    ['signed and asked again stays signed', portfolio({ logs: [logOf('seat')], signOffs: [signed()], requests: [requestOf(MEASURE)] }), 'signed', 3],
    ['endorsed', portfolio({ logs: [logOf('seat')], signOffs: [signed()], endorsements: [endorsed] }), 'endorsed', 3],
    ['changed since signing, endorsed or not', portfolio({ logs: [logOf('seat', { revision: 2 })], signOffs: [signed()], endorsements: [endorsed] }), 'changed', 3],
    ['expired keeps its level', portfolio({ logs: [logOf('seat')], signOffs: [signed({ at: now() - 400 * DAY })] }), 'expired', 3],
    ['expired and asked again is asked', portfolio({ signOffs: [signed({ at: now() - 400 * DAY })], requests: [requestOf(MEASURE)] }), 'asked', 3],
    ['withdrawn is as if never signed', portfolio({ logs: [logOf('seat')], signOffs: [signed()], withdrawals: [withdrawn] }), 'practised', null],
    ['a single level 5 is carried as 4', portfolio({ logs: [logOf('seat')], signOffs: [signed({ level: 5 })] }), 'signed', 4],
  ]
  test.each(cases)('%s', (_, p, look, level) => {
    const s = standingIn(p)
    expect(sealLook(s)).toBe(look)
    expect(sealLevel(s, p.requests[0]?.state === 'open' ? p.requests[0].selfLevel : null)).toBe(level)
  })
})

describe('what is missing is told in facts', () => {
  const facts = (p: Portfolio) => {
    const [competency, standing] = [programme.units[0]?.competencies.find((c) => c.id === MEASURE), standingIn(p)]
    if (competency === undefined) throw new Error('no competency')
    const request = p.requests[0] ?? null
    return missingFor({ competency, standing, all: programme.units.flatMap((u) => u.competencies), portfolio: p, request, at: now() }).map((m) => m.fact)
  }
  test('before anything was done: practise; the safety prerequisite is named', () => expect(facts(portfolio())).toEqual(['not-practised', 'prerequisite-open']))
  test('practised: ask', () => expect(facts(portfolio({ logs: [logOf('seat')] }))).toEqual(['ask', 'prerequisite-open']))
  test('a signed prerequisite is no longer named', () =>
    expect(facts(portfolio({ logs: [logOf('seat')], signOffs: [signOffOf('p', { competency: SECURE, at: now() - DAY })] }))).toEqual(['ask']))
  test('a lapsed prerequisite is named again', () =>
    expect(facts(portfolio({ logs: [logOf('seat')], signOffs: [signOffOf('p', { competency: SECURE, at: now() - 400 * DAY })] }))).toContain('prerequisite-open'))
  test('asked: wait', () => expect(facts(portfolio({ logs: [logOf('seat')], requests: [requestOf(MEASURE)] }))).toContain('asked'))
  test('one signature alone does not count yet', () => expect(facts(portfolio({ logs: [logOf('seat')], signOffs: [signed()] }))).toContain('not-endorsed'))
  test('level 5 once: a second assessor or occasion', () => expect(facts(portfolio({ logs: [logOf('seat')], signOffs: [signed({ level: 5 })] }))).toContain('second-five'))
  test('a newer revision than the signed one is said', () => expect(facts(portfolio({ logs: [logOf('seat', { revision: 2 })], signOffs: [signed()] }))).toContain('changed-since-signing'))
})

/** Opens the screens at an address, as Li Wei. */
const open = (address: string) => openScreen(storeFor(db, liWei), checklistRoutes, address).router
const place = () => put('placement', placementOf({ start: addDays(today(), -60), end: addDays(today(), 60), mentors: [guidanceOf(zhangGang, { from: addDays(today(), -60) })] }))

beforeEach(async () => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  useSkillsView.setState({ filter: everything, folded: new Set() })
  db = new Database(`skills ${crypto.randomUUID()}`)
})
afterEach(async () => {
  cleanup()
  await db.delete()
})

test('without a placement the checklist says whom to ask', async () => {
  open('/skills')
  expect(await screen.findByText('No placement yet')).toBeTruthy()
})

test('with a placement but without its plan it says that the plan will come', async () => {
  await place()
  open('/skills')
  expect(await screen.findByText('The plan is not on this device yet')).toBeTruthy()
})

test('a plan of 1,000 items opens, draws only what is near, and finds any line by its code', async () => {
  await place()
  const lines = Array.from({ length: 1_000 }, (_, n) => competencyOf(`X${String(n).padStart(4, '0')}`))
  await put('programme', { ...programmeOf(), units: Array.from({ length: 20 }, (_, u) => ({ id: `u${u}` as UnitId, code: `${u}`, title: { en: `Unit ${u}` }, competencies: lines.slice(u * 50, u * 50 + 50) })) })
  open('/skills')
  expect(await screen.findByRole('link', { name: /X0000/ })).toBeTruthy()
  expect(screen.getAllByRole('listitem').length).toBeLessThan(100)
  expect(screen.queryByRole('link', { name: /X0987/ })).toBeNull()
  await user.type(screen.getByRole('searchbox'), 'x0987')
  expect(await screen.findByRole('link', { name: /X0987/ })).toBeTruthy()
  await waitFor(() => expect(screen.getAllByRole('listitem').length).toBe(2))
})

describe('a plan of 1,000 items', () => {
  const kinds = ['knowledge', 'skill', 'character'] as const
  const lines = Array.from({ length: 1_000 }, (_, n) => competencyOf(`X${String(n).padStart(4, '0')}`, { kind: kinds[n % 3] ?? 'skill', title: { en: `Line ${n}`, zh: `第${n}项` } }))
  const units = Array.from({ length: 20 }, (_, u) => ({ id: `u${u}` as UnitId, code: `U${u}`, title: { en: `Unit ${u}` }, competencies: lines.slice(u * 50, u * 50 + 50) }))
  const codes = () => screen.getAllByRole('link').flatMap((a) => /X\d{4}/.exec(a.textContent ?? '')?.[0] ?? [])
  beforeEach(async () => {
    await place()
    await put('programme', { ...programmeOf(), units })
    await put('practiceLog', logOf('l', { competencies: ['X0155', 'X0160', 'X0500'].map((c) => c as CompetencyId) }))
    open('/skills')
    await screen.findByRole('link', { name: /X0000/ })
  })

  test('is narrowed to one unit, and the counts of each status with it', async () => {
    await user.selectOptions(screen.getByRole('combobox', { name: 'Unit of the plan' }), 'U3 Unit 3')
    await waitFor(() => expect(codes()[0]).toBe('X0150'))
    expect(screen.getByRole('button', { name: 'Practised 2' })).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Practised 2' }))
    await waitFor(() => expect(codes()).toEqual(['X0155', 'X0160']))
  })

  test('unit, kind, status and words narrow together, and one tap shows everything again', async () => {
    await user.selectOptions(screen.getByRole('combobox', { name: 'Unit of the plan' }), 'U3 Unit 3')
    await user.click(screen.getByRole('button', { name: /^Character/ }))
    await user.click(screen.getByRole('button', { name: 'Practised 1' }))
    await waitFor(() => expect(codes()).toEqual(['X0155']))
    await user.type(screen.getByRole('searchbox'), '第160')
    await user.click(await screen.findByRole('button', { name: 'Show everything' }))
    expect(await screen.findByRole('link', { name: /X0000/ })).toBeTruthy()
    expect(screen.getByRole('combobox', { name: 'Unit of the plan' })).toHaveProperty('value', '')
  })
})

describe('measured values as a picture', () => {
  const seatOf = (n: number, values: readonly number[]) =>
    logOf(`log-${n}`, { practisedOn: addDays(today(), n - 10), measurements: values.map((value, i) => ({ id: `m${n}-${i}` as MeasurementId, quantity: 'Axle seat', unit: 'mm', value, nominal: 130, tolerance: { plus: 0.05, minus: 0.05 }, instrument: '' })) })
  const standard = { quantity: 'axle seat', unit: 'mm', nominal: 130, grades: [{ grade: 1, within: 0.2 }, { grade: 2, within: 0.05 }] }

  test('arrows go from value to value, each said in words with the way to its log; the same stands in a table', async () => {
    await place()
    await put('programme', programmeOf([competencyOf(MEASURE, { standard })]))
    for (const log of [seatOf(2, [130.01]), seatOf(0, [130.3]), seatOf(1, [130.1])]) await put('practiceLog', log)
    open(`/skills/${MEASURE}`)
    const picture = await screen.findByRole('slider', { name: /Measured values of Axle seat/ })
    expect(picture.getAttribute('aria-valuetext')).toMatch(/130.01 mm, in tolerance, grade 2 of 2$/)
    picture.focus()
    await user.keyboard('{ArrowLeft}')
    expect(picture.getAttribute('aria-valuetext')).toMatch(/130.1 mm, out of tolerance, grade 1 of 2$/)
    await user.keyboard('{Home}')
    expect(screen.getByRole('link', { name: 'Open the log' }).getAttribute('href')).toBe('/logbook/log-0')
    const table = screen.getByRole('table', { name: /Measured values of Axle seat/, hidden: true })
    expect(within(table).getAllByRole('row', { hidden: true }).map((r) => within(r).queryAllByRole('cell', { hidden: true })[0]?.textContent)).toEqual([undefined, '130.3 mm', '130.1 mm', '130.01 mm'])
  })

  test('one value is no picture', async () => {
    await place()
    await put('programme', programmeOf())
    await put('practiceLog', seatOf(0, [130]))
    open(`/skills/${MEASURE}`)
    expect(await screen.findByRole('heading', { name: 'Measured' })).toBeTruthy()
    expect(screen.queryByRole('slider')).toBeNull()
  })
})

test('asking for a sign-off queues one mutation with the revisions it rests on, and then waits', async () => {
  await place()
  await put('programme', programmeOf())
  await put('practiceLog', logOf('seat', { revision: 2 }))
  await put('practiceLog', logOf('other', { competencies: [DRAWINGS] }))
  const router = open(`/skills/${MEASURE}/ask`)
  await user.click(await screen.findByRole('button', { name: 'Ask for sign-off' }))
  expect(await screen.findByText('Please choose your level.')).toBeTruthy()
  expect(await db.outbox.count()).toBe(0)
  await user.click(screen.getByRole('radio', { name: /I do it, with prompts/ }))
  await user.type(screen.getByRole('textbox'), 'Three places measured')
  await user.click(screen.getByRole('button', { name: 'Ask for sign-off' }))
  await waitFor(() => expect(router.state.location.pathname).toBe(`/skills/${MEASURE}`))
  const queued = await db.outbox.toArray()
  expect(queued.map((q) => [q.name, q.args])).toEqual([
    ['competency.ask', { apprentice: liWei.id, competency: MEASURE, selfLevel: 3, logs: [{ log: 'seat', revision: 2 }], note: 'Three places measured' }],
  ])
  expect(await screen.findByText(/waiting for your mentor/)).toBeTruthy()
  expect(await db.drafts.count()).toBe(0)
})

test('a note to the mentor is there again after the form was left', async () => {
  await place()
  await put('programme', programmeOf())
  const router = open(`/skills/${MEASURE}/ask`)
  await user.type(await screen.findByRole('textbox'), 'Ready')
  await router.navigate('/elsewhere')
  await waitFor(async () => expect(await db.drafts.count()).toBe(1))
  await router.navigate(`/skills/${MEASURE}/ask`)
  expect(await screen.findByDisplayValue('Ready')).toBeTruthy()
})

test('a returned request shows its reason and can be asked again; a withdrawn signature stays with its reason', async () => {
  await place()
  await put('programme', programmeOf())
  await put('signOffRequest', requestOf(MEASURE, { state: 'returned', returned: { by: signed().by, at: now(), because: 'Measure at three places' } }))
  await put('signOff', signed())
  await put('withdrawal', withdrawn)
  open(`/skills/${MEASURE}`)
  expect(await screen.findByText('Measure at three places')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Ask again' })).toBeTruthy()
  const signatures = screen.getByRole('heading', { name: 'Signatures' }).closest('section') as HTMLElement
  expect(within(signatures).getByText('By mistake')).toBeTruthy()
})

test('what the mentor’s device signed waits for the school until the school has seen it', async () => {
  await place()
  await put('programme', programmeOf())
  const token = { id: 'token' as TokenId, line: 0 }
  const row = { id: token.id, apprentice: liWei.id, key: 'key' as DeviceKeyId, token: 'abcd', request: 'abcd', at: now(), bracket: null }
  await put('signOff', signed({ assurance: 'A', token }))
  await put('signOffToken', row)
  open(`/skills/${MEASURE}`)
  expect(await screen.findByRole('img', { name: /^Signed, waiting for the school/ })).toBeTruthy()
  expect(screen.getByText("Signed on the mentor's device")).toBeTruthy()
  await put('signOffToken', { ...row, bracket: { notBefore: null, notAfter: now() } })
  await waitFor(() => expect(screen.queryByRole('img', { name: /waiting for the school/ })).toBeNull())
  expect(screen.getAllByRole('img', { name: /^Signed · Level 3/ }).length).toBeGreaterThan(0)
})
