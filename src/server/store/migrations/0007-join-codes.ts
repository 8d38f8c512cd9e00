/** Join codes: of each its digest, whose it is, and what became of it. And people are found by the school's own number. */
import { type Kysely, sql } from 'kysely'
import { keepSchoolsApart } from './one-school.ts'

export const joinCodes = (kind: 'sqlite' | 'postgres') => ({
  up: async (db: Kysely<unknown>): Promise<void> => {
    await db.schema
      .createTable('join_code')
      .addColumn('digest', 'text', (c) => c.notNull().primaryKey())
      .addColumn('school', 'text', (c) => c.notNull())
      .addColumn('person', 'text', (c) => c.notNull())
      .addColumn('made', 'bigint', (c) => c.notNull())
      .addColumn('expires', 'bigint', (c) => c.notNull())
      .addColumn('used', 'bigint')
      .addColumn('ended', 'bigint')
      .execute()
    await db.schema.createIndex('join_code_by_person').on('join_code').columns(['school', 'person']).execute()
    // Of people alone: what enterprises are found by is longer than an index takes.
    await sql`create index directory_by_number on directory (school, words) where type = 'person'`.execute(db)
    if (kind === 'sqlite') return
    await keepSchoolsApart(db, ['join_code'])
  },
})
