/** What the server's own tables say when all is quiet. */
import { grantsTo } from '#server/store/grants.ts'
import type { Person } from '#domain/people.ts'
import { scopesHeld } from '#sync/scope.ts'
import { SCHOOL } from '../support/people.ts'
import { type HeldRow, keyOf } from './holdings.ts'
import type { SchoolServer } from './school-server.ts'
import { clock } from './stage.ts'

export interface ServerRow {
  readonly type: string
  readonly scope: string
  readonly rev: number
  /** Null: it was taken away. */
  readonly row: HeldRow | null
  /** What it was before. */
  readonly versions: readonly string[]
}

export interface Books {
  readonly rows: ReadonlyMap<string, ServerRow>
  /** By uid. */
  readonly judged: ReadonlyMap<string, { readonly status: string; readonly client: string; readonly mid: number }>
  /** How many mutations stand under each uid; more than one is a deed that counted twice. */
  readonly letters: ReadonlySet<string>
}

export const readBooks = (server: SchoolServer): Promise<Books> =>
  server.read(async (sql) => {
    const versions = new Map<string, string[]>()
    for (const h of await sql.selectFrom('row_history').select(['type', 'id', 'data']).orderBy('rev').execute()) {
      const key = keyOf(h.type, h.id)
      versions.set(key, [...(versions.get(key) ?? []), h.data ?? ''])
    }
    const rows = new Map<string, ServerRow>()
    for (const { type, id, scope, rev, data, deleted } of await sql.selectFrom('row').selectAll().execute()) {
      const row = deleted === 1 || data === null ? null : { ...(JSON.parse(data) as HeldRow), _scope: scope }
      rows.set(keyOf(type, id), { type, scope, rev, row, versions: versions.get(keyOf(type, id)) ?? [] })
    }
    const mutations = await sql.selectFrom('mutation').select(['uid', 'status', 'client', 'mid']).where('uid', 'is not', null).execute()
    const letters = await sql.selectFrom('dead_letter').select('body').execute()
    return {
      rows,
      judged: new Map(mutations.map((m) => [m.uid ?? '', m])),
      letters: new Set(letters.map((l) => (JSON.parse(l.body) as { uid: string }).uid)),
    }
  })

export const scopesOf = (server: SchoolServer, person: Person): Promise<readonly string[]> =>
  server.read((sql) => scopesHeld(person, clock.world, grantsTo(sql, SCHOOL)))
