/** What may happen next in a simulated school, and how often it does. */
import { dismiss, sendAgain } from '#app/store/outbox.ts'
import { cloneDevice, type Device, openTab, takeClock } from './device.ts'
import { TROUBLE } from './faults.ts'
import { goBack } from './from-backup.ts'
import { changeSchool } from './school-changes.ts'
import { clock } from './stage.ts'
import { act, closeOthers, findSaved, freeTab, killWithin, noteScopes, revive, reviveIfDead, sync, type World } from './world.ts'

const MINUTE = 60_000
const DAY = 1_440 * MINUTE
/** Clocks may be wrong, but not by so much that the 30 days of the sent ones run out. */
const MOST_SKEW = 6 * DAY

const weights = {
  deed: 40,
  sync: 34,
  'calm sync': 8,
  'late message': 10,
  'deed while a round runs': 4,
  'two tabs sync': 4,
  'kill in a deed': 3,
  'kill in a round': 4,
  'kill between': 1,
  'office changes something': 6,
  'refused work looked at': 2,
  'clock jumps': 2,
  'server restarts': 1,
  backup: 4,
  restore: 3.5,
  clone: 3,
} as const
type Step = keyof typeof weights

const MOST_DEVICES = 6

/** Looking costs more than the round itself: what is wrong is mostly still wrong at the next look. */
const glance = async (w: World, device: Device, settled: boolean): Promise<void> => {
  if (w.chance.odds(0.4)) await w.watch.look(device, settled)
}

const steps: { readonly [S in Step]: (w: World, device: Device) => Promise<void> } = {
  deed: async (w, device) => {
    for (let n = w.chance.below(3); n >= 0; n -= 1) await act(w, device, device.tabs[w.chance.below(device.tabs.length)] ?? device.tabs[0])
  },
  sync: async (w, device) => {
    const tab = await freeTab(device)
    const end = tab === null ? null : await sync(w, device, tab, TROUBLE, true)
    await reviveIfDead(w, device)
    await glance(w, device, end?.end === 'done' && device.tabs.length === 1)
  },
  'calm sync': async (w, device) => {
    const tab = await freeTab(device)
    const end = tab === null ? null : await sync(w, device, tab, 0, true)
    await glance(w, device, end?.end === 'done' && device.tabs.length === 1)
  },
  'late message': async (w) => {
    const hearing: Device[] = []
    await w.network.deliver(async (device) => {
      hearing.push(device)
      await w.watch.look(device, false)
    })
    for (const device of hearing) {
      await reviveIfDead(w, device)
      await w.watch.look(device, false)
    }
  },
  'deed while a round runs': async (w, device) => {
    const tab = await freeTab(device)
    if (tab === null) return
    const round = sync(w, device, tab, TROUBLE, false)
    await act(w, device, tab)
    if (w.chance.odds(0.5)) await act(w, device, device.tabs[0])
    await round
    await reviveIfDead(w, device)
    await w.watch.look(device, false)
  },
  'two tabs sync': async (w, device) => {
    const first = await freeTab(device)
    if (first === null || device.tabs.length > 2) return
    const second = await openTab(device)
    device.tabs = [...device.tabs, second]
    await Promise.all([sync(w, device, first, TROUBLE, false), sync(w, device, second, TROUBLE, false)])
    await reviveIfDead(w, device)
    await w.watch.look(device, false)
    if (device.tabs.every((t) => t.round === null) && w.chance.odds(0.7)) closeOthers(device)
  },
  'kill in a deed': (w, device) => killWithin(w, device, (tab) => act(w, device, tab)),
  'kill in a round': async (w, device) => {
    const tab = await freeTab(device)
    if (tab === null) return
    tab.power.writesLeft = 1 + w.chance.below(25)
    await sync(w, device, tab, 0, true)
    await revive(w, device)
    await w.watch.look(device, false)
  },
  'kill between': async (w, device) => {
    await revive(w, device)
    await w.watch.look(device, false)
  },
  'office changes something': async (w) => {
    await w.server.change((tx) => changeSchool(tx, w.chance))
    await noteScopes(w)
  },
  'refused work looked at': async (w, device) => {
    takeClock(device)
    const { db } = device.tabs[0]
    const item = w.chance.pickFrom(await db.sent.where('state').equals('parked').toArray())
    if (item === undefined) return
    if (w.chance.odds(0.4)) return dismiss(db, item.uid)
    await sendAgain(db, device.actor, item.uid)
    await findSaved(w, device)
    w.tally.count('sent again')
    await w.watch.look(device, false)
  },
  'clock jumps': async (w, device) => {
    device.skew = Math.round((w.chance.next() * 2 - 1) * (w.chance.odds(0.5) ? MOST_SKEW : 10 * MINUTE))
  },
  'server restarts': (w) => w.server.restart(),
  backup: async (w) => w.server.backUp(),
  restore: async (w) => {
    if (!w.mayRestore) return
    if (!(await goBack(w))) return
    // Nobody has heard of it yet: people go on, and their next numbers are beyond what the server knows.
    for (const d of w.devices) if (w.chance.odds(0.4)) await act(w, d, d.tabs[0])
  },
  clone: async (w, device) => {
    if (!w.mayClone || w.devices.length >= MOST_DEVICES) return
    const copy = await cloneDevice(device, `${device.name}c${w.devices.length}`)
    w.devices.push(copy)
    w.tally.count('clones')
  },
}

/** One step of the course. @param tell hears its name before it begins */
export const step = async (w: World, tell: (name: string) => void): Promise<void> => {
  const name = w.chance.weighted(weights)
  const device = w.devices[w.chance.below(w.devices.length)]
  if (device === undefined) throw new Error('a world without devices')
  clock.world += w.chance.odds(0.1) ? w.chance.below(5 * 60) * MINUTE : 1_000 + w.chance.below(MINUTE)
  tell(`${name} (${device.name})`)
  await steps[name](w, device)
  if (w.broken.length > 0) throw w.broken[0]
}
