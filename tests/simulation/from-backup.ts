/** The server is restored from a backup that is older than something its devices have seen. */
import { TROUBLE } from './faults.ts'
import { changeSchool, enterpriseComes } from './school-changes.ts'
import { holdingsOf } from './holdings.ts'
import { act, noteScopes, reviveIfDead, sync, type World } from './world.ts'

/** What each device knows is at stake now. @returns false where there is no backup yet */
export const goBack = async (w: World): Promise<boolean> => {
  for (const device of w.devices) w.losses.atRestore(device, (await holdingsOf(device.tabs[0].db)).known)
  if (!(await w.server.restore())) return false
  w.tally.count('restores')
  await noteScopes(w)
  return true
}

/**
 * After all came to rest. In the course itself a restore hardly ever takes away what no device can bring again.
 * @param tell hears what is done before it is
 */
export const loseWhatCame = async (w: World, tell: (name: string) => void): Promise<void> => {
  tell('backup, then news from the office')
  w.server.backUp()
  await w.server.change((tx) => enterpriseComes(tx, w.chance))
  if (w.chance.odds(0.5)) await w.server.change((tx) => changeSchool(tx, w.chance))
  await noteScopes(w)
  for (const device of w.devices) if (w.chance.odds(0.7)) await sync(w, device, device.tabs[0], 0, true)
  tell('restore')
  await goBack(w)
  if (w.chance.odds(0.5)) return
  // A second one, while some have heard of the first, and some have handed in more.
  for (const device of w.devices) {
    if (w.chance.odds(0.6)) await act(w, device, device.tabs[0])
    if (w.chance.odds(0.6)) await sync(w, device, device.tabs[0], TROUBLE, true)
    await reviveIfDead(w, device)
  }
  tell('restore again')
  await goBack(w)
}
