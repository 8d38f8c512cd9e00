/**
 * Builds of other times: which of them this server understands at all, and the words in which an old one is answered.
 * A device that cannot read an answer keeps asking for ever, so it is only ever told what its build knew.
 */
import { type FieldErrorCode, REFUSAL_REASONS, type RefusalKind, type RefusalReason } from '#domain/refusal.ts'
import { PROTOCOL_MIN, PROTOCOL_VERSION, type PushResult, SCHEMA_MIN, SCHEMA_VERSION, type upgradeResponse } from '#sync/protocol.ts'
import type { Step } from '#sync/upgrade.ts'
import type * as z from 'zod/mini'

export const speaks = (proto: number): boolean => proto >= PROTOCOL_MIN && proto <= PROTOCOL_VERSION
export const mayPull = (sv: number): boolean => sv >= SCHEMA_MIN && sv <= SCHEMA_VERSION

/** May a build of that `sv` push: does a way lead from there to the present? Told before anything is taken in. */
export const mayPush = (sv: number, way: ReadonlyMap<number, Step>): boolean => {
  let at = sv
  while (at < SCHEMA_VERSION && way.has(at)) at += 1
  return at === SCHEMA_VERSION
}

/** The body of a 426. */
export const UPGRADE = JSON.stringify({ upgrade: true, minSv: SCHEMA_MIN, maxSv: SCHEMA_VERSION } satisfies z.infer<typeof upgradeResponse>)

/** Frozen with release 0.1.0: what its parser can read. Nothing is ever added here. */
const REASONS_OF_1: readonly RefusalReason[] = [
  'not-yours',
  'not-their-mentor',
  'not-their-teacher',
  'role-missing',
  'own-signature',
  'fields-invalid',
  'unknown-mutation',
  'placement-not-running',
  'competency-not-in-programme',
  'log-of-someone-else',
  'safety-prerequisite-open',
  'log-confirmed',
  'log-not-submitted',
  'revision-changed',
  'request-not-open',
  'id-taken',
  'already-withdrawn',
  'already-endorsed',
  'placement-missing',
  'log-missing',
  'sign-off-missing',
  'request-missing',
  'reflection-missing',
  'programme-missing',
  'subject-missing',
]
const FIELD_ERRORS_OF_1: readonly FieldErrorCode[] = [
  'required',
  'too-long',
  'unreadable',
  'not-a-day',
  'in-the-future',
  'not-a-number',
  'too-small',
  'too-large',
  'too-many',
  'wrong-type',
  'unknown-field',
]

/** A reason that came later is told as the nearest of its kind. */
const NEAREST: { readonly [K in RefusalKind]: RefusalReason } = {
  forbidden: 'role-missing',
  scope: 'role-missing',
  invalid: 'fields-invalid',
  immutable: 'log-confirmed',
  missing: 'subject-missing',
  conflict: 'revision-changed',
}

type Refused = Extract<PushResult, { readonly status: 'refused' }>

const refusalFor1 = ({ refused, because, fields }: Refused['refusal']): Refused['refusal'] => {
  const nearest = REASONS_OF_1.includes(because) ? because : NEAREST[refused]
  const told = fields?.map(({ path, error }) => ({ path, error: FIELD_ERRORS_OF_1.includes(error) ? error : ('wrong-type' as const) }))
  return { refused: REFUSAL_REASONS[nearest], because: nearest, ...(told === undefined ? {} : { fields: told }) }
}

/** The result in words that a device of that protocol can read, whether it is new or repeated from the store. */
export const inWordsOf = (proto: number, result: PushResult): PushResult =>
  proto > 1 || result.status !== 'refused' ? result : { ...result, refusal: refusalFor1(result.refusal) }
