/**
 * The floor: the least that any engine on Dexie has to do, and nothing else. It fetches the very bytes that the real
 * server answered, parses them as JSON, and puts them into one table with the indexes of the logbook. It judges nothing,
 * checks nothing and keeps no shadow. Durability is that of the real store: saved means on the disk.
 */
import Dexie, { type EntityTable } from 'dexie'
import { liWei } from '#tests/support/people.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import type { PullResponse } from '#sync/protocol.ts'
import { newLog, newLogArgs } from '../logs.ts'
import { fetchJson, type Line, type Peer, WRITES_A_PUSH } from './peer.ts'

interface Waiting {
  readonly mid: number
  readonly uid: string
  readonly name: string
  readonly args: unknown
  readonly at: number
  readonly state: 'queued' | 'acked'
}

class Floor extends Dexie {
  declare readonly logs: EntityTable<PracticeLog & { readonly _scope: string }, 'id'>
  declare readonly outbox: EntityTable<Waiting, 'mid'>
  constructor() {
    super('floor', { chromeTransactionDurability: 'strict' })
    this.version(1).stores({ logs: 'id, _scope, state, [apprentice+practisedOn], *competencies', outbox: 'mid, state' })
  }
}

const db = new Floor()
let written = 0

/** What a teacher of a hundred apprentices asks with, and is answered: as many places of as many letters. */
const places = Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`${n % 2 === 0 ? 'u' : 'ut'}:bench-apprentice-${n}`, 100_000 + n]))

export const floor: Peer = {
  firstSync: async () => {
    for (let page = 0; ; page += 1) {
      const { rows, more } = await fetchJson<PullResponse>(`/recorded/${page}`)
      await db.logs.bulkPut(rows.filter((r) => r.type === 'practiceLog').map((r) => ({ ...(r.data as PracticeLog), _scope: r.scope })))
      if (!more) return db.logs.count()
    }
  },
  write: async (n) => {
    const mid = ++written
    await db.transaction('rw', db.logs, db.outbox, async () => {
      await db.logs.put({ ...newLog(n), _scope: `u:${liWei.id}` })
      await db.outbox.put({ mid, uid: crypto.randomUUID(), name: 'practiceLog.submit', args: newLogArgs(n), at: Date.now(), state: 'queued' })
    })
  },
  push: async () => {
    for (;;) {
      const batch = await db.outbox.where('state').equals('queued').limit(WRITES_A_PUSH).toArray()
      if (batch.length === 0) return
      await fetchJson('/push', batch)
      await db.outbox.bulkPut(batch.map((m) => ({ ...m, state: 'acked' as const })))
    }
  },
  quietPull: async () => {
    const start = performance.now()
    await fetchJson('/places', { cursors: places })
    return { whole: performance.now() - start, server: 0 }
  },
  newest: async (): Promise<readonly Line[]> =>
    db.logs
      .where('[apprentice+practisedOn]')
      .between([liWei.id, Dexie.minKey], [liWei.id, Dexie.maxKey])
      // oxlint-disable-next-line unicorn/no-array-reverse -- no array: it turns the direction of the index
      .reverse()
      .limit(50)
      .toArray(),
}
