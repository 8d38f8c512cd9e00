/**
 * The folder of photos: each is one file named by its hash, whole or not there, and never changed. Half of an upload lies
 * in `unfinished` on the same disk, so that a name is all it takes to make it whole.
 */
import { createHash } from 'node:crypto'
import { createReadStream, type ReadStream } from 'node:fs'
import { open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { makeFolder } from '../store/data-folder.ts'

export const fileOf = (folder: string, sha256: string): string => join(folder, sha256.slice(0, 2), sha256)
export const unfinishedIn = (folder: string): string => join(folder, 'unfinished')

export const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** @returns its size in bytes; null if it is not there */
export const sizeOf = (folder: string, sha256: string): Promise<number | null> => stat(fileOf(folder, sha256)).then((s) => s.size, () => null)

export const readPhoto = (folder: string, sha256: string): ReadStream => createReadStream(fileOf(folder, sha256))

const flush = async (path: string): Promise<void> => {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Gives a finished file its name. Doing it twice, or two at once with the same bytes, comes to the same. */
export const keepPhoto = async (folder: string, part: string, sha256: string): Promise<void> => {
  const file = fileOf(folder, sha256)
  await makeFolder(dirname(file))
  await flush(part)
  await rename(part, file)
  await flush(dirname(file))
}

/**
 * Takes a finished file away, unless it turns out to be wanted. It is set aside before that is asked: whoever hands the
 * same bytes in meanwhile finds none there and brings his own, and is never told of bytes that are about to go.
 */
export const removePhoto = async (folder: string, sha256: string, isWanted: () => Promise<boolean>): Promise<void> => {
  const aside = join(unfinishedIn(folder), `${sha256}.going`)
  await makeFolder(unfinishedIn(folder))
  const isThere = await rename(fileOf(folder, sha256), aside).then(() => true, () => false)
  if (!isThere) return
  if (await isWanted()) await rename(aside, fileOf(folder, sha256))
  else await rm(aside, { force: true })
}

const KEPT_UNFINISHED_MS = 7 * 86_400_000

/** Takes away what nobody has gone on with for a week. What is finished is no longer there, so it cannot be hit. */
export const forgetUnfinished = async (folder: string, now: number): Promise<void> => {
  const room = unfinishedIn(folder)
  for (const name of await readdir(room).catch(() => [])) {
    const path = join(room, name)
    const touched = await stat(path).then((s) => s.mtimeMs, () => now)
    if (touched < now - KEPT_UNFINISHED_MS) await rm(path, { force: true })
  }
}
