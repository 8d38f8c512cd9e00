/**
 * What a teacher should see in time (rule 10): facts with a number in them, never a score, and none of them says
 * anything about an apprentice who is not on a placement at the moment.
 */
import { type CalendarDay, dayAt, daysBetween } from './calendar-day.ts'
import { type Placement, placementOn } from './placement.ts'
import type { Portfolio } from './progress.ts'

export type Fact =
  | { readonly kind: 'no-log'; readonly days: number }
  | { readonly kind: 'no-sign-off'; readonly days: number }
  | { readonly kind: 'open-requests'; readonly count: number }
  | { readonly kind: 'not-corrected'; readonly count: number }

/** Days of silence from which on it is said. */
export const SILENCE = { log: 7, signOff: 14 } as const

const latest = (days: readonly CalendarDay[], otherwise: CalendarDay): CalendarDay => days.reduce((a, b) => (a > b ? a : b), otherwise)

/**
 * @param placements of this apprentice · @param today on the reader's wall · @param zone minutes east of UTC there
 * @returns in the order in which one would ask
 */
export const factsOf = (portfolio: Portfolio, placements: readonly Placement[], today: CalendarDay, zone: number): readonly Fact[] => {
  const placement = placementOn(placements, today)
  const facts: Fact[] = []
  if (placement !== undefined) {
    // Before the first deed, silence counts from the first day at the post.
    const log = daysBetween(latest(portfolio.logs.map((l) => l.practisedOn), placement.start), today)
    if (log >= SILENCE.log) facts.push({ kind: 'no-log', days: log })
    const signed = daysBetween(latest(portfolio.signOffs.map((s) => dayAt(s.at, zone)), placement.start), today)
    if (signed >= SILENCE.signOff) facts.push({ kind: 'no-sign-off', days: signed })
  }
  const open = portfolio.requests.filter((r) => r.state === 'open').length
  if (open > 0) facts.push({ kind: 'open-requests', count: open })
  const returned = portfolio.logs.filter((l) => l.state === 'returned').length
  if (returned > 0) facts.push({ kind: 'not-corrected', count: returned })
  return facts
}
