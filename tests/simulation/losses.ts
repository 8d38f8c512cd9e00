/** [I8] What each device held when the server was restored, and must not vanish without a word. */
import type { Books } from './books.ts'
import type { Device } from './device.ts'
import { type HeldRow, type Holdings, keyOf, type Rows } from './holdings.ts'
import { hold } from './violation.ts'

export interface Losses {
  /** The server goes back; this is what the device knew. */
  readonly atRestore: (device: Device, known: Rows) => void
  /** What its person may see now: what she may not see at one moment need not be kept. */
  readonly holds: (device: Device, scopes: readonly string[]) => void
  readonly check: (device: Device, holdings: Holdings, books: Books) => void
  readonly count: () => number
}

export const createLosses = (): Losses => {
  const atStake = new Map<Device, Map<string, HeldRow>>()
  let lost = 0
  return {
    atRestore: (device, known) => {
      const rows = atStake.get(device) ?? new Map<string, HeldRow>()
      for (const [key, row] of known) rows.set(key, row)
      atStake.set(device, rows)
    },
    holds: (device, scopes) => {
      const rows = atStake.get(device)
      for (const [key, row] of rows ?? []) if (!scopes.includes(row._scope)) rows?.delete(key)
    },
    check: (device, holdings, books) => {
      const kept = new Set(holdings.lost.map((l) => keyOf(l.row?.type ?? '', (l.row?.row as { id?: string } | undefined)?.id ?? '')))
      for (const key of kept) hold('I8', !holdings.view.has(key), () => `${device.name} calls ${key} lost, and holds it`)
      for (const key of atStake.get(device)?.keys() ?? []) {
        if (books.rows.has(key)) continue
        lost += 1
        hold('I8', kept.has(key), () => `${device.name} knew ${key}; the restored server does not, and it is not in the lost and found`)
      }
    },
    count: () => lost,
  }
}
