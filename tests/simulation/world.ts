/** One simulated school with its server, its devices and the line between them. */
import { isDeepStrictEqual } from 'node:util'
import type { RoundEnd } from '#app/replication/round.ts'
import { syncRound } from '#app/replication/round.ts'
import { Overtaken } from '#app/store/lead.ts'
import { isRefusal } from '#domain/refusal.ts'
import { scopesOf } from './books.ts'
import type { Chance } from './chance.ts'
import { drawDeed, type Deed } from './deeds.ts'
import { closeTab, type Device, Killed, lead, openTab, restartDevice, type Tab, takeClock } from './device.ts'
import type { Watch } from './during.ts'
import { holdingsOf } from './holdings.ts'
import type { Ledger } from './ledger.ts'
import type { Losses } from './losses.ts'
import type { Network } from './network.ts'
import type { SchoolServer } from './school-server.ts'
import type { Tally } from './tally.ts'
import { hold, Violation } from './violation.ts'

export interface World {
  readonly chance: Chance
  readonly server: SchoolServer
  readonly network: Network
  readonly devices: Device[]
  /** Courses with clones have no restores, unless both are asked for: decision 0014 says why. */
  readonly mayClone: boolean
  readonly mayRestore: boolean
  readonly ledger: Ledger
  readonly watch: Watch
  readonly losses: Losses
  readonly tally: Tally
  /** A word nobody has said before. */
  readonly word: (beginning: string, device: Device) => string
  /** What a round threw while nobody waited for it. */
  readonly broken: unknown[]
}

const failure = (e: unknown): Error =>
  e instanceof Violation ? e : new Violation('I0', e instanceof Error ? `${e.name}: ${e.message}\n${e.stack ?? ''}` : String(e))

/** A dead tab's calls fail in many ways; none of them counts. */
export const unlessKilled = async <T>(tab: Tab, work: () => Promise<T>): Promise<T | null> => {
  try {
    return await work()
  } catch (e) {
    if (!tab.power.on || e instanceof Killed) return null
    throw failure(e)
  }
}

/** A tab that does not wait for an answer; opens a second one where the first does. */
export const freeTab = async (device: Device): Promise<Tab | null> => {
  const free = device.tabs.find((t) => t.round === null)
  if (free !== undefined) return free
  if (device.tabs.length > 2) return null
  const tab = await openTab(device)
  device.tabs = [...device.tabs, tab]
  return tab
}

const takeTurn = async (w: World, device: Device, tab: Tab, trouble: number, alone: boolean): Promise<RoundEnd | null> => {
  try {
    const token = await lead(device, tab)
    return await syncRound(tab.db, device.actor, w.network.askOf(device, tab, trouble, alone), () => undefined, { lead: token })
  } catch (e) {
    if (!(e instanceof Overtaken)) throw e
    w.tally.count('overtaken')
    return null
  }
}

/**
 * One round in a tab. Alone on its device it may come to wait for a late answer; then this returns, and the round goes
 * on when the answer arrives.
 * @returns how it ended, or null if it waits or its tab died
 */
export const sync = async (w: World, device: Device, tab: Tab, trouble: number, alone: boolean): Promise<RoundEnd | null> => {
  takeClock(device)
  let end: RoundEnd | null = null
  const round = unlessKilled(tab, () => takeTurn(w, device, tab, trouble, alone))
    .then((e) => (end = e))
    .catch((e: unknown) => w.broken.push(e))
    .finally(() => (tab.round = null))
  tab.round = round
  await (alone ? Promise.race([round, w.network.held()]) : round)
  w.tally.count('rounds')
  return end
}

/** Something is done at this screen; null where nothing could be, or the tab died before it was said to be saved. */
export const act = async (w: World, device: Device, tab: Tab): Promise<Deed | null> => {
  takeClock(device)
  const drawn = await unlessKilled(tab, () =>
    drawDeed({ db: tab.db, actor: device.actor, chance: w.chance, word: (beginning) => w.word(beginning, device) }),
  )
  return drawn === null ? null : carryOut(w, device, tab, drawn)
}

/** Does at this screen what was decided on; null as for `act`. */
export const carryOut = async (w: World, device: Device, tab: Tab, drawn: Deed): Promise<Deed | null> => {
  const [thing = '', verb = ''] = drawn.name.split('.')
  const mutate = tab.mutate as unknown as Readonly<Record<string, Readonly<Record<string, (args: unknown) => Promise<unknown>>>>>
  const said = await unlessKilled(tab, async () => ({ answer: (await mutate[thing]?.[verb]?.(drawn.args)) ?? null }))
  if (said === null) return null
  if (isRefusal(said.answer)) {
    w.tally.count('refused at once')
    return null
  }
  w.ledger.confirmed(device, drawn)
  w.tally.count(drawn.name)
  return drawn
}

/** Adopts what a killed device had saved after all. */
export const findSaved = async (w: World, device: Device): Promise<void> => {
  const { db } = device.tabs[0]
  const uids = [...(await db.outbox.toArray()), ...(await db.sent.toArray())].map((m) => m.uid)
  w.ledger.found(device, uids)
}

/** The page is opened again after a kill. */
export const revive = async (w: World, device: Device): Promise<void> => {
  await restartDevice(device)
  await findSaved(w, device)
}

/**
 * The tab dies at one of its next writes, unless the work is over before. @param work null where it died
 * @throws Violation where half of a write was left
 */
export const killWithin = async (w: World, device: Device, work: (tab: Tab) => Promise<unknown>): Promise<void> => {
  const [tab] = device.tabs
  const before = await holdingsOf(tab.db)
  tab.power.writesLeft = 1 + w.chance.below(6)
  const whole = (await work(tab)) !== null
  await revive(w, device)
  const after = await w.watch.look(device, false)
  if (!whole && after.outbox.length === before.outbox.length)
    hold('I9', isDeepStrictEqual({ ...after, meta: null }, { ...before, meta: null }), () => `${device.name}: half of a write was left by a kill`)
}

export const reviveIfDead = async (w: World, device: Device): Promise<void> => {
  if (device.tabs.some((t) => !t.power.on)) await revive(w, device)
}

/** Leaves one tab open. */
export const closeOthers = (device: Device): void => {
  for (const tab of device.tabs.slice(1)) closeTab(device, tab)
}

/** The rights of everybody, after the office or a restore changed something. */
export const noteScopes = async (w: World): Promise<void> => {
  for (const device of w.devices) w.losses.holds(device, await scopesOf(w.server, device.person))
}
