import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Competency } from '#domain/competency.ts'
import type { CompetencyId, PlacementId, PlanProposalId, ProgrammeId } from '#domain/ids.ts'
import { planFacts } from '#domain/plan-facts.ts'
import { planContentOf, type PlanContent } from '#domain/programme-edit/plan-edit.ts'
import type { Programme } from '#domain/programme.ts'
import { importResponse } from '#sync/account.ts'
import { moveCandidates } from '#sync/programme-changes.ts'
import { competencyOf, DRAWINGS, ENTERPRISE, liWei, MEASURE, PLACEMENT, placementOf, SCHOOL, SECURE, signOffOf, TIDINESS, wangFang, zhangGang, zhaoMin } from '#tests/support/people.ts'
import { deviceOf, logArgs } from '#tests/support/server-school.ts'
import { openWebSchool, type WebSchool, withCookie } from '#tests/support/web-school.ts'
import { craftlogFile } from '#tests/support/programme-file.ts'

let school: WebSchool
let cookie: string
beforeAll(async () => {
  school = await openWebSchool()
  cookie = await school.signIn(zhaoMin)
  await school.put('enterprise', { id: ENTERPRISE, school: SCHOOL, name: 'Rail Works' })
})
afterAll(() => school.close())

const post = (url: string, payload: object) => school.ask('POST', url, withCookie(cookie, { payload }))
const publish = (base: string, content: object, over: object = {}) => post('/api/programme-versions', { base, content, variant: null, proposals: [], ...over })
const stored = async (id: string): Promise<Programme> => {
  const row = await school.get('programme', id)
  if (row === undefined) throw new Error(`no programme ${id}`)
  return row
}
/** A plan of its own for each test. */
const planNamed = async (name: string): Promise<Programme> => {
  const file = { ...(JSON.parse(craftlogFile(name)) as object), id: name }
  const answer = await school.ask('POST', '/api/programmes', withCookie(cookie, { payload: JSON.stringify(file), headers: { 'content-type': 'application/octet-stream' } }))
  return stored(importResponse.parse(answer.json()).programme)
}
const withLines = (p: Programme, change: (lines: readonly Competency[]) => readonly Competency[]): PlanContent => {
  const content = planContentOf(p)
  return { ...content, units: content.units.map((u, n) => (n === 0 ? { ...u, competencies: change(u.competencies) } : u)) }
}
const renamed = (p: Programme, en: string) => withLines(p, (lines) => lines.map((c, n) => (n === 0 ? { ...c, title: { en } } : c)))

it('a draft becomes the next version and keeps every id; the same again makes nothing', async () => {
  const first = await planNamed('publish')
  const content = withLines(first, (lines) => [...lines, competencyOf('added-here')])
  const [made, again] = [await publish(first.id, content), await publish(first.id, content)].map((a) => importResponse.parse(a.json()))
  expect(made).toMatchObject({ plan: first.plan, version: 2, competencies: 3, unchanged: false })
  expect(again).toEqual({ ...made, unchanged: true })
  expect((await stored(made?.programme ?? '')).units[0]?.competencies.map((c) => c.id)).toEqual([...(first.units[0]?.competencies.map((c) => c.id) ?? []), 'added-here'])
})

it('of two coordinators who publish at once one is told who was faster, and nothing of his is written', async () => {
  const first = await planNamed('at-once')
  const answers = await Promise.all([publish(first.id, renamed(first, 'Mine')), publish(first.id, renamed(first, 'Yours'))])
  const [won, lost] = answers.toSorted((a, b) => a.statusCode - b.statusCode)
  const version = importResponse.parse(won?.json())
  expect([lost?.statusCode, lost?.json()]).toEqual([409, { error: 'changed-meanwhile', problem: { code: 'newer-version', detail: version.programme } }])
  const rows = await deviceOf(school, zhaoMin, 'office-laptop').pullAll()
  expect(rows.filter((r) => r.scope === `ref:${first.plan}`)).toHaveLength(2)
})

it.each([
  ['lines that wait for each other', (p: Programme) => withLines(p, (lines) => lines.map((c, n) => ({ ...c, prerequisites: [{ competency: lines[1 - n]?.id ?? c.id, safety: false }] }))), { code: 'cycle', detail: 'A1 → A2 → A1' }],
  ['a line without a name', (p: Programme) => renamed(p, ''), { code: 'wrong-shape' }],
  ['a prerequisite that is gone', (p: Programme) => withLines(p, (lines) => lines.slice(1)), { code: 'prerequisite-gone' }],
])('no version is made of %s', async (what, change, problem) => {
  const first = await planNamed(what)
  const answer = await publish(first.id, change(first))
  expect([answer.statusCode, answer.json()]).toMatchObject([422, { error: 'not-a-programme', problem }])
})

it("an enterprise's own part keeps the shared units word for word, and has one place for both to find", async () => {
  const shared = await planNamed('shared')
  const variant = { enterprise: ENTERPRISE, shared: shared.id }
  const own = { id: 'own-unit', code: 'R', title: { en: 'Rail Works' }, competencies: [competencyOf('own-line')] }
  const content = { ...planContentOf(shared), units: [...shared.units, own] }
  const made = importResponse.parse((await publish(shared.id, content, { variant })).json())
  expect(await stored(made.programme)).toMatchObject({ version: 1, variant: { enterprise: ENTERPRISE, enterpriseName: 'Rail Works', of: shared.plan, shared: shared.id } })
  expect(made.plan).not.toBe(shared.plan)
  const changed = { ...content, units: [...planContentOf({ ...shared, ...renamed(shared, 'Ours') }).units, own] }
  expect((await publish(made.programme, changed, { variant })).json()).toMatchObject({ problem: { code: 'shared-part-changed' } })
  expect((await publish(shared.id, { ...content, source: 'begun a second time' }, { variant })).json()).toMatchObject({ error: 'changed-meanwhile', problem: { detail: made.programme } })
})

describe('a page of release 0.2 edits a plan that says who signs a line', () => {
  /** As that page reads a plan, and so hands it in. */
  const asOldPage = (content: PlanContent): PlanContent => JSON.parse(JSON.stringify(content, (key, value: unknown) => (key === 'signers' ? undefined : value))) as PlanContent
  const signersIn = (p: Pick<Programme, 'units'>) => p.units.flatMap((u) => u.competencies.map((c) => c.signers))
  const byMentor = (p: Programme) => withLines(p, (lines) => lines.map((c, n) => (n === 0 ? { ...c, signers: 'mentor' } : c)))
  const publishedFrom = async (base: string, content: object, over: object = {}) => stored(importResponse.parse((await publish(base, content, over)).json()).programme)

  it('its version keeps what was said, line by line, however often it is sent', async () => {
    const was = await planNamed('signers-kept').then((first) => publishedFrom(first.id, byMentor(first)))
    const [first, second] = was.units[0]?.competencies ?? []
    if (first === undefined || second === undefined) throw new Error('two lines were expected')
    // The lines change places, and one comes that nobody asked about.
    const content = asOldPage(withLines(was, () => [second, competencyOf('new-here'), { ...first, title: { en: 'Better words' } }]))
    const made = await publishedFrom(was.id, content)
    expect([made.version, ...signersIn(made)]).toEqual([3, undefined, undefined, 'mentor'])
    expect(made.units[0]?.competencies[2]?.title).toEqual({ en: 'Better words' })
    expect((await publish(was.id, content)).json()).toMatchObject({ programme: made.id, unchanged: true })
  })

  it('what a page of now says replaces it', async () => {
    const was = await planNamed('signers-said').then((first) => publishedFrom(first.id, byMentor(first)))
    const made = await publishedFrom(was.id, withLines(was, (lines) => lines.map((c) => ({ ...c, signers: 'mentor-or-deputy' }))))
    expect(signersIn(made)).toEqual(['mentor-or-deputy', 'mentor-or-deputy'])
  })

  it("an enterprise's own part begun there is not taken for a change of the shared units", async () => {
    const shared = await planNamed('signers-shared').then((first) => publishedFrom(first.id, byMentor(first)))
    const own = { id: 'own-unit-2', code: 'R', title: { en: 'Rail Works' }, competencies: [competencyOf('own-line-2', { signers: 'mentor' })] }
    const content = { ...planContentOf(shared), units: [...shared.units, own] } as PlanContent
    const variant = { enterprise: ENTERPRISE, shared: shared.id }
    const begun = await publishedFrom(shared.id, content, { variant })
    const made = await publishedFrom(begun.id, { ...asOldPage(content), source: 'reworded' }, { variant })
    expect(signersIn(made)).toEqual(['mentor', undefined, 'mentor'])
    // The shared plan lets a deputy sign by now: it is its word that stands.
    const eased = await publishedFrom(shared.id, withLines(shared, (lines) => lines.map((c) => ({ ...c, signers: 'mentor-or-deputy' }))))
    const taken = await publishedFrom(made.id, asOldPage({ ...content, units: [...eased.units, own] as PlanContent['units'] }), { variant: { ...variant, shared: eased.id } })
    expect(signersIn(taken)).toEqual(['mentor-or-deputy', 'mentor-or-deputy', 'mentor'])
  })
})

it('a proposal goes into a version when both sides have agreed, and not before', async () => {
  const first = await planNamed('consent')
  const line = first.units[0]?.competencies[0]?.id ?? ('' as CompetencyId)
  const placement = 'placement-consent' as PlacementId
  await school.put('placement', placementOf({ id: placement, plan: first.plan, programme: first.id }))
  const id = 'proposal-consent' as PlanProposalId
  const [office, tablet] = [deviceOf(school, zhaoMin, 'office-consent'), deviceOf(school, zhangGang, 'tablet-consent')]
  const change = { do: 'set-line', line, set: { title: { en: 'Better words' } } }
  expect(await office.push(office.does('planProposal.make', { id, plan: first.plan, programme: first.id, enterprise: ENTERPRISE, change, because: 'Often not applicable.', placement: null }))).toMatchObject({ results: [{ status: 'ok' }] })
  expect((await publish(first.id, renamed(first, 'Better words'), { proposals: [id] })).json()).toMatchObject({ problem: { code: 'proposal-not-agreed' } })
  expect((await tablet.pullAll()).some((r) => r.id === id)).toBe(true)
  await tablet.push(tablet.does('planProposal.agree', { id, placement, words: '' }))
  const made = importResponse.parse((await publish(first.id, renamed(first, 'Better words'), { proposals: [id] })).json())
  expect(await school.get('planProposal', id)).toMatchObject({ takenInto: made.programme })
})

it('the logbooks are counted: practised, not applicable with its reasons, and what stands in no line', async () => {
  const phone = deviceOf(school, liWei, 'phone-facts')
  await phone.push(
    phone.does('practiceLog.submit', logArgs('fact-1', { competencies: [MEASURE, SECURE], notApplicable: [{ competency: DRAWINGS, because: 'No drawings here' }] })),
    phone.does('practiceLog.submit', logArgs('fact-2', { competencies: [MEASURE], notApplicable: [{ competency: DRAWINGS, because: 'No  drawings here' }] })),
    phone.does('practiceLog.submit', logArgs('fact-3', { competencies: [], task: 'Sand the tank' })),
  )
  const facts = planFacts.parse((await school.ask('GET', '/api/plan-facts?plan=plan', withCookie(cookie))).json())
  expect(facts).toMatchObject({ apprentices: 1, logs: 3, outside: [{ text: 'Sand the tank', times: 1 }] })
  expect(facts.lines.map((l) => [l.competency, l.logs, l.apprentices, l.notApplicable])).toEqual([
    [SECURE, 1, 1, 0],
    [MEASURE, 2, 1, 0],
    [DRAWINGS, 0, 0, 2],
    [TIDINESS, 0, 0, 0],
  ])
  expect(facts.lines[2]?.reasons).toEqual([{ text: 'No drawings here', times: 2 }])
})

it('before placements move it is shown what stays; then all move or none, and the history says who did it', async () => {
  const first = await stored('programme-1')
  await school.put('signOff', signOffOf('kept-1'), signOffOf('kept-2', { competency: TIDINESS }), signOffOf('kept-3', { competency: SECURE }))
  const lines = first.units[0]?.competencies ?? []
  const next = withLines(first, () => [...lines.filter((c) => c.id !== TIDINESS).map((c) => (c.id === MEASURE ? { ...c, title: { en: 'Measure, newly worded' } } : c)), competencyOf('brand-new')])
  const made = importResponse.parse((await publish(first.id, next)).json())
  const { candidates } = moveCandidates.parse((await school.ask('GET', `/api/programme-moves?to=${made.programme}`, withCookie(cookie))).json())
  expect(candidates).toMatchObject([{ placement: PLACEMENT, from: first.id, fromVersion: 1, apprenticeName: 'Li Wei', kept: 3, added: [{ id: 'brand-new' }], gone: [{ id: TIDINESS }], changed: [{ id: MEASURE }] }])
  const stale = await post('/api/programme-moves', { to: made.programme, placements: [{ placement: PLACEMENT, from: first.id }, { placement: 'placement-consent', from: first.id }] })
  expect([stale.statusCode, (await school.get('placement', PLACEMENT))?.programme]).toEqual([409, first.id])
  expect((await post('/api/programme-moves', { to: made.programme, placements: [{ placement: PLACEMENT, from: first.id }] })).json()).toEqual({ moved: 1, kept: 3 })
  expect(await school.get('placement', PLACEMENT)).toMatchObject({ programme: made.programme, plan: first.plan })
  const again = await post('/api/programme-moves', { to: made.programme, placements: [{ placement: PLACEMENT, from: first.id }] })
  expect(again.statusCode).toBe(409)
  const author = await school.store.read((sql) => sql.selectFrom('row').where('id', '=', PLACEMENT).where('school', '=', SCHOOL).select('author').executeTakeFirst())
  expect(author).toEqual({ author: zhaoMin.id })
})

it('what was logged and signed in a cellar about a line that is gone since then is taken in, under the version that had it', async () => {
  const phone = deviceOf(school, liWei, 'phone-cellar')
  expect(await phone.push(phone.does('practiceLog.submit', logArgs('cellar', { competencies: [TIDINESS] })))).toMatchObject({ results: [{ status: 'ok' }] })
  const tablet = deviceOf(school, zhangGang, 'tablet-cellar')
  const signing = { id: 'cellar-signed', apprentice: liWei.id, competency: TIDINESS, level: 3, facts: { takeovers: 0, prompts: 0, defects: 0 }, comment: '', logs: [{ log: 'cellar', revision: 1 }] }
  expect(await tablet.push(tablet.does('competency.sign', signing))).toMatchObject({ results: [{ status: 'ok' }] })
  expect(await school.get('signOff', 'cellar-signed')).toMatchObject({ programme: 'programme-1' as ProgrammeId })
})

it('nobody but a coordinator does any of this', async () => {
  const teacher = await school.signIn(wangFang)
  expect((await school.ask('POST', '/api/programme-moves', withCookie(teacher, { payload: {} }))).statusCode).toBe(403)
})
