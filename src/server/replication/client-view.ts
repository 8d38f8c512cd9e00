/** What a device may hold, what it holds too much of, and whether it and the server remember the same past. */
import type { Instant } from '#domain/calendar-day.ts'
import type { HighWater, PullRequest } from '#sync/protocol.ts'
import { type Scope, scopesHeld } from '#sync/scope.ts'
import { findClient } from '../store/clients.ts'
import { grantsTo } from '../store/grants.ts'
import { highWaterOf, remembers } from '../store/history.ts'
import { readRow } from '../store/rows.ts'
import type { Sql } from '../store/schema.ts'
import { actorFrom, type SignedIn } from './signed-in.ts'

interface ClientView {
  /** The server's last commit in this snapshot. */
  readonly hw: HighWater | null
  /** Every scope the person holds, and how far the device has read it; 0 for one that is new to the device. */
  readonly cursors: ReadonlyMap<Scope, number>
  /** Those of them that the device had before. */
  readonly known: ReadonlySet<Scope>
  readonly drop: readonly Scope[]
  readonly lastMid: number
}

export type View = ClientView | { readonly rewind: true; readonly lastMid: number } | null

/** Does the device speak of things this server never said? Then the server was restored from a backup. */
const isAnotherHistory = async (sql: Sql, request: PullRequest, hw: HighWater | null, lastMid: number): Promise<boolean> => {
  // A restored server gives out numbers again: they mean nothing without the random word. And a row may have fallen
  // behind a cursor that still looks valid, so the cursors themselves can never tell.
  const isTheLast = request.hw?.seq === hw?.seq && request.hw?.nonce === hw?.nonce
  if (request.hw !== null && !isTheLast && !(await remembers(sql, request.hw))) return true
  const furthest = Math.max(0, ...Object.values(request.cursors))
  if (furthest > 0 && (request.hw === null || hw === null || furthest > hw.seq)) return true
  return lastMid < request.resolved
}

/**
 * @param sql one read snapshot · @param now the server's clock, ms: a mentor's grants have a first and a last day
 * @returns null if the person may no longer act at all
 */
export const viewOf = async (sql: Sql, who: SignedIn, request: PullRequest, now: Instant): Promise<View> => {
  const person = await readRow(sql, who.school, 'person', who.person)
  if (person === undefined || actorFrom(person) === null) return null
  const client = await findClient(sql, request.clientId)
  const lastMid = client !== undefined && client.person === who.person ? client.last_mid : 0
  const hw = await highWaterOf(sql)
  if (await isAnotherHistory(sql, request, hw, lastMid)) return { rewind: true, lastMid }
  const held = await scopesHeld(person, now, grantsTo(sql, who.school))
  const had = new Map(Object.entries(request.cursors) as [Scope, number][])
  const cursors = new Map(held.map((scope) => [scope, had.get(scope) ?? 0]))
  return {
    hw,
    cursors,
    known: new Set(held.filter((scope) => had.has(scope))),
    drop: [...had.keys()].filter((scope) => !cursors.has(scope)),
    lastMid,
  }
}
