/**
 * A school on a real server store, on an ordinary day of March: the people of people.ts, and next door a second school
 * with an apprentice of the same trade. Devices here speak to push and pull directly, without a network between.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Instant } from '#domain/calendar-day.ts'
import type { PlacementId, SchoolId } from '#domain/ids.ts'
import type { Person } from '#domain/people.ts'
import type { MutationName } from '#sync/mutators/registry.ts'
import { LIMITS, PROTOCOL_VERSION, pullResponse, type PullRequest, type PullResponse, type PushResponse, SCHEMA_VERSION } from '#sync/protocol.ts'
import type { RowOf, RowType } from '#sync/rows.ts'
import { pull, type PullAnswer } from '#server/replication/pull.ts'
import { push, pushEnvelope } from '#server/replication/push.ts'
import { readRow } from '#server/store/rows.ts'
import { openStore, type Place, type Store } from '#server/store/store.ts'
import { chenHua, cohortOf, contentOf, heLan, liWei, moment, personOf, PLACEMENT, placementOf, programmeOf, SCHOOL, sunTao, wangFang, zhangGang, zhaoMin } from './people.ts'

export const TODAY = moment('2026-03-06T10:00Z')
export const NEXT_DOOR = 'next-door' as SchoolId
export const maLin: Person = personOf('ma-lin', 'Ma Lin', ['apprentice'], { school: NEXT_DOOR })

export interface ServerSchool {
  readonly store: Store
  /** Folder of the photos. */
  readonly photos: string
  /** The server's clock; a test may turn it. */
  readonly clock: { now: Instant }
  readonly put: <T extends RowType>(type: T, ...rows: readonly RowOf<T>[]) => Promise<void>
  readonly get: <T extends RowType>(type: T, id: string) => Promise<RowOf<T> | undefined>
  readonly close: () => Promise<void>
}

const fill = async (store: Store): Promise<void> => {
  const writer = { author: null, now: moment('2026-03-01T08:00Z') }
  await store.write({ ...writer, school: SCHOOL }, async (tx) => {
    await tx.put('school', { id: SCHOOL, name: 'Rail School', demo: false })
    await tx.put('programme', programmeOf())
    await tx.put('cohort', cohortOf())
    for (const person of [liWei, heLan, zhangGang, chenHua, wangFang, zhaoMin, sunTao]) await tx.put('person', person)
    await tx.put('placement', placementOf())
  })
  await store.write({ ...writer, school: NEXT_DOOR }, async (tx) => {
    await tx.put('school', { id: NEXT_DOOR, name: 'School next door', demo: false })
    await tx.put('person', maLin)
    await tx.put('placement', placementOf({ id: 'placement-next-door' as PlacementId, school: NEXT_DOOR, apprentice: maLin.id }))
  })
}

/** @param place where to keep it; without one, a fresh folder on disk that `close` removes */
export const openServerSchool = async (place?: Place): Promise<ServerSchool> => {
  const folder = await mkdtemp(join(tmpdir(), 'craftlog-'))
  const store = await openStore(place ?? { folder })
  await fill(store)
  const clock = { now: TODAY }
  return {
    store,
    photos: join(folder, 'photos'),
    clock,
    put: (type, ...rows) =>
      store.write({ school: SCHOOL, author: null, now: clock.now }, async (tx) => {
        for (const row of rows) await tx.put(type, row)
      }),
    get: (type, id) => store.read((sql) => readRow(sql, SCHOOL, type, id)),
    close: async () => {
      await store.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

interface Sent {
  readonly mid: number
  readonly uid: string
  readonly name: string
  readonly args: unknown
  readonly at: Instant
}

/** A device that counts its mutations and remembers how far it has read. */
export interface Device {
  readonly does: (name: MutationName | (string & {}), args: unknown, over?: Partial<Sent>) => Sent
  readonly push: (...mutations: readonly unknown[]) => Promise<PushResponse | null>
  readonly ask: (over?: Partial<PullRequest>) => Promise<PullAnswer>
  /** One page, taken in. */
  readonly pull: (over?: Partial<PullRequest>) => Promise<PullResponse>
  /** Pages until there are no more; all of their rows. */
  readonly pullAll: (over?: Partial<PullRequest>) => Promise<PullResponse['rows']>
  readonly memory: { cursors: Record<string, number>; hw: PullRequest['hw']; resolved: number; mid: number }
}

/** @param build what it speaks, if not what is spoken today */
export const deviceOf = (
  at: Pick<ServerSchool, 'store' | 'clock'>,
  person: Person,
  clientId = `device-of-${person.id}`,
  build: { readonly proto?: number; readonly sv?: number } = {},
): Device => {
  const memory: Device['memory'] = { cursors: {}, hw: null, resolved: 0, mid: 0 }
  const who = { person: person.id, school: person.school }
  const speaker = { proto: PROTOCOL_VERSION, sv: SCHEMA_VERSION, clientId, person: person.id, ...build }
  const device: Device = {
    memory,
    does: (name, args, over = {}) => {
      memory.mid += 1
      return { mid: memory.mid, uid: `${clientId}-uid-${memory.mid}`, name, args, at: at.clock.now, ...over }
    },
    push: async (...mutations) => {
      const request = pushEnvelope.parse({ ...speaker, clientTime: at.clock.now, mutations })
      const answer = await push(at.store, who, request, { now: at.clock.now, onFault: () => undefined })
      if (answer.status === 426) throw new Error('push answered 426')
      return answer.status === 200 ? answer.response : null
    },
    ask: (over = {}) => {
      const { cursors, hw, resolved } = memory
      return pull(at.store, who, { ...speaker, cursors, hw, resolved, limit: LIMITS.rowsPerPull, ...over } as PullRequest, at.clock.now)
    },
    pull: async (over) => {
      const answer = await device.ask(over)
      if (answer.status !== 200) throw new Error(`pull answered ${answer.status}`)
      const page = pullResponse.parse(JSON.parse(answer.json))
      memory.cursors = page.cursors
      memory.hw = page.hw
      memory.resolved = page.lastMid
      return page
    },
    pullAll: async (over) => {
      const page = await device.pull(over)
      return page.more ? [...page.rows, ...(await device.pullAll(over))] : page.rows
    },
  }
  return device
}

/** Arguments of `practiceLog.submit` for Li Wei's placement. */
export const logArgs = (id: string, over: Parameters<typeof contentOf>[0] = {}) => ({
  id,
  placement: PLACEMENT,
  zone: 480,
  content: contentOf(over),
})
