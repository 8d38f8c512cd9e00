/**
 * Node's own SQLite under Kysely: one connection that writes and one that reads, each used by one transaction at a
 * time. In WAL mode a reader sees the last commit and never waits for the writer.
 */
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
import { migrate } from './migrations/migrate.ts'
import type { Engine } from './engine.ts'
import type { Sql, Tables } from './schema.ts'

const PREPARED_KEPT = 300

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

/** @throws if the file cannot be opened or written */
export const openSqlite = async (file: string): Promise<Engine> => {
  const writer = new Kysely<Tables>({ dialect: new ImmediateDialect(asKyselyDatabase(connect(file))) })
  await migrate(writer)
  const reader = new Kysely<Tables>({ dialect: new SqliteDialect({ database: asKyselyDatabase(connect(file)) }) })
  // Kysely lends a connection to one transaction at a time, in the order they asked; `begin immediate` keeps other
  // processes out, so no further lock is needed.
  const letGo = async (db: Kysely<Tables>) => {
    await db.connection().execute(async () => undefined)
    await db.destroy()
  }
  return {
    read: <T>(work: (sql: Sql) => Promise<T>) => reader.transaction().execute(work),
    write: <T>(_locks: readonly string[], work: (sql: Sql) => Promise<T>) => writer.transaction().execute(work),
    close: async () => {
      await letGo(writer)
      await letGo(reader)
    },
  }
}
