/** A file that takes in a table row by row: nothing of it has to be in memory at once. */
import type { Cell, ReportColumn, ReportRow, ReportTable } from '#domain/reports/report-table.ts'
import { inLanguage } from '#domain/text.ts'

export interface TableFile {
  readonly write: (rows: readonly ReportRow[]) => void
  readonly end: () => void
}

/** @param put takes the next bytes of the file */
export type OpenTableFile = (table: Pick<ReportTable, 'title' | 'columns'>, language: string, put: (bytes: Uint8Array) => void) => TableFile

/** A cell as it will stand: words in the reader's language, a number only where the column holds numbers. */
export const cellIn = (cell: Cell | undefined, column: ReportColumn, language: string): string | number | null => {
  if (cell === undefined || cell === null) return null
  if (typeof cell === 'number') return column.kind === 'number' && Number.isFinite(cell) ? cell : String(cell)
  return typeof cell === 'string' ? cell : inLanguage(cell, language)
}
