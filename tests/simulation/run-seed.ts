/** One seed from beginning to end: a course of faults, then quiet, then the promises. */
import './stage.ts'
import { LIMITS } from '#sync/protocol.ts'
import type { Person } from '#domain/people.ts'
import { chenHua, heLan, liWei, wangFang, zhangGang } from '../support/people.ts'
import { checkCounts, checkDeeds, checkHoldings } from './at-rest.ts'
import { type Books, readBooks, scopesOf } from './books.ts'
import { chanceFrom } from './chance.ts'
import { step } from './course.ts'
import { closeTab, type Device, openDevice } from './device.ts'
import { createWatch } from './during.ts'
import { loseWhatCame } from './from-backup.ts'
import { bringFromFile } from './from-file.ts'
import { type Holdings, holdingsOf } from './holdings.ts'
import { createLedger } from './ledger.ts'
import { createLosses } from './losses.ts'
import { createNetwork } from './network.ts'
import { lookAtRefusedWork } from './refused-work.ts'
import { openSchoolServer } from './school-server.ts'
import { clock, setStage } from './stage.ts'
import { createTally, type Tally } from './tally.ts'
import { START, zhouJie } from './template-school.ts'
import { INVARIANTS, type Invariant, Violation } from './violation.ts'
import { closeOthers, reviveIfDead, sync, type World } from './world.ts'

export interface Failure {
  readonly seed: number
  /** Which step it was found after; coming to rest is one of its own. */
  readonly step: number
  readonly during: string
  readonly invariant: Invariant
  readonly promise: string
  readonly what: string
}

export interface Verdict {
  readonly failure: Failure | null
  readonly counts: Tally['counts']
}

export interface Where {
  /** A filled data folder, and a place for this run's own. */
  readonly template: string
  readonly folder: string
  /** Clones and restores in one course. */
  readonly both: boolean
}

const defaults = { ...LIMITS }

const people = (chance: World['chance']): readonly Person[] => {
  const more = Array.from({ length: chance.below(3) }, () => chance.pick<Person>([liWei, liWei, zhangGang, wangFang, heLan, chenHua, zhouJie]))
  return [liWei, zhangGang, wangFang, ...more]
}

const createWorld = async (seed: number, { template, folder, both }: Where): Promise<World> => {
  const chance = chanceFrom(seed)
  const cloning = chance.odds(0.4)
  setStage(seed, START)
  Object.assign(LIMITS, { rowsPerPull: chance.pick([3, 7, 20, 1_000]), mutationsPerPush: chance.pick([1, 2, 5, 100]) })
  const tally = createTally()
  const server = await openSchoolServer(template, folder)
  const devices: Device[] = []
  for (const [i, person] of people(chance).entries()) devices.push(await openDevice(`d${i + 1}`, person, chance.odds(0.6)))
  const ledger = createLedger()
  let words = 0
  const w: World = {
    chance,
    server,
    devices,
    ledger,
    tally,
    mayClone: cloning || both,
    mayRestore: !cloning || both,
    network: createNetwork(chance, server, tally),
    watch: createWatch(ledger),
    losses: createLosses(),
    broken: [],
    word: (beginning, device) => `${beginning}-of-${device.name}-${(words += 1)}`,
  }
  // Most courses begin on an ordinary day, some with devices that were never filled.
  for (const device of devices) if (chance.odds(0.85)) await sync(w, device, device.tabs[0], 0, true)
  return w
}

const MOST_PASSES = 40

/** The line heals; everybody syncs until the server has written nothing that he has not heard of. */
const comeToRest = async (w: World): Promise<void> => {
  while (w.chance.odds(0.7) && (await w.network.deliver()));
  w.network.forget()
  for (const device of w.devices) {
    await reviveIfDead(w, device)
    for (const tab of device.tabs.filter((t) => t.round !== null)) if (device.tabs.length > 1) closeTab(device, tab)
    closeOthers(device)
    device.skew = 0
  }
  clock.world += 60_000
  /** Of how many of the server's writes each has heard. */
  const heard = new Map<Device, number>()
  const ends = new Map<Device, string>()
  for (let pass = 0; ; pass += 1) {
    const behind = w.devices.filter((d) => heard.get(d) !== w.server.writes())
    if (behind.length === 0) return
    if (pass === MOST_PASSES) throw new Violation('I3', `no rest after ${pass} passes: ${[...ends.values()].join(', ')}`)
    for (const device of behind) {
      const end = (await sync(w, device, device.tabs[0], 0, true))?.end ?? 'died'
      if (w.broken.length > 0) throw w.broken[0]
      await reviveIfDead(w, device)
      ends.set(device, end)
      // A round fetches last: what it wrote itself it has heard of.
      if (end === 'done') heard.set(device, w.server.writes())
    }
  }
}

const checkAtRest = async (w: World): Promise<Books> => {
  const books = await readBooks(w.server)
  const holdings = new Map<Device, Holdings>()
  for (const device of w.devices) {
    const holds = await holdingsOf(device.tabs[0].db)
    holdings.set(device, holds)
    checkHoldings(device, holds, books, await scopesOf(w.server, device.person))
  }
  checkDeeds(w.ledger, books, holdings, (w.tally.counts['restores'] ?? 0) > 0)
  checkCounts(w.ledger, books)
  for (const [device, holds] of holdings) w.losses.check(device, holds, books)
  return books
}

/** After the first rest people look at what was refused, and the course goes on for so many steps. */
const LATER_STEPS = 6
/** What is drawn then has a stream of its own: the course before it stays what it was. */
const LATER = 0x1a7e
/** So has what follows from a backup file, in some of the courses. */
const FROM_FILE = 0xf11e
const WITH_A_FILE = 0.25
/** And from a restore that loses something. */
const FROM_BACKUP = 0xbac0
const WITH_A_LOSS = 0.1

/** @param steps how many things happen before all is healed */
export const runSeed = async (seed: number, steps: number, where: Where, trace: (line: string) => void = () => undefined): Promise<Verdict> => {
  const w = await createWorld(seed, where)
  let n = 0
  let during = 'the beginning'
  const tell = (name: string) => {
    during = name
    trace(`${n} ${name}`)
  }
  const goOn = async (w: World, steps: number): Promise<Books> => {
    for (const end = n + steps; n < end; ) {
      n += 1
      await step(w, tell)
    }
    n += 1
    during = 'coming to rest'
    await comeToRest(w)
    during = 'at rest'
    return checkAtRest(w)
  }
  try {
    let books = await goOn(w, steps)
    const later = { ...w, chance: chanceFrom(seed ^ LATER) }
    if (await lookAtRefusedWork(later, tell)) books = await goOn(later, LATER_STEPS)
    const last = { ...w, chance: chanceFrom(seed ^ FROM_FILE) }
    if (last.chance.odds(WITH_A_FILE)) {
      await bringFromFile(last, tell)
      books = await goOn(last, LATER_STEPS)
    }
    const back = { ...w, chance: chanceFrom(seed ^ FROM_BACKUP) }
    if (w.mayRestore && back.chance.odds(WITH_A_LOSS)) {
      await loseWhatCame(back, tell)
      books = await goOn(back, LATER_STEPS)
    }
    const judged = [...books.judged.values()]
    w.tally.count('refused by the server', judged.filter((m) => m.status === 'refused').length)
    w.tally.count('accepted by the server', judged.filter((m) => m.status === 'ok').length)
    w.tally.count('in the lost and found', w.losses.count())
    return { failure: null, counts: w.tally.counts }
  } catch (e) {
    const invariant = e instanceof Violation ? e.invariant : 'I0'
    const what = e instanceof Violation ? e.message : e instanceof Error ? (e.stack ?? e.message) : String(e)
    return { failure: { seed, step: n, during, invariant, promise: INVARIANTS[invariant], what }, counts: w.tally.counts }
  } finally {
    w.network.forget()
    for (const device of w.devices) for (const tab of device.tabs) tab.db.close()
    await w.server.close()
    Object.assign(LIMITS, defaults)
  }
}
