/** Signing in and out, the first visit, importing a plan, and the office's dead letters: what needs the server by its nature. */
import { importResponse, type ImportResponse, profile, type Profile, type SetupRequest, startResponse, type StartResponse } from '#sync/account.ts'
import { type DeadLettersResponse, deadLettersResponse, type KeysResponse, keysResponse, type OverdueConcernsResponse, overdueConcernsResponse } from '#sync/office.ts'
import * as z from 'zod/mini'
import { hasVaults, rememberSignIn, rememberSignOut, signOutOwed, signOutPaid } from '../store/device.ts'
import { type Answer, ask } from './http.ts'

const nothing = z.unknown()

export const askStart = (): Promise<Answer<StartResponse>> => ask('/api/start', startResponse, { method: 'GET', timeoutMs: 8_000 })

const remembered = async (answer: Answer<Profile>): Promise<Answer<Profile>> => {
  if (answer.ok) await rememberSignIn(answer.value)
  return answer
}

/** @throws VaultDamaged (store/vault/vault.ts) where what lies locked on this device cannot be opened by the password */
export const signIn = async (username: string, password: string): Promise<Answer<Profile>> => {
  const answer = await ask('/api/session', profile, { method: 'POST', json: { username, password } })
  if (!answer.ok || !(await hasVaults())) return remembered(answer)
  // His records may lie locked here; whoever shows his password needs no PIN.
  const opened = await (await import('./vault-word.ts')).openVaultOf(answer.value, { username, password })
  return opened === null ? remembered(answer) : opened
}

export const setUpSchool = async (request: SetupRequest): Promise<Answer<Profile>> =>
  remembered(await ask('/api/setup', profile, { method: 'POST', json: request }))

/** Loads the demo school on an empty server. */
export const loadDemo = (): Promise<Answer<unknown>> => ask('/api/demo', nothing, { method: 'POST', json: {}, timeoutMs: 60_000 })

/** Works offline: the device forgets at once, and tells the server when it can. */
export const signOut = async (): Promise<void> => {
  await rememberSignOut(true)
  await paySignOut()
}

/** Tells the server of a sign-out that it has not heard of. Before anything else is asked with the old cookie. */
export const paySignOut = async (): Promise<void> => {
  if (!(await signOutOwed())) return
  const answer = await ask('/api/session', nothing, { method: 'DELETE', timeoutMs: 5_000 })
  if (answer.ok || (answer.why === 'refused' && answer.status === 401)) await signOutPaid()
}

export const importProgramme = (file: Blob): Promise<Answer<ImportResponse>> =>
  ask('/api/programmes', importResponse, { method: 'POST', raw: file, timeoutMs: 120_000 })

/** Work that was not accepted, the newest first, a page at a time. @param before id of the last letter shown; null to begin */
export const askDeadLetters = (before: string | null): Promise<Answer<DeadLettersResponse>> =>
  ask(before === null ? '/api/dead-letters' : `/api/dead-letters?before=${encodeURIComponent(before)}`, deadLettersResponse, { method: 'GET' })

/** Where the school is late with an answer to a concern; for a coordinator. */
export const askOverdueConcerns = (): Promise<Answer<OverdueConcernsResponse>> => ask('/api/overdue-concerns', overdueConcernsResponse, { method: 'GET' })
/** The school's key and the phones of apprentices, for the office. */
export const askKeys = (): Promise<Answer<KeysResponse>> => ask('/api/keys', keysResponse, { method: 'GET' })
