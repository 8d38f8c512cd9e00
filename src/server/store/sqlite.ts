/**
 * Node's own SQLite under Kysely: one connection that writes and one that reads, each used by one transaction at a
 * time. In WAL mode a reader sees the last commit and never waits for the writer.
 */
import { dirname } from 'node:path'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  SqliteDialect,
  type SqliteDatabase,
  SqliteDriver,
  type SqliteStatement,
} from 'kysely'
import type { Engine } from './engine.ts'
import { shareFolder } from './lone-use.ts'
import { migrate } from './migrations/migrate.ts'
import type { Tables } from './schema.ts'
import { createTurns } from './turns.ts'

const PREPARED_KEPT = 300
/** How often to look whether another process (an import) has written. */
const LOOK_MS = 2_000

const asStatement = (s: StatementSync): SqliteStatement => ({
  reader: s.columns().length > 0,
  all: (p) => s.all(...(p as SQLInputValue[])),
  run: (p) => s.run(...(p as SQLInputValue[])),
  iterate: (p) => s.iterate(...(p as SQLInputValue[])),
})

/** Keeps the statements it prepared: the same few dozen run thousands of times. */
const asKyselyDatabase = (raw: DatabaseSync): SqliteDatabase => {
  const prepared = new Map<string, SqliteStatement>()
  return {
    close: () => raw.close(),
    prepare: (text) => {
      const known = prepared.get(text)
      if (known !== undefined) return known
      const fresh = asStatement(raw.prepare(text))
      // A changed table makes `columns()` of an old statement a lie; migrations run before any other statement.
      if (prepared.size >= PREPARED_KEPT) prepared.clear()
      prepared.set(text, fresh)
      return fresh
    },
  }
}

/** Takes the write lock at the start: a read that becomes a write later could fail half-way. */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
}
class ImmediateDialect extends SqliteDialect {
  readonly #database: SqliteDatabase
  constructor(database: SqliteDatabase) {
    super({ database })
    this.#database = database
  }
  override createDriver(): SqliteDriver {
    return new ImmediateDriver({ database: this.#database })
  }
}

const connect = (file: string): DatabaseSync => {
  const raw = new DatabaseSync(file, { timeout: 5_000 })
  raw.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma cache_size = -32768;')
  return raw
}

/**
 * Opens one connection of ours and brings its file to the newest tables.
 * @param upTo the last migration to do; all of them without it
 */
export const openWriter = async (file: string, upTo?: string): Promise<{ readonly db: Kysely<Tables>; readonly raw: DatabaseSync }> => {
  const raw = connect(file)
  const db = new Kysely<Tables>({ dialect: new ImmediateDialect(asKyselyDatabase(raw)) })
  try {
    await migrate(db, 'sqlite', upTo)
  } catch (error) {
    await db.destroy()
    throw error
  }
  return { db, raw }
}

/** Calls when another connection than this one has committed something; a number in shared memory, so it costs nothing. */
const whenOthersWrite = (raw: DatabaseSync, call: () => void): NodeJS.Timeout => {
  const version = () => raw.prepare('pragma data_version').get()?.['data_version']
  let known = version()
  return setInterval(() => {
    const now = version()
    if (now !== known) call()
    known = now
  }, LOOK_MS).unref()
}

/** @throws if the file cannot be opened or written; FolderInUse; NewerRelease */
export const openSqlite = async (file: string): Promise<Engine> => {
  const leave = shareFolder(dirname(file))
  const { db: writer, raw } = await openWriter(file).catch((error: unknown) => {
    leave()
    throw error
  })
  const reader = new Kysely<Tables>({ dialect: new SqliteDialect({ database: asKyselyDatabase(connect(file)) }) })
  let looking: NodeJS.Timeout | undefined
  // One transaction at a time on each of the two; `begin immediate` keeps other processes out, so no further lock is needed.
  // They wait here and not at Kysely, which wakes all who wait whenever a connection is free: of 5,000 visitors each would
  // be woken 5,000 times.
  const inTurn = createTurns()
  // A connection that was never used is not closed by Kysely, and the file would stay split in two (WAL): it is used once.
  const letGo = async (db: Kysely<Tables>) => {
    await db.connection().execute(async () => undefined)
    await db.destroy()
  }
  return {
    cautions: [],
    read: (_reach, work) => inTurn(['read'], () => reader.transaction().execute(work)),
    write: (_reach, _locks, work) => inTurn(['write'], () => writer.transaction().execute(work)),
    announce: async () => undefined,
    hear: (listener) => {
      looking = whenOthersWrite(raw, () => listener('everything'))
    },
    close: async () => {
      clearInterval(looking)
      await inTurn(['write'], () => letGo(writer))
      await inTurn(['read'], () => letGo(reader))
      leave()
    },
  }
}
