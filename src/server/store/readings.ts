/**
 * What one transaction has read and not written since, so that a hundred deeds of one device ask the database once for
 * the same placement, people and class. The rows are shared by those who ask: they are read, never changed.
 */
import type { RowType } from '#sync/rows.ts'
import type { Scope } from '#sync/scope.ts'

export interface Readings {
  /** The row's earlier reading, or else what `ask` brings. */
  row<T>(type: RowType, id: string, ask: () => Promise<T>): Promise<T>
  /** The same for all rows of a type in a scope. */
  scope<T>(type: RowType, scope: Scope, ask: () => Promise<T>): Promise<T>
  /** To be called when a row was written: its reading counts no more, nor that of any scope with its type. */
  forget(type: RowType, id: string): void
  /** To be called when writings were undone. */
  forgetAll(): void
}

export const createReadings = (): Readings => {
  const rows = new Map<string, Promise<unknown>>()
  const scopes = new Map<RowType, Map<Scope, Promise<unknown>>>()
  const once = <K, T>(known: Map<K, Promise<unknown>>, key: K, ask: () => Promise<T>): Promise<T> => {
    const before = known.get(key)
    if (before !== undefined) return before as Promise<T>
    const asked = ask()
    known.set(key, asked)
    return asked
  }
  const ofType = (type: RowType) => {
    const known = scopes.get(type) ?? new Map<Scope, Promise<unknown>>()
    scopes.set(type, known)
    return known
  }
  return {
    row: (type, id, ask) => once(rows, `${type} ${id}`, ask),
    scope: (type, scope, ask) => once(ofType(type), scope, ask),
    forget: (type, id) => {
      rows.delete(`${type} ${id}`)
      scopes.delete(type)
    },
    forgetAll: () => {
      rows.clear()
      scopes.clear()
    },
  }
}
