/** A table as comma-separated text (RFC 4180), with the mark in front without which Excel takes Chinese for noise. */
import papa from 'papaparse'
import { disarmed } from './formula.ts'
import { cellIn, type OpenTableFile } from './table-file.ts'

const utf8 = new TextEncoder()
const lines = (rows: readonly (readonly (string | number)[])[]): Uint8Array => utf8.encode(`${papa.unparse(rows as (string | number)[][], { newline: '\r\n' })}\r\n`)

export const openCsv: OpenTableFile = ({ columns }, language, put) => {
  put(utf8.encode('\uFEFF'))
  put(lines([columns.map((c) => disarmed(cellIn(c.heading, c, language) as string))]))
  return {
    write: (rows) => {
      if (rows.length === 0) return
      put(
        lines(
          rows.map((row) =>
            columns.map((column, n) => {
              const cell = cellIn(row[n], column, language)
              // A number of ours stays one, below zero too; what a person typed is text whatever it looks like.
              return typeof cell === 'string' ? disarmed(cell) : (cell ?? '')
            }),
          ),
        ),
      )
    },
    end: () => undefined,
  }
}
