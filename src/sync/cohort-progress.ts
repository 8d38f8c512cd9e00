/**
 * What the office asks the server about a cohort: it holds no portfolios, so the server counts for it. Levels and counts
 * only, never a word that somebody wrote. Teachers search the words of their own apprentices there, too.
 */
import { calendarDay, instant } from '#domain/calendar-day.ts'
import { cohort } from '#domain/cohort.ts'
import { KINDS, LEVELS, type Level } from '#domain/competency.ts'
import { personId, placementId, practiceLogId, programmeId } from '#domain/ids.ts'
import { LOG_STATES } from '#domain/practice-log.ts'
import { STATUSES, type Status } from '#domain/progress.ts'
import * as z from 'zod/mini'

const count = z.int().check(z.gte(0))

/** A fact of domain/at-risk.ts, as it travels. */
const fact = z.union([
  z.object({ kind: z.enum(['no-log', 'no-sign-off']), days: count }),
  z.object({ kind: z.enum(['open-requests', 'not-corrected']), count }),
])

const apprenticeProgress = z.object({
  person: personId,
  name: z.string(),
  /** Two digits a competency, in the order of the programme: its status (place in STATUSES), its level (0: none). */
  standings: z.string(),
  /** One digit a competency: 1 where its level rests on paper alone. Absent from a server of release 0.2. */
  onPaper: z.optional(z.string()),
  columns: z.array(z.object({ kind: z.enum(KINDS), of: count, practised: count, signed: count, endorsed: count })),
  facts: z.array(fact),
  logs: count,
  minutes: count,
  lastLog: z.nullable(calendarDay),
})
export type ApprenticeProgress = z.infer<typeof apprenticeProgress>

/** GET /api/cohorts/:cohort/progress → the active apprentices of the cohort by name. For coordinators and the cohort's teachers. */
export const cohortProgress = z.object({ cohort, programme: programmeId, apprentices: z.array(apprenticeProgress), at: instant })
export type CohortProgress = z.infer<typeof cohortProgress>

export interface Mark {
  readonly status: Status
  readonly level: Level | null
}

export const marksToText = (marks: readonly Mark[]): string => marks.map((m) => `${STATUSES.indexOf(m.status)}${m.level ?? 0}`).join('')

/** The marks of a text, one a competency. What cannot be read is `untouched`. */
export const marksFromText = (text: string): readonly Mark[] =>
  (text.match(/\d\d/g) ?? []).map(([status, level]) => ({ status: STATUSES[Number(status)] ?? 'untouched', level: LEVELS.find((l) => l === Number(level)) ?? null }))

const foundLog = z.object({
  log: practiceLogId,
  apprentice: personId,
  apprenticeName: z.string(),
  placement: placementId,
  practisedOn: calendarDay,
  task: z.string(),
  /** Absent from a server of release 0.2. */
  state: z.optional(z.enum(LOG_STATES)),
  /** The words around the first hit; the task itself where that is the hit. */
  around: z.string(),
})
export type FoundLog = z.infer<typeof foundLog>

export const SEARCH = { most: 100, shortest: 2, longest: 80 } as const

/** GET /api/cohorts/:cohort/logs?words=… → what was handed in last first, at most 100. For teachers of the cohort. */
export const logSearch = z.object({ logs: z.array(foundLog), more: z.boolean() })
export type LogSearch = z.infer<typeof logSearch>
