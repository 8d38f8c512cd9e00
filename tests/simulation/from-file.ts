/**
 * Somebody keeps a backup file while work is unsent, and restores it on a new phone; the old one is found again and goes
 * on. The server hears of the same deeds from both, under two names and in any order.
 */
import { restoreBackup } from '#app/store/backup/restore-backup.ts'
import { backupOf } from '#app/store/backup/save-backup.ts'
import { TROUBLE } from './faults.ts'
import { openDevice, takeClock } from './device.ts'
import { holdingsOf } from './holdings.ts'
import { hold } from './violation.ts'
import { act, reviveIfDead, sync, type World } from './world.ts'

/** One device, after all came to rest. @param tell hears what is done before it is */
export const bringFromFile = async (w: World, tell: (name: string) => void): Promise<void> => {
  const device = w.chance.pickFrom(w.devices)
  if (device === undefined) return
  tell(`backup file (${device.name})`)
  takeClock(device)
  for (let n = 1 + w.chance.below(3); n > 0; n -= 1) await act(w, device, device.tabs[0])
  const { id, school, name } = device.person
  const file = await backupOf(device.tabs[0].db, { person: id, school, name })
  const unsent = (await holdingsOf(device.tabs[0].db)).outbox.map((i) => i.uid)
  if (w.chance.odds(0.5)) await act(w, device, device.tabs[0])
  if (w.chance.odds(0.5)) await sync(w, device, device.tabs[0], TROUBLE, true)
  await reviveIfDead(w, device)

  const phone = await openDevice(`${device.name}f${w.devices.length}`, device.person, device.locks)
  w.devices.push(phone)
  if (w.chance.odds(0.5)) await sync(w, phone, phone.tabs[0], 0, true)
  tell(`restore from the file (${phone.name})`)
  takeClock(phone)
  const restored = await restoreBackup(phone.tabs[0].db, phone.actor, file)
  const came = (await holdingsOf(phone.tabs[0].db)).outbox.map((i) => i.uid)
  hold('I1', restored.ok && unsent.every((uid) => came.includes(uid)), () => `${phone.name} was given a file with ${unsent.length} unsent deeds and has ${came.length}`)
  w.tally.count('restored from a file')
}
