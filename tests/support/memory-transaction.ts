/**
 * A store of one school in memory, for tests of mutators: whatever is written must keep its schema, and a refused
 * mutation leaves nothing behind, as on a device and on the server.
 */
import type { Instant } from '#domain/calendar-day.ts'
import type { Person } from '#domain/people.ts'
import { isRefusal, type Refusal } from '#domain/refusal.ts'
import type { Applied, Call } from '#sync/mutation.ts'
import type { MutationName } from '#sync/mutators/registry.ts'
import { perform } from '#sync/perform.ts'
import { type RowOf, rowSchemas, type RowType } from '#sync/rows.ts'
import { scopeOf } from '#sync/scope.ts'
import type { Transaction } from '#sync/transaction.ts'
import { actorOf } from './people.ts'

interface Kept {
  readonly type: RowType
  readonly scope: string
  readonly row: unknown
}

const transactionOver = (rows: Map<string, Kept>): Transaction => ({
  get: async <T extends RowType>(type: T, id: string) => rows.get(`${type} ${id}`)?.row as RowOf<T> | undefined,
  inScope: async <T extends RowType>(type: T, scope: string) =>
    [...rows.values()].filter((r) => r.type === type && r.scope === scope).map((r) => r.row as RowOf<T>),
  put: async <T extends RowType>(type: T, row: RowOf<T>) => {
    const whole = rowSchemas[type].parse(row)
    rows.set(`${type} ${whole.id}`, { type, scope: scopeOf(type, row), row: structuredClone(row) })
  },
  remove: async (type, id) => void rows.delete(`${type} ${id}`),
})

export interface MemoryStore {
  put<T extends RowType>(type: T, ...rows: readonly RowOf<T>[]): Promise<void>
  get<T extends RowType>(type: T, id: string): Promise<RowOf<T> | undefined>
  all<T extends RowType>(type: T): readonly RowOf<T>[]
  /** Somebody does something at a moment; `heard` is when the judge hears of it (a minute later), `claimed` what the device's clock said. */
  does(who: Person, name: MutationName, args: object, when: { at: Instant; heard?: Instant; claimed?: Instant }): Promise<Applied | Refusal>
  /** Everything that is kept, to compare before and after. */
  snapshot(): string
}

export const createMemoryStore = (): MemoryStore => {
  let rows = new Map<string, Kept>()
  const tx = () => transactionOver(rows)
  return {
    put: async (type, ...all) => {
      for (const row of all) await tx().put(type, row)
    },
    get: (type, id) => tx().get(type, id),
    all: <T extends RowType>(type: T) => [...rows.values()].filter((r) => r.type === type).map((r) => r.row as RowOf<T>),
    does: async (who, name, args, { at, heard = at + 60_000, claimed = at }) => {
      const call: Call = { actor: actorOf(who), claimed, at: Math.min(at, heard), now: heard }
      const draft = new Map(rows)
      const result = await perform(transactionOver(draft), name, args, call)
      if (!isRefusal(result)) rows = draft
      return result
    },
    snapshot: () => JSON.stringify([...rows]),
  }
}
