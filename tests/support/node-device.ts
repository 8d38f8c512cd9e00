/**
 * A person's device in Node: the real store over an IndexedDB in memory, the real round of replication, the real `ask`
 * over fetch. What a browser adds to a request of the page (where the page came from, its cookie) is added here.
 */
import 'fake-indexeddb/auto'
import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import type { Actor } from '#domain/people.ts'
import { isRefusal, type Refusal } from '#domain/refusal.ts'
import { type Profile, profile } from '#sync/account.ts'
import { SCHEMA_VERSION } from '#sync/protocol.ts'
import { type Ask, ask } from '../../src/app/replication/http.ts'
import { bringPhoto, type Brought } from '../../src/app/replication/bring-photo.ts'
import { sendPhotos } from '../../src/app/replication/photos.ts'
import { type RoundEnd, syncRound } from '../../src/app/replication/round.ts'
import type { Stop } from '../../src/app/replication/stop.ts'
import { Database, type Meta } from '../../src/app/store/database.ts'
import { readMeta, writeMeta } from '../../src/app/store/meta.ts'
import { createMutate, type Mutate } from '../../src/app/store/mutate.ts'

interface Seat {
  readonly address: string
  readonly cookie: string
}
const seat = new AsyncLocalStorage<Seat>()
const plainFetch = globalThis.fetch
globalThis.fetch = (input, init) => {
  const here = seat.getStore()
  if (here === undefined || typeof input !== 'string' || !input.startsWith('/')) return plainFetch(input, init)
  const headers = { ...(init?.headers as Record<string, string>), cookie: here.cookie, connection: 'close' }
  return plainFetch(`${here.address}${input}`, { ...init, headers })
}

/** A deed that the device confirmed to its person, to be found again: once applied, or parked with a reason. */
export interface Deed {
  readonly uid: string
  readonly name: string
  readonly args: unknown
}

export interface SignedInAs {
  readonly profile: Profile
  readonly cookie: string
}

/** @param url of the server, or of a proxy before it */
export const signInAt = async (url: string, username: string, password: string): Promise<SignedInAs> => {
  const response = await plainFetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  })
  if (!response.ok) throw new Error(`signing in as ${username} answered ${response.status}`)
  return { profile: profile.parse(await response.json()), cookie: response.headers.getSetCookie()[0]?.split(';')[0] ?? '' }
}

/** May look at or change each question before it goes out; what it throws ends the round, as a crash would. */
export type Between = (ask: Ask) => Ask

export interface NodeDevice {
  readonly db: Database
  readonly actor: Actor
  readonly mutate: Mutate
  readonly ask: Ask
  /** What was confirmed on this device so far. */
  readonly deeds: readonly Deed[]
  /** Does something, and notes it when the device says that it is saved. */
  readonly does: (deed: (mutate: Mutate) => Promise<Refusal | null>) => Promise<Refusal | null>
  /** What it remembers of its conversation with the server. */
  readonly meta: () => Promise<Meta>
  /** Queues something past its mutator, as a build would have that knew it better, or worse. */
  readonly enqueue: (name: string, args: unknown) => Promise<void>
  /** One round, whatever becomes of it. */
  readonly round: (between?: Between) => Promise<RoundEnd>
  /** Sends the photos that wait, until all are there or something stops it. */
  readonly sendPhotos: () => Promise<Stop | null>
  /** Fetches a photo that somebody looks at here. */
  readonly bringPhoto: (sha256: string) => Promise<Brought>
  /** Rounds until one is done. @throws if none of 30 is */
  readonly sync: (between?: Between) => Promise<void>
  /** The program dies here; the same storage in a new program. */
  readonly restart: () => Promise<NodeDevice>
  /** The same storage copied, as a phone restored from a backup of another. */
  readonly clone: () => Promise<NodeDevice>
  /** Signs in anew at another address or with another session. */
  readonly reseat: (seat: Partial<Seat>) => void
  readonly dispose: () => Promise<void>
}

const copyTables = async (from: Database, to: Database): Promise<void> => {
  for (const table of from.tables) await to.table(table.name).bulkPut(await table.toArray())
}

/** @param address where the device's page came from · @param name of its storage; a fresh one without it */
export const openNodeDevice = ({ profile: who, cookie }: SignedInAs, address: string, name = `device-${randomUUID()}`, deeds: Deed[] = []): NodeDevice => {
  const db = new Database(name)
  const actor: Actor = { person: who.person, school: who.school, name: who.name, roles: who.roles }
  const mutate = createMutate(db, actor, () => undefined)
  let here: Seat = { address, cookie }
  const asking: Ask = (path, schema, q) => seat.run(here, () => ask(path, schema, q))
  const again = (storage?: string) => openNodeDevice({ profile: who, cookie: here.cookie }, here.address, storage, [...deeds])
  const round: NodeDevice['round'] = (between = (a) => a) => syncRound(db, actor, between(asking))
  return {
    db,
    actor,
    mutate,
    ask: asking,
    deeds,
    does: async (deed) => {
      const outcome = await deed(mutate)
      const item = await db.outbox.orderBy('mid').last()
      if (!isRefusal(outcome) && item !== undefined) deeds.push({ uid: item.uid, name: item.name, args: item.args })
      return outcome
    },
    meta: () => db.transaction('rw', db.meta, async () => readMeta(db)),
    enqueue: (name, args) =>
      db.transaction('rw', db.outbox, db.meta, async () => {
        const { nextMid } = await readMeta(db)
        const deed = { uid: randomUUID(), name, args }
        await db.outbox.put({ ...deed, mid: nextMid, at: Date.now(), sv: SCHEMA_VERSION, state: 'queued' })
        await writeMeta(db, { nextMid: nextMid + 1 })
        deeds.push(deed)
      }),
    round,
    sendPhotos: () => seat.run(here, () => sendPhotos(db, actor, asking)),
    bringPhoto: (sha256) => seat.run(here, () => bringPhoto(db, sha256, () => true)),
    sync: async (between) => {
      let last: RoundEnd = { end: 'unreachable' }
      for (let i = 0; i < 30 && last.end !== 'done'; i += 1) last = await round(between)
      if (last.end !== 'done') throw new Error(`no round was done; the last one ended ${JSON.stringify(last)}`)
    },
    restart: async () => {
      db.close()
      return again(name)
    },
    clone: async () => {
      const copy = again()
      await copyTables(db, copy.db)
      return copy
    },
    reseat: (change) => {
      here = { ...here, ...change }
    },
    dispose: () => db.delete(),
  }
}
