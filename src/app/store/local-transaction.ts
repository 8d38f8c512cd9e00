/**
 * A mutator's transaction over Dexie. Writes wait in memory until the mutator has said yes, so that a refusal leaves
 * nothing behind; the first write of a row keeps the server's copy in `shadow`.
 */
import type { ProgrammeId } from '#domain/ids.ts'
import type { RowOf, RowType } from '#sync/rows.ts'
import { type Scope, scopeOf } from '#sync/scope.ts'
import type { Transaction } from '#sync/transaction.ts'
import { type Database, shadowKey, type Stored } from './database.ts'
import { keptProgramme } from './programmes.ts'

export interface LocalTransaction extends Transaction {
  /** Asks at once for rows that the mutator will ask for one after the other. A wrong guess costs one reading. */
  foresee(rows: readonly (readonly [RowType, string])[]): void
  /** The same for all rows of a type in a scope. */
  foreseeAll(type: RowType, scope: Scope): void
  /** Writes what the mutator put. Call inside the same Dexie transaction. */
  flush(): Promise<void>
}

export const localTransaction = (db: Database): LocalTransaction => {
  /** A null row was taken away. */
  const written = new Map<string, { type: RowType; id: string; row: Stored<RowType> | null }>()
  /** As the store had them when they were asked for; nobody else writes meanwhile. */
  const seen = new Map<string, PromiseLike<Stored<RowType> | undefined>>()
  const seenIn = new Map<string, PromiseLike<readonly Stored<RowType>[]>>()
  const stored = (type: RowType, id: string): PromiseLike<Stored<RowType> | undefined> => {
    const key = shadowKey(type, id)
    const asked = seen.get(key) ?? db.table<Stored<RowType>, string>(type).get(id)
    seen.set(key, asked)
    return asked
  }
  const storedIn = (type: RowType, scope: Scope): PromiseLike<readonly Stored<RowType>[]> => {
    const key = shadowKey(type, scope)
    const asked = seenIn.get(key) ?? db.table<Stored<RowType>, string>(type).where('_scope').equals(scope).toArray()
    seenIn.set(key, asked)
    return asked
  }
  // Whoever needs a row that cannot be read hears of it when he asks.
  const unheard = (asked: PromiseLike<unknown>) => void asked.then(undefined, () => undefined)
  return {
    foresee(rows) {
      for (const [type, id] of rows) unheard(stored(type, id))
    },
    foreseeAll(type, scope) {
      unheard(storedIn(type, scope))
    },
    async get<T extends RowType>(type: T, id: string) {
      const pending = written.get(shadowKey(type, id))
      if (pending !== undefined) return (pending.row ?? undefined) as RowOf<T> | undefined
      return (type === 'programme' ? await keptProgramme(db, id as ProgrammeId) : await stored(type, id)) as RowOf<T> | undefined
    },
    async inScope<T extends RowType>(type: T, scope: Scope) {
      const there = await storedIn(type, scope)
      const pending = [...written.values()].filter((w) => w.type === type)
      if (pending.length === 0) return there as unknown as readonly RowOf<T>[]
      const replaced = new Set<string>(pending.map((w) => w.id))
      const here = pending.flatMap((w) => (w.row?._scope === scope ? [w.row] : []))
      return [...there.filter((r) => !replaced.has(r.id)), ...here] as unknown as RowOf<T>[]
    },
    async put<T extends RowType>(type: T, row: RowOf<T>) {
      written.set(shadowKey(type, row.id), { type, id: row.id, row: { ...row, _scope: scopeOf(type, row) } as Stored<RowType> })
    },
    async remove(type: RowType, id: string) {
      written.set(shadowKey(type, id), { type, id, row: null })
    },
    async flush() {
      const all = [...written]
      const [shadows, before] = await Promise.all([db.shadow.bulkGet(all.map(([key]) => key)), Promise.all(all.map(([, { type, id }]) => stored(type, id)))])
      const fresh = all.flatMap(([key, { type, id }], n) => (shadows[n] === undefined ? [{ key, type, id, row: before[n] ?? null }] : []))
      await Promise.all([
        db.shadow.bulkPut(fresh),
        ...all.map(([, { type, id, row }]) => {
          const table = db.table<Stored<RowType>, string>(type)
          return row === null ? table.delete(id) : table.put(row)
        }),
      ])
      written.clear()
      seen.clear()
      seenIn.clear()
    },
  }
}
