/** A mentor has a list of one-time codes made, to print it. src/sync/one-time-codes.ts has the words. */
import { codeListOf, makeCodes } from '../signing/one-time-codes.ts'
import type { Route } from './visit.ts'

export const oneTimeCodeRoutes: readonly Route[] = [
  { method: 'GET', url: '/api/one-time-codes', access: 'hold-codes', answer: ({ store, actor }) => codeListOf(store, actor) },
  { method: 'POST', url: '/api/one-time-codes', access: 'hold-codes', bodyLimit: 1_024, answer: ({ store, actor, clock }) => makeCodes(store, actor, clock()) },
]
