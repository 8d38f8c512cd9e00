import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CohortId, PersonId, PlacementId, PostId } from '#domain/ids.ts'
import type { Person } from '#domain/people.ts'
import { changedMeanwhile, type PlacementContent } from '#sync/office-deeds.ts'
import { auditPage } from '#sync/office-audit.ts'
import { officeEntry, officePage } from '#sync/office-entries.ts'
import { COHORT, cohortOf, day, ENTERPRISE, heLan, liWei, personOf, PLACEMENT, PROGRAMME, SCHOOL, sunTao, wangFang, zhangGang, zhaoMin } from '#tests/support/people.ts'
import { deviceOf, maLin } from '#tests/support/server-school.ts'
import { openWebSchool, type WebSchool, withCookie } from '#tests/support/web-school.ts'

let school: WebSchool
let cookie: string
const qianYi = personOf('qian-yi', 'Qian Yi', ['coordinator'])
beforeEach(async () => {
  school = await openWebSchool()
  await school.put('enterprise', { id: ENTERPRISE, school: SCHOOL, name: 'Rail Works' })
  await school.put('person', qianYi)
  cookie = await school.signIn(zhaoMin)
})
afterEach(() => school.close())

let deeds = 0
const newDeed = () => `deed-${String((deeds += 1)).padStart(8, '0')}`
const reads = (path: string) => school.ask('GET', `/api/office/${path}`, withCookie(cookie))
const does = (path: string, body: object, as = cookie) => school.ask('POST', `/api/office/${path}`, withCookie(as, { payload: { deed: newDeed(), rev: 0, ...body } }))
const entry = (type: 'person' | 'enterprise' | 'cohort' | 'placement', answer: { readonly json: () => unknown }) => officeEntry(type).parse(answer.json())
const audit = async (query = '') => auditPage.parse((await reads(`audit${query}`)).json()).lines

const BOGIES = 'bogies' as PostId
const works = { name: 'Rail Works', employees: 120, posts: [{ id: BOGIES, name: 'Bogie workshop', capacity: 4, workers: 15 }] }
const NEXT = 'placement-he-lan' as PlacementId
const content = (over: Partial<PlacementContent> = {}): PlacementContent => ({
  apprentice: heLan.id,
  enterprise: ENTERPRISE,
  postId: null,
  post: 'Bogie workshop',
  programme: PROGRAMME,
  mentors: [{ person: zhangGang.id, as: 'mentor', from: day('2026-03-01'), until: null }],
  teacher: wangFang.id,
  start: day('2026-03-01'),
  end: day('2026-08-31'),
  weeklyHours: 40,
  papers: { minor: true, agreement: { signedOn: day('2026-02-27'), by: 'Director Tang' }, guardianConsent: null },
  ...over,
})
const fieldsOf = (answer: { readonly json: () => unknown }) => (answer.json() as { fields: { path: string; error: string }[] }).fields.map((f) => `${f.path} ${f.error}`)

describe('reading', () => {
  it('finds people by parts of their names, with the name of their class, and says how many there are', async () => {
    const page = officePage('person').parse((await reads('people?search=LI%20w')).json())
    expect([page.rows.map((p) => p.name), page.total, page.more, page.names[COHORT]]).toEqual([['Li Wei'], 1, false, 'Rail vehicles 2026'])
    expect(officePage('person').parse((await reads('people?role=mentor')).json()).rows.map((p) => p.name)).toEqual(['Chen Hua', 'Sun Tao', 'Zhang Gang'])
    expect(officePage('person').parse((await reads(`people?cohort=${COHORT}`)).json()).total).toBe(2)
    for (const odd of ['%25', '_', '%5C', "'"]) expect(officePage('person').parse((await reads(`people?search=${odd}`)).json()).total).toBe(0)
  })

  it('pages follow one another without a gap or a double, though many have one name', async () => {
    await school.put('person', ...Array.from({ length: 120 }, (_, n) => personOf(`many-${n}`, n % 3 === 0 ? 'Wang Wei' : `Wang Wei ${n % 7}`, ['apprentice'], { cohort: COHORT })))
    const seen: string[] = []
    for (let more = true; more && seen.length < 1_000; ) {
      const after = seen.at(-1)
      const page = officePage('person').parse((await reads(`people?search=wang%20wei${after === undefined ? '' : `&after=${after}`}`)).json())
      expect(page.total).toBe(120)
      seen.push(...page.rows.map((p) => p.id))
      more = page.more
    }
    expect([seen.length, new Set(seen).size]).toEqual([120, 120])
  })

  it('a placement is found by its apprentice, also under his new name, by its mentor and by how it stands', async () => {
    const found = async (query: string) => officePage('placement').parse((await reads(`placements?${query}`)).json()).rows.map((p) => p.id)
    expect([await found('search=li%20wei%20bogie'), await found('search=zhang'), await found('state=running'), await found('state=ended'), await found(`person=${heLan.id}`)]).toEqual([[PLACEMENT], [PLACEMENT], [PLACEMENT], [], []])
    await school.put('person', { ...liWei, name: 'Li Weiwei' })
    expect(await found('search=weiwei')).toEqual([PLACEMENT])
  })

  it('[P5] the school next door is another world, for reading and for writing', async () => {
    expect((await reads('people?search=ma%20lin')).json()).toMatchObject({ total: 0 })
    expect((await reads(`people/${maLin.id}`)).statusCode).toBe(404)
    expect((await does('people', { id: maLin.id, rev: 1, set: { name: 'X', cohort: null, enterprise: null, active: false } })).statusCode).toBe(404)
    expect(fieldsOf(await does('placements', { id: NEXT, set: content({ apprentice: maLin.id }) }))).toEqual(['set.apprentice not-known'])
  })
})

describe('a deed', () => {
  it('is written with its line in the log, and sent twice counts once', async () => {
    const body = { deed: newDeed(), rev: 1, id: ENTERPRISE, set: works }
    const first = entry('enterprise', await does('enterprises', body))
    const again = entry('enterprise', await does('enterprises', body))
    expect([first.rev, first.by, again.rev]).toEqual([2, 'Zhao Min', 2])
    expect(await audit()).toEqual([
      expect.objectContaining({ id: body.deed, name: 'Zhao Min', deed: 'enterprise.edit', subject: ENTERPRISE, subjectName: 'Rail Works', was: {}, is: { employees: 120, posts: works.posts } }),
    ])
    expect((await does('enterprises', { ...body, set: { name: 'Other' } })).statusCode).toBe(400)
  })

  it('of two coordinators the second is shown what the first wrote, and nothing is overwritten', async () => {
    const other = await school.signIn(zhaoMin)
    await does('enterprises', { id: ENTERPRISE, rev: 1, set: { ...works, name: 'Rail Works East' } }, other)
    const answer = await does('enterprises', { id: ENTERPRISE, rev: 1, set: { ...works, name: 'Rail Works Ltd' } })
    expect(answer.statusCode).toBe(409)
    expect(changedMeanwhile('enterprise').parse(answer.json()).now).toMatchObject({ rev: 2, by: 'Zhao Min', row: { name: 'Rail Works East' } })
    expect((await school.get('enterprise', ENTERPRISE))?.name).toBe('Rail Works East')
    expect((await does('enterprises', { id: ENTERPRISE, rev: 2, set: { ...works, name: 'Rail Works Ltd' } })).statusCode).toBe(200)
    expect((await does('enterprises', { id: ENTERPRISE, rev: 0, set: works })).statusCode).toBe(409)
  })

  it('that changes nothing writes nothing', async () => {
    expect(entry('enterprise', await does('enterprises', { id: ENTERPRISE, rev: 1, set: { name: 'Rail Works' } })).rev).toBe(1)
    expect(await audit()).toEqual([])
  })

  it('of somebody who was retired a moment ago is not done', async () => {
    await school.put('person', { ...zhaoMin, roles: ['teacher'] })
    expect((await does('enterprises', { id: ENTERPRISE, rev: 1, set: works })).statusCode).toBe(403)
  })

  it('an employee count that is taken out is gone; a post that was there stays', async () => {
    await does('enterprises', { id: ENTERPRISE, rev: 1, set: works })
    expect(fieldsOf(await does('enterprises', { id: ENTERPRISE, rev: 2, set: { name: 'Rail Works', posts: [] } }))).toEqual(['set.posts required'])
    await does('enterprises', { id: ENTERPRISE, rev: 2, set: { name: 'Rail Works', posts: works.posts } })
    expect(await school.get('enterprise', ENTERPRISE)).not.toHaveProperty('employees')
  })
})

describe('a cohort', () => {
  const set = { name: 'Rail vehicles 2027', programme: PROGRAMME, teachers: [wangFang.id], start: day('2027-02-01'), end: day('2030-01-31') }
  it('is set up with its teachers and plan, or says which field is wrong', async () => {
    expect(entry('cohort', await does('cohorts', { id: 'cohort-2027', set })).names).toEqual({ [wangFang.id]: 'Wang Fang' })
    const bad = await does('cohorts', { id: 'cohort-2028', set: { ...set, programme: 'nowhere', teachers: [wangFang.id, zhangGang.id], end: day('2027-01-01') } })
    expect([bad.statusCode, fieldsOf(bad)]).toEqual([422, ['set.end too-early', 'set.programme not-known', 'set.teachers.1 not-known']])
    expect(fieldsOf(await does('cohorts', { id: 'cohort-2029', set: { ...set, name: ' ' } }))).toEqual(['set.name required'])
  })
})

describe('a person', () => {
  const set = ({ name, cohort, enterprise, active }: Person) => ({ name, cohort, enterprise, active })

  it('who leaves is signed out on every device and no longer listed; the rows stay, and he may come back', async () => {
    const phone = await school.signIn(liWei)
    await does('people', { id: liWei.id, rev: 1, set: set({ ...liWei, active: false }) })
    expect((await school.ask('GET', '/api/session', withCookie(phone))).statusCode).toBe(401)
    expect((await reads('people?search=li%20wei')).json()).toMatchObject({ total: 0 })
    expect((await reads('people?search=li%20wei&left=1')).json()).toMatchObject({ total: 1 })
    expect(await school.get('placement', PLACEMENT)).toBeDefined()
    await does('people', { id: liWei.id, rev: 2, set: set(liWei) })
    expect([(await audit()).map((l) => l.deed), (await school.ask('GET', '/api/session', withCookie(phone))).statusCode]).toEqual([['person.return', 'person.retire'], 401])
  })

  it('goes to another class, and its teachers hold his portfolio from then on', async () => {
    const cohort = cohortOf({ id: 'cohort-b' as CohortId, teachers: [] })
    await school.put('cohort', cohort)
    await does('people', { id: heLan.id, rev: 1, set: set({ ...heLan, cohort: cohort.id }) })
    const rows = await deviceOf(school, wangFang).pullAll()
    expect(rows.some((r) => r.id === heLan.id)).toBe(false)
  })

  it('who is new comes in with her roles, and these stay', async () => {
    const id = 'new-mentor' as PersonId
    const content = { name: 'Luo Jie', cohort: null, enterprise: ENTERPRISE, active: true }
    expect(fieldsOf(await does('people', { id, set: { ...content, enterprise: null } }))).toEqual(['set.roles required'])
    expect(fieldsOf(await does('people', { id, set: { ...content, roles: ['teacher'] } }))).toEqual(['set.enterprise not-known'])
    expect(entry('person', await does('people', { id, set: { ...content, roles: ['mentor', 'mentor', 'teacher'] } })).row).toMatchObject({ name: 'Luo Jie', school: SCHOOL, roles: ['mentor', 'teacher'], enterprise: ENTERPRISE })
    expect(entry('person', await does('people', { id, rev: 1, set: { ...content, name: 'Luo Jie 2', roles: ['coordinator'] } })).row).toMatchObject({ name: 'Luo Jie 2', roles: ['mentor', 'teacher'] })
    expect((await audit()).map((l) => l.deed)).toEqual(['person.edit', 'person.create'])
  })

  it('cannot retire himself; no class for a mentor, no enterprise for an apprentice', async () => {
    expect((await does('people', { id: zhaoMin.id, rev: 1, set: set({ ...zhaoMin, active: false }) })).statusCode).toBe(403)
    expect(fieldsOf(await does('people', { id: sunTao.id, rev: 1, set: set({ ...sunTao, cohort: COHORT }) }))).toEqual(['set.cohort not-known'])
    expect(fieldsOf(await does('people', { id: liWei.id, rev: 1, set: set({ ...liWei, enterprise: ENTERPRISE }) }))).toEqual(['set.enterprise not-known'])
  })
})

describe('a placement', () => {
  const mentorHolds = async () => (await deviceOf(school, zhangGang, `tablet-${newDeed()}`).pullAll()).some((r) => r.id === NEXT)

  it('starts with its papers and not before; only then does the mentor’s tablet get the apprentice', async () => {
    const made = entry('placement', await does('placements', { id: NEXT, set: content() }))
    expect(made.row).toMatchObject({ enterpriseName: 'Rail Works', teacherName: 'Wang Fang', cohort: COHORT, mentors: [{ name: 'Zhang Gang' }], papers: { approved: null } })
    const no = await does('placements/approval', { id: NEXT, rev: 1, approved: true })
    expect([no.statusCode, no.json()]).toEqual([409, { error: 'cannot-start', lacks: ['guardian-consent'] }])
    expect(await mentorHolds()).toBe(false)
    await does('placements', { id: NEXT, rev: 1, set: content({ papers: { minor: true, agreement: { signedOn: day('2026-02-27'), by: 'Director Tang' }, guardianConsent: { signedOn: day('2026-02-28') } } }) })
    expect(await mentorHolds()).toBe(false)
    expect(entry('placement', await does('placements/approval', { id: NEXT, rev: 2, approved: true })).row).toMatchObject({ papers: { approved: { name: 'Zhao Min' } } })
    expect(await mentorHolds()).toBe(true)
    const log = await audit(`?subject=${NEXT}`)
    expect(log.map((l) => [l.deed, l.subjectName])).toEqual([['placement.approve', 'He Lan'], ['placement.edit', 'He Lan'], ['placement.create', 'He Lan']])
    expect(log[1]).toMatchObject({ was: { guardianConsent: null }, is: { guardianConsent: '2026-02-28' } })
    expect(JSON.stringify(log)).not.toContain('Director Tang')
  })

  it('once it runs, what let it start cannot be taken away, nor its mentors or its enterprise', async () => {
    const papers = { minor: false, agreement: { signedOn: day('2026-02-27'), by: 'Tang' }, guardianConsent: null }
    await does('placements', { id: NEXT, set: content({ papers }) })
    await does('placements/approval', { id: NEXT, rev: 1, approved: true })
    await school.put('enterprise', { id: 'depot' as never, school: SCHOOL, name: 'Depot' })
    expect(fieldsOf(await does('placements', { id: NEXT, rev: 2, set: content({ papers: { ...papers, agreement: null }, mentors: [], enterprise: 'depot' as never }) }))).toEqual([
      'set.enterprise wrong-type',
      'set.mentors required',
      'set.papers.agreement required',
    ])
    expect((await does('placements/approval', { id: NEXT, rev: 2, approved: false })).statusCode).toBe(422)
  })

  it('that has not begun may lose its approval, and then gives nobody rights', async () => {
    const papers = { minor: false, agreement: { signedOn: day('2026-02-27'), by: 'Tang' }, guardianConsent: null }
    const later = content({ papers, start: day('2026-04-01') })
    await does('placements', { id: NEXT, set: later })
    await does('placements/approval', { id: NEXT, rev: 1, approved: true })
    expect(entry('placement', await does('placements', { id: NEXT, rev: 2, set: { ...later, papers: { ...papers, agreement: null } } })).row).toMatchObject({ papers: { approved: null } })
  })

  it('names each tie that does not hold', async () => {
    await school.put('person', { ...sunTao, enterprise: 'elsewhere' as never })
    const bad = content({
      teacher: zhangGang.id,
      programme: 'none' as never,
      postId: 'none' as PostId,
      end: day('2026-02-01'),
      mentors: [{ person: sunTao.id, as: 'mentor', from: day('2026-03-01'), until: day('2026-02-01') }, { person: 'nobody' as PersonId, as: 'deputy', from: day('2026-03-01'), until: null }],
      papers: { minor: false, agreement: { signedOn: day('2026-12-01'), by: 'Tang' }, guardianConsent: null },
    })
    expect(fieldsOf(await does('placements', { id: NEXT, set: bad }))).toEqual([
      'set.end too-early',
      'set.postId not-known',
      'set.programme not-known',
      'set.teacher not-known',
      'set.mentors.0.person of-other-enterprise',
      'set.mentors.0.until too-early',
      'set.mentors.1.person not-known',
      'set.papers.agreement.signedOn in-the-future',
    ])
    expect(fieldsOf(await does('placements', { id: NEXT, set: content({ papers: null }) }))).toEqual(['set.papers required'])
  })

  it('from before papers were kept is edited without them, and gets them when somebody fills them in', async () => {
    const old = content({ apprentice: liWei.id, papers: null, weeklyHours: 38, mentors: [zhangGang.id, 'chen-hua' as PersonId].map((person, n) => ({ person, as: n === 0 ? ('mentor' as const) : ('deputy' as const), from: day('2026-03-01'), until: null })) })
    expect(entry('placement', await does('placements', { id: PLACEMENT, rev: 1, set: old })).row).not.toHaveProperty('papers')
  })

  it('gets another mentor: the old tablet loses the apprentice after his last day, the new one has him', async () => {
    await does('placements/mentor', { id: PLACEMENT, rev: 1, leaving: zhangGang.id, lastDay: day('2026-03-02'), successor: sunTao.id })
    expect((await school.get('placement', PLACEMENT))?.mentors.map((m) => [m.name, m.until])).toEqual([['Zhang Gang', '2026-03-02'], ['Chen Hua', null], ['Sun Tao', null]])
    expect((await deviceOf(school, sunTao).pullAll()).some((r) => r.id === PLACEMENT)).toBe(true)
    expect((await deviceOf(school, zhangGang).pullAll()).some((r) => r.id === PLACEMENT)).toBe(false)
    expect(fieldsOf(await does('placements/mentor', { id: PLACEMENT, rev: 2, leaving: wangFang.id, lastDay: day('2026-03-03'), successor: sunTao.id }))).toEqual(['leaving not-known'])
  })

  it('ends where the next begins; both stay, and both are in the log', async () => {
    const set = content({ apprentice: liWei.id, start: day('2026-04-01'), mentors: [] })
    expect(fieldsOf(await does('placements/move', { id: PLACEMENT, rev: 1, lastDay: day('2026-04-02'), next: NEXT, set }))).toEqual(['set.start too-early'])
    await does('placements/move', { id: PLACEMENT, rev: 1, lastDay: day('2026-03-31'), next: NEXT, set })
    expect([(await school.get('placement', PLACEMENT))?.end, (await school.get('placement', NEXT))?.start, (await audit()).map((l) => l.deed).toSorted()]).toEqual(['2026-03-31', '2026-04-01', ['placement.create', 'placement.move']])
  })

  it('counts at its enterprise and post until it is over', async () => {
    await does('enterprises', { id: ENTERPRISE, rev: 1, set: works })
    await does('placements', { id: NEXT, set: content({ postId: BOGIES }) })
    expect(entry('enterprise', await reads(`enterprises/${ENTERPRISE}`)).there).toEqual({ all: 2, byPost: { [BOGIES]: 1 } })
    school.clock.now = Date.parse('2026-09-05T10:00Z')
    // The session has run out in that half a year.
    cookie = await school.signIn(zhaoMin)
    expect(entry('enterprise', await reads(`enterprises/${ENTERPRISE}`)).there).toBeUndefined()
  })
})

it('the log is only added to: the database itself refuses to change or cut it', async () => {
  await does('enterprises', { id: ENTERPRISE, rev: 1, set: works })
  await expect(school.store.keepBooks((sql) => sql.updateTable('audit').set({ name: 'Somebody else' }).execute())).rejects.toThrow('only added to')
  await expect(school.store.keepBooks((sql) => sql.deleteFrom('audit').execute())).rejects.toThrow('only added to')
})

it('the log is read in pages, the newest first', async () => {
  for (let rev = 1; rev <= 60; rev += 1) await does('enterprises', { id: ENTERPRISE, rev, set: { name: `Rail Works ${rev}` } })
  const first = await audit()
  const rest = await audit(`?before=${first.at(-1)?.id}`)
  expect([first.length, rest.length, new Set([...first, ...rest].map((l) => l.id)).size]).toEqual([50, 10, 60])
  expect((await reads('audit?before=unknown-deed')).statusCode).toBe(404)
})
