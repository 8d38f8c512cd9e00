/** A mentor's list of one-time codes, which only the school can make: needs a network. */
import { type CodeListState, codeListState, type NewCodeList, newCodeList } from '#sync/one-time-codes.ts'
import { type Answer, ask } from './http.ts'

export const askCodeList = (): Promise<Answer<CodeListState>> => ask('/api/one-time-codes', codeListState, { method: 'GET' })

/** What was left of the list before counts no more. */
export const makeCodeList = (): Promise<Answer<NewCodeList>> => ask('/api/one-time-codes', newCodeList, { method: 'POST', json: {} })
