/**
 * Photos: which the school has, from whom, and in which scopes a row shows them. The bytes themselves are files. A photo
 * is kept by person: only who has handed in the bytes himself can show them by naming their hash.
 */
import type { Kysely } from 'kysely'
import { keepSchoolsApart } from './one-school.ts'

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
    await keepSchoolsApart(db, PHOTO_TABLES)
  },
})
