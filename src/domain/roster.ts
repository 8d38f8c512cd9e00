/**
 * A roster: the school's list of apprentices as a table, a line each. What is in a line is judged here, on the device that
 * reads the file and on the server that takes it. It knows people by the school's own number, so that the same file may
 * come twice. National ids and telephone numbers are not wanted: nothing here needs them.
 */
import * as z from 'zod/mini'
import { type CohortId, cohortId } from './ids.ts'
import { type SchoolNumber, schoolNumber } from './people.ts'
import { LENGTH, line, UNREADABLE } from './text.ts'

export const ROSTER = { mostLines: 100_000, aLot: 100 } as const

/** One apprentice out of a roster; without a cohort he stays in the one he has. */
export const rosterLine = z.object({ line: z.int(), name: line, number: schoolNumber, cohort: z.nullable(cohortId) })
export type RosterLine = z.infer<typeof rosterLine>

export const ROSTER_FAULTS = [
  'name-missing',
  'name-too-long',
  'name-unreadable',
  'number-missing',
  'number-too-long',
  'number-unreadable',
  'number-private',
  'number-twice',
  'number-of-somebody-else',
  'cohort-not-known',
] as const
export type RosterFaultCode = (typeof ROSTER_FAULTS)[number]

export interface RosterFault {
  readonly line: number
  readonly fault: RosterFaultCode
  /** What stands there. */
  readonly text: string
}

/** The columns that are read, by what schools call them. */
export const ROSTER_COLUMNS = {
  name: ['name', '姓名', '学生姓名', '学员姓名', 'student name', 'full name'],
  number: ['student number', 'number', 'student no', 'student id', '学号', '学籍号', '编号'],
  cohort: ['cohort', 'class', '班级', '班'],
} as const
type Column = keyof typeof ROSTER_COLUMNS

/** The headings of the template, in both languages. */
export const ROSTER_HEADINGS: readonly string[] = ['姓名 Name', '学号 Student number', '班级 Cohort']

const plainly = (text: string): string => text.normalize('NFKC').trim().toLowerCase()

/** Two numbers are one, however a keyboard composes them. */
export const sameNumber = (number: SchoolNumber | string): string => plainly(number)

const PRIVATE_WORDS = /身份证|证件号|手机|电话|联系方式|\b(id card|national id|identity|phone|mobile|telephone)\b/i
/** An id of a Chinese citizen, or a mobile telephone number. */
const PRIVATE_NUMBER = /^(\d{17}[\dx]|(\+?86)?1[3-9]\d{9})$/i

export const looksPrivate = (text: string): boolean => PRIVATE_NUMBER.test(text.normalize('NFKC').replaceAll(/[\s-]/g, ''))

/** A spreadsheet would reckon with it; here it is a text like any other, and shown as one. */
export const looksLikeFormula = (text: string): boolean => /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(text)

/** What is wrong with a line by itself; null when nothing is. */
export const judgeRosterLine = ({ name, number }: { readonly name: string; readonly number: string }): Pick<RosterFault, 'fault' | 'text'> | null => {
  if (name.trim() === '') return { fault: 'name-missing', text: name }
  if (name.length > LENGTH.line) return { fault: 'name-too-long', text: name.slice(0, 60) }
  if (UNREADABLE.test(name) || /[\r\n]/.test(name)) return { fault: 'name-unreadable', text: name.slice(0, 60) }
  if (number.trim() === '') return { fault: 'number-missing', text: name }
  if (looksPrivate(number)) return { fault: 'number-private', text: name }
  if (number.length > 40) return { fault: 'number-too-long', text: number.slice(0, 60) }
  return schoolNumber.safeParse(number).success ? null : { fault: 'number-unreadable', text: number }
}

const columnOf = (heading: string): Column | null => {
  // The template's headings are in two languages; one of them is enough.
  const words = plainly(heading.replace(/^\uFEFF/, ''))
  const said = new Set([words, ...words.split(/\s+(?=[a-z])|(?<=[a-z])\s+(?=[\u4e00-\u9fff])|[/|()（）]/).map((w) => w.trim()), words.replace(/^[^a-z]+/, '').trim()])
  return (Object.keys(ROSTER_COLUMNS) as Column[]).find((column) => (ROSTER_COLUMNS[column] as readonly string[]).some((name) => said.has(name))) ?? null
}

export type NotARoster = { readonly no: 'no-heading'; readonly missing: readonly Column[] } | { readonly no: 'private-column'; readonly heading: string } | { readonly no: 'too-many-lines' | 'empty' | 'unreadable' }

export interface RosterReader {
  /** Headings whose columns nobody needs and nobody reads. */
  readonly unread: readonly string[]
  /** @param cells of one line · @param at its number in the file, the heading being 1 */
  readonly read: (cells: readonly string[], at: number) => RosterLine | RosterFault
}

/** @param heading the first line · @param cohorts of the school, which a line names by name */
export const openRoster = (heading: readonly string[], cohorts: readonly { readonly id: CohortId; readonly name: string }[]): RosterReader | NotARoster => {
  const forbidden = heading.find((h) => PRIVATE_WORDS.test(h))
  if (forbidden !== undefined) return { no: 'private-column', heading: forbidden }
  const columns = heading.map(columnOf)
  const at = (column: Column) => columns.indexOf(column)
  const missing = (['name', 'number'] as const).filter((column) => at(column) === -1)
  if (missing.length > 0) return { no: 'no-heading', missing }
  const byName = new Map(cohorts.map((c) => [plainly(c.name), c.id]))
  const seen = new Set<string>()
  const read = (cells: readonly string[], lineNumber: number): RosterLine | RosterFault => {
    const [name, number, cohort] = [at('name'), at('number'), at('cohort')].map((n) => (cells[n] ?? '').trim()) as [string, string, string]
    const wrong = judgeRosterLine({ name, number })
    if (wrong !== null) return { line: lineNumber, ...wrong }
    const known = cohort === '' ? null : byName.get(plainly(cohort))
    if (known === undefined) return { line: lineNumber, fault: 'cohort-not-known', text: cohort.slice(0, 60) }
    if (seen.has(sameNumber(number))) return { line: lineNumber, fault: 'number-twice', text: number }
    seen.add(sameNumber(number))
    return { line: lineNumber, name, number: number as SchoolNumber, cohort: known }
  }
  return { unread: heading.filter((h, n) => columns[n] === null && h.trim() !== ''), read }
}

/** A whole column of ids or telephone numbers under a harmless heading: its place, or -1. @param lines the first of them */
export const privateColumn = (lines: readonly (readonly string[])[]): number => {
  const widest = Math.max(0, ...lines.map((l) => l.length))
  return Array.from({ length: widest }, (_, n) => n).findIndex((n) => {
    const filled = lines.flatMap((l) => ((l[n] ?? '').trim() === '' ? [] : [l[n] ?? '']))
    return filled.length > 1 && filled.filter(looksPrivate).length * 2 > filled.length
  })
}
