/** Accounts by code: what a visitor asks with one, and what the office asks to have some made. Needs a network by its nature. */
import { profile, type Profile } from '#sync/account.ts'
import {
  type AccountStates,
  accountStates,
  type JoinInvitation,
  joinInvitation,
  type JoinRequest,
  type MakeJoinCodes,
  type NewJoinCodes,
  newJoinCodes,
} from '#sync/join-codes.ts'
import { rememberSignIn } from '../store/device.ts'
import { type Answer, ask } from './http.ts'

export const askInvitation = (code: string): Promise<Answer<JoinInvitation>> => ask('/api/invitation', joinInvitation, { method: 'POST', json: { code } })

/** Makes the account or sets the new password; whoever did is signed in. */
export const joinSchool = async (request: JoinRequest): Promise<Answer<Profile>> => {
  const answer = await ask('/api/invitation/accept', profile, { method: 'POST', json: request })
  if (answer.ok) await rememberSignIn(answer.value)
  return answer
}

/** @param of one person, or everybody of a class */
export const askAccounts = (of: { readonly cohort: string } | { readonly person: string }): Promise<Answer<AccountStates>> =>
  ask(`/api/join-codes?${new URLSearchParams(of).toString()}`, accountStates, { method: 'GET' })

export const makeCodes = (request: MakeJoinCodes): Promise<Answer<NewJoinCodes>> => ask('/api/join-codes', newJoinCodes, { method: 'POST', json: request })
