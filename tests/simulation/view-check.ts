/** [I7] Does the pending work again over the rows that the server has said, in memory, and compares with the screen. */
import { isDeepStrictEqual } from 'node:util'
import { isRefusal } from '#domain/refusal.ts'
import type { Actor } from '#domain/people.ts'
import { perform } from '#sync/perform.ts'
import type { RowOf, RowType } from '#sync/rows.ts'
import { type Scope, scopeOf } from '#sync/scope.ts'
import type { Transaction } from '#sync/transaction.ts'
import { type HeldRow, type Holdings, keyOf, type Rows } from './holdings.ts'
import { hold } from './violation.ts'

const bare = ({ _scope, ...row }: HeldRow): unknown => row

const over = (rows: Map<string, HeldRow>): Transaction => ({
  get: async <T extends RowType>(type: T, id: string) => rows.get(keyOf(type, id)) as RowOf<T> | undefined,
  inScope: async <T extends RowType>(type: T, scope: Scope) =>
    [...rows].filter(([key, r]) => key.startsWith(`${type} `) && r._scope === scope).map(([, r]) => bare(r) as RowOf<T>),
  put: async (type, row) => void rows.set(keyOf(type, row.id), { ...(row as unknown as HeldRow), _scope: scopeOf(type, row) }),
  remove: async (type, id) => void rows.delete(keyOf(type, id)),
})

export const replayed = async ({ known, outbox }: Holdings, actor: Actor): Promise<Rows> => {
  let rows = new Map(known)
  for (const { name, args, at } of outbox) {
    const draft = new Map(rows)
    const outcome = await perform(over(draft), name, args, { actor, claimed: at, at, now: at })
    if (!isRefusal(outcome)) rows = draft
  }
  return rows
}

/** Whether a sign-off needs review, and from when the school owes an answer, hang on the clock of whoever looks: two looks may differ. */
const timeless = (row: HeldRow | undefined): unknown => (row === undefined ? undefined : { ...row, needsReview: null, receivedAt: null, due: null })

/** @returns the first row in which the two differ */
export const difference = (a: Rows, b: Rows): string | null => {
  for (const key of new Set([...a.keys(), ...b.keys()]))
    if (!isDeepStrictEqual(timeless(a.get(key)), timeless(b.get(key))))
      return `${key}: ${JSON.stringify(a.get(key)) ?? 'none'} instead of ${JSON.stringify(b.get(key)) ?? 'none'}`
  return null
}

export const checkView = async (holdings: Holdings, actor: Actor): Promise<void> => {
  const wrong = difference(holdings.view, await replayed(holdings, actor))
  hold('I7', wrong === null, () => `the screen shows ${wrong}`)
}
