/**
 * Saving that tells the truth. Phones drop the connection to IndexedDB in the background and disks fill up: a write is
 * tried once more on a fresh connection, and a failed one is never reported as saved.
 */
import type { Database } from './database.ts'

export class SaveFailed extends Error {
  override readonly name = 'SaveFailed'
  /** `full`: the device has no room; `broken`: the store did not answer. Nothing of the write was kept. */
  readonly why: 'full' | 'broken'
  constructor(why: 'full' | 'broken', cause: unknown) {
    super(`not saved: ${why}`, { cause })
    this.why = why
  }
}

const innerName = (e: unknown): string => {
  const inner = (e as { inner?: { name?: string } }).inner?.name
  return inner ?? (e as { name?: string }).name ?? ''
}

const isFull = (e: unknown) => innerName(e) === 'QuotaExceededError'
const isLost = (e: unknown) => ['DatabaseClosedError', 'InvalidStateError', 'UnknownError'].includes(innerName(e))

/** Drops the connection and takes a new one. @throws what the browser says if there is none to be had */
export const reopen = async (db: Database): Promise<void> => {
  db.close({ disableAutoOpen: false })
  await db.open()
}

export const saving = async <T>(db: Database, write: () => Promise<T>): Promise<T> => {
  try {
    return await write()
  } catch (first) {
    if (isFull(first)) throw new SaveFailed('full', first)
    if (!isLost(first)) throw first
    await reopen(db).catch((e: unknown) => {
      throw new SaveFailed('broken', e)
    })
    try {
      return await write()
    } catch (second) {
      throw new SaveFailed(isFull(second) ? 'full' : 'broken', second)
    }
  }
}
