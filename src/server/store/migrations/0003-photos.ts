/**
 * Photos: which the school has, from whom, and in which scopes a row shows them. The bytes themselves are files. A photo
 * is kept by person: only who has handed in the bytes himself can show them by naming their hash.
 */
import { type Kysely, sql } from 'kysely'

const PHOTO_TABLES = ['attachment', 'attachment_use'] as const

export const photos = (kind: 'sqlite' | 'postgres') => ({
  up: async (db: Kysely<unknown>): Promise<void> => {
    await db.schema
      .createTable('attachment')
      .addColumn('school', 'text', (c) => c.notNull())
      .addColumn('sha256', 'text', (c) => c.notNull())
      .addColumn('by', 'text', (c) => c.notNull())
      .addColumn('bytes', 'bigint', (c) => c.notNull())
      .addColumn('type', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('attachment_key', ['school', 'sha256', 'by'])
      .execute()
    await db.schema
      .createTable('attachment_use')
      .addColumn('school', 'text', (c) => c.notNull())
      .addColumn('sha256', 'text', (c) => c.notNull())
      .addColumn('scope', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('attachment_use_key', ['school', 'sha256', 'scope'])
      .execute()
    if (kind === 'sqlite') return
    // The second wall, as in 0002.
    for (const name of PHOTO_TABLES) {
      const table = sql.table(name)
      await sql`alter table ${table} enable row level security`.execute(db)
      await sql`alter table ${table} force row level security`.execute(db)
      await sql`create policy one_school on ${table}
        using ((select current_setting('craftlog.school', true)) in (school, '*'))
        with check ((select current_setting('craftlog.school', true)) in (school, '*'))`.execute(db)
    }
  },
})
