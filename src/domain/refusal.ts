/**
 * "Not accepted, because …". Expected refusals are values out of closed lists, so that every reason has a sentence in
 * every language (a missing one does not compile in the page) and nothing is ever refused without saying why.
 */
import type * as z from 'zod/mini'

/** What kind of no it is; the machine acts on this (sync: all of these are final, none is worth a retry). */
export const REFUSAL_KINDS = ['forbidden', 'invalid', 'immutable', 'missing', 'conflict', 'scope'] as const
export type RefusalKind = (typeof REFUSAL_KINDS)[number]

/** Why; a person reads the sentence for this. */
export const REFUSAL_REASONS = {
  'not-yours': 'forbidden',
  'not-their-mentor': 'forbidden',
  'not-their-teacher': 'forbidden',
  'role-missing': 'forbidden',
  'own-signature': 'forbidden',
  'fields-invalid': 'invalid',
  'unknown-mutation': 'invalid',
  'placement-not-running': 'invalid',
  'competency-not-in-programme': 'invalid',
  'log-of-someone-else': 'invalid',
  'safety-prerequisite-open': 'conflict',
  'log-confirmed': 'immutable',
  'log-not-submitted': 'conflict',
  'revision-changed': 'conflict',
  'request-not-open': 'conflict',
  'id-taken': 'conflict',
  'already-withdrawn': 'conflict',
  'already-endorsed': 'conflict',
  'changed-meanwhile': 'conflict',
  'placement-missing': 'missing',
  'log-missing': 'missing',
  'sign-off-missing': 'missing',
  'request-missing': 'missing',
  'reflection-missing': 'missing',
  'programme-missing': 'missing',
  'subject-missing': 'missing',
  'key-missing': 'missing',
  'key-lost': 'forbidden',
  'key-retired': 'forbidden',
  'key-expired': 'forbidden',
  'clock-wrong': 'invalid',
  'token-unreadable': 'invalid',
  'token-algorithm': 'invalid',
  'token-forged': 'forbidden',
  'token-of-other-school': 'forbidden',
  'token-of-someone-else': 'forbidden',
  'token-of-other-request': 'invalid',
  'request-forged': 'forbidden',
  'token-reused': 'conflict',
  'number-reused': 'conflict',
  'other-enterprise': 'forbidden',
  'mentor-not-there': 'invalid',
  'mentor-himself': 'forbidden',
  'code-wrong': 'forbidden',
  'code-used': 'conflict',
  'provisional-lapsed': 'conflict',
  'server-stumbled': 'conflict',
  /** For a device that does not know the reason that a newer server gave. */
  'not-told': 'invalid',
} as const satisfies Record<string, RefusalKind>
export type RefusalReason = keyof typeof REFUSAL_REASONS

/** What is wrong with one field. */
export const FIELD_ERRORS = [
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
  'not-known',
  'too-early',
  'of-other-enterprise',
] as const
export type FieldErrorCode = (typeof FIELD_ERRORS)[number]

export interface FieldError {
  /** Dotted path into the arguments, as a form names its fields: `minutes`, `measurements.2.value`. */
  readonly path: string
  readonly error: FieldErrorCode
}

export interface Refusal {
  readonly refused: RefusalKind
  readonly because: RefusalReason
  readonly fields?: readonly FieldError[]
}

export const refuse = (because: RefusalReason, fields?: readonly FieldError[]): Refusal =>
  fields === undefined
    ? { refused: REFUSAL_REASONS[because], because }
    : { refused: REFUSAL_REASONS[because], because, fields }

export const isRefusal = (x: unknown): x is Refusal => typeof x === 'object' && x !== null && 'refused' in x

const codeOf = (issue: z.core.$ZodIssue): FieldErrorCode => {
  if ((FIELD_ERRORS as readonly string[]).includes(issue.message)) return issue.message as FieldErrorCode
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array' ? 'required' : 'too-small'
    case 'too_big':
      return issue.origin === 'string' ? 'too-long' : issue.origin === 'array' ? 'too-many' : 'too-large'
    case 'unrecognized_keys':
      return 'unknown-field'
    case 'invalid_type':
      return issue.input === undefined ? 'required' : issue.expected === 'number' ? 'not-a-number' : 'wrong-type'
    default:
      return 'wrong-type'
  }
}

/** Zod's findings in our closed list, one a path, at most 50. */
export const fieldErrors = (error: z.core.$ZodError): readonly FieldError[] => {
  const byPath = new Map<string, FieldErrorCode>()
  for (const issue of error.issues) {
    const path = issue.path.map(String).join('.')
    if (!byPath.has(path)) byPath.set(path, codeOf(issue))
  }
  return [...byPath].slice(0, 50).map(([path, code]) => ({ path, error: code }))
}
