/** Where a deed of the office is done: within one transaction, by somebody, at a moment. */
import type { Instant } from '#domain/calendar-day.ts'
import type { Actor } from '#domain/people.ts'
import type { ServerTransaction } from '../store/server-transaction.ts'

export interface Desk {
  readonly tx: ServerTransaction
  /** As the school knows him under the lock. */
  readonly actor: Actor
  readonly now: Instant
}
