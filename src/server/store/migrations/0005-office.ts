/**
 * The office: a directory in which a school of thousands is searched and paged, and a log of its deeds that nobody edits.
 * The directory follows from rows; it is filled here from those that are there.
 */
import { type Kysely, sql } from 'kysely'
import { keepSchoolsApart } from './one-school.ts'

const OFFICE_TABLES = ['directory', 'audit'] as const
const LISTED = ['person', 'enterprise', 'cohort', 'placement'] as const

interface Entry {
  school: string
  type: string
  id: string
  name: string
  words: string
  roles: string
  cohort: string | null
  enterprise: string | null
  person: string | null
  post: string | null
  starts: string | null
  ends: string | null
  live: number
}
interface Old {
  readonly row: { school: string; type: string; id: string; data: string | null; deleted: number }
  readonly directory: Entry
}
interface OldRow {
  readonly name?: string
  readonly roles?: readonly string[]
  readonly cohort?: string | null
  readonly enterprise?: string | null
  readonly active?: boolean
  readonly apprentice?: string
  readonly enterpriseName?: string
  readonly post?: string
  readonly teacherName?: string
  readonly mentors?: readonly { readonly name: string }[]
  readonly start?: string
  readonly end?: string
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase()

const entryOf = (school: string, type: string, id: string, r: OldRow): Entry => ({
  school,
  type,
  id,
  name: plain(r.name ?? ''),
  words: plain([r.enterpriseName, r.post, r.teacherName, ...(r.mentors ?? []).map((m) => m.name)].filter((w) => w !== undefined).join('\n')),
  roles: (r.roles ?? []).map((role) => ` ${role} `).join(''),
  cohort: r.cohort ?? null,
  enterprise: r.enterprise ?? null,
  person: r.apprentice ?? null,
  post: null,
  starts: r.start ?? null,
  ends: r.end ?? null,
  live: r.active === false ? 0 : 1,
})

const BATCH = 100

const fill = async (db: Kysely<Old>): Promise<void> => {
  for (const type of LISTED) {
    const rows = await db.selectFrom('row').where('type', '=', type).where('deleted', '=', 0).select(['school', 'id', 'data']).execute()
    const entries = rows.map(({ school, id, data }) => entryOf(school, type, id, JSON.parse(data ?? '{}') as OldRow))
    for (let n = 0; n < entries.length; n += BATCH) await db.insertInto('directory').values(entries.slice(n, n + BATCH)).execute()
  }
  // A placement is found under its apprentice's name.
  await sql`update directory set name = coalesce((select p.name from directory as p where p.school = directory.school and p.type = 'person' and p.id = directory.person), '') where type = 'placement'`.execute(db)
}

/** No statement of ours changes a line of the audit log, and the database refuses the one that somebody else might try. */
const closeTheBook = async (db: Kysely<unknown>, kind: 'sqlite' | 'postgres'): Promise<void> => {
  if (kind === 'sqlite') {
    await sql`create trigger audit_is_not_edited before update on audit begin select raise(abort, 'the audit log is only added to'); end`.execute(db)
    await sql`create trigger audit_is_not_cut before delete on audit begin select raise(abort, 'the audit log is only added to'); end`.execute(db)
    return
  }
  await sql`create function audit_stays() returns trigger language plpgsql as $$ begin raise exception 'the audit log is only added to'; end $$`.execute(db)
  await sql`create trigger audit_is_not_edited before update or delete on audit for each row execute function audit_stays()`.execute(db)
}

export const office = (kind: 'sqlite' | 'postgres') => ({
  up: async (db: Kysely<unknown>): Promise<void> => {
    await db.schema
      .createTable('directory')
      .addColumn('school', 'text', (c) => c.notNull())
      .addColumn('type', 'text', (c) => c.notNull())
      .addColumn('id', 'text', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('words', 'text', (c) => c.notNull())
      .addColumn('roles', 'text', (c) => c.notNull())
      .addColumn('cohort', 'text')
      .addColumn('enterprise', 'text')
      .addColumn('person', 'text')
      .addColumn('post', 'text')
      .addColumn('starts', 'text')
      .addColumn('ends', 'text')
      .addColumn('live', 'integer', (c) => c.notNull())
      .addPrimaryKeyConstraint('directory_key', ['school', 'type', 'id'])
      .execute()
    await db.schema.createIndex('directory_by_name').on('directory').columns(['school', 'type', 'name', 'id']).execute()
    await db.schema.createIndex('directory_by_cohort').on('directory').columns(['school', 'cohort', 'type']).execute()
    await db.schema.createIndex('directory_by_enterprise').on('directory').columns(['school', 'enterprise', 'type']).execute()
    await db.schema.createIndex('directory_by_person').on('directory').columns(['school', 'person']).execute()
    await db.schema
      .createTable('audit')
      .addColumn('school', 'text', (c) => c.notNull())
      .addColumn('id', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addColumn('person', 'text', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('deed', 'text', (c) => c.notNull())
      .addColumn('type', 'text', (c) => c.notNull())
      .addColumn('subject', 'text', (c) => c.notNull())
      .addColumn('subject_name', 'text', (c) => c.notNull())
      .addColumn('was', 'text')
      .addColumn('is', 'text')
      .addColumn('body_hash', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('audit_key', ['school', 'id'])
      .execute()
    await db.schema.createIndex('audit_by_time').on('audit').columns(['school', 'at', 'id']).execute()
    await db.schema.createIndex('audit_by_subject').on('audit').columns(['school', 'subject', 'at', 'id']).execute()
    await fill(db as Kysely<Old>)
    await closeTheBook(db, kind)
    if (kind === 'sqlite') return
    await keepSchoolsApart(db, OFFICE_TABLES)
  },
})
