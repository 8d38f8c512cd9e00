/**
 * The school's own key, the receipts of the time it gave to devices, and the tree of all signatures. And who may hold the keys of a mentor: placements
 * written before say nothing of it, so it is added to what they give.
 */
import type { Kysely } from 'kysely'
import { keepSchoolsApart } from './one-school.ts'

const KEY_TABLES = ['school_key', 'time_receipt', 'signature_leaf', 'checkpoint'] as const

interface Old {
  readonly row: { school: string; type: string; id: string; data: string | null; deleted: number }
  readonly grant_: { school: string; holder: string; role: string; scope: string; from_day: null; until_day: null; source_type: string; source_id: string }
}

const grantKeys = async (db: Kysely<Old>): Promise<void> => {
  const placements = await db.selectFrom('row').where('type', '=', 'placement').where('deleted', '=', 0).select(['school', 'id', 'data']).execute()
  for (const { school, id, data } of placements) {
    const { apprentice, teacher, mentors } = JSON.parse(data ?? '{}') as { apprentice: string; teacher: string; mentors: readonly { person: string }[] }
    const source = { school, from_day: null, until_day: null, source_type: 'placement', source_id: id } as const
    const grants = mentors.flatMap(({ person }) => [
      { ...source, holder: apprentice, role: 'apprentice', scope: `ref:keys:${person}` },
      { ...source, holder: teacher, role: 'teacher', scope: `ref:keys:${person}` },
    ])
    if (grants.length > 0) await db.insertInto('grant_').values(grants).execute()
  }
}

export const deviceKeys = (kind: 'sqlite' | 'postgres') => ({
  up: async (db: Kysely<unknown>): Promise<void> => {
    await db.schema
      .createTable('school_key')
      .addColumn('school', 'text', (c) => c.primaryKey())
      .addColumn('public_key', 'text', (c) => c.notNull())
      .addColumn('private_key', 'text', (c) => c.notNull())
      .addColumn('since', 'bigint', (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('time_receipt')
      .addColumn('school', 'text', (c) => c.notNull())
      .addColumn('key', 'text', (c) => c.notNull())
      .addColumn('link', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('time_receipt_key', ['school', 'key', 'link'])
      .execute()
    await db.schema
      .createTable('signature_leaf')
      .addColumn('school', 'text', (c) => c.notNull())
      .addColumn('place', 'bigint', (c) => c.notNull())
      .addColumn('type', 'text', (c) => c.notNull())
      .addColumn('id', 'text', (c) => c.notNull())
      .addColumn('rev', 'bigint', (c) => c.notNull())
      .addColumn('seq', 'bigint', (c) => c.notNull())
      .addColumn('leaf', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('signature_leaf_key', ['school', 'place'])
      .execute()
    await db.schema.createIndex('signature_leaf_by_row').on('signature_leaf').columns(['school', 'type', 'id']).execute()
    await db.schema
      .createTable('checkpoint')
      .addColumn('school', 'text', (c) => c.notNull())
      .addColumn('size', 'bigint', (c) => c.notNull())
      .addColumn('document', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('checkpoint_key', ['school', 'size'])
      .execute()
    await grantKeys(db as Kysely<Old>)
    if (kind === 'sqlite') return
    await keepSchoolsApart(db, KEY_TABLES)
  },
})
