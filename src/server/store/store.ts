/** The school's memory: one door to read, one to write rows, one for the server's own books. */
import { join } from 'node:path'
import { makeFolder } from './data-folder.ts'
import type { Engine } from './engine.ts'
import { openPostgres } from './postgres.ts'
import { createProgrammeCache } from './programme-cache.ts'
import type { Sql } from './schema.ts'
import { type Commit, openServerTransaction, type ServerTransaction, type Writer } from './server-transaction.ts'
import { openSqlite } from './sqlite.ts'

export interface Store {
  /** Reads in one snapshot. */
  readonly read: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>
  /** Writes rows of one school: all of the work or nothing, alone among the writers of that school. */
  readonly write: <T>(writer: Writer, work: (tx: ServerTransaction) => Promise<T>) => Promise<T>
  /** The same for a school that may not be there yet; two at once cannot both find the server empty. */
  readonly found: <T>(writer: Writer, work: (tx: ServerTransaction) => Promise<T>) => Promise<T>
  /** Writes the server's own books (sessions), which no device reads. */
  readonly keepBooks: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>
  /** Tells of each commit that changed rows. @returns how to stop listening */
  readonly onCommit: (listener: (commit: Commit) => void) => () => void
  readonly close: () => Promise<void>
}

/** Where a server keeps its data: a folder for SQLite, or the address of a PostgreSQL database. */
export type Place = { readonly folder: string } | { readonly postgres: string }

const FOUNDING = 'founding'

const overEngine = (engine: Engine): Store => {
  const programmes = createProgrammeCache()
  const listeners = new Set<(commit: Commit) => void>()
  const writeRows = async <T>(locks: readonly string[], writer: Writer, work: (tx: ServerTransaction) => Promise<T>): Promise<T> => {
    const { result, commit } = await engine.write(locks, async (sql) => {
      const { tx, finish } = openServerTransaction(sql, writer, programmes)
      return { result: await work(tx), commit: await finish() }
    })
    if (commit !== null) for (const listener of listeners) listener(commit)
    return result
  }
  return {
    read: engine.read,
    write: (writer, work) => writeRows([`school:${writer.school}`], writer, work),
    found: (writer, work) => writeRows([FOUNDING, `school:${writer.school}`], writer, work),
    keepBooks: (work) => engine.write([], work),
    onCommit: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: engine.close,
  }
}

/** @throws if the folder cannot be written or the database not be reached */
export const openStore = async (place: Place): Promise<Store> => {
  if ('postgres' in place) return overEngine(await openPostgres(place.postgres))
  await makeFolder(place.folder)
  return overEngine(await openSqlite(join(place.folder, 'craftlog.sqlite')))
}
