/** PostgreSQL under the same Kysely code. DATABASE_URL selects it. */
import { randomUUID } from 'node:crypto'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { type ClientConfig, Pool, TypeOverrides } from 'pg'
import type { Engine, News, Reach } from './engine.ts'
import { migrate } from './migrations/migrate.ts'
import { CHANNEL, toLine } from './news.ts'
import { InUse, openEar } from './postgres-ear.ts'
import type { Sql, Tables } from './schema.ts'
import { createTurns } from './turns.ts'

const INT8 = 20
const CONNECTIONS = 10

/** How every connection of ours to this address is made. */
export const connectionTo = (url: string): ClientConfig => {
  const types = new TypeOverrides()
  // Sequences and milliseconds stay far below 2^53.
  types.setTypeParser(INT8, Number)
  return { connectionString: url, connectionTimeoutMillis: 5_000, types, application_name: 'craftlog' }
}

/** A table that is there while a move to this database has begun and not ended. */
export const UNFINISHED_MOVE = 'move_progress'

/** Brings the tables of a database up to date, for a command that needs no store. */
export const migratePostgres = async (url: string): Promise<void> => {
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: new Pool({ ...connectionTo(url), max: 2 }) }) })
  try {
    await migrate(db, 'postgres')
  } finally {
    await db.destroy()
  }
}

/** Half a school must not be served: devices would take what is missing for taken away. */
const refuseHalfMoved = async (db: Kysely<Tables>): Promise<void> => {
  const { rows } = await sql<{ half: boolean }>`select to_regclass(${UNFINISHED_MOVE}) is not null as half`.execute(db)
  if (rows[0]?.half === true) throw new InUse('a move to it has not ended. Run npm run move-to-postgres again, it goes on where it stopped')
}

/** Row-level security is a second wall only for a role that it binds. */
const cautionsOn = async (db: Kysely<Tables>): Promise<readonly string[]> => {
  const { rows } = await sql<{ free: boolean }>`select rolsuper or rolbypassrls as free from pg_roles where rolname = current_user`.execute(db)
  if (rows[0]?.free !== true) return []
  return ['The role of DATABASE_URL is a superuser (or has BYPASSRLS), so row-level security does not bind it. Give Craftlog a role of its own; docs/operations.md says how.']
}

/** @throws if the server cannot be reached within 5 s, refuses, or is being restored */
export const openPostgres = async (url: string): Promise<Engine> => {
  const config = connectionTo(url)
  const self = randomUUID()
  let listener: (news: News) => void = () => undefined
  const pool = new Pool({ ...config, max: CONNECTIONS })
  // An idle connection that breaks (the database restarts) is replaced by the pool; unheard, it would end the process.
  pool.on('error', () => undefined)
  // The pool hears no connection that it is just giving up; one that breaks then would end the process too.
  pool.on('connect', (client) => client.on('error', () => undefined))
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  const inTurn = createTurns()

  /** Until this is said no row of any school is there (migrations/0002). It ends with the transaction. */
  const reachOut = (trx: Sql, reach: Reach, locks: readonly string[]) => {
    // A mutator reads, judges, then writes: two at once on one school could both judge by the older rows.
    const taken = locks.map((lock) => sql`, pg_advisory_xact_lock(hashtextextended(${lock}, 0))`)
    return sql`select set_config('craftlog.school', ${reach}, true)${sql.join(taken, sql``)}`.execute(trx)
  }
  const open = async () => {
    const ear = await openEar(config, self, (news) => listener(news))
    try {
      await refuseHalfMoved(db)
      await migrate(db, 'postgres')
      return { ear, cautions: await cautionsOn(db) }
    } catch (error) {
      await ear.close()
      throw error
    }
  }
  const { ear, cautions } = await open().catch(async (error: unknown) => {
    await db.destroy()
    throw error
  })

  return {
    cautions,
    read: (reach, work) =>
      db
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute(async (trx) => {
          await reachOut(trx, reach, [])
          return work(trx)
        }),
    write: (reach, locks, work) =>
      inTurn(locks, () =>
        db
          .transaction()
          .setIsolationLevel('read committed')
          .execute(async (trx) => {
            await reachOut(trx, reach, locks)
            return work(trx)
          }),
      ),
    announce: async (trx, commit) => void (await sql`select pg_notify(${CHANNEL}, ${toLine(commit, self)})`.execute(trx)),
    hear: (heard) => {
      listener = heard
    },
    close: async () => {
      await ear.close()
      await db.destroy()
    },
  }
}
