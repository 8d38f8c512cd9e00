/**
 * A mutation is a named, repeatable deed: `practiceLog.submit` with its arguments. Its mutator judges and writes,
 * on the device for the eye and on the server for good, out of the same lines.
 */
import type { Instant } from '#domain/calendar-day.ts'
import type { DeviceKeyId, PersonId } from '#domain/ids.ts'
import type { Actor } from '#domain/people.ts'
import type { Refusal } from '#domain/refusal.ts'
import type { CodedClaim } from '#domain/provisional.ts'
import type { ReviewReason } from '#domain/sign-off.ts'
import type { TokenReading } from '#domain/sign-off-token.ts'
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
  /** Reads what other devices signed. Only who judges for good has it: a device reads a code before it makes a deed of it. */
  readonly witness?: Witness
}

/** Checks what is signed. Its work takes cryptography and a look at many rows; a device's transaction waits for neither. */
export interface Witness {
  /** What the two documents say, once all that signatures can show was shown; or why they are not believed. */
  readonly read: (tx: Transaction, handedIn: HandedIn) => Promise<Witnessed | Refusal>
  /** Hears of a document that waits for a person, for the school's log. */
  readonly setAside: (why: ReviewReason, key: DeviceKeyId, number: number) => void
  /** Looks for the one-time code that was typed for this claim, and crosses it out. The last question of a deed: it is not taken back. */
  readonly spendCode: (tx: Transaction, claim: CodedClaim) => Promise<Refusal | null>
}

/** Two documents as a device received them, base64url. */
export interface HandedIn {
  readonly apprentice: PersonId
  readonly token: string
  readonly request: string
  /** Words that the token carries only a digest of. */
  readonly comments: readonly string[]
}

export interface Witnessed {
  readonly reading: TokenReading
  /** Of the token's digest, hex: what the next token of its key names. */
  readonly link: string
  /** When the school last gave the mentor's device the time, before it signed. */
  readonly notBefore: Instant | null
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
