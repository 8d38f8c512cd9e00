/** What the thread that answers requests and the one that writes a report say to each other. */
import type { Instant } from '#domain/calendar-day.ts'
import type { PersonId } from '#domain/ids.ts'
import type { REPORT_FAILURES, ReportRequest } from '#sync/reports.ts'
import type { RowType } from '#sync/rows.ts'
import type { RowText } from '../store/report-rows.ts'

/** All that a report is made from, but for the records themselves: those are asked for one apprentice at a time. */
export interface ReportOrder {
  readonly request: ReportRequest
  /** Of the class or the apprentice. */
  readonly name: string
  readonly schoolId: string
  readonly schoolName: string
  readonly apprentices: readonly PersonId[]
  readonly now: Instant
  /** Address under which the school is known in xAPI statements. */
  readonly home: string
  /** Where to write. */
  readonly file: string
  /** Folder of the photos. */
  readonly photos: string
}

export interface PortfolioTexts {
  readonly rows: readonly RowText[]
  /** Hashes of photos that may be shown; none where the report does not want them. */
  readonly photos: readonly string[]
  readonly withReflections: boolean
}

/** What the writer asks; one thing at a time, answered by one message. */
export type Wanted = { readonly want: 'portfolio'; readonly of: PersonId } | { readonly want: 'row'; readonly type: RowType; readonly id: string }
/** Null: not there, or not (any more) for this reader. */
export type Supplied = PortfolioTexts | string | null

export type Failure = (typeof REPORT_FAILURES)[number]

export type Said =
  | Wanted
  | { readonly say: 'progress'; readonly done: number }
  | { readonly say: 'finished'; readonly bytes: number }
  | { readonly say: 'failed'; readonly why: Failure }

/** The records behind a report, for whoever writes it. */
export interface Source {
  readonly portfolio: (of: PersonId) => Promise<PortfolioTexts | null>
  readonly row: (type: RowType, id: string) => Promise<string | null>
}

/** The reader lost somebody while the report was made. */
export class RightsChanged extends Error {}
