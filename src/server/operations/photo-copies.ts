/**
 * Photos beside a backup. They never change and are named by their hash, so one folder serves all backups that lie in the
 * same place, and a further night copies only what is new.
 */
import { constants } from 'node:fs'
import { chmod, copyFile, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileOf, hashOf, keepPhoto, sizeOf } from '../attachments/photo-files.ts'
import { makeFolder } from '../store/data-folder.ts'

export interface NamedPhoto {
  readonly sha256: string
  readonly bytes: number
}

export interface PhotoCopies {
  readonly folder: string
  /** Came now. */
  readonly copied: number
  /** Were there already. */
  readonly there: number
  /** Are named and in neither place, or damaged where they are: devices that still have them send them again. */
  readonly missing: number
}

/** The folder that belongs to a backup file. */
export const photosBeside = (file: string): string => join(dirname(file), 'craftlog-photos')

const copyOne = async (from: string, to: string, { sha256, bytes }: NamedPhoto): Promise<keyof Omit<PhotoCopies, 'folder'>> => {
  if ((await sizeOf(to, sha256)) === bytes) return 'there'
  if ((await sizeOf(from, sha256)) === null) return 'missing'
  const part = join(to, `${sha256}.part`)
  await makeFolder(to)
  await copyFile(fileOf(from, sha256), part, constants.COPYFILE_FICLONE)
  const isWhole = hashOf(await readFile(part)) === sha256
  if (isWhole) {
    await chmod(part, 0o600)
    await keepPhoto(to, part, sha256)
  } else await rm(part, { force: true })
  return isWhole ? 'copied' : 'missing'
}

/** May be stopped at any moment, and goes on where it was. @throws the system's error if there is no room */
export const copyPhotos = async (from: string, to: string, photos: readonly NamedPhoto[]): Promise<PhotoCopies> => {
  const counts = { copied: 0, there: 0, missing: 0 }
  for (const photo of photos) counts[await copyOne(from, to, photo)] += 1
  return { folder: to, ...counts }
}

/** What became of them, for the person at the terminal; nothing where there are none. */
export const photosText = ({ folder, copied, there, missing }: PhotoCopies): string => {
  if (copied + there + missing === 0) return ''
  const said = `\nPhotos in ${folder}: ${copied + there}, of them ${copied} new.`
  return missing === 0 ? said : `${said}\nNot found: ${missing}. Devices that still have them send them again.`
}
