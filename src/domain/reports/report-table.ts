/**
 * A report as a table, before anybody decides whether it becomes a spreadsheet or lines of text: columns with headings
 * in both languages, and rows of typed cells. Every cell follows from the records; nothing here adds people up into a
 * mark, and no table is ordered by how well somebody did.
 */
import type { CalendarDay, Instant } from '../calendar-day.ts'
import type { Cohort } from '../cohort.ts'
import type { Feedback } from '../feedback.ts'
import type { Programmes } from '../hours.ts'
import type { GuidanceNote } from '../observation.ts'
import type { Person } from '../people.ts'
import type { Placement } from '../placement.ts'
import type { Programme } from '../programme.ts'
import type { Portfolio } from '../progress.ts'
import type { LocalText } from '../text.ts'

/** `text` is never anything but text, whatever it begins with; `day` is a calendar day. */
export type CellKind = 'text' | 'number' | 'day'

export interface ReportColumn {
  readonly heading: LocalText
  readonly kind: CellKind
  /** In letters of a spreadsheet's usual type. */
  readonly width: number
}

/** Null: nothing was told, which is not zero. Words of the trade and of plans come in all their languages. */
export type Cell = string | number | LocalText | null
export type ReportRow = readonly Cell[]

/** One apprentice and what the reader may see of him. */
export interface Subject extends Portfolio {
  readonly apprentice: Person
  readonly cohort: Cohort | null
  readonly placements: readonly Placement[]
  readonly feedback: readonly Feedback[]
  readonly guidance: readonly GuidanceNote[]
  /** The plan that he follows: of his latest placement, else of his class. Null where it is not at hand. */
  readonly programme: Programme | null
  /** Every plan that his placements and logs name, as far as it is at hand. */
  readonly programmes: Programmes
}

export interface Period {
  /** Both days included. */
  readonly from: CalendarDay
  readonly until: CalendarDay
  /** The moment at which the period is over, or now if that comes first. */
  readonly end: Instant
  /** The day that the reader's wall clock shows at a moment. */
  readonly dayOf: (at: Instant) => CalendarDay
}

export interface ReportTable {
  readonly title: LocalText
  readonly columns: readonly ReportColumn[]
  /** `each`: one apprentice's rows follow from him alone; `together`: only from all of them. */
  readonly over: 'each' | 'together'
  readonly rows: (subjects: readonly Subject[], period: Period) => readonly ReportRow[]
}

export const text = (en: string, zh: string, width = 16): ReportColumn => ({ heading: { en, zh }, kind: 'text', width })
export const number = (en: string, zh: string, width = 10): ReportColumn => ({ heading: { en, zh }, kind: 'number', width })
export const dayColumn = (en: string, zh: string): ReportColumn => ({ heading: { en, zh }, kind: 'day', width: 12 })

export const isIn = ({ from, until }: Pick<Period, 'from' | 'until'>, day: CalendarDay): boolean => from <= day && day <= until

/** Minutes as hours with two decimals at most: 90 → 1.5. */
export const inHours = (minutes: number): number => Math.round((minutes / 60) * 100) / 100

/** What was there at the end of the period: later logs, signatures and requests are left out. */
export const asOf = <S extends Subject>(subject: S, { end, until, dayOf }: Period): S => ({
  ...subject,
  logs: subject.logs.filter((l) => l.practisedOn <= until),
  requests: subject.requests.filter((r) => dayOf(r.askedAt) <= until),
  signOffs: subject.signOffs.filter((s) => s.at <= end),
  withdrawals: subject.withdrawals.filter((w) => w.at <= end),
  endorsements: subject.endorsements.filter((e) => e.at <= end),
  disputes: (subject.disputes ?? []).filter((d) => d.at <= end),
})

/** By name as people sort them, those of one name by their ids: the same order on every machine. */
export const byName = <P extends { readonly id: string; readonly name: string }>(a: P, b: P): number =>
  a.name === b.name ? (a.id < b.id ? -1 : 1) : a.name < b.name ? -1 : 1
