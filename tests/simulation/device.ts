/**
 * A phone or tablet with the real client core: tabs over one database in memory. A tab can lose its power at the n-th
 * write; then nothing of it ever runs again, and the database is opened anew.
 */
import { Database } from '#app/store/database.ts'
import { takeLead } from '#app/store/lead.ts'
import { createMutate, type Mutate } from '#app/store/mutate.ts'
import type { Actor, Person } from '#domain/people.ts'
import type { DBCore, DBCoreMutateRequest } from 'dexie'
import { actorOf } from '../support/people.ts'
import { clock } from './stage.ts'

/** Thrown into everything that a dead tab still tries. */
export class Killed extends Error {
  override readonly name = 'Killed'
}

export interface Power {
  on: boolean
  /** Goes off at this many writes from now; 0: never. */
  writesLeft: number
}

export interface Tab {
  readonly db: Database
  readonly mutate: Mutate
  readonly power: Power
  /** The round that is under way here, waiting for an answer. */
  round: Promise<unknown> | null
}

export interface Device {
  readonly name: string
  readonly person: Person
  readonly actor: Actor
  /** Its clock minus the true time, ms. */
  skew: number
  tabs: [Tab, ...Tab[]]
  /** Every mutation that was ever written into the queue here, stored or not. */
  readonly queued: Map<string, { readonly name: string; readonly args: unknown }>
  /** Whether its browser has Web Locks: then one tab leads, and those it overtook may do nothing. */
  readonly locks: boolean
  /** Token of each tab that led. */
  readonly leads: WeakMap<Tab, number>
  leader: Tab | null
  /** How often it was told that the server's history is another one, by a pull or by a push. */
  rewinds: number
  /** How often it was told that a scope is no longer its person's. */
  drops: number
}

const wired = (core: DBCore, power: Power, device: Pick<Device, 'queued'>): DBCore => {
  const alive = <T>(go: () => Promise<T>): Promise<T> => (power.on ? go() : Promise.reject(new Killed()))
  const write = (table: string, request: DBCoreMutateRequest) => {
    power.writesLeft -= 1
    if (power.on && power.writesLeft === 0) {
      power.on = false
      ;(request.trans as unknown as IDBTransaction).abort()
    }
    if (table === 'outbox' && request.type === 'put')
      for (const { uid, name, args } of request.values as { uid: string; name: string; args: unknown }[]) device.queued.set(uid, { name, args })
  }
  return {
    ...core,
    table: (name) => {
      const table = core.table(name)
      return {
        ...table,
        get: (r) => alive(() => table.get(r)),
        getMany: (r) => alive(() => table.getMany(r)),
        query: (r) => alive(() => table.query(r)),
        openCursor: (r) => alive(() => table.openCursor(r)),
        count: (r) => alive(() => table.count(r)),
        mutate: (r) => {
          if (power.on) write(name, r)
          return alive(() => table.mutate(r))
        },
      }
    },
  }
}

export const openTab = async (device: Pick<Device, 'name' | 'actor' | 'queued'>): Promise<Tab> => {
  const power: Power = { on: true, writesLeft: 0 }
  const db = new Database(device.name)
  db.use({ stack: 'dbcore', name: 'power', create: (core) => wired(core, power, device) })
  // They serve live queries, of which there are none here, and take a fifth of the time.
  for (const name of ['Cache', 'Observability']) db.unuse({ stack: 'dbcore', name })
  await db.open()
  return { db, power, mutate: createMutate(db, device.actor, () => undefined), round: null }
}

export const openDevice = async (name: string, person: Person, locks: boolean): Promise<Device> => {
  const parts = { name, person, actor: actorOf(person), queued: new Map(), locks, leads: new WeakMap<Tab, number>() }
  return { ...parts, skew: 0, tabs: [await openTab(parts)], rewinds: 0, drops: 0, leader: null }
}

/** The tab takes the lead, unless it has it. @returns its token, null where the browser has no locks */
export const lead = async (device: Device, tab: Tab): Promise<number | null> => {
  if (!device.locks) return null
  const had = device.leader === tab ? device.leads.get(tab) : undefined
  if (had !== undefined) return had
  const token = await takeLead(tab.db)
  device.leads.set(tab, token)
  device.leader = tab
  return token
}

/** The device acts now: the clock shows its time. */
export const takeClock = (device: Device): void => {
  clock.skew = device.skew
}

export const closeTab = (device: Device, tab: Tab): void => {
  tab.power.on = false
  tab.db.close()
  const [first, ...rest] = device.tabs.filter((t) => t !== tab)
  if (first !== undefined) device.tabs = [first, ...rest]
}

/** All tabs die where they stand, and the page is opened again. */
export const restartDevice = async (device: Device): Promise<void> => {
  for (const tab of device.tabs) {
    tab.power.on = false
    tab.db.close()
  }
  device.tabs = [await openTab(device)]
}

/** A second device that begins as a copy of the first one's storage: a cloned profile, a restored phone backup. */
export const cloneDevice = async (of: Device, name: string): Promise<Device> => {
  const copy = await openDevice(name, of.person, of.locks)
  const [from] = of.tabs
  const [to] = copy.tabs
  for (const table of from.db.tables) await to.db.table(table.name).bulkPut(await table.toArray())
  copy.skew = of.skew
  return copy
}
