/**
 * What a mentor did in a span of days, counted out of the records and nothing else (rule 9): whoever holds the same rows
 * counts the same. It is for the mentor and the school, to show that guiding is work; no apprentice sees it, and nobody is
 * ranked by it. Ticks given in bulk are named, and count for nothing.
 */
import type { CalendarDay, Instant } from './calendar-day.ts'
import type { Feedback } from './feedback.ts'
import type { CompetencyId, PersonId, PracticeLogId } from './ids.ts'
import type { GuidanceNote } from './observation.ts'
import { carriedLevel, type SignOff, type SignOffRequest, type Withdrawal } from './sign-off.ts'

/** All that the ledger is counted from; rows of other mentors and other days may be among them, in any order. */
export interface LedgerRows {
  readonly guidance: readonly GuidanceNote[]
  readonly signOffs: readonly SignOff[]
  readonly withdrawals: readonly Withdrawal[]
  readonly requests: readonly SignOffRequest[]
  readonly feedback: readonly Feedback[]
}

export interface LedgerSpan {
  /** Both days included. */
  readonly from: CalendarDay
  readonly until: CalendarDay
  /** The day that the mentor's wall clock shows at a moment. */
  readonly dayOf: (at: Instant) => CalendarDay
}

export interface Answer {
  readonly request: SignOffRequest
  readonly at: Instant
  readonly how: 'signed' | 'returned'
  /** From asking to answering. */
  readonly waitedMs: number
}

export interface LogRead {
  readonly log: PracticeLogId
  readonly apprentice: PersonId
  /** Of the first word on it within the span. */
  readonly at: Instant
  readonly comments: number
  readonly returned: boolean
}

export interface BroughtToFive {
  readonly apprentice: PersonId
  readonly competency: CompetencyId
  readonly at: Instant
}

/** Every figure with the rows that it is made of, earliest first. */
export interface MentorLedger {
  readonly guidance: readonly GuidanceNote[]
  readonly guidanceMinutes: number
  /** Given and not withdrawn; those that count. */
  readonly signOffs: readonly SignOff[]
  /** Given and not withdrawn, but within seconds of the one before. */
  readonly inBulk: readonly SignOff[]
  readonly answers: readonly Answer[]
  /** Null where nothing was answered. */
  readonly medianWaitMs: number | null
  readonly logs: readonly LogRead[]
  readonly broughtToFive: readonly BroughtToFive[]
}

/** Nobody looks at work and judges it in less. */
export const BULK_MS = 20_000

const earliestFirst = <R extends { readonly at: Instant; readonly id: string }>(rows: readonly R[]): readonly R[] =>
  rows.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))

/**
 * Sign-offs given less than 20 seconds after the one before, to whomever. What stands on one signed document is one act:
 * it was read as a whole and signed once; of what was signed on paper only the day is known. One that was withdrawn later still was given, so it still is "the one before".
 * @param given all of one mentor
 */
const bulkOf = (given: readonly SignOff[]): ReadonlySet<SignOff['id']> => {
  const acts = new Map<string, { readonly at: Instant; readonly of: SignOff['id'][] }>()
  for (const s of earliestFirst(given.filter((g) => g.paper === undefined))) {
    const name = s.token === undefined ? `alone ${s.id}` : `document ${s.token.id}`
    const act = acts.get(name)
    if (act === undefined) acts.set(name, { at: s.at, of: [s.id] })
    else act.of.push(s.id)
  }
  // A Map keeps the order in which acts began.
  const inOrder = [...acts.values()]
  return new Set(inOrder.flatMap((act, n) => (act.at - (inOrder[n - 1]?.at ?? -Infinity) < BULK_MS ? act.of : [])))
}

const bySubject = (signOffs: readonly SignOff[]): ReadonlyMap<string, readonly SignOff[]> => {
  const found = new Map<string, SignOff[]>()
  for (const s of earliestFirst(signOffs)) {
    const name = `${s.apprentice} ${s.competency}`
    const known = found.get(name)
    if (known === undefined) found.set(name, [s])
    else known.push(s)
  }
  return found
}

/** The sign-offs of level 5 on which the carried level first became 5, or none. @param standing of one competency, earliest first */
const fivesThatMadeIt = (standing: readonly SignOff[]): readonly SignOff[] => {
  const n = standing.findIndex((_, last) => carriedLevel(standing.slice(0, last + 1)) === 5)
  return standing.slice(0, n + 1).filter((s) => s.level === 5)
}

const median = (all: readonly number[]): number | null => {
  const sorted = all.toSorted((a, b) => a - b)
  const low = sorted[Math.floor((sorted.length - 1) / 2)]
  const high = sorted[Math.floor(sorted.length / 2)]
  return low === undefined || high === undefined ? null : Math.round((low + high) / 2)
}

/** What the mentor did in the span; a sign-off that was withdrawn since is no longer part of it. */
export const mentorLedger = (mentor: PersonId, span: LedgerSpan, rows: LedgerRows): MentorLedger => {
  const isIn = (day: CalendarDay) => span.from <= day && day <= span.until
  const isNow = (at: Instant) => isIn(span.dayOf(at))
  const withdrawn = new Set(rows.withdrawals.map((w) => w.signOff))
  const bulk = bulkOf(rows.signOffs.filter((s) => s.by.person === mentor))
  const counts = (s: SignOff) => s.by.person === mentor && !withdrawn.has(s.id) && !bulk.has(s.id)

  const guidance = rows.guidance.filter((g) => g.by.person === mentor && isIn(g.day)).toSorted((a, b) => (a.day === b.day ? a.at - b.at || (a.id < b.id ? -1 : 1) : a.day < b.day ? -1 : 1))
  const given = earliestFirst(rows.signOffs.filter((s) => s.by.person === mentor && !withdrawn.has(s.id) && isNow(s.at)))
  const signed = bySubject(rows.signOffs)
  const answers = rows.requests.flatMap((request) => answerTo(request, signed.get(`${request.apprentice} ${request.competency}`) ?? [], mentor, counts)).filter((a) => isNow(a.at))

  const broughtToFive = [...bySubject(rows.signOffs.filter((s) => !withdrawn.has(s.id))).values()].flatMap((standing) => {
    const fives = fivesThatMadeIt(standing)
    const last = fives.at(-1)
    return last !== undefined && isNow(last.at) && fives.some(counts) ? [{ apprentice: last.apprentice, competency: last.competency, at: last.at, id: last.id }] : []
  })
  return {
    guidance,
    guidanceMinutes: guidance.reduce((sum, g) => sum + g.minutes, 0),
    signOffs: given.filter(counts),
    inBulk: given.filter((s) => bulk.has(s.id)),
    answers: answers.toSorted((a, b) => a.at - b.at || (a.request.id < b.request.id ? -1 : 1)),
    medianWaitMs: median(answers.map((a) => a.waitedMs)),
    logs: logsRead(rows.feedback.filter((f) => f.by.person === mentor && f.by.role === 'mentor' && isNow(f.at))),
    broughtToFive: earliestFirst(broughtToFive).map(({ apprentice, competency, at }) => ({ apprentice, competency, at })),
  }
}

/**
 * The mentor's answer to a request, if it was he who answered first and the answer counts. What was asked and signed in one
 * breath, beside each other, nobody waited for; how long paper took, nobody knows. @param signed on the request's competency, by anybody, earliest first
 */
const answerTo = (request: SignOffRequest, signed: readonly SignOff[], mentor: PersonId, counts: (s: SignOff) => boolean): readonly Answer[] => {
  const { state, returned, askedAt } = request
  if (state === 'returned') return returned === null || returned.by.person !== mentor ? [] : [{ request, at: returned.at, how: 'returned', waitedMs: Math.max(0, returned.at - askedAt) }]
  const first = state === 'answered' ? signed.find((s) => s.at >= askedAt) : undefined
  return first === undefined || first.at === askedAt || first.paper !== undefined || !counts(first) ? [] : [{ request, at: first.at, how: 'signed', waitedMs: first.at - askedAt }]
}

const logsRead = (said: readonly Feedback[]): readonly LogRead[] => {
  const found = new Map<string, LogRead>()
  for (const f of earliestFirst(said.filter((s) => s.about.kind === 'practiceLog'))) {
    const known = found.get(f.about.id) ?? { log: f.about.id as PracticeLogId, apprentice: f.apprentice, at: f.at, comments: 0, returned: false }
    found.set(f.about.id, { ...known, comments: known.comments + 1, returned: known.returned || f.returns })
  }
  return [...found.values()]
}
