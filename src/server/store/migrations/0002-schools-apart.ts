/**
 * Row-level security: PostgreSQL itself keeps the schools apart, should a query of ours ever forget to. A transaction
 * says whose rows it is about (`craftlog.school`); unsaid, there are none. SQLite has no such thing.
 */
import type { Kysely } from 'kysely'
import { keepSchoolsApart } from './one-school.ts'

/** Every table that says of each of its lines whose it is. */
const SCHOOL_TABLES = ['row', 'row_history', 'client', 'mutation', 'dead_letter', 'grant_', 'scope_exit', 'account', 'session'] as const

export const schoolsApart = (kind: 'sqlite' | 'postgres') => ({
  up: async (db: Kysely<unknown>): Promise<void> => {
    if (kind === 'sqlite') return
    await keepSchoolsApart(db, SCHOOL_TABLES)
  },
})
