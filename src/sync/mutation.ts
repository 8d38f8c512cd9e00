/**
 * A mutation is a named, repeatable deed: `practiceLog.submit` with its arguments. Its mutator judges and writes,
 * on the device for the eye and on the server for good, out of the same lines.
 */
import type { Instant } from '#domain/calendar-day.ts'
import type { Actor } from '#domain/people.ts'
import type { Refusal } from '#domain/refusal.ts'
import type * as z from 'zod/mini'
import type { Transaction } from './transaction.ts'

/** Who, and when. */
export interface Call {
  readonly actor: Actor
  /** The device's clock when it was done, as it stood; for judging a person's own dates only. */
  readonly claimed: Instant
  /** The same, never later than now: what records carry. */
  readonly at: Instant
  /** The judge's clock: the server's, or on a device its own. */
  readonly now: Instant
}

/** What was merged by value: the field, and whose words stayed. */
export interface Merged {
  readonly field: string
  /** `kept-both`: both texts stand; `replaced`: the earlier value is in history; `overruled`: this edit's is kept beside it. */
  readonly how: 'kept-both' | 'replaced' | 'overruled'
}

export interface Applied {
  readonly applied: true
  readonly merged: readonly Merged[]
}
export const applied: Applied = { applied: true, merged: [] }

export interface Mutator<Args> {
  readonly args: z.ZodMiniType<Args>
  readonly apply: (tx: Transaction, args: Args, call: Call) => Promise<Applied | Refusal>
}

/** Ties the argument type of `apply` to the schema. */
export const mutator = <Args>(args: z.ZodMiniType<Args>, apply: Mutator<Args>['apply']): Mutator<Args> => ({ args, apply })
