import { readdir, readlink, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CohortId, PlacementId, ReflectionId, SchoolId } from '#domain/ids.ts'
import type { Person } from '#domain/people.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import { type ReportJob, reportJob, type ReportRequest } from '#sync/reports.ts'
import { COHORT, cohortOf, contentOf, day, DAY, ENTERPRISE, heLan, liWei, moment, personOf, PLACEMENT, placementOf, provisionalOf, PROGRAMME, SCHOOL, signOffOf, sunTao, wangFang, zhangGang, zhaoMin } from '#tests/support/people.ts'
import { NEXT_DOOR, TODAY } from '#tests/support/server-school.ts'
import { openWebSchool, PASSWORD, type WebSchool, withCookie } from '#tests/support/web-school.ts'
import { hashPassword } from '../http/passwords.ts'
import { addAccounts } from '../store/accounts.ts'
import { portfolioTexts } from '../store/report-rows.ts'
import { jobNotesIn } from './job-notes.ts'
import { mayReadReflections } from './readers.ts'

let school: WebSchool
let folder: string
const cookies = new Map<string, string>()

/** Teaches another class of the same school. */
const gaoLin = personOf('gao-lin', 'Gao Lin', ['teacher'])
/** Runs the office next door. */
const xuBo = personOf('xu-bo', 'Xu Bo', ['coordinator'], { school: NEXT_DOOR })

const logOf = (id: string, over: Partial<PracticeLog> = {}): PracticeLog => ({
  ...contentOf(),
  id: id as PracticeLog['id'],
  apprentice: liWei.id,
  placement: PLACEMENT,
  programme: PROGRAMME,
  state: 'submitted',
  revision: 1,
  writtenAt: moment('2026-03-05T10:00Z'),
  submittedAt: moment('2026-03-05T10:00Z'),
  zone: 480,
  late: false,
  confirmedBy: null,
  otherVersions: [],
  ...over,
})

beforeAll(async () => {
  school = await openWebSchool()
  folder = join(dirname(school.photos), 'reports')
  await school.put('person', gaoLin)
  await school.put('cohort', cohortOf({ id: 'other' as CohortId, name: 'Other class', teachers: [gaoLin.id] }))
  await school.put('practiceLog', logOf('log-1', { task: '轴颈测量', whatIDid: '=1+1 测量三处。' }))
  await school.put('provisionalSignOff', provisionalOf('claim:0', { comment: 'Typed with a code.' }))
  await school.put('signOff', signOffOf('so-1', { at: moment('2026-03-06T08:00Z') }))
  const reflection = { apprentice: liWei.id, dimension: 'rigour' as const, logs: [], writtenAt: TODAY - DAY, changedAt: TODAY - DAY, otherVersions: [] }
  await school.put('reflection', { ...reflection, id: 'r-shared' as ReflectionId, text: 'Shared thought.', shared: true }, { ...reflection, id: 'r-private' as ReflectionId, text: 'Private thought.', shared: false })
  await school.store.write({ school: NEXT_DOOR as SchoolId, author: null, now: TODAY }, (tx) => tx.put('person', xuBo))
  const password_hash = await hashPassword(PASSWORD)
  await school.store.keepBooks((sql) => addAccounts(sql, [gaoLin, xuBo].map((p) => ({ person: p.id, school: p.school, username: p.id, password_hash, created: 0 }))))
})
afterAll(() => school.close())

const as = async (person: Person) => {
  const cookie = cookies.get(person.id) ?? (await school.signIn(person))
  cookies.set(person.id, cookie)
  return cookie
}

const request = (over: Partial<ReportRequest> = {}): ReportRequest => ({
  report: 'logs',
  format: 'csv',
  about: { kind: 'cohort', id: COHORT },
  from: day('2026-01-01'),
  until: day('2026-12-31'),
  language: 'en',
  timeZone: 'Asia/Shanghai',
  reflections: true,
  photos: false,
  ...over,
})
const asks = async (person: Person, over: Partial<ReportRequest> = {}) => school.ask('POST', '/api/reports', withCookie(await as(person), { payload: request(over) }))
const look = async (person: Person, id: string) => school.ask('GET', `/api/reports/${id}`, withCookie(await as(person)))
const fetchFile = async (person: Person, id: string) => school.ask('GET', `/api/reports/${id}/file`, withCookie(await as(person)))
const remove = async (person: Person, id: string) => school.ask('DELETE', `/api/reports/${id}`, withCookie(await as(person)))

/** @returns the job when it is over */
const over = async (person: Person, asked: ReportJob): Promise<ReportJob> => {
  let job = asked
  while (job.state === 'waiting' || job.state === 'running') {
    await new Promise((resolve) => setTimeout(resolve, 20))
    job = reportJob.parse((await look(person, job.id)).json())
  }
  return job
}
const made = async (person: Person, more: Partial<ReportRequest> = {}): Promise<ReportJob> => {
  const answer = await asks(person, more)
  expect(answer.statusCode).toBe(200)
  return over(person, reportJob.parse(answer.json()))
}
const textOf = async (person: Person, over: Partial<ReportRequest> = {}) => (await fetchFile(person, (await made(person, over)).id)).body

describe('whose records are in a report', () => {
  it('a teacher gets her class, and each only once', async () => {
    const job = await made(wangFang)
    expect([job.state, job.done, job.of, job.name]).toEqual(['done', 2, 2, 'Rail vehicles 2026'])
    const answer = await fetchFile(wangFang, job.id)
    expect(answer.headers['content-disposition']).toContain("filename*=UTF-8''Rail%20vehicles%202026%20Practice%20logs%202026-12-31.csv")
    expect(answer.body).toContain(`Li Wei,2026-03-05,,90,轴颈测量,'=1+1 测量三处。,measure,Rail Works`)
    expect(answer.body.match(/Li Wei/g)).toHaveLength(1)
  })

  it('a coordinator gets the classes of her school', async () => {
    expect(await textOf(zhaoMin, { report: 'sign-offs' })).toContain('Zhang Gang')
  })

  it('the teacher of another class and the office next door get the answer of a class that is not there', async () => {
    for (const [who, about] of [
      [gaoLin, { kind: 'cohort', id: COHORT }],
      [gaoLin, { kind: 'apprentice', id: liWei.id }],
      [xuBo, { kind: 'cohort', id: COHORT }],
      [xuBo, { kind: 'apprentice', id: liWei.id }],
      [wangFang, { kind: 'cohort', id: 'nowhere' }],
      [wangFang, { kind: 'apprentice', id: zhangGang.id }],
    ] as const) {
      const answer = await asks(who, { about })
      expect([who.name, answer.statusCode, answer.json()]).toEqual([who.name, 404, { error: 'not-found' }])
    }
  })

  it('apprentices and mentors get none, not even of themselves', async () => {
    for (const who of [liWei, heLan, zhangGang, sunTao]) expect((await asks(who, { about: { kind: 'apprentice', id: liWei.id } })).statusCode).toBe(403)
  })

  it('the teacher of a placement gets its apprentice, and nobody else of the class', async () => {
    await school.put('placement', placementOf({ id: 'second' as PlacementId, apprentice: heLan.id, teacher: gaoLin.id, teacherName: gaoLin.name, enterprise: ENTERPRISE }))
    const job = await made(gaoLin)
    expect([job.state, job.of]).toEqual(['done', 1])
    await school.put('placement', placementOf({ id: 'second' as PlacementId, apprentice: heLan.id }))
  })

  it('a job, its file and its end are for whoever asked for it', async () => {
    const { id } = await made(wangFang)
    for (const who of [zhaoMin, gaoLin, xuBo])
      expect([(await look(who, id)).statusCode, (await fetchFile(who, id)).statusCode, (await remove(who, id)).statusCode]).toEqual([404, 404, 404])
    expect((await fetchFile(wangFang, id)).statusCode).toBe(200)
    for (const bad of ['..%2f..%2fcraftlog.sqlite', 'x', `${id}.json`]) expect((await look(wangFang, bad)).statusCode).toBe(404)
  })

  it('of what an apprentice wrote for himself nothing is even read; what he shared is printed for those who teach him, and not for the office', async () => {
    const words = (await school.store.readSchool(SCHOOL, (sql) => portfolioTexts(sql, SCHOOL, liWei.id))).map((r) => r.data).join()
    expect(words).toContain('Typed with a code.')
    expect([words.includes('Shared thought'), words.includes('Private thought')]).toEqual([true, false])
    const may = (who: Person) => school.store.readSchool(SCHOOL, (sql) => mayReadReflections(sql, who, liWei.id, TODAY))
    expect([await may(wangFang), await may(zhaoMin), await may(gaoLin), await may(zhangGang)]).toEqual([true, false, false, false])
  })

  it('what cannot be is refused: no such form of it, a period that runs backwards, a zone that is none', async () => {
    for (const over of [{ report: 'record', format: 'csv' }, { from: day('2027-01-01') }, { timeZone: 'Mars/Olympus' }, { language: 'fr' as 'en' }] as const) expect((await asks(wangFang, over)).statusCode).toBe(400)
  })
})

/** What this process holds open; only Linux tells. */
const openFiles = async (): Promise<readonly string[]> => Promise.all((await readdir('/proc/self/fd').catch(() => [])).map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')))

const running = (id: string): ReportJob => ({ id, request: request(), name: 'Rail vehicles 2026', state: 'running', done: 1, of: 2, askedAt: TODAY, endedAt: null, bytes: null, why: null })

describe('what becomes of a report', () => {
  beforeEach(async () => {
    const { jobs } = (await school.ask('GET', '/api/reports', withCookie(await as(wangFang)))).json<{ jobs: readonly ReportJob[] }>()
    for (const { id } of jobs) await remove(wangFang, id)
  })

  it('removed, nothing of it is left', async () => {
    const { id } = await made(wangFang)
    expect(await readdir(folder)).toEqual(expect.arrayContaining([`${id}.json`, `${id}.report`]))
    expect((await remove(wangFang, id)).statusCode).toBe(200)
    expect((await readdir(folder)).filter((name) => name.startsWith(id))).toEqual([])
  })

  it('cancelled while it is being made, it ends, and nothing of it is left or comes back', async () => {
    const jobs: ReportJob[] = []
    for (let n = 0; n < 4; n += 1) jobs.push(reportJob.parse((await asks(wangFang, { report: 'record', format: 'pdf' })).json()))
    // One in the making, others in line: a fifth has to wait until one is over.
    expect((await asks(wangFang)).statusCode).toBe(429)
    for (const { id } of jobs) expect((await remove(wangFang, id)).statusCode).toBe(200)
    const next = await made(wangFang)
    expect(next.state).toBe('done')
    expect((await readdir(folder)).filter((name) => jobs.some((j) => name.startsWith(j.id)))).toEqual([])
  })

  it('cancelled in the middle, its thread is gone with its half of a file before the answer is', async () => {
    const { id } = reportJob.parse((await asks(wangFang, { report: 'record', format: 'pdf' })).json())
    while (!(await readdir(folder)).includes(`${id}.part`)) await new Promise((resolve) => setTimeout(resolve, 2))
    expect((await remove(wangFang, id)).statusCode).toBe(200)
    expect(await openFiles()).not.toContainEqual(expect.stringContaining(id))
  })

  it('after a restart a report that was being made says that it was interrupted, and its half is taken away', async () => {
    const notes = jobNotesIn(folder)
    const job = running('11111111-1111-4111-8111-111111111111')
    // The first process of a container has the same number after every restart.
    await notes.write({ job, owner: { person: wangFang.id, school: SCHOOL }, writer: { host: hostname(), pid: process.pid, run: 'before', seen: school.clock.now } })
    await writeFile(notes.partOf(job.id), 'half')
    expect((await look(wangFang, job.id)).json()).toMatchObject({ state: 'failed', why: 'interrupted' })
    await notes.tidy(school.clock.now)
    expect((await readdir(folder)).filter((name) => name.startsWith(job.id))).toEqual([`${job.id}.json`])
  })

  it('a report that another process still makes is left alone', async () => {
    const notes = jobNotesIn(folder)
    const job = running('22222222-2222-4222-8222-222222222222')
    await notes.write({ job, owner: { person: wangFang.id, school: SCHOOL }, writer: { host: 'elsewhere', pid: 1, run: 'theirs', seen: school.clock.now } })
    await writeFile(notes.partOf(job.id), 'half')
    await notes.tidy(school.clock.now)
    expect((await look(wangFang, job.id)).json()).toMatchObject({ state: 'running', done: 1 })
    expect((await readdir(folder)).includes(`${job.id}.part`)).toBe(true)
    await notes.forget(job.id)
  })

  it('after a day it is gone', async () => {
    const { id } = await made(wangFang)
    school.clock.now += DAY
    expect((await look(wangFang, id)).statusCode).toBe(404)
    await jobNotesIn(folder).tidy(school.clock.now)
    expect((await readdir(folder)).filter((name) => name.startsWith(id))).toEqual([])
    school.clock.now = TODAY
  })

  it('whoever loses the class while it is made gets no file', async () => {
    const answer = await asks(wangFang)
    await school.put('cohort', cohortOf({ teachers: [gaoLin.id] }))
    await school.put('placement', placementOf({ teacher: gaoLin.id }), placementOf({ id: 'second' as PlacementId, apprentice: heLan.id, teacher: gaoLin.id }))
    const job = await over(wangFang, reportJob.parse(answer.json()))
    expect([job.state, job.why]).toEqual(['failed', 'rights-changed'])
    await school.put('cohort', cohortOf())
    await school.put('placement', placementOf(), placementOf({ id: 'second' as PlacementId, apprentice: heLan.id }))
  })
})
