/** Whole tables, as a backup and a move carry them: every line of each, in an order of their own. */
import { createHash } from 'node:crypto'

/** All tables, none before one it refers to. A test compares this with the database. */
export const TABLES = [
  'sync_meta',
  'commit_log',
  'row',
  'row_history',
  'grant_',
  'scope_exit',
  'client',
  'mutation',
  'dead_letter',
  'attachment',
  'attachment_use',
  'school_key',
  'time_receipt',
  'signature_leaf',
  'checkpoint',
  'one_time_code',
  'join_code',
  'directory',
  'audit',
  'account',
  'session',
] as const
export type TableName = (typeof TABLES)[number]

/** Tables that came after the first release, by the migration that made them. */
const SINCE: Partial<Record<TableName, string>> = {
  attachment: '0003-photos',
  attachment_use: '0003-photos',
  school_key: '0004-device-keys',
  time_receipt: '0004-device-keys',
  signature_leaf: '0004-device-keys',
  checkpoint: '0004-device-keys',
  one_time_code: '0006-one-time-codes',
  join_code: '0007-join-codes',
  directory: '0005-office',
  audit: '0005-office',
}

/** The tables of a database whose last migration is this one. */
export const tablesAt = (step: string): readonly TableName[] => TABLES.filter((t) => (SINCE[t] ?? '') <= step)

/** A line of a table, its values in the order of the columns. */
export type Line = readonly (string | number | null)[]

export interface Column {
  readonly name: string
  readonly isText: boolean
}
export interface Shape {
  readonly columns: readonly Column[]
  /** What tells the lines apart; all columns where there is no key. */
  readonly key: readonly Column[]
}

export type Counts = ReadonlyMap<TableName, number>

export interface Digest {
  readonly count: number
  /** SHA-256 over all lines in the order of their key, the same for the same lines on either database. */
  readonly sha256: string
}

export const digestOf = async (lines: AsyncIterable<Line> | Iterable<Line>): Promise<Digest> => {
  const hash = createHash('sha256')
  let count = 0
  for await (const line of lines) {
    hash.update(`${JSON.stringify(line)}\n`)
    count += 1
  }
  return { count, sha256: hash.digest('hex') }
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
export const listed = (columns: readonly Column[]): string => columns.map((c) => quoted(c.name)).join(', ')
