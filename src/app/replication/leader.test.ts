// One tab leads; a dead one is overtaken, a living one is not. Two tabs are two contenders over one database and its lock.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openPageDevice, type PageDevice } from '#tests/support/page-device.ts'
import { lastBeat } from '../store/lead.ts'
import { contend, type Contender, type Lead } from './leader.ts'

interface Tab extends Contender {
  readonly leads: Lead[]
  readonly close: () => void
}

let device: PageDevice
let tabs: Tab[] = []
beforeEach(async () => {
  device = await openPageDevice()
})
afterEach(async () => {
  for (const t of tabs) t.close()
  tabs = []
  await device.dispose()
})

const pace = { beat: 20, patience: 400 }
const openTab = (hasWork: () => boolean = () => false, locks: LockManager | null = navigator.locks): Tab => {
  const leads: Lead[] = []
  const ending = new AbortController()
  const contender = contend({ db: device.db, signal: ending.signal, locks, pace, hasWork: async () => hasWork(), onLead: (l) => leads.push(l) })
  const tab = { ...contender, leads, close: () => ending.abort() }
  tabs.push(tab)
  return tab
}
const leading = (t: Tab) => t.leads.some((l) => !l.signal.aborted)
const until = (what: () => boolean | Promise<boolean>) => vi.waitFor(async () => expect(await what()).toBe(true), { timeout: 10_000, interval: 5 })
/** A tab that died with the lock in its hand. @returns lets it go */
const deadTab = async (): Promise<() => void> => {
  let free = () => undefined as void
  await new Promise<void>((taken) => {
    const dead = () => new Promise<void>((resolve) => {
      free = resolve
      taken()
    })
    navigator.locks.request(`sync:${device.db.name}`, dead).catch(() => undefined)
  })
  return free
}
const tokenNow = async () => Number((await lastBeat(device.db)).split(' ')[0])

test('[TB1] one leads; when it closes, the next one takes over with a higher token', async () => {
  const first = openTab()
  await until(() => leading(first))
  const second = openTab()
  await until(async () => ((await navigator.locks.query()).pending ?? []).some((l) => l.name === `sync:${device.db.name}`))
  expect(leading(second)).toBe(false)
  first.close()
  await until(() => leading(second))
  expect(first.leads[0]?.signal.aborted).toBe(true)
  expect(second.leads[0]?.token).toBe((first.leads[0]?.token ?? 0) + 1)
})

test('[TB1] a dead leader is overtaken by force, once there is work', async () => {
  await deadTab()
  let work = false
  let askedForWork = 0
  const tab = openTab(() => {
    askedForWork += 1
    return work
  })
  await until(() => askedForWork > 2)
  expect(leading(tab)).toBe(false)
  work = true
  await until(() => leading(tab))
})

test('[TB1] a leader that lives is not overtaken, however much work there is', async () => {
  const first = openTab()
  await until(() => leading(first))
  const second = openTab(() => true)
  const token = await tokenNow()
  await until(async () => Number((await lastBeat(device.db)).split(' ')[1]) > 40)
  expect(await tokenNow()).toBe(token)
  expect(leading(second)).toBe(false)
})

test('who was overtaken by force knows it at once, and queues up again', async () => {
  const first = openTab()
  await until(() => leading(first))
  let free = () => undefined as void
  void navigator.locks.request(`sync:${device.db.name}`, { steal: true }, () => new Promise<void>((resolve) => (free = resolve)))
  await until(() => first.leads[0]?.signal.aborted === true)
  await until(async () => ((await navigator.locks.query()).pending ?? []).length > 0)
  free()
  await until(() => first.leads.length === 2 && leading(first))
})

test.each([
  ['kept for "back"', () => window.dispatchEvent(new Event('pagehide')), () => window.dispatchEvent(new Event('pageshow'))],
  ['frozen', () => document.dispatchEvent(new Event('freeze')), () => document.dispatchEvent(new Event('resume'))],
])('[TB1] a page that is %s lets go of the lead, and asks for it when it is back', async (_, goes, comes) => {
  const tab = openTab()
  await until(() => leading(tab))
  goes()
  expect(leading(tab)).toBe(false)
  const free = await deadTab()
  free()
  comes()
  await until(() => tab.leads.length === 2 && leading(tab))
})

test('who cedes the lead gives it to the one that waits', async () => {
  const first = openTab()
  await until(() => leading(first))
  const second = openTab()
  await until(async () => ((await navigator.locks.query()).pending ?? []).some((l) => l.name === `sync:${device.db.name}`))
  first.cede()
  await until(() => leading(second))
  second.close()
  await until(() => leading(first))
})

test('[TB3] without Web Locks each leads at once, and no token is compared', async () => {
  const both = [openTab(undefined, null), openTab(undefined, null)]
  expect(both.map(leading)).toEqual([true, true])
  expect(both.flatMap((t) => t.leads.map((l) => l.token))).toEqual([null, null])
})
