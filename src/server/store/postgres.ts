/** PostgreSQL under the same Kysely code. DATABASE_URL selects it. */
import { Kysely, PostgresDialect, sql } from 'kysely'
import { Pool, TypeOverrides } from 'pg'
import type { Engine } from './engine.ts'
import { migrate } from './migrations/migrate.ts'
import type { Sql, Tables } from './schema.ts'

const INT8 = 20

/** @throws if the server cannot be reached within 5 s, or refuses */
export const openPostgres = async (url: string): Promise<Engine> => {
  const types = new TypeOverrides()
  // Sequences and milliseconds stay far below 2^53.
  types.setTypeParser(INT8, Number)
  const pool = new Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 5_000, types })
  // An idle connection that breaks (the database restarts) is replaced by the pool; unheard, it would end the process.
  pool.on('error', () => undefined)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  try {
    await migrate(db)
  } catch (error) {
    await db.destroy()
    throw error
  }
  return {
    read: <T>(work: (trx: Sql) => Promise<T>) =>
      db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work),
    write: <T>(locks: readonly string[], work: (trx: Sql) => Promise<T>) =>
      db.transaction().setIsolationLevel('read committed').execute(async (trx) => {
        // A mutator reads, judges, then writes: two at once on one school could both judge by the older rows.
        for (const lock of locks) await sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`.execute(trx)
        return work(trx)
      }),
    close: () => db.destroy(),
  }
}
