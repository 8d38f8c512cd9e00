/**
 * Accounts by code: the office makes a code for a person, who chooses his own username and password with it. Nobody hands
 * out passwords. docs/decisions/0029 says why.
 */
import { instant } from '#domain/calendar-day.ts'
import { cohortId, personId } from '#domain/ids.ts'
import { line } from '#domain/text.ts'
import { mayBeCodeOf } from '#domain/typed-code.ts'
import * as z from 'zod/mini'
import { newPassword, username } from './account.ts'
import { deedId } from './office-deeds.ts'

export const JOIN_CODE = { length: 12, days: 30, most: 500 } as const

/** As it is printed and read aloud: three groups of four. */
export const printedJoinCode = (code: string): string => (code.match(/.{1,4}/g) ?? []).join(' ')
export const mayBeJoinCode = (typed: string): boolean => mayBeCodeOf(typed, JOIN_CODE.length)

/** GET /api/join-codes?cohort=… or ?person=… → who of them has an account, and until when an unused code counts. */
export const accountsQuery = z.union([z.strictObject({ cohort: cohortId }), z.strictObject({ person: personId })])
export const accountState = z.object({ person: personId, name: line, username: z.nullable(z.string()), codeUntil: z.nullable(instant) })
export type AccountState = z.infer<typeof accountState>
export const accountStates = z.object({ people: z.array(accountState) })
export type AccountStates = z.infer<typeof accountStates>

/**
 * POST /api/join-codes → a code each, told once; one that was there before counts no more. `join` is for people without an
 * account, `new-password` for those with one: it also signs them out everywhere. Whoever does not fit gets none.
 */
export const makeJoinCodes = z.object({
  deed: deedId,
  purpose: z.enum(['join', 'new-password']),
  people: z.array(personId).check(z.minLength(1, { error: 'required' }), z.maxLength(JOIN_CODE.most, { error: 'too-many' })),
})
export type MakeJoinCodes = z.infer<typeof makeJoinCodes>
export const newJoinCodes = z.object({ codes: z.array(z.object({ person: personId, name: line, code: z.string() })), until: instant })
export type NewJoinCodes = z.infer<typeof newJoinCodes>

const typedCode = z.string().check(z.maxLength(100))

/** POST /api/invitation: whose code is this? Never in an address, which logs and histories keep. */
export const joinQuestion = z.object({ code: typedCode })
/** `username` is there where an account is: then it is about a new password. */
export const joinInvitation = z.object({ schoolName: line, name: line, username: z.nullable(z.string()) })
export type JoinInvitation = z.infer<typeof joinInvitation>

/** POST /api/invitation/accept answers a profile and signs in. `username` is null where there is an account already. */
export const joinRequest = z.object({ code: typedCode, username: z.nullable(username), password: newPassword })
export type JoinRequest = z.infer<typeof joinRequest>
