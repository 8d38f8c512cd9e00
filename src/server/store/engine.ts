/** What the two databases have in common, below rows and schools. */
import type { SchoolId } from '#domain/ids.ts'
import type { Sql } from './schema.ts'
import type { Commit } from './server-transaction.ts'

/** Whose rows a transaction may touch at all: one school's, or, for the server's own books, all of them. */
export type Reach = SchoolId | typeof EVERY_SCHOOL
/** No id can look like this (domain/ids.ts). */
export const EVERY_SCHOOL = '*'

/** What another process changed; `everything` if that cannot be told. */
export type News = Commit | 'everything'

export interface Engine {
  /** Runs in one snapshot and changes nothing. */
  readonly read: <T>(reach: Reach, work: (sql: Sql) => Promise<T>) => Promise<T>
  /** Runs in one transaction, alone among those that name one of the same locks; all or nothing. */
  readonly write: <T>(reach: Reach, locks: readonly string[], work: (sql: Sql) => Promise<T>) => Promise<T>
  /** From within a write transaction: when it commits, the other processes on this database hear of it. */
  readonly announce: (sql: Sql, commit: Commit) => Promise<void>
  /** Hears of what other processes commit, until `close`. Called once. */
  readonly hear: (listener: (news: News) => void) => void
  /** What whoever runs this server should know about the database, a sentence each. */
  readonly cautions: readonly string[]
  /** Waits for what runs, then lets go of the database. */
  readonly close: () => Promise<void>
}
