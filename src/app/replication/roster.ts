/** A roster's lots, asked about and handed in one by one. */
import { type RosterLine } from '#domain/roster.ts'
import { type RosterAnswer, rosterAnswer, type RosterLot } from '#sync/roster.ts'
import { type Answer, ask } from './http.ts'

/** What would become of these lines; nothing is written. */
export const checkRoster = (lines: readonly RosterLine[], signal: AbortSignal): Promise<Answer<RosterAnswer>> =>
  ask('/api/office/roster/check', rosterAnswer, { method: 'POST', json: { lines }, signal })

export const sendRoster = (lot: RosterLot, signal: AbortSignal): Promise<Answer<RosterAnswer>> =>
  ask('/api/office/roster', rosterAnswer, { method: 'POST', json: lot, signal, timeoutMs: 60_000 })
