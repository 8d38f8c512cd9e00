/**
 * What travels between a device and the server. Requests and answers are parsed at both doors. Change nothing here
 * without a new PROTOCOL_VERSION: old devices with unsent work must still be understood. SPEC.md has the rules.
 */
import { instant } from '#domain/calendar-day.ts'
import { personId } from '#domain/ids.ts'
import { FIELD_ERRORS, REFUSAL_KINDS, REFUSAL_REASONS, type RefusalReason } from '#domain/refusal.ts'
import * as z from 'zod/mini'
import { scope } from './scope.ts'

/** 1: release 0.1.0. 2: a pull may `wait`; new reasons of refusal, which a device of version 1 is told as old ones. */
export const PROTOCOL_VERSION = 2
/** The oldest that this server still speaks. */
export const PROTOCOL_MIN = 1
/** Version of the mutations' arguments; the server takes any that upgrade.ts has a way up from. */
export const SCHEMA_VERSION = 1
export const SCHEMA_MIN = 1

export const LIMITS = { mutationsPerPush: 100, bytesPerPush: 256 * 1024, rowsPerPull: 1_000, bytesPerPull: 1_000_000, longestWait: 25 } as const

const seq = z.int().check(z.gte(0))
const mid = z.int().check(z.gte(1))
export const clientId = z.string().check(z.regex(/^[A-Za-z0-9-]{8,64}$/))

export const mutation = z.object({
  /** Counts this device's mutations from 1, without a gap. */
  mid,
  uid: z.string().check(z.regex(/^[A-Za-z0-9-]{8,64}$/)),
  name: z.string().check(z.maxLength(80)),
  args: z.unknown(),
  /** The device's clock when it was done. */
  at: instant,
})
export type Mutation = z.infer<typeof mutation>

/**
 * `person` is whose store speaks. Who acts comes from the session alone; this only notices a page whose browser has
 * been signed in as somebody else meanwhile, so that nobody's rows are mixed.
 */
const speaker = { proto: z.int(), sv: z.int(), clientId, person: personId }

export const pushRequest = z.object({
  ...speaker,
  clientTime: instant,
  mutations: z.array(mutation).check(z.maxLength(LIMITS.mutationsPerPush)),
})

// A newer server may have words that this build lacks: an answer that could not be read would stop the queue for ever.
const fieldError = z.object({ path: z.string(), error: z.catch(z.enum(FIELD_ERRORS), 'wrong-type') })
export const wireRefusal = z.object({
  refused: z.catch(z.enum(REFUSAL_KINDS), 'invalid'),
  because: z.catch(z.enum(Object.keys(REFUSAL_REASONS) as [RefusalReason, ...RefusalReason[]]), 'not-told'),
  fields: z.optional(z.array(fieldError)),
})
const wireMerged = z.object({ field: z.string(), how: z.enum(['kept-both', 'replaced', 'overruled']) })

/**
 * One a mutation, in mid order. `ok` and `refused` are final and repeated word for word when the mutation comes again
 * (`dup`). `gap`: the server wants `expected` first. `mid-reuse`: another body under a known number (a cloned
 * profile). `retry`: nothing happened, try again in `after` ms. After those three the list ends.
 */
export const pushResult = z.union([
  z.object({ mid, status: z.literal('ok'), merged: z.array(wireMerged), dup: z.optional(z.boolean()) }),
  z.object({ mid, status: z.literal('refused'), refusal: wireRefusal, dup: z.optional(z.boolean()) }),
  z.object({ mid, status: z.literal('gap'), expected: mid }),
  z.object({ mid, status: z.literal('mid-reuse') }),
  z.object({ mid, status: z.literal('retry'), after: z.int().check(z.gte(0)) }),
])
export type PushResult = z.infer<typeof pushResult>

export const pushResponse = z.object({ results: z.array(pushResult), lastMid: z.int().check(z.gte(0)), serverTime: instant })
export type PushResponse = z.infer<typeof pushResponse>

/** A place in the server's history: the sequence, and the random word written with it. A restored backup has another word. */
export const highWater = z.object({ seq, nonce: z.string().check(z.maxLength(64)) })
export type HighWater = z.infer<typeof highWater>
export const cursors = z.record(scope, seq)

export const pullRequest = z.object({
  ...speaker,
  cursors,
  hw: z.nullable(highWater),
  /** The highest mid that the server has ever resolved for this device; a server that knows less was restored. */
  resolved: z.int().check(z.gte(0)),
  limit: z.optional(z.int().check(z.gte(1), z.lte(LIMITS.rowsPerPull))),
  /** Seconds to hold the answer back while there is no news: for lines where a stream of events does not come through. */
  wait: z.optional(z.int().check(z.gte(0), z.lte(LIMITS.longestWait))),
})
export type PullRequest = z.infer<typeof pullRequest>

/** A row as it travels. `data` is null for a tombstone. Unknown types come to an old device: it skips them. */
export const wireRow = z.object({
  type: z.string(),
  id: z.string(),
  scope,
  rev: seq,
  data: z.nullable(z.unknown()),
})
export type WireRow = z.infer<typeof wireRow>

export const pullResponse = z.object({
  rows: z.array(wireRow),
  /** Rows that left a scope for another one; gone from here unless they are known in their new scope. */
  exits: z.array(z.object({ scope, type: z.string(), id: z.string() })),
  /** Scopes that this person no longer holds: all of it leaves the device. */
  drop: z.array(scope),
  cursors,
  hw: z.nullable(highWater),
  more: z.boolean(),
  lastMid: z.int().check(z.gte(0)),
  serverTime: instant,
})
export type PullResponse = z.infer<typeof pullResponse>

/** 409: the server's history is not the one this device knows. */
export const rewindResponse = z.object({ rewind: z.literal(true), lastMid: z.int().check(z.gte(0)), serverTime: instant })
/** 426: this build is too old (or too new): to pull for its `sv`, to be understood at all for its `proto`. */
export const upgradeResponse = z.object({ upgrade: z.literal(true), minSv: z.int(), maxSv: z.int() })
