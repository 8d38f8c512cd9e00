/**
 * What every module of a simulated course stands on: a clock that only the course moves, ids and nonces out of the
 * seed, an IndexedDB in memory. Must be imported before anything that imports Dexie.
 */
import './no-broadcast.ts'
import 'fake-indexeddb/auto'
import nodeCrypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import Dexie from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { type Chance, chanceFrom } from './chance.ts'

/** `world`: the true time, which is the server's; `skew`: how far the clock is off of the device that acts now. */
export const clock = { world: 0, skew: 0 }
Date.now = () => clock.world + clock.skew

// Ids have a source of their own: how many are drawn must not change the course.
let ids: Chance = chanceFrom(1)
const byte = () => ids.below(256)
const hex = (n: number) => Array.from({ length: n }, () => ids.below(16).toString(16)).join('')
Object.assign(globalThis.crypto, {
  getRandomValues: (into: Uint8Array) => {
    for (let i = 0; i < into.length; i += 1) into[i] = byte()
    return into
  },
  randomUUID: () => `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`,
})
Object.assign(nodeCrypto, { randomBytes: (n: number) => Buffer.from(Array.from({ length: n }, byte)) })
syncBuiltinESMExports()

// Rows are plain values; the general clone costs a tenth of all time.
const copyOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(copyOf)
  if (typeof value !== 'object' || value === null) return value
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(value)) copy[key] = copyOf((value as Record<string, unknown>)[key])
  return copy
}
Object.assign(globalThis, { structuredClone: copyOf })

/** An empty world: no databases, the ids of this seed, the clock at `start`. */
export const setStage = (seed: number, start: number): void => {
  ids = chanceFrom(seed ^ 0x5eed)
  clock.world = start
  clock.skew = 0
  Dexie.dependencies.indexedDB = new IDBFactory()
}

/** Lets everything else that is ready go first. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
