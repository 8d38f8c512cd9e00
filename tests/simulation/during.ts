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
  readonly meta: Meta | null
  readonly final: Rows
}

export interface Watch {
  /** @param settled the device has just heard all there is: then nothing of a foreign scope may be left */
  readonly look: (device: Device, settled: boolean) => Promise<Holdings>
}

const FINAL = /^(logRevision|signOff|withdrawal|endorsement|feedback) /

const checkNothingBack = (device: Device, before: Meta, now: Meta): void => {
  for (const [scope, seq] of Object.entries(now.cursors)) {
    const was = (before.cursors as Readonly<Record<string, number>>)[scope] ?? 0
    hold('I6', seq >= was, () => `${device.name}: the cursor of ${scope} went from ${was} to ${seq}`)
  }
  const [was, is] = [before.hw?.seq ?? 0, now.hw?.seq ?? 0]
  hold('I6', is >= was, () => `${device.name}: the high water went from ${was} to ${is}`)
}

const checkFinal = (device: Device, before: Rows, now: Rows): void => {
  for (const [key, row] of now) {
    const was = before.get(key)
    hold('I5', was === undefined || isDeepStrictEqual(was, row), () => `${device.name}: ${key} was ${JSON.stringify(was)} and is ${JSON.stringify(row)}`)
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
      // Told that the server's history is another one, it goes on showing the former until the first page has come.
      const between = meta !== null && meta.hw === null && Object.keys(meta.cursors).length > 0
      if (!between) await checkView(holdings, device.actor)
      const before = memory.get(device)
      const final = new Map([...known].filter(([key]) => FINAL.test(key)))
      if (before !== undefined && before.rewinds === device.rewinds) {
        if (before.meta !== null && meta !== null) checkNothingBack(device, before.meta, meta)
        checkFinal(device, before.final, final)
      }
      if (settled && meta !== null)
        for (const [key, row] of known) hold('I4', row._scope in meta.cursors, () => `${device.name} keeps ${key} of ${row._scope}`)
      memory.set(device, { rewinds: device.rewinds, meta, final })
      return holdings
    },
  }
}
