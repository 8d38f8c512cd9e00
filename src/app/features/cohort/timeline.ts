/** Everything that happened with one apprentice, on one line of time. Pure: rows in, entries out, the latest first. */
import { type CalendarDay, dayAt } from '#domain/calendar-day.ts'
import type { Concern } from '#domain/concern.ts'
import type { Feedback } from '#domain/feedback.ts'
import type { Observation } from '#domain/observation.ts'
import type { Placement } from '#domain/placement.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import type { Portfolio } from '#domain/progress.ts'
import type { Dispute, Endorsement, SignOff, Withdrawal } from '#domain/sign-off.ts'
import { dayOfVisit, type Visit } from '#domain/visit.ts'

export const TIMELINE_KINDS = ['log', 'return', 'signature', 'concern', 'visit', 'observation', 'placement'] as const
export type TimelineKind = (typeof TIMELINE_KINDS)[number]

interface Entry {
  readonly key: string
  readonly day: CalendarDay
}

export type TimelineEntry = Entry &
  (
    | { readonly kind: 'log'; readonly log: PracticeLog }
    /** One return, with all its comments. */
    | { readonly kind: 'return'; readonly comments: readonly Feedback[]; readonly log: PracticeLog | null }
    | { readonly kind: 'signature'; readonly signOff: SignOff; readonly what: 'signed' | 'endorsed' | 'withdrawn' | 'disputed'; readonly by: SignOff['by']; readonly words: string }
    | { readonly kind: 'concern'; readonly concern: Concern }
    | { readonly kind: 'visit'; readonly visit: Visit }
    | { readonly kind: 'observation'; readonly observation: Observation }
    | { readonly kind: 'placement'; readonly placement: Placement; readonly begins: boolean }
  )

export interface TimelineRows {
  readonly portfolio: Portfolio
  readonly feedback: readonly Feedback[]
  readonly concerns: readonly Concern[]
  readonly visits: readonly Visit[]
  readonly observations: readonly Observation[]
  readonly placements: readonly Placement[]
}

const returnsOf = (feedback: readonly Feedback[], logs: readonly PracticeLog[], zone: number): readonly TimelineEntry[] => {
  const groups = new Map<string, Feedback[]>()
  for (const f of feedback.filter((one) => one.returns && one.about.kind === 'practiceLog')) {
    const key = `${f.about.id} ${f.about.revision ?? 0} ${f.at}`
    ;(groups.get(key) ?? groups.set(key, []).get(key))?.push(f)
  }
  return [...groups].map(([key, comments]) => ({
    kind: 'return',
    key: `return ${key}`,
    day: dayAt(comments[0]?.at ?? 0, zone),
    comments,
    log: logs.find((l) => l.id === comments[0]?.about.id) ?? null,
  }))
}

type After = Endorsement | Withdrawal | Dispute
const signaturesOf = ({ signOffs, endorsements, withdrawals, disputes = [] }: Portfolio, zone: number): readonly TimelineEntry[] => {
  const byId = new Map(signOffs.map((s) => [s.id, s]))
  const after = (what: 'endorsed' | 'withdrawn' | 'disputed', rows: readonly After[]): readonly TimelineEntry[] =>
    rows.flatMap((r): readonly TimelineEntry[] => {
      const signOff = byId.get(r.signOff)
      return signOff === undefined ? [] : [{ kind: 'signature', key: `${what} ${r.id}`, day: dayAt(r.at, zone), signOff, what, by: r.by, words: 'because' in r ? r.because : '' }]
    })
  return [
    ...signOffs.map((signOff): TimelineEntry => ({ kind: 'signature', key: `signed ${signOff.id}`, day: dayAt(signOff.at, zone), signOff, what: 'signed', by: signOff.by, words: signOff.comment })),
    ...after('endorsed', endorsements),
    ...after('withdrawn', withdrawals),
    ...after('disputed', disputes),
  ]
}

/** @param zone minutes east of UTC on the reader's wall */
export const timelineOf = ({ portfolio, feedback, concerns, visits, observations, placements }: TimelineRows, today: CalendarDay, zone: number): readonly TimelineEntry[] => {
  const all: readonly TimelineEntry[] = [
    ...portfolio.logs.map((log): TimelineEntry => ({ kind: 'log', key: `log ${log.id}`, day: log.practisedOn, log })),
    ...returnsOf(feedback, portfolio.logs, zone),
    ...signaturesOf(portfolio, zone),
    ...concerns.map((concern): TimelineEntry => ({ kind: 'concern', key: `concern ${concern.id}`, day: dayAt(concern.raisedAt, zone), concern })),
    ...visits.map((visit): TimelineEntry => ({ kind: 'visit', key: `visit ${visit.id}`, day: dayOfVisit(visit), visit })),
    ...observations.map((observation): TimelineEntry => ({ kind: 'observation', key: `week ${observation.id}`, day: observation.week, observation })),
    ...placements.flatMap((placement): readonly TimelineEntry[] => [
      { kind: 'placement', key: `begin ${placement.id}`, day: placement.start, placement, begins: true },
      ...(placement.end < today ? [{ kind: 'placement', key: `end ${placement.id}`, day: placement.end, placement, begins: false } as const] : []),
    ]),
  ]
  return all.toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : a.key < b.key ? -1 : 1))
}

export interface Month {
  /** `2026-03` */
  readonly month: string
  readonly entries: readonly TimelineEntry[]
}

/** The latest month first. */
export const monthsOf = (entries: readonly TimelineEntry[]): readonly Month[] => {
  const months = new Map<string, TimelineEntry[]>()
  for (const e of entries) {
    const month = e.day.slice(0, 7)
    ;(months.get(month) ?? months.set(month, []).get(month))?.push(e)
  }
  return [...months].map(([month, of]) => ({ month, entries: of }))
}
