/** Fills a real store with a school for measuring, and signs people in without the cost of a thousand password hashes. */
import type { CohortId, PersonId, PlacementId } from '#domain/ids.ts'
import type { Person } from '#domain/people.ts'
import type { Placement } from '#domain/placement.ts'
import { hashOfToken, SESSION_MS } from '#server/http/session-cookie.ts'
import { addAccounts, addSession } from '#server/store/accounts.ts'
import type { ServerTransaction } from '#server/store/server-transaction.ts'
import type { Store } from '#server/store/store.ts'
import { cohortOf, day, ENTERPRISE, liWei, personOf, placementOf, programmeOf, SCHOOL, wangFang, zhangGang } from '#tests/support/people.ts'
import { oldLog } from './logs.ts'

/** Runs while the bench runs, whatever the year. */
const always = { start: day('2020-01-01'), end: day('2099-12-31') }
const placedAs = (over: Partial<Placement>): Placement =>
  placementOf({ ...always, mentors: placementOf().mentors.map((m) => ({ ...m, from: always.start })), ...over })

/** A class holds 50 apprentices; whoever teaches it holds two scopes of each. */
const A_CLASS = 50
const classOf = (n: number): CohortId => `class-${Math.floor(n / A_CLASS)}` as CohortId

/** A teacher has two classes. Wang Fang has the first two; Li Wei's class is a colleague's. */
const CLASSES_EACH = 2
const colleague = (n: number): Person => personOf(`teacher-${n}`, `Teacher ${n}`, ['teacher'])
const liWeisTeacher = colleague(0)
const teacherOf = (n: number): Person => (n < CLASSES_EACH * A_CLASS ? wangFang : colleague(Math.floor(n / (CLASSES_EACH * A_CLASS))))
const taughtBy = ({ id, name }: Person): Partial<Placement> => ({ teacher: id, teacherName: name })

/** The n-th apprentice of the many, each with a placement of his own. */
export const apprenticeId = (n: number): PersonId => `apprentice-${n}` as PersonId
const apprentice = (n: number): Person => personOf(apprenticeId(n), `Apprentice ${n}`, ['apprentice'], { cohort: classOf(n) })
export const placementId = (n: number): PlacementId => `placement-${n}` as PlacementId

/** The token that a person's session cookie holds in the bench. */
export const tokenOf = (person: PersonId): string => `bench-token-of-${person}`
export const cookieOf = (person: PersonId): string => `craftlog=${tokenOf(person)}`

export interface BigSchool {
  /** Logs of Li Wei, all in his one portfolio. */
  readonly logs: number
  /** Apprentices besides him; Wang Fang teaches the first hundred of them. */
  readonly apprentices: number
  /** Opens every account; without it people come by the token of their session. */
  readonly passwordHash?: string
}

const signIn = async (store: Store, people: readonly Person[], now: number, passwordHash: string): Promise<void> => {
  await store.keepBooks(async (sql) => {
    for (const { id: person, school } of people) {
      await addAccounts(sql, [{ person, school, username: person, password_hash: passwordHash, created: now }])
      await addSession(sql, { token_hash: hashOfToken(tokenOf(person)), person, school, created: now, last_seen: now, expires: now + SESSION_MS })
    }
  })
}

/** @param store an empty one · @param say told how far it is */
export const fillBigSchool = async (store: Store, { logs, apprentices, passwordHash = 'no password opens this' }: BigSchool, say: (text: string) => void): Promise<void> => {
  const now = Date.now()
  const writer = { school: SCHOOL, author: null, now }
  await store.write(writer, async (tx) => {
    await tx.put('school', { id: SCHOOL, name: 'Rail School', demo: false })
    await tx.put('enterprise', { id: ENTERPRISE, school: SCHOOL, name: 'Rail Works' })
    await tx.put('programme', programmeOf())
    await tx.put('cohort', cohortOf({ teachers: [liWeisTeacher.id] }))
    for (const person of [liWei, zhangGang, liWeisTeacher]) await tx.put('person', person)
    await tx.put('placement', placedAs(taughtBy(liWeisTeacher)))
    for (let n = 0; n < apprentices; n += A_CLASS) {
      if (n % (CLASSES_EACH * A_CLASS) === 0) await tx.put('person', teacherOf(n))
      await tx.put('cohort', cohortOf({ id: classOf(n), name: classOf(n), teachers: [teacherOf(n).id] }))
    }
  })
  // A write transaction a thousand rows; each row by the path that every row takes.
  const inThousands = async (total: number, what: string, put: (tx: ServerTransaction, n: number) => Promise<void>) => {
    for (let from = 0; from < total; from += 1_000) {
      say(`seeding ${what}: ${from} of ${total}`)
      await store.write(writer, async (tx) => {
        for (let n = from; n < Math.min(total, from + 1_000); n += 1) await put(tx, n)
      })
    }
  }
  await inThousands(apprentices, 'apprentices', async (tx, n) => {
    await tx.put('person', apprentice(n))
    await tx.put('placement', placedAs({ ...taughtBy(teacherOf(n)), id: placementId(n), apprentice: apprenticeId(n), cohort: classOf(n), mentors: [] }))
  })
  await inThousands(logs, 'logs', (tx, n) => tx.put('practiceLog', oldLog(n)))
  await signIn(store, [liWei, wangFang, ...Array.from({ length: apprentices }, (_, n) => apprentice(n))], now, passwordHash)
}
