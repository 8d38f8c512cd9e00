/** What holds at every moment of a course, on one device. */
import { isDeepStrictEqual } from 'node:util'
import type { Meta } from '#app/store/database.ts'
import type { Device } from './device.ts'
import { type Holdings, holdingsOf, type Rows } from './holdings.ts'
import type { Ledger } from './ledger.ts'
import { checkView } from './view-check.ts'
import { hold } from './violation.ts'

/** What was seen of a device before, to compare with. */
interface Seen {
  readonly rewinds: number
  readonly drops: number
  readonly holdings: Holdings
}

export interface Watch {
  /** @param settled the device has just heard all there is: then nothing of a foreign scope may be left */
  readonly look: (device: Device, settled: boolean) => Promise<Holdings>
}

/** What is never changed nor taken away. */
const FINAL = /^(logRevision|signOff|withdrawal|endorsement|feedback|concernEvent) /
const LASTING = /^(practiceLog|signOff|withdrawal|feedback|concern|concernEvent) /

/** @param dropped since: a scope that left and came again is read from its beginning */
const checkNothingBack = (device: Device, before: Meta, now: Meta, dropped: boolean): void => {
  for (const [scope, seq] of dropped ? [] : Object.entries(now.cursors)) {
    const was = (before.cursors as Readonly<Record<string, number>>)[scope] ?? 0
    hold('I6', seq >= was, () => `${device.name}: the cursor of ${scope} went from ${was} to ${seq}`)
  }
  const [was, is] = [before.hw?.seq ?? 0, now.hw?.seq ?? 0]
  hold('I6', is >= was, () => `${device.name}: the high water went from ${was} to ${is}`)
}

const checkFinal = (device: Device, before: Rows, now: Rows): void => {
  for (const [key, row] of now) {
    const was = FINAL.test(key) ? before.get(key) : undefined
    hold('I5', was === undefined || isDeepStrictEqual(was, row), () => `${device.name}: ${key} was ${JSON.stringify(was)} and is ${JSON.stringify(row)}`)
  }
}

/** Told that the server's history is another one, and still without the first whole page of it. */
const isBetween = (meta: Meta | null): boolean => meta !== null && meta.hw === null && Object.keys(meta.cursors).length > 0

/** Once shown, a row stays to be seen: while its deed waits, when it was accepted, and as the server's (RB2). */
const checkNothingGone = (device: Device, before: Holdings, now: Holdings): void => {
  const undecided = [...now.outbox, ...now.sent.filter((s) => s.state !== 'done')].map((m) => JSON.stringify(m.args)).join('\n')
  const accepted = now.sent.filter((s) => s.state === 'done').map((m) => JSON.stringify(m.args)).join('\n')
  for (const [key, row] of before.view) {
    if (!LASTING.test(key) || now.view.has(key)) continue
    const name = JSON.stringify(row.id)
    const promised = before.known.has(key) || (accepted.includes(name) && !undecided.includes(name))
    hold('I7', !promised, () => `${device.name} shows ${key} no longer`)
  }
}

export const createWatch = (ledger: Ledger): Watch => {
  const memory = new WeakMap<Device, Seen>()
  return {
    look: async (device, settled) => {
      const holdings = await holdingsOf(device.tabs[0].db)
      const { meta, known, outbox, sent } = holdings
      const kept = new Set([...outbox, ...sent].map((m) => m.uid))
      for (const { uid, name, device: home } of ledger.entries.values())
        hold('I1', home !== device || kept.has(uid), () => `${device.name} no longer has ${name} ${uid}`)
      // Until then it goes on showing the former.
      if (!isBetween(meta)) await checkView(holdings, device.actor)
      const before = memory.get(device)
      if (before !== undefined && before.rewinds === device.rewinds) {
        const was = before.holdings
        if (was.meta !== null && meta !== null) checkNothingBack(device, was.meta, meta, before.drops !== device.drops)
        // With the whole of the new history goes what that never had: it is in the lost and found then. And what was handed in
        // again was judged anew, by what the server knew then.
        if (!was.isRewinding) checkFinal(device, was.known, known)
        if (!was.isRewinding && before.drops === device.drops) checkNothingGone(device, was, holdings)
      }
      if (settled && meta !== null)
        for (const [key, row] of known) hold('I4', row._scope in meta.cursors, () => `${device.name} keeps ${key} of ${row._scope}`)
      memory.set(device, { rewinds: device.rewinds, drops: device.drops, holdings })
      return holdings
    },
  }
}
