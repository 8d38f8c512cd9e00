/**
 * Who uses a data folder. Everyone who opens the store holds a shared lock on a file beside it; a restore or a move asks
 * for it alone. The lock is the system's: it ends with the process, however that ends.
 */
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Somebody else uses the folder, in a way that does not go together with ours. */
export class FolderInUse extends Error {}

const BUSY = 5

const lock = (folder: string, words: string, why: string): (() => void) => {
  const file = new DatabaseSync(join(folder, 'craftlog.lock'), { timeout: 0 })
  try {
    file.exec(words)
  } catch (error) {
    file.close()
    throw error instanceof Error && 'errcode' in error && error.errcode === BUSY ? new FolderInUse(why) : error
  }
  return () => file.close()
}

/** @returns how to let go @throws FolderInUse while somebody has it alone */
export const shareFolder = (folder: string): (() => void) =>
  // The lock is taken by the first look at the file, and kept by the transaction that stays open.
  lock(folder, 'begin; select count(*) from sqlite_master', 'a restore or a move is under way')

/** @returns how to let go @throws FolderInUse while a server or another command uses it */
export const takeFolderAlone = (folder: string): (() => void) => lock(folder, 'begin exclusive', 'a server is running on it')
