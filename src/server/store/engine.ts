/** What the two databases have in common, below rows and schools. */
import type { Sql } from './schema.ts'

export interface Engine {
  /** Runs in one snapshot and changes nothing. */
  readonly read: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>
  /** Runs in one transaction, alone among those that name one of the same locks; all or nothing. */
  readonly write: <T>(locks: readonly string[], work: (sql: Sql) => Promise<T>) => Promise<T>
  /** Waits for what runs, then lets go of the database. */
  readonly close: () => Promise<void>
}
