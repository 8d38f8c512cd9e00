/**
 * A real server process with a small school in it, a faulty line before it, and a door to its database beside it. Each
 * test enrols people of its own, so that tests of one file share a server and nothing else.
 */
import type { PersonId, PlacementId, PracticeLogId, SignOffId } from '#domain/ids.ts'
import type { Person, Role } from '#domain/people.ts'
import type { Placement } from '#domain/placement.ts'
import type { RowOf, RowType } from '#sync/rows.ts'
import { hashPassword } from '#server/http/passwords.ts'
import { addAccounts } from '#server/store/accounts.ts'
import { readRow } from '#server/store/rows.ts'
import { openStore, type Place, type Store } from '#server/store/store.ts'
import { type FaultProxy, openFaultProxy } from '#tests/support/fault-proxy.ts'
import { type NodeDevice, openNodeDevice, signInAt, type SignedInAs } from '#tests/support/node-device.ts'
import { cohortOf, contentOf, day, guidanceOf, MEASURE, personOf, placementOf, programmeOf, SCHOOL, wangFang, zhangGang } from '#tests/support/people.ts'
import { createServerProcess, type ServerProcess } from '#tests/support/server-process.ts'

const PASSWORD = 'nine lives of a gauge'

export interface LiveSchool {
  readonly server: ServerProcess
  readonly proxy: FaultProxy
  /** The same database, from beside. */
  readonly store: () => Store
  readonly put: <T extends RowType>(type: T, ...rows: readonly RowOf<T>[]) => Promise<void>
  readonly get: <T extends RowType>(type: T, id: string) => Promise<RowOf<T> | undefined>
  /** Somebody new, with an account. */
  readonly hire: (role: Role, over?: Partial<Person>) => Promise<Person>
  /** A new apprentice with a placement that runs; its id is `placement-of-<apprentice>`. */
  readonly enrol: (over?: Partial<Placement>) => Promise<Person>
  readonly signIn: (person: Person) => Promise<SignedInAs>
  /** A device behind the proxy, signed in. */
  readonly deviceOf: (person: Person) => Promise<NodeDevice>
  /** Does something while nobody but the server has the database open: its death then is the death of the last one. */
  readonly fromOutside: (work: () => Promise<void>) => Promise<void>
  /** Does something while neither the server nor the door beside it is open, as whoever handles the files would. */
  readonly whileClosed: (work: () => Promise<void> | void) => Promise<void>
  readonly close: () => Promise<void>
}

export const placementIdOf = (apprentice: Person): PlacementId => `placement-of-${apprentice.id}` as PlacementId

/** A placement of somebody that runs today, whatever the year. */
export const runningPlacement = (apprentice: Person, over: Partial<Placement> = {}): Placement =>
  placementOf({
    id: placementIdOf(apprentice),
    apprentice: apprentice.id,
    mentors: [guidanceOf(zhangGang, { from: day('2020-01-01') })],
    start: day('2020-01-01'),
    end: day('2099-12-31'),
    ...over,
  })

/** A turn as mentor since long ago. */
export const guides = (mentor: Person, over: Parameters<typeof guidanceOf>[1] = {}) => guidanceOf(mentor, { from: day('2020-01-01'), ...over })

/** Arguments of `practiceLog.submit`. */
export const logOf = (apprentice: Person, id: string, over: Parameters<typeof contentOf>[0] = {}) => ({
  id: id as RowOf<'practiceLog'>['id'],
  placement: placementIdOf(apprentice),
  zone: 480,
  content: contentOf({ practisedOn: day('2026-03-05'), ...over }),
})

/** Arguments of `competency.sign`: level 3 on the first revision of a log. */
export const signingOf = (apprentice: Person, id: string, log: PracticeLogId) => ({
  id: id as SignOffId,
  apprentice: apprentice.id,
  competency: MEASURE,
  level: 3 as const,
  facts: { takeovers: 0, prompts: 1, defects: 0 },
  comment: '',
  logs: [{ log, revision: 1 }],
})

/** @param postgres address of a database; SQLite in the server's own folder without it */
export const openLiveSchool = async (postgres: string | null = null): Promise<LiveSchool> => {
  const server = await createServerProcess([], postgres === null ? {} : { DATABASE_URL: postgres })
  const place: Place = postgres === null ? { folder: server.folder } : { postgres }
  let store = await openStore(place)
  const password_hash = await hashPassword(PASSWORD)
  const writer = () => ({ school: SCHOOL, author: null, now: Date.now() })
  const put: LiveSchool['put'] = (type, ...rows) =>
    store.write(writer(), async (tx) => {
      for (const row of rows) await tx.put(type, row)
    })
  await put('school', { id: SCHOOL, name: 'Rail School', demo: false })
  await put('programme', programmeOf())
  await put('cohort', cohortOf())
  await put('person', wangFang, zhangGang)
  await server.start()
  const proxy = await openFaultProxy(server.url)

  let count = 0
  const hire: LiveSchool['hire'] = async (role, over = {}) => {
    count += 1
    const person = personOf(`${role}-${count}`, `${role} ${count}`, [role], { ...(role === 'apprentice' ? { cohort: cohortOf().id } : {}), ...over })
    await put('person', person)
    const account = { person: person.id as PersonId, school: SCHOOL, username: person.id, password_hash, created: Date.now() }
    await store.keepBooks((sql) => addAccounts(sql, [account]))
    return person
  }
  const fromOutside: LiveSchool['fromOutside'] = async (work) => {
    await store.close()
    await work()
    store = await openStore(place)
  }
  const signIn: LiveSchool['signIn'] = (person) => signInAt(server.url, person.id, PASSWORD)
  return {
    server,
    proxy,
    store: () => store,
    put,
    get: (type, id) => store.read((sql) => readRow(sql, SCHOOL, type, id)),
    hire,
    enrol: async (over) => {
      const apprentice = await hire('apprentice')
      await put('placement', runningPlacement(apprentice, over))
      return apprentice
    },
    signIn,
    deviceOf: async (person) => openNodeDevice(await signIn(person), proxy.url),
    fromOutside,
    whileClosed: (work) =>
      fromOutside(async () => {
        await server.stop()
        await work()
        await server.start()
      }),
    close: async () => {
      await proxy.close()
      await store.close()
      await server.dispose()
    },
  }
}
