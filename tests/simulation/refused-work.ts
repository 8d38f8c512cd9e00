/**
 * People look at what was refused. It mostly comes to light when all is quiet, so they do it after the course has come
 * to rest: send it again as it stands, change it and hand it in anew, put it away, or leave it for another day.
 */
import type { SentItem } from '#app/store/database.ts'
import { dismiss, sendAgain } from '#app/store/outbox.ts'
import { TROUBLE } from './faults.ts'
import type { Deed } from './deeds.ts'
import { type Device, takeClock } from './device.ts'
import { editOf } from './edits.ts'
import { hold } from './violation.ts'
import { carryOut, findSaved, killWithin, reviveIfDead, sync, unlessKilled, type World } from './world.ts'

const weights = {
  'send again': 4,
  'send again, with two taps': 2,
  'send again while a round runs': 2,
  'send again, and be killed': 2,
  edit: 4,
  'put away': 2,
  'put away, and back': 1,
  leave: 1,
} as const
type Way = keyof typeof weights

const again = (device: Device, { uid }: SentItem): Promise<void> => sendAgain(device.tabs[0].db, device.actor, uid)

const ways: { readonly [W in Way]: (w: World, device: Device, item: SentItem) => Promise<unknown> } = {
  'send again': (_, device, item) => again(device, item),
  'send again, with two taps': async (_, device, item) => {
    const { outbox } = device.tabs[0].db
    const before = await outbox.count()
    await Promise.all([again(device, item), again(device, item)])
    const more = (await outbox.count()) - before
    hold('I2', more === 1, () => `${device.name}: ${item.name} ${item.uid} was sent again ${more} times by two taps`)
  },
  'send again while a round runs': async (w, device, item) => {
    const [tab] = device.tabs
    const round = sync(w, device, tab, TROUBLE, false)
    await unlessKilled(tab, () => again(device, item))
    await round
    await reviveIfDead(w, device)
  },
  'send again, and be killed': (w, device, item) => killWithin(w, device, (tab) => unlessKilled(tab, () => again(device, item))),
  edit: async (w, device, item) => {
    const [tab] = device.tabs
    const edited = await editOf({ db: tab.db, word: (beginning) => w.word(beginning, device) }, item as unknown as Deed)
    if (edited === null) return
    await dismiss(tab.db, item.uid)
    await carryOut(w, device, tab, edited)
  },
  'put away': (_, device, item) => dismiss(device.tabs[0].db, item.uid),
  'put away, and back': async (_, device, item) => {
    const { db } = device.tabs[0]
    await dismiss(db, item.uid)
    await db.sent.update(item.uid, { state: 'parked' })
  },
  leave: async () => undefined,
}

/**
 * Everybody who has any looks at it. @param tell hears what is done with each, before it is
 * @returns whether there was any
 */
export const lookAtRefusedWork = async (w: World, tell: (name: string) => void): Promise<boolean> => {
  let any = false
  for (const device of w.devices) {
    takeClock(device)
    for (const item of await device.tabs[0].db.sent.where('state').equals('parked').sortBy('uid')) {
      // A round that ran meanwhile may have put it back into the queue, for a restored server.
      if ((await device.tabs[0].db.sent.get(item.uid))?.state !== 'parked') continue
      any = true
      const way = w.chance.weighted(weights)
      const name = `refused work: ${way}`
      tell(`${name} (${device.name})`)
      await ways[way](w, device, item)
      await findSaved(w, device)
      const now = await w.watch.look(device, false)
      const state = now.sent.find((s) => s.uid === item.uid)?.state
      w.tally.count(name)
      if (way.startsWith('send again') && state === 'dismissed') w.tally.count('sent again')
    }
  }
  if (w.broken.length > 0) throw w.broken[0]
  return any
}
