/**
 * A draft that is open in a form belongs to that form: "New log" in a second tab starts a log of its own instead of
 * writing into the same one. Held by a Web Lock, which goes with the tab however the tab ends. Without Web Locks nobody
 * is kept out.
 */
import type { Database } from './database.ts'

/** Gives the draft free again. */
export type LetGo = () => void

const take = (name: string): Promise<LetGo | null> =>
  navigator.locks === undefined
    ? Promise.resolve(() => undefined)
    : new Promise((answer, fail) => {
        navigator.locks
          .request(name, { ifAvailable: true }, (lock) => (lock === null ? answer(null) : new Promise<void>((letGo) => answer(letGo))))
          .catch(fail)
      })

/** A form that is drawn anew asks again before it has let go: within a tab a draft can be held more than once. */
const held = new Map<string, { holders: number; readonly taken: Promise<LetGo | null> }>()

/** @returns null where another tab has this draft open */
export const holdDraft = async (db: Database, key: string): Promise<LetGo | null> => {
  const name = `draft ${db.name} ${key}`
  const hold = held.get(name) ?? { holders: 0, taken: take(name) }
  held.set(name, hold)
  hold.holders += 1
  const leave = () => {
    hold.holders -= 1
    if (hold.holders === 0) held.delete(name)
    return hold.holders
  }
  const letGo = await hold.taken
  if (letGo === null) return leave(), null
  return () => {
    if (leave() === 0) letGo()
  }
}
