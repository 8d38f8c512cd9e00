/**
 * All that a mutator may touch. The device gives it over Dexie, the server over SQL; both run the same mutator, and
 * a test runs the same promises over each store. A transaction is bound to one school: rows of another are missing.
 */
import type { RowOf, RowType } from './rows.ts'
import type { Scope } from './scope.ts'

export interface Transaction {
  /** The row, or undefined where there is none (or it is deleted, or not this school's). */
  get<T extends RowType>(type: T, id: string): Promise<RowOf<T> | undefined>
  /** All live rows of a type in a scope, in no promised order. */
  inScope<T extends RowType>(type: T, scope: Scope): Promise<readonly RowOf<T>[]>
  /** Writes the row whole. Its scope follows from its content. */
  put<T extends RowType>(type: T, row: RowOf<T>): Promise<void>
  /** Takes the row away. Devices that hold it are told (a tombstone); a later `put` in the same scope brings it back. */
  remove(type: RowType, id: string): Promise<void>
}
