/** A device's real store in the browser that runs the test, with Li Wei's placement already pulled. */
import type { Actor } from '#domain/people.ts'
import type { PullResponse, WireRow } from '#sync/protocol.ts'
import type { RowOf, RowType } from '#sync/rows.ts'
import { scopeOf } from '#sync/scope.ts'
import { Database } from '../../src/app/store/database.ts'
import { applyPage } from '../../src/app/store/inbound.ts'
import { readMeta } from '../../src/app/store/meta.ts'
import { createMutate, type Mutate } from '../../src/app/store/mutate.ts'
import { actorOf, cohortOf, day, liWei, placementOf, programmeOf } from './people.ts'

/** Runs while the tests run, whatever the year. */
export const runningPlacement = placementOf({
  start: day('2020-01-01'),
  end: day('2099-12-31'),
  mentors: placementOf().mentors.map((m) => ({ ...m, from: day('2020-01-01') })),
})

let rev = 0
export const wire = <T extends RowType>(type: T, row: RowOf<T>): WireRow => ({ type, id: row.id, scope: scopeOf(type, row), rev: ++rev, data: row })

export const pageOf = (rows: readonly WireRow[], over: Partial<PullResponse> = {}): PullResponse => ({
  rows: [...rows],
  exits: [],
  drop: [],
  cursors: {},
  hw: { seq: ++rev, nonce: 'n' },
  more: false,
  lastMid: 0,
  serverTime: Date.now(),
  ...over,
})

export interface PageDevice {
  readonly db: Database
  readonly actor: Actor
  readonly mutate: Mutate
  readonly woken: () => number
  take(page: PullResponse): Promise<void>
  dispose(): Promise<void>
}

let count = 0
export const openPageDevice = async (actor: Actor = actorOf(liWei)): Promise<PageDevice> => {
  const db = new Database(`test-${Date.now()}-${++count}`)
  let wakes = 0
  const take = async (page: PullResponse) => {
    const { clientId } = await db.transaction('rw', db.meta, () => readMeta(db))
    await applyPage(db, actor, clientId, page)
  }
  await take(pageOf([wire('person', liWei), wire('cohort', cohortOf()), wire('programme', programmeOf()), wire('placement', runningPlacement)]))
  return {
    db,
    actor,
    mutate: createMutate(db, actor, () => {
      wakes += 1
    }),
    woken: () => wakes,
    take,
    dispose: async () => {
      await db.delete()
    },
  }
}
