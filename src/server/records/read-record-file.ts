/** Reads a record file and says in which way it is none: what a person may have changed by hand is parsed like any request. */
import { RECORD_FORMAT, RECORD_TYPES, type RecordFile, recordFile } from '#domain/record-file.ts'
import type { AnyRow } from '#sync/rows.ts'

export type ReadProblem =
  | { readonly code: 'not-json' | 'not-a-record' | 'newer' }
  /** `where`: the first field that is wrong. */
  | { readonly code: 'wrong-field' | 'of-somebody-else'; readonly where: string }

const no = (problem: ReadProblem) => ({ ok: false, problem }) as const

/** Whose a row is: the apprentice's own by its id, the plan and the class nobody's. */
const strangers = ({ rows, apprentice }: RecordFile): readonly string[] =>
  RECORD_TYPES.flatMap((type) =>
    (rows[type] as readonly AnyRow[]).filter((row) => (type === 'person' ? row.id !== apprentice : 'apprentice' in row && row.apprentice !== apprentice)).map((row) => `${type} ${row.id}`),
  )

/** @returns the record, its rows as the file has them, fields included that this build does not know */
export const readRecord = (text: string): { readonly ok: true; readonly record: RecordFile } | { readonly ok: false; readonly problem: ReadProblem } => {
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
  const { rows, signatures } = json as Pick<RecordFile, 'rows' | 'signatures'>
  // Kinds of row that older files do not have come from the reading.
  return { ok: true, record: { ...read.data, rows: { ...read.data.rows, ...rows }, ...(signatures === undefined ? {} : { signatures }) } }
}
