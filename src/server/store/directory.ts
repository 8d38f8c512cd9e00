/** The office's directory, kept with the rows that it lists: whoever writes one, by sync, import or in the office. */
import type { SchoolId } from '#domain/ids.ts'
import { isReady } from '#domain/placement.ts'
import type { RowOf, RowType } from '#sync/rows.ts'
import type { DirectoryTable, Sql } from './schema.ts'
import type { Version } from './unwritten.ts'

export const LISTED = ['person', 'enterprise', 'cohort', 'placement'] as const
export type Listed = (typeof LISTED)[number]
const isListed = (type: RowType): type is Listed => (LISTED as readonly RowType[]).includes(type)

/** As names are compared and searched: whatever the case, however a keyboard composes the letters. */
export const plainly = (text: string): string => text.normalize('NFKC').toLowerCase()

type Facts = Omit<DirectoryTable, 'school' | 'type' | 'id'>
const nothing: Facts = { name: '', words: '', roles: '', cohort: null, enterprise: null, person: null, post: null, starts: null, ends: null, live: 1 }

const factsOf: { readonly [T in Listed]: (row: RowOf<T>) => Facts } = {
  person: (r) => ({ ...nothing, name: plainly(r.name), words: plainly(r.schoolNumber ?? ''), roles: r.roles.map((role) => ` ${role} `).join(''), cohort: r.cohort, enterprise: r.enterprise, live: r.active ? 1 : 0 }),
  enterprise: (r) => ({ ...nothing, name: plainly(r.name), words: plainly((r.posts ?? []).map((p) => p.name).join('\n')) }),
  cohort: (r) => ({ ...nothing, name: plainly(r.name), starts: r.start, ends: r.end }),
  placement: (r) => ({
    ...nothing,
    words: plainly([r.enterpriseName, r.post, r.teacherName, ...r.mentors.map((m) => m.name)].join('\n')),
    cohort: r.cohort,
    enterprise: r.enterprise,
    person: r.apprentice,
    post: r.postId ?? null,
    starts: r.start,
    ends: r.end,
    live: isReady(r) ? 1 : 0,
  }),
}

const CHUNK = 100
const COLUMNS = ['name', 'words', 'roles', 'cohort', 'enterprise', 'person', 'post', 'starts', 'ends', 'live'] as const

const listAll = async <T extends Listed>(sql: Sql, school: SchoolId, type: T, versions: readonly Version[]): Promise<void> => {
  const gone = versions.filter((v) => v.data === null).map((v) => v.id)
  for (let n = 0; n < gone.length; n += CHUNK) await sql.deleteFrom('directory').where('school', '=', school).where('type', '=', type).where('id', 'in', gone.slice(n, n + CHUNK)).execute()
  const there = versions.flatMap(({ id, data }) => (data === null ? [] : [{ id, facts: factsOf[type](JSON.parse(data) as RowOf<T>) }]))
  for (let n = 0; n < there.length; n += CHUNK) {
    const chunk = there.slice(n, n + CHUNK)
    await sql
      .insertInto('directory')
      .values((e) =>
        chunk.map(({ id, facts }) => {
          const name = e.selectFrom('directory as p').where('p.school', '=', school).where('p.type', '=', 'person').where('p.id', '=', facts.person ?? '').select('p.name')
          return { school, type, id, ...facts, ...(type === 'placement' ? { name: e.fn.coalesce(name, e.val('')) } : {}) }
        }),
      )
      .onConflict((c) => c.columns(['school', 'type', 'id']).doUpdateSet((e) => Object.fromEntries(COLUMNS.map((column) => [column, e.ref(`excluded.${column}`)]))))
      .execute()
    // Somebody got another name, or was written after his placement: it stands under that name from now on.
    if (type === 'person')
      await sql
        .updateTable('directory')
        .set((e) => ({ name: e.selectFrom('directory as p').whereRef('p.school', '=', 'directory.school').where('p.type', '=', 'person').whereRef('p.id', '=', 'directory.person').select('p.name').$castTo<string>() }))
        .where('school', '=', school)
        .where('person', 'in', chunk.map(({ id }) => id))
        .execute()
  }
}

/** Writes what the versions change in the directory; the newest of each row counts. */
export const writeDirectory = async (sql: Sql, school: SchoolId, versions: readonly Version[]): Promise<void> => {
  const newest = new Map(versions.filter((v) => isListed(v.type)).map((v) => [`${v.type} ${v.id}`, v]))
  if (newest.size === 0) return
  // People first: a placement is listed under its apprentice's name.
  for (const type of LISTED) {
    const ofType = [...newest.values()].filter((v) => v.type === type)
    if (ofType.length > 0) await listAll(sql, school, type, ofType)
  }
}
