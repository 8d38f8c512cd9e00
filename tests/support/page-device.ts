/** A device's real store in the browser that runs the test, with Li Wei's placement already pulled. */
import type { Actor } from '#domain/people.ts'
import { apiError } from '#sync/account.ts'
import type { Mutation, PullRequest, PullResponse, PushResponse, PushResult, WireRow } from '#sync/protocol.ts'
import type { RowOf, RowType } from '#sync/rows.ts'
import { scopeOf } from '#sync/scope.ts'
import type { Ask } from '../../src/app/replication/http.ts'
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
    const { clientId } = await db.transaction('rw', db.meta, async () => readMeta(db))
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

export interface Shaped {
  readonly status: number
  readonly body?: unknown
  /** Seconds. */
  readonly retryAfter?: number
}

export interface Asked {
  readonly path: string
  readonly json: PullRequest & { readonly mutations: readonly Mutation[] }
  readonly signal: AbortSignal | undefined
}

export interface TinyServer {
  readonly ask: Ask
  readonly asked: readonly Asked[]
  /** The uids it took, each time it took one. */
  readonly accepted: readonly string[]
  /** Shapes answers from now on; null from it: the usual answer. */
  answer(shape: (asked: Asked) => Promise<Shaped | 'unreachable' | null> | Shaped | 'unreachable' | null): void
}

/** For what only an answer of the network can bring about: a server of a few lines, which takes all and brings no rows. */
export const tinyServer = (): TinyServer => {
  const asked: Asked[] = []
  const accepted: string[] = []
  const last = new Map<string, number>()
  let shape: Parameters<TinyServer['answer']>[0] = () => null

  const judge = (client: string, m: Mutation): PushResult => {
    const before = last.get(client) ?? 0
    if (m.mid > before + 1) return { mid: m.mid, status: 'gap', expected: before + 1 }
    if (m.mid <= before) return { mid: m.mid, status: 'ok', merged: [], dup: true }
    last.set(client, m.mid)
    accepted.push(m.uid)
    return { mid: m.mid, status: 'ok', merged: [] }
  }
  const usual = ({ path, json }: Asked): PushResponse | PullResponse => {
    if (path === '/sync/v1/pull') return pageOf([], { cursors: json.cursors, lastMid: last.get(json.clientId) ?? 0 })
    const results = json.mutations.map((m) => judge(json.clientId, m))
    return { results, lastMid: last.get(json.clientId) ?? 0, serverTime: Date.now() }
  }
  return {
    asked,
    accepted,
    answer: (by) => {
      shape = by
    },
    ask: async (path, schema, q) => {
      // As it travels: nothing of the device's is shared with the server.
      const a: Asked = { path, json: structuredClone(q.json) as Asked['json'], signal: q.signal }
      asked.push(a)
      const shaped = await shape(a)
      if (shaped === 'unreachable') return { ok: false, why: 'unreachable' }
      const { status, body, retryAfter } = shaped ?? { status: 200, body: usual(a) }
      const parsed = schema.safeParse(body)
      if (status === 200 && parsed.success) return { ok: true, value: parsed.data }
      const error = apiError.safeParse(body)
      return { ok: false, why: 'refused', status, body, error: error.success ? error.data : null, retryAfter: retryAfter ?? null }
    },
  }
}
