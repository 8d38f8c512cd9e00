/** Every deed that a device has confirmed to its person: what must come to an end, one way or the other. */
import { isDeepStrictEqual } from 'node:util'
import type { Deed } from './deeds.ts'
import type { Device } from './device.ts'

export interface Entry extends Deed {
  readonly uid: string
  /** Where it was done. */
  readonly device: Device
}

export interface Ledger {
  readonly entries: ReadonlyMap<string, Entry>
  /** The device said "saved": finds the mutation that it queued for this deed. @throws if it queued none */
  readonly confirmed: (device: Device, deed: Deed) => void
  /** After a kill: whatever of the unconfirmed is in the queue after all counts as saved. */
  readonly found: (device: Device, uids: readonly string[]) => void
}

export const createLedger = (): Ledger => {
  const entries = new Map<string, Entry>()
  const keep = (device: Device, uid: string) => {
    const deed = device.queued.get(uid)
    if (deed !== undefined) entries.set(uid, { ...(deed as Deed), uid, device })
  }
  return {
    entries,
    confirmed: (device, { name, args }) => {
      const uid = [...device.queued].findLast(([uid, q]) => !entries.has(uid) && q.name === name && isDeepStrictEqual(q.args, args))?.[0]
      if (uid === undefined) throw new Error(`${name} was confirmed and never queued`)
      keep(device, uid)
    },
    found: (device, uids) => {
      for (const uid of uids) if (!entries.has(uid) && device.queued.has(uid)) keep(device, uid)
    },
  }
}
