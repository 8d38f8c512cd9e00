/** The wall of 0002, for the tables of every step. Only PostgreSQL has such a thing. */
import { type Kysely, sql } from 'kysely'

/** @param tables each with a column `school` */
export const keepSchoolsApart = async (db: Kysely<unknown>, tables: readonly string[]): Promise<void> => {
  for (const name of tables) {
    const table = sql.table(name)
    await sql`alter table ${table} enable row level security`.execute(db)
    // The tables belong to the very role that is to be bound.
    await sql`alter table ${table} force row level security`.execute(db)
    // In a subselect the setting is read once a statement, not once a row. '*' is the server's own books.
    await sql`create policy one_school on ${table}
        using ((select current_setting('craftlog.school', true)) in (school, '*'))
        with check ((select current_setting('craftlog.school', true)) in (school, '*'))`.execute(db)
  }
}
