/**
 * Takes an apprentice's record into a school: rows that are there already and say the same stay, and where one says
 * something else nothing at all is written. What was signed elsewhere is taken as the file says it; it proves nothing.
 */
import { isDeepStrictEqual } from 'node:util'
import type { Instant } from '#domain/calendar-day.ts'
import { type School } from '#domain/people.ts'
import { RECORD_TYPES, type RecordFile } from '#domain/record-file.ts'
import { schools } from '../store/rows.ts'
import type { ServerTransaction } from '../store/server-transaction.ts'
import type { Store } from '../store/store.ts'
import { type ReadProblem, readRecord } from './read-record-file.ts'
import { keepRecordPhotos, type PhotoCounts } from './record-photos.ts'

export type RecordProblem =
  | ReadProblem
  | { readonly code: 'too-many-schools' }
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
