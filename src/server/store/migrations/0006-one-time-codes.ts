/** The one-time codes of mentors: of each what it is checked by, and what it was used for. */
import type { Kysely } from 'kysely'
import { keepSchoolsApart } from './one-school.ts'

export const oneTimeCodes = (kind: 'sqlite' | 'postgres') => ({
  up: async (db: Kysely<unknown>): Promise<void> => {
    await db.schema
      .createTable('one_time_code')
      .addColumn('school', 'text', (c) => c.notNull())
      .addColumn('mentor', 'text', (c) => c.notNull())
      .addColumn('code_check', 'text', (c) => c.notNull())
      .addColumn('made', 'bigint', (c) => c.notNull())
      .addColumn('used', 'bigint')
      .addColumn('used_for', 'text')
      .addPrimaryKeyConstraint('one_time_code_key', ['school', 'mentor', 'code_check'])
      .execute()
    if (kind === 'sqlite') return
    await keepSchoolsApart(db, ['one_time_code'])
  },
})
