/** What holds when every line has healed and every device has nothing more to say. */
import type { Books } from './books.ts'
import type { Device } from './device.ts'
import { hasEffect } from './effects.ts'
import { type Holdings, keyOf, type Rows } from './holdings.ts'
import type { Ledger } from './ledger.ts'
import { difference } from './view-check.ts'
import { hold } from './violation.ts'

/** [I3, I4] */
export const checkHoldings = (device: Device, holdings: Holdings, books: Books, scopes: readonly string[]): void => {
  const held = new Set(scopes)
  for (const [key, row] of holdings.view) hold('I4', held.has(row._scope), () => `${device.name} keeps ${key} of ${row._scope}`)
  hold('I3', holdings.outbox.length === 0, () => `${device.name} still has ${holdings.outbox.length} mutations waiting`)
  hold('I3', holdings.shadows.length === 0, () => `${device.name} still has ${holdings.shadows.length} shadows`)
  const due: Rows = new Map([...books.rows].flatMap(([key, { row }]) => (row !== null && held.has(row._scope) ? [[key, row] as const] : [])))
  const wrong = difference(holdings.view, due)
  hold('I3', wrong === null, () => `${device.name} holds ${wrong}`)
}

/** [I1] @param restored the server has forgotten something once */
export const checkDeeds = (ledger: Ledger, books: Books, holdings: ReadonlyMap<Device, Holdings>, restored: boolean): void => {
  for (const entry of ledger.entries.values()) {
    const deed = `${entry.name} ${entry.uid} of ${entry.device.name}`
    const judged = books.judged.get(entry.uid)
    const sent = holdings.get(entry.device)?.sent.find((s) => s.uid === entry.uid)
    // What its author put away under a former name of the device need not be heard of again.
    if (judged === undefined && restored && sent?.state === 'dismissed') continue
    hold('I1', judged !== undefined, () => `the server never heard of ${deed}; on the device it is ${sent?.state ?? 'gone'}`)
    hold('I1', sent !== undefined, () => `${deed} is ${judged?.status} on the server and gone from its device`)
    const parked = sent?.state !== 'done'
    hold('I1', (judged?.status === 'refused') === parked, () => `${deed} is ${judged?.status} on the server and ${sent?.state} on its device`)
    hold('I1', !parked || sent?.refusal != null, () => `${deed} is parked without a reason`)
    hold('I1', books.letters.has(entry.uid) === parked, () => `${deed} is ${sent?.state}, and among the dead letters: ${books.letters.has(entry.uid)}`)
    hold('I1', parked || hasEffect(books, entry), () => `${deed} was accepted, and its effect is not there: ${JSON.stringify(entry.args)}`)
  }
  // A deed that a backup file took to a second device has one fate there, too. What its author put away there is shown to nobody
  // any more: a restored server may have accepted it since from the first.
  for (const [device, { sent }] of holdings)
    for (const { uid, state } of sent) {
      const judged = books.judged.get(uid)
      if (judged !== undefined && !(restored && state === 'dismissed')) hold('I1', (judged.status === 'refused') === (state !== 'done'), () => `${uid} is ${judged.status} on the server and ${state} on ${device.name}`)
    }
  for (const uid of books.judged.keys()) hold('I1', ledger.entries.has(uid), () => `the server judged ${uid}, which nobody has done`)
}

/** [I2, I5] */
export const checkCounts = (ledger: Ledger, books: Books): void => {
  const handedIn = new Map<string, number>()
  for (const { uid, name, args } of ledger.entries.values()) {
    if (books.judged.get(uid)?.status !== 'ok' || (name !== 'practiceLog.submit' && name !== 'practiceLog.resubmit')) continue
    const { id } = args as { id: string }
    handedIn.set(id, (handedIn.get(id) ?? 0) + 1)
  }
  for (const [key, { type, rev, row }] of books.rows) {
    if (type === 'practiceLog') {
      const deeds = handedIn.get(String(row?.id)) ?? 0
      hold('I2', row?.['revision'] === deeds, () => `${key} has ${String(row?.['revision'])} revisions by ${deeds} deeds`)
      for (let n = 1; n <= deeds; n += 1) hold('I2', books.rows.has(keyOf('logRevision', `${row?.id}:${n}`)), () => `revision ${n} of ${key} is missing`)
    }
    if (/^(logRevision|signOff|withdrawal|endorsement|feedback)$/.test(type)) hold('I5', rev === 1 && row !== null, () => `${key} was written ${rev} times`)
  }
  const revisions = [...books.rows.values()].filter((r) => r.type === 'logRevision').length
  const deeds = [...handedIn.values()].reduce((a, b) => a + b, 0)
  hold('I2', revisions === deeds, () => `${revisions} revisions by ${deeds} deeds`)
}
