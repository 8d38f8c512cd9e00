/**
 * Takes an apprentice's record into a school: rows that are there already and say the same stay, and where one says
 * something else nothing at all is written. What was signed elsewhere is taken as the file says it; it proves nothing.
 */
import { isDeepStrictEqual } from 'node:util'
import type { Instant } from '#domain/calendar-day.ts'
import { type School } from '#domain/people.ts'
import { RECORD_FORMAT, RECORD_TYPES, type RecordFile, recordFile, type RecordRows } from '#domain/record-file.ts'
import type { AnyRow } from '#sync/rows.ts'
import { schools } from '../store/rows.ts'
import type { ServerTransaction } from '../store/server-transaction.ts'
import type { Store } from '../store/store.ts'
import { keepRecordPhotos, type PhotoCounts } from './record-photos.ts'

export type RecordProblem =
  | { readonly code: 'not-json' | 'not-a-record' | 'newer' | 'too-many-schools' }
  /** `where`: the first field that is wrong. */
  | { readonly code: 'wrong-field' | 'of-somebody-else'; readonly where: string }
  /** Rows that are there already and say something else. */
  | { readonly code: 'differs'; readonly rows: readonly string[] }

export type RecordImport =
  | {
      readonly ok: true
      readonly record: RecordFile
      readonly school: School
      /** The server had none, so it has the record's by now. */
      readonly founded: boolean
      readonly written: number
      readonly there: number
      readonly photos: PhotoCounts
    }
  | { readonly ok: false; readonly problem: RecordProblem }

const no = (problem: RecordProblem) => ({ ok: false, problem }) as const

/** Whose a row is: the apprentice's own by its id, the plan and the class nobody's. */
const strangers = ({ rows, apprentice }: RecordFile): readonly string[] =>
  RECORD_TYPES.flatMap((type) =>
    (rows[type] as readonly AnyRow[]).filter((row) => (type === 'person' ? row.id !== apprentice : 'apprentice' in row && row.apprentice !== apprentice)).map((row) => `${type} ${row.id}`),
  )

/** @returns the record, its rows as the file has them, fields included that this build does not know */
export const readRecord = (text: string): { readonly ok: true; readonly record: RecordFile } | { readonly ok: false; readonly problem: RecordProblem } => {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return no({ code: 'not-json' })
  }
  const { craftlog } = (json ?? {}) as { readonly craftlog?: unknown }
  if (typeof craftlog !== 'string' || !/^record\/\d+$/.test(craftlog)) return no({ code: 'not-a-record' })
  if (craftlog !== RECORD_FORMAT) return no({ code: 'newer' })
  const read = recordFile.safeParse(json)
  if (!read.success) return no({ code: 'wrong-field', where: read.error.issues[0]?.path.map(String).join('.') ?? '' })
  const [stranger] = strangers(read.data)
  if (stranger !== undefined) return no({ code: 'of-somebody-else', where: stranger })
  return { ok: true, record: { ...read.data, rows: (json as { readonly rows: RecordRows }).rows } }
}

/** Carries the problem out of the transaction, which takes all back. */
class Differs extends Error {
  readonly rows: readonly string[]
  constructor(rows: readonly string[]) {
    super('rows differ')
    this.rows = rows
  }
}

const putRows = async (tx: ServerTransaction, { rows }: RecordFile, school: School): Promise<{ readonly written: number; readonly there: number }> => {
  const differing: string[] = []
  let [written, there] = [0, 0]
  for (const type of RECORD_TYPES)
    for (const row of rows[type]) {
      const mine = 'school' in row ? { ...row, school: school.id } : row
      const known = await tx.get(type, mine.id)
      if (known === undefined) {
        await tx.put(type, mine as never)
        written += 1
      } else if (isDeepStrictEqual(known, mine)) there += 1
      else differing.push(`${type} ${mine.id}`)
    }
  if (differing.length > 0) throw new Differs(differing)
  return { written, there }
}

/** @param folder of the photos */
export const importRecord = async (store: Store, folder: string, text: string, now: Instant): Promise<RecordImport> => {
  const read = readRecord(text)
  if (!read.ok) return read
  const { record } = read
  const all = await store.read(schools)
  if (all.length > 1) return no({ code: 'too-many-schools' })
  const founded = all[0] === undefined
  const school: School = all[0] ?? { ...record.school, demo: false }
  const writer = { school: school.id, author: null, now }
  try {
    const counts = founded
      ? await store.found(writer, async (tx) => {
          await tx.put('school', school)
          return putRows(tx, record, school)
        })
      : await store.write(writer, (tx) => putRows(tx, record, school))
    return { ok: true, record, school, founded, ...counts, photos: await keepRecordPhotos(store, folder, school.id, record, now) }
  } catch (error) {
    if (error instanceof Differs) return no({ code: 'differs', rows: error.rows })
    throw error
  }
}
