/** The school's memory: one door to read, one to write rows, one for the server's own books. */
import { join } from 'node:path'
import type { SchoolId } from '#domain/ids.ts'
import { makeFolder } from './data-folder.ts'
import { type Engine, EVERY_SCHOOL, type Reach } from './engine.ts'
import { allOf } from './news.ts'
import { openPostgres } from './postgres.ts'
import { createProgrammeCache } from './programme-cache.ts'
import { schools } from './rows.ts'
import type { Sql } from './schema.ts'
import { type Commit, openServerTransaction, type ServerTransaction, type Writer } from './server-transaction.ts'
import { openSqlite } from './sqlite.ts'

export interface Store {
  /** Reads in one snapshot, of every school: for the server's own books (sessions, accounts by name, which schools). */
  readonly read: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>
  /** Reads in one snapshot, of one school; on PostgreSQL the database itself shows no row of another. */
  readonly readSchool: <T>(school: SchoolId, work: (sql: Sql) => Promise<T>) => Promise<T>
  /** Writes rows of one school: all of the work or nothing, alone among the writers of that school. */
  readonly write: <T>(writer: Writer, work: (tx: ServerTransaction) => Promise<T>) => Promise<T>
  /** The same for a school that may not be there yet; two at once cannot both find the server empty. */
  readonly found: <T>(writer: Writer, work: (tx: ServerTransaction) => Promise<T>) => Promise<T>
  /** Writes the server's own books (sessions), which no device reads. */
  readonly keepBooks: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>
  /** Tells of each commit that changed rows, in this process or another on the same data. @returns how to stop listening */
  readonly onCommit: (listener: (commit: Commit) => void) => () => void
  /** What whoever runs this server should know about its database, a sentence each. */
  readonly cautions: readonly string[]
  readonly close: () => Promise<void>
}

/**
 * Where a server keeps its data: a folder, or the address of a PostgreSQL database with a folder for what are files in
 * either case, the photos (`./data` if none is named).
 */
export type Place = { readonly folder: string } | { readonly postgres: string; readonly files?: string }

const FOUNDING = 'founding'

const overEngine = (engine: Engine): Store => {
  const programmes = createProgrammeCache()
  const listeners = new Set<(commit: Commit) => void>()
  const tell = (commit: Commit) => {
    for (const listener of listeners) listener(commit)
  }
  const tellEverybody = async () => {
    if (listeners.size === 0) return
    for (const { id } of await engine.read(EVERY_SCHOOL, schools)) tell(allOf(id))
  }
  engine.hear((news) => {
    if (news !== 'everything') return tell(news)
    // If even that cannot be read, the database is gone again, and its coming back will be news.
    tellEverybody().catch(() => undefined)
  })
  const writeRows = async <T>(
    reach: Reach,
    locks: readonly string[],
    writer: Writer,
    work: (tx: ServerTransaction) => Promise<T>,
  ): Promise<T> => {
    const { result, commit } = await engine.write(reach, locks, async (sql) => {
      const { tx, finish } = openServerTransaction(sql, writer, programmes)
      return { result: await work(tx), commit: await finish((commit) => engine.announce(sql, commit)) }
    })
    if (commit !== null) tell(commit)
    return result
  }
  return {
    read: (work) => engine.read(EVERY_SCHOOL, work),
    readSchool: engine.read,
    write: (writer, work) => writeRows(writer.school, [`school:${writer.school}`], writer, work),
    found: (writer, work) => writeRows(EVERY_SCHOOL, [FOUNDING, `school:${writer.school}`], writer, work),
    keepBooks: (work) => engine.write(EVERY_SCHOOL, [], work),
    onCommit: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    cautions: engine.cautions,
    close: engine.close,
  }
}

/** The database file of a data folder. */
export const fileIn = (folder: string): string => join(folder, 'craftlog.sqlite')

/** The folder of the photos. */
export const photosIn = (place: Place): string => join('folder' in place ? place.folder : (place.files ?? './data'), 'photos')

/** @throws if the folder cannot be written or the database not be reached, or if a restore has it alone */
export const openStore = async (place: Place): Promise<Store> => {
  if ('postgres' in place) return overEngine(await openPostgres(place.postgres))
  await makeFolder(place.folder)
  return overEngine(await openSqlite(fileIn(place.folder)))
}
