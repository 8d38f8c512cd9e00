/**
 * What the office reads from the server: its people, enterprises, cohorts and placements, searched and paged there, since
 * no device of the office holds them all. These routes need a network; docs/decisions/0023 says why.
 */
import { instant } from '#domain/calendar-day.ts'
import { cohort } from '#domain/cohort.ts'
import { enterprise, person, role } from '#domain/people.ts'
import { placement } from '#domain/placement.ts'
import { PLACEMENT_STATES } from '#domain/placement-start.ts'
import * as z from 'zod/mini'

/** The four lists, by the word in their addresses. */
export const OFFICE_LISTS = { people: 'person', enterprises: 'enterprise', cohorts: 'cohort', placements: 'placement' } as const
export type OfficeList = keyof typeof OFFICE_LISTS
export type OfficeType = (typeof OFFICE_LISTS)[OfficeList]

export const officeRow = { person, enterprise, cohort, placement } as const
export type OfficeRow<T extends OfficeType> = z.infer<(typeof officeRow)[T]>

const idText = z.string().check(z.maxLength(100))

/**
 * GET /api/office/<list>?… → the entries whose names hold all words of `search`, by name, at most 50. `after` is the id
 * of the last one shown. `cohort` and `enterprise` narrow people and placements, `person` placements to an apprentice,
 * `role` people, `state` placements; `left`: people who left, too.
 */
export const listQuery = z.object({
  search: z.optional(z.string().check(z.maxLength(100))),
  after: z.optional(idText),
  cohort: z.optional(idText),
  enterprise: z.optional(idText),
  person: z.optional(idText),
  role: z.optional(role),
  state: z.optional(z.enum(PLACEMENT_STATES)),
  left: z.optional(z.literal('1')),
})
export type ListQuery = z.infer<typeof listQuery>

/** The names of what rows only name by id, for people to read. */
const names = z.record(z.string(), z.string())

const entryShape = {
  /** Counts the versions; a deed says which one it was made on. */
  rev: z.int(),
  /** When, and by whom it was last written; null by the server itself. */
  at: instant,
  by: z.nullable(z.string()),
}
const shareOf = z.object({ all: z.int(), byPost: z.record(z.string(), z.int()) })

/** One row as it stands. `there`: of an enterprise, the apprentices whose placements are not over; of a cohort, its apprentices. */
export const officeEntry = <T extends OfficeType>(type: T) =>
  z.object({ ...entryShape, row: officeRow[type], names, there: z.optional(shareOf) })
export interface OfficeEntry<T extends OfficeType> {
  readonly row: OfficeRow<T>
  readonly rev: number
  readonly at: number
  readonly by: string | null
  readonly names: Readonly<Record<string, string>>
  readonly there?: { readonly all: number; readonly byPost: Readonly<Record<string, number>> } | undefined
}

export const officePage = <T extends OfficeType>(type: T) =>
  z.object({ rows: z.array(officeRow[type]), total: z.int(), more: z.boolean(), names, counts: z.record(z.string(), z.int()) })
export interface OfficePage<T extends OfficeType> {
  readonly rows: readonly OfficeRow<T>[]
  /** Of all pages. */
  readonly total: number
  readonly more: boolean
  readonly names: Readonly<Record<string, string>>
  /** By id: of an enterprise the apprentices there, of a cohort its apprentices. */
  readonly counts: Readonly<Record<string, number>>
}
