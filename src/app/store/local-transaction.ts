/**
 * A mutator's transaction over Dexie. Writes wait in memory until the mutator has said yes, so that a refusal leaves
 * nothing behind; the first write of a row keeps the server's copy in `shadow`.
 */
import type { RowOf, RowType } from '#sync/rows.ts'
import { type Scope, scopeOf } from '#sync/scope.ts'
import type { Transaction } from '#sync/transaction.ts'
import { type Database, shadowKey, type Stored } from './database.ts'

export interface LocalTransaction extends Transaction {
  /** Writes what the mutator put. Call inside the same Dexie transaction. */
  flush(): Promise<void>
}

export const localTransaction = (db: Database): LocalTransaction => {
  /** A null row was taken away. */
  const written = new Map<string, { type: RowType; id: string; row: Stored<RowType> | null }>()
  return {
    async get<T extends RowType>(type: T, id: string) {
      const pending = written.get(shadowKey(type, id))
      return (pending === undefined ? await db.rows(type).get(id) : (pending.row ?? undefined)) as RowOf<T> | undefined
    },
    async inScope<T extends RowType>(type: T, scope: Scope) {
      const stored = await db.table<Stored<RowType>, string>(type).where('_scope').equals(scope).toArray()
      const pending = [...written.values()].filter((w) => w.type === type)
      if (pending.length === 0) return stored as unknown as RowOf<T>[]
      const replaced = new Set<string>(pending.map((w) => w.id))
      const here = pending.flatMap((w) => (w.row?._scope === scope ? [w.row] : []))
      return [...stored.filter((r) => !replaced.has(r.id)), ...here] as unknown as RowOf<T>[]
    },
    async put<T extends RowType>(type: T, row: RowOf<T>) {
      written.set(shadowKey(type, row.id), { type, id: row.id, row: { ...row, _scope: scopeOf(type, row) } as Stored<RowType> })
    },
    async remove(type: RowType, id: string) {
      written.set(shadowKey(type, id), { type, id, row: null })
    },
    async flush() {
      const all = [...written]
      const shadows = await db.shadow.bulkGet(all.map(([key]) => key))
      const fresh = all.filter((_, n) => shadows[n] === undefined)
      const before = await Promise.all(fresh.map(([, { type, id }]) => db.table<Stored<RowType>, string>(type).get(id)))
      await Promise.all([
        db.shadow.bulkPut(fresh.map(([key, { type, id }], n) => ({ key, type, id, row: before[n] ?? null }))),
        ...all.map(([, { type, id, row }]) => {
          const table = db.table<Stored<RowType>, string>(type)
          return row === null ? table.delete(id) : table.put(row)
        }),
      ])
      written.clear()
    },
  }
}
