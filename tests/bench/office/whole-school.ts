/**
 * A school after some years, by the path that every row takes: classes of 60, a plan of 270 competencies, some hundred
 * logs each, a third of the competencies signed and half of those endorsed. Also by itself:
 * `node tests/bench/office/whole-school.ts --folder DIR [--apprentices 5000] [--logs 200]`.
 */
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { addDays } from '#domain/calendar-day.ts'
import type { Competency } from '#domain/competency.ts'
import type { CohortId, CompetencyId, PersonId, PlacementId, PracticeLogId, SignOffId, UnitId } from '#domain/ids.ts'
import type { Person } from '#domain/people.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import { endorsementIdOf } from '#domain/sign-off.ts'
import { hashOfToken, SESSION_MS } from '#server/http/session-cookie.ts'
import { addAccounts, addSession } from '#server/store/accounts.ts'
import type { ServerTransaction } from '#server/store/server-transaction.ts'
import { openStore, type Store } from '#server/store/store.ts'
import { cohortOf, competencyOf, contentOf, day, ENTERPRISE, guidanceOf, moment, personOf, placementOf, PROGRAMME, programmeOf, SCHOOL, signOffOf, zhangGang, zhaoMin } from '#tests/support/people.ts'
import { tokenOf } from '../big-school.ts'

export const A_CLASS = 60
const UNITS = 9
const A_UNIT = 30
const SIGNED = 90
const FIRST_DAY = day('2026-01-05')
const FIRST_MOMENT = moment('2026-01-05T15:00Z')
const DAY = 86_400_000
const KINDS = ['skill', 'skill', 'knowledge', 'character'] as const

const competencyId = (n: number) => `competency-${n}` as CompetencyId
const plan = (): ReturnType<typeof programmeOf> => ({
  ...programmeOf(),
  units: Array.from({ length: UNITS }, (_, u) => ({
    id: `unit-${u}` as UnitId,
    code: `U${u + 1}`,
    title: { en: `Unit ${u + 1}`, zh: `单元 ${u + 1}` },
    competencies: Array.from({ length: A_UNIT }, (__, c): Competency => competencyOf(competencyId(u * A_UNIT + c), { kind: KINDS[c % KINDS.length] ?? 'skill' })),
  })),
})

export const classId = (n: number): CohortId => `class-${n}` as CohortId
export const teacherOfClass = (n: number): Person => personOf(`teacher-${n}`, `Teacher ${n}`, ['teacher'])
const apprenticeOf = (n: number): Person => personOf(`apprentice-${n}`, `Apprentice ${n}`, ['apprentice'], { cohort: classId(Math.floor(n / A_CLASS)) })
const placementOfNth = (n: number): PlacementId => `placement-${n}` as PlacementId

const TASKS = ['Axle seat, bogie 2', 'Brake pads changed', '轮缘厚度测量', 'Door leaf adjusted', 'Pantograph strip', '受电弓检查']
/** A word that stands in one log of each hundred. */
export const RARE_WORD = 'hairline'

const logOf = (apprentice: number, n: number): PracticeLog => ({
  ...contentOf({
    task: TASKS[(apprentice + n) % TASKS.length] ?? 'Axle seat',
    practisedOn: addDays(FIRST_DAY, n),
    minutes: 60 + ((n * 37) % 360),
    whatIDid: `Measured at three places, 0.${n % 99} mm off the drawing${n % 100 === 7 ? `; a ${RARE_WORD} crack beside the seat, reported` : ''}. 三处测量取平均值，记录在案，并与图纸核对。`,
    competencies: [competencyId((n * 7 + apprentice) % (UNITS * A_UNIT)), competencyId((n * 13 + apprentice) % (UNITS * A_UNIT))].filter((c, i, all) => all.indexOf(c) === i),
  }),
  id: `log-${apprentice}-${n}` as PracticeLogId,
  apprentice: apprenticeOf(apprentice).id,
  placement: placementOfNth(apprentice),
  programme: PROGRAMME,
  state: n % 3 === 0 ? 'confirmed' : 'submitted',
  revision: 1,
  writtenAt: FIRST_MOMENT + n * DAY,
  submittedAt: FIRST_MOMENT + n * DAY,
  zone: 480,
  late: false,
  confirmedBy: n % 3 === 0 ? { person: teacherOfClass(0).id, name: 'Teacher', role: 'teacher' } : null,
  otherVersions: [],
})

const putApprentice = async (tx: ServerTransaction, n: number, logs: number): Promise<void> => {
  const [person, teacher] = [apprenticeOf(n), teacherOfClass(Math.floor(n / A_CLASS))]
  await tx.put('person', person)
  await tx.put('placement', placementOf({ id: placementOfNth(n), apprentice: person.id, cohort: person.cohort ?? classId(0), teacher: teacher.id, teacherName: teacher.name, start: FIRST_DAY, end: day('2026-12-31'), mentors: [guidanceOf(zhangGang)] }))
  for (let i = 0; i < logs; i += 1) await tx.put('practiceLog', logOf(n, i))
  for (let i = 0; i < SIGNED; i += 1) {
    const id = `sign-off-${n}-${i}` as SignOffId
    const at = FIRST_MOMENT + i * 2 * DAY
    await tx.put('signOff', signOffOf(id, { apprentice: person.id, placement: placementOfNth(n), competency: competencyId((n + i * 3) % (UNITS * A_UNIT)), at, logs: [{ log: logOf(n, i % Math.max(1, logs)).id, revision: 1 }] }))
    if (i % 2 === 0) await tx.put('endorsement', { id: endorsementIdOf(id), signOff: id, apprentice: person.id, by: { person: teacher.id, name: teacher.name, role: 'teacher' }, at })
  }
}

const A_TRANSACTION = 10

/** @param store an empty one · @param say told how far it is */
export const fillWholeSchool = async (store: Store, { apprentices, logs }: { readonly apprentices: number; readonly logs: number }, say: (text: string) => void): Promise<void> => {
  const now = Date.now()
  const writer = { school: SCHOOL, author: null, now }
  const classes = Math.ceil(apprentices / A_CLASS)
  const teachers = Array.from({ length: classes }, (_, n) => teacherOfClass(n))
  await store.write(writer, async (tx) => {
    await tx.put('school', { id: SCHOOL, name: 'Rail School', demo: false })
    await tx.put('enterprise', { id: ENTERPRISE, school: SCHOOL, name: 'Rail Works' })
    await tx.put('programme', plan())
    for (const person of [zhangGang, zhaoMin, ...teachers]) await tx.put('person', person)
    for (const [n, teacher] of teachers.entries()) await tx.put('cohort', cohortOf({ id: classId(n), name: `Class ${n + 1}`, teachers: [teacher.id] }))
  })
  for (let from = 0; from < apprentices; from += A_TRANSACTION) {
    if (from % 500 === 0) say(`${from} of ${apprentices} apprentices with ${logs} logs each`)
    await store.write(writer, async (tx) => {
      for (let n = from; n < Math.min(apprentices, from + A_TRANSACTION); n += 1) await putApprentice(tx, n, logs)
    })
  }
  await store.keepBooks(async (sql) => {
    for (const { id: person, school } of [zhaoMin, ...teachers]) {
      await addAccounts(sql, [{ person, school, username: person, password_hash: 'no password opens this', created: now }])
      await addSession(sql, { token_hash: hashOfToken(tokenOf(person as PersonId)), person, school, created: now, last_seen: now, expires: now + SESSION_MS })
    }
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { folder: { type: 'string' }, apprentices: { type: 'string', default: '5000' }, logs: { type: 'string', default: '200' } } })
  if (values.folder === undefined) throw new Error('--folder wants an empty data folder')
  const store = await openStore({ folder: values.folder })
  await fillWholeSchool(store, { apprentices: Number(values.apprentices), logs: Number(values.logs) }, (text) => console.error(text))
  await store.close()
}
