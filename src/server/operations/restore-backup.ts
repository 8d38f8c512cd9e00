/** Puts a backup in place. Until it is whole where it belongs, what was there before stays. */
import { copyFile, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { addLines, countsIn, emptyTables, isEmpty, takeDatabaseAlone, type Whole } from '../store/copies/postgres-copy.ts'
import { BadFile, batchAfter, bringUpToDate, countsOf, openWhole, photosNamedIn, shapeOf } from '../store/copies/sqlite-copy.ts'
import { type Counts, TABLES } from '../store/copies/tables.ts'
import { makeFolder } from '../store/data-folder.ts'
import { takeFolderAlone } from '../store/lone-use.ts'
import { UNFINISHED_MOVE } from '../store/postgres.ts'
import { fileIn, photosIn, type Place } from '../store/store.ts'
import { cannotUse, Trouble } from '../troubles.ts'
import { copyPhotos, type NamedPhoto, type PhotoCopies, photosBeside } from './photo-copies.ts'
import { keepAs, putInPlace, removeDatabase } from './whole-file.ts'

interface Terms {
  /** A school that is there may be replaced. */
  readonly replace: boolean
  /** Asked before anything is replaced; throws for no. */
  readonly agree: (question: string) => Promise<void>
  /** For the name under which the old file is kept. */
  readonly now: Date
}
export interface Restored {
  readonly counts: Counts
  /** Where the old SQLite file is; null if there was none. */
  readonly kept: string | null
  readonly photos: PhotoCopies
}

const isThere = (path: string): Promise<boolean> => stat(path).then(() => true, () => false)

/** @returns the photos it names @throws Trouble if the file is not a whole backup of this or an earlier release */
const check = async (file: string): Promise<readonly NamedPhoto[]> => {
  if (!(await isThere(file))) throw new Trouble(`${file} is not there.`)
  try {
    const { db } = openWhole(file)
    const photos = photosNamedIn(db)
    db.close()
    return photos
  } catch (error) {
    throw error instanceof BadFile ? new Trouble(`${file} ${error.message}.`) : error
  }
}

const mayReplace = async (where: string, empty: boolean, { replace, agree }: Terms): Promise<void> => {
  if (empty) return
  if (!replace) throw new Trouble(`${where} has a school already. Say --replace to put the backup in its place.`)
  await agree(`${where} has a school already, and the backup will take its place.`)
}

/** A file that cannot be opened counts as full: somebody may still save something out of it. */
const isEmptyFile = (file: string): boolean => {
  try {
    const db = new DatabaseSync(file)
    try {
      // Also brings what SQLite still keeps beside the file into it, and closing removes that.
      db.exec('pragma wal_checkpoint(truncate)')
      const tables = db.prepare(`select name from sqlite_master where name in ('row', 'account')`).all()
      return tables.every(({ name }) => db.prepare(`select 1 from "${String(name)}" limit 1`).get() === undefined)
    } finally {
      db.close()
    }
  } catch {
    return false
  }
}

const intoFolder = async (folder: string, backup: string, terms: Terms, bringPhotos: () => Promise<PhotoCopies>): Promise<Restored> => {
  await makeFolder(folder)
  const leave = takeFolderAlone(folder)
  try {
    const file = fileIn(folder)
    const wasThere = await isThere(file)
    await mayReplace(`The data folder ${folder}`, !wasThere || isEmptyFile(file), terms)
    const photos = await bringPhotos()
    const fresh = `${file}.restoring`
    await removeDatabase(fresh)
    await copyFile(backup, fresh)
    await bringUpToDate(fresh)
    const { db } = openWhole(fresh)
    const counts = countsOf(db)
    db.close()
    const kept = wasThere ? join(folder, `craftlog-${terms.now.toISOString().replaceAll(/[:.]/g, '-')}.sqlite`) : null
    if (kept !== null) await keepAs(file, kept)
    await putInPlace(fresh, file)
    return { counts, kept, photos }
  } finally {
    leave()
  }
}

const fill = async (db: Whole, source: string): Promise<Counts> => {
  const { db: file } = openWhole(source)
  try {
    const expected = countsOf(file)
    for (const table of TABLES) {
      const shape = shapeOf(file, table)
      for (let batch = batchAfter(file, table, 0); batch.lines.length > 0; batch = batchAfter(file, table, batch.upTo))
        await addLines(db, table, shape, batch.lines)
    }
    const counts = await countsIn(db)
    if ([...expected].some(([table, n]) => counts.get(table) !== n)) throw new Trouble('The database did not take every row, so nothing was changed.')
    return counts
  } finally {
    file.close()
  }
}

const intoDatabase = async (url: string, backup: string, terms: Terms, bringPhotos: () => Promise<PhotoCopies>): Promise<Restored> => {
  const db = await takeDatabaseAlone(url)
  const room = await mkdtemp(join(tmpdir(), 'craftlog-restore-'))
  try {
    await mayReplace('The database of DATABASE_URL', await db.read(() => isEmpty(db)), terms)
    const photos = await bringPhotos()
    const copy = join(room, 'backup.sqlite')
    await copyFile(backup, copy)
    await bringUpToDate(copy)
    const counts = await db.write(async () => {
      await emptyTables(db)
      await db.query(`drop table if exists ${UNFINISHED_MOVE}`)
      return fill(db, copy)
    })
    return { counts, kept: null, photos }
  } finally {
    await db.close().catch(() => undefined)
    await rm(room, { recursive: true, force: true })
  }
}

/** @throws Trouble; then the place is as it was */
export const restore = async (place: Place, name: string, terms: Terms): Promise<Restored> => {
  const backup = resolve(name)
  const named = await check(backup)
  try {
    // They only add to what is there: should there be no room for them, nothing has changed yet.
    const bringPhotos = () => copyPhotos(photosBeside(backup), photosIn(place), named)
    return 'postgres' in place ? await intoDatabase(place.postgres, backup, terms, bringPhotos) : await intoFolder(place.folder, backup, terms, bringPhotos)
  } catch (error) {
    throw cannotUse(place, error)
  }
}
