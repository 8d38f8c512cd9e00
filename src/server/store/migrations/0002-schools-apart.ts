/**
 * Row-level security: PostgreSQL itself keeps the schools apart, should a query of ours ever forget to. A transaction
 * says whose rows it is about (`craftlog.school`); unsaid, there are none. SQLite has no such thing.
 */
import { type Kysely, sql } from 'kysely'

/** Every table that says of each of its lines whose it is. */
const SCHOOL_TABLES = ['row', 'row_history', 'client', 'mutation', 'dead_letter', 'grant_', 'scope_exit', 'account', 'session'] as const

export const schoolsApart = (kind: 'sqlite' | 'postgres') => ({
  up: async (db: Kysely<unknown>): Promise<void> => {
    if (kind === 'sqlite') return
    for (const name of SCHOOL_TABLES) {
      const table = sql.table(name)
      await sql`alter table ${table} enable row level security`.execute(db)
      // The tables belong to the very role that is to be bound.
      await sql`alter table ${table} force row level security`.execute(db)
      // In a subselect the setting is read once a statement, not once a row. '*' is the server's own books.
      await sql`create policy one_school on ${table}
        using ((select current_setting('craftlog.school', true)) in (school, '*'))
        with check ((select current_setting('craftlog.school', true)) in (school, '*'))`.execute(db)
    }
  },
})
