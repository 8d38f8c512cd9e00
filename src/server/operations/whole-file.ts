/** Files that are either whole or not there: written under another name, brought to the disk, then renamed. */
import { link, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** The name a file has while it is being made. */
export const partOf = (file: string): string => `${file}.part`

/** SQLite's files beside a database. */
const BESIDE = ['-wal', '-shm', '-journal']

/** Removes a database file and what SQLite put beside it. */
export const removeDatabase = async (file: string): Promise<void> => {
  for (const end of ['', ...BESIDE]) await rm(`${file}${end}`, { force: true })
}

const flush = async (path: string): Promise<void> => {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Gives a finished file its name, in place of one that has it: at every moment one of the two is there, whole. */
export const putInPlace = async (part: string, file: string): Promise<void> => {
  await flush(part)
  await rename(part, file)
  await flush(dirname(file))
}

/** Gives a file a second name, and takes what SQLite put beside it along. */
export const keepAs = async (file: string, kept: string): Promise<void> => {
  // Some file systems know no second names; there the first one is gone for a moment.
  await link(file, kept).catch(() => rename(file, kept))
  for (const end of BESIDE) await rename(`${file}${end}`, `${kept}${end}`).catch(() => undefined)
}
