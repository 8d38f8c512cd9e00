/** The versions of signatures in the order in which they were taken in, and the checkpoints given over them. */
import type { SchoolId } from '#domain/ids.ts'
import type { RowType } from '#sync/rows.ts'
import type { SignatureLeafTable, Sql } from './schema.ts'

/** What stands in the tree: what was signed, what took it back, what confirmed it. */
export const SIGNATURE_TYPES = ['signOffToken', 'signOff', 'withdrawal', 'endorsement'] as const satisfies readonly RowType[]

const CHUNK = 500

export interface SignatureVersion {
  readonly type: string
  readonly id: string
  readonly rev: number
  readonly seq: number
  readonly data: string
}

/** Versions of signatures after a place in the server's sequence, in its order. */
export const signaturesAfter = async (sql: Sql, school: SchoolId, seq: number): Promise<readonly SignatureVersion[]> => {
  const from = (table: 'row' | 'row_history') =>
    sql
      .selectFrom(table)
      .where('school', '=', school)
      .where('seq', '>', seq)
      .where('type', 'in', SIGNATURE_TYPES)
      .where('deleted', '=', 0)
      .select(['type', 'id', 'rev', 'seq', 'data'])
      .execute()
  const found = [...(await from('row')), ...(await from('row_history'))]
  return found.flatMap(({ data, ...v }) => (data === null ? [] : [{ ...v, data }])).toSorted((a, b) => a.seq - b.seq)
}

/** The leaf that was taken in last; undefined before the first. */
export const lastLeaf = (sql: Sql, school: SchoolId): Promise<SignatureLeafTable | undefined> =>
  sql.selectFrom('signature_leaf').where('school', '=', school).orderBy('place', 'desc').selectAll().executeTakeFirst()

/** Leaves from a place on, the first first. */
export const leavesFrom = (sql: Sql, school: SchoolId, place: number): Promise<readonly Pick<SignatureLeafTable, 'leaf'>[]> =>
  sql.selectFrom('signature_leaf').where('school', '=', school).where('place', '>=', place).orderBy('place').select('leaf').execute()

/** All leaves of some rows, the first first. */
export const leavesOfRows = async (sql: Sql, school: SchoolId, ids: readonly string[]): Promise<readonly SignatureLeafTable[]> => {
  const found: SignatureLeafTable[] = []
  for (let i = 0; i < ids.length; i += CHUNK) {
    const some = ids.slice(i, i + CHUNK)
    found.push(...(await sql.selectFrom('signature_leaf').where('school', '=', school).where('type', 'in', SIGNATURE_TYPES).where('id', 'in', some).orderBy('place').selectAll().execute()))
  }
  return found
}

export const addLeaves = async (sql: Sql, leaves: readonly SignatureLeafTable[]): Promise<void> => {
  for (let i = 0; i < leaves.length; i += CHUNK) await sql.insertInto('signature_leaf').values(leaves.slice(i, i + CHUNK)).execute()
}

export const lastCheckpoint = async (sql: Sql, school: SchoolId): Promise<{ readonly size: number; readonly document: string } | undefined> =>
  sql.selectFrom('checkpoint').where('school', '=', school).orderBy('size', 'desc').select(['size', 'document']).executeTakeFirst()

export const keepCheckpoint = async (sql: Sql, school: SchoolId, size: number, document: string, at: number): Promise<void> => {
  await sql.insertInto('checkpoint').values({ school, size, document, at }).execute()
}
