/**
 * A batch on which the server fails again and again may hold one poisonous mutation. It is then sent one by one, so
 * that this one is found alone and those before it get through. Known to this page only: a new page counts anew.
 */
import type { Database } from '../store/database.ts'

const PATIENCE = 5

interface Trouble {
  readonly failures: number
  /** Up to this mid each goes alone. */
  readonly aloneUpTo: number
}
const calm: Trouble = { failures: 0, aloneUpTo: 0 }
const troubles = new WeakMap<Database, Trouble>()
const troubleOf = (db: Database): Trouble => troubles.get(db) ?? calm

export const goesAlone = (db: Database, mid: number): boolean => mid <= troubleOf(db).aloneUpTo

/** @param lastMid of the batch that failed */
export const noteFailure = (db: Database, lastMid: number): void => {
  const { failures, aloneUpTo } = troubleOf(db)
  const count = failures + 1
  troubles.set(db, { failures: count, aloneUpTo: count >= PATIENCE ? Math.max(aloneUpTo, lastMid) : aloneUpTo })
}

export const noteSuccess = (db: Database): void => {
  troubles.set(db, { ...troubleOf(db), failures: 0 })
}
