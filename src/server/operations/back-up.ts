/** One consistent copy of everything, while servers run: an SQLite file, whatever the database is. */
import { stat, writeFile } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'
import { resolve } from 'node:path'
import { countsIn, lastStepOf, linesIn, shareDatabase, type Whole } from '../store/copies/postgres-copy.ts'
import { countsOf, makeFile, openWhole, photosNamedIn } from '../store/copies/sqlite-copy.ts'
import { type Counts, tablesAt } from '../store/copies/tables.ts'
import { shareFolder } from '../store/lone-use.ts'
import { fileIn, photosIn, type Place } from '../store/store.ts'
import { cannotUse, cannotWrite, Trouble } from '../troubles.ts'
import { copyPhotos, type NamedPhoto, type PhotoCopies, photosBeside } from './photo-copies.ts'
import { partOf, putInPlace, removeDatabase } from './whole-file.ts'

export interface Backup {
  readonly counts: Counts
  readonly bytes: number
  readonly photos: PhotoCopies
}

const isThere = (path: string): Promise<boolean> => stat(path).then(() => true, () => false)

const copyFolder = async (folder: string, part: string): Promise<void> => {
  const file = fileIn(folder)
  if (!(await isThere(file))) throw new Trouble(`The data folder ${folder} (CRAFTLOG_DATA) has nothing to back up.`)
  const leave = shareFolder(folder)
  try {
    const db = new DatabaseSync(file, { readOnly: true, timeout: 5_000 })
    try {
      // One read transaction: servers go on writing, and none of that is in the copy.
      db.prepare('vacuum into ?').run(part)
    } finally {
      db.close()
    }
  } finally {
    leave()
  }
}

const copyDatabase = async (db: Whole, part: string): Promise<Counts> => {
  const step = await lastStepOf(db)
  if (step === null) throw new Trouble('The database of DATABASE_URL was written by a newer release of Craftlog.')
  if (step === undefined) throw new Trouble('The database of DATABASE_URL has nothing to back up.')
  return db.read(async () => {
    await makeFile(part, step, (table, shape) => linesIn(db, table, shape))
    return countsIn(db, tablesAt(step))
  })
}

const whole = (part: string): { readonly counts: Counts; readonly photos: readonly NamedPhoto[] } => {
  const { db } = openWhole(part)
  try {
    return { counts: countsOf(db), photos: photosNamedIn(db) }
  } finally {
    db.close()
  }
}

/** The photos that a finished copy names. */
export const photosInCopy = (file: string): readonly NamedPhoto[] => whole(file).photos

/**
 * @param replace take the place of a file of that name · @param withPhotos copy them beside it; without, only their names are in it
 * @throws Trouble; then no file of that name came into being or changed
 */
export const backUp = async (place: Place, name: string, replace: boolean, withPhotos = true): Promise<Backup> => {
  const file = resolve(name)
  if (!replace && (await isThere(file))) throw new Trouble(`${file} is there already. Choose another name, or say --replace.`)
  const part = partOf(file)
  try {
    // What an earlier run left behind that was killed.
    await removeDatabase(part)
    // It will hold everybody's words and password hashes: for its owner alone, from the first byte on.
    await writeFile(part, '', { flag: 'wx', mode: 0o600 })
  } catch (error) {
    throw cannotWrite(file, error)
  }
  try {
    let expected: Counts | null = null
    if ('postgres' in place) {
      const db = await shareDatabase(place.postgres)
      expected = await copyDatabase(db, part).finally(() => db.close())
    } else await copyFolder(place.folder, part)
    const { counts, photos } = whole(part)
    const named = withPhotos ? photos : []
    if (expected !== null && [...expected].some(([table, n]) => counts.get(table) !== n)) throw new Trouble('The copy is not complete, so it was thrown away.')
    // Before the file has its name: a backup that is there is there with its photos.
    const copies = await copyPhotos(photosIn(place), photosBeside(file), named).catch((error: unknown) => Promise.reject(cannotWrite(photosBeside(file), error)))
    await putInPlace(part, file).catch((error: unknown) => Promise.reject(cannotWrite(file, error)))
    return { counts, bytes: (await stat(file)).size, photos: copies }
  } catch (error) {
    await removeDatabase(part).catch(() => undefined)
    throw cannotUse(place, error)
  }
}
