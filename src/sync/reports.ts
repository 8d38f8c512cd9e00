/**
 * What the page and the server say about reports: asked for, made in the background, fetched as a file, gone after a day.
 * They need a network by their nature. Whose records go into one, the server decides by the reader's rights alone.
 */
import { calendarDay, instant } from '#domain/calendar-day.ts'
import { TABLE_REPORTS } from '#domain/reports/report-tables.ts'
import * as z from 'zod/mini'

export const REPORTS = [...TABLE_REPORTS, 'record', 'statements'] as const
export type ReportName = (typeof REPORTS)[number]

export const REPORT_FORMATS = ['xlsx', 'csv', 'pdf', 'json'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

const asTable: readonly ReportFormat[] = ['xlsx', 'csv']
/** The formats of a report, the usual one first. */
export const formatsOf = (report: ReportName): readonly ReportFormat[] => (report === 'record' ? ['pdf'] : report === 'statements' ? ['json'] : asTable)

export const REPORT_LANGUAGES = ['en', 'zh'] as const

const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** POST /api/reports → a job. A class is meant as far as the reader's rights reach into it. */
export const reportRequest = z
  .object({
    report: z.enum(REPORTS),
    format: z.enum(REPORT_FORMATS),
    about: z.object({ kind: z.enum(['cohort', 'apprentice']), id: z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_:.-]{0,99}$/)) }),
    from: calendarDay,
    until: calendarDay,
    language: z.enum(REPORT_LANGUAGES),
    /** IANA name of the reader's zone: a moment becomes a day by her clock. */
    timeZone: z.string().check(z.maxLength(60), z.refine(isTimeZone)),
    /** Of a record: reflections that the apprentice has shared, and his photos. */
    reflections: z.boolean(),
    photos: z.boolean(),
  })
  .check(
    z.refine((r) => formatsOf(r.report).includes(r.format)),
    z.refine((r) => r.from <= r.until),
  )
export type ReportRequest = z.infer<typeof reportRequest>

/**
 * Why there is no file. `interrupted`: the server stopped meanwhile; `too-large`: it would not fit into the memory that a
 * report may take; `rights-changed`: the reader lost somebody of the class while it was made.
 */
export const REPORT_FAILURES = ['interrupted', 'too-large', 'rights-changed', 'failed'] as const

export const reportJob = z.object({
  id: z.string(),
  request: reportRequest,
  /** Of the class or the apprentice, as it was called then. */
  name: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  /** Apprentices that are in the file already, of so many. */
  done: z.int(),
  of: z.int(),
  askedAt: instant,
  endedAt: z.nullable(instant),
  bytes: z.nullable(z.int()),
  why: z.nullable(z.enum(REPORT_FAILURES)),
})
export type ReportJob = z.infer<typeof reportJob>

/** GET /api/reports → one's own, the newest first. */
export const reportsResponse = z.object({ jobs: z.array(reportJob) })

/** Kept so long after it was asked for; so many unfinished ones a person. */
export const REPORT_LIMITS = { keptMs: 86_400_000, unfinished: 4 } as const
