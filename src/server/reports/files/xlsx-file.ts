/**
 * A table as a workbook of one sheet (ECMA-376), written in one go from top to bottom. Text is inline and typed as text,
 * days and numbers are typed as such, and there is no way to write a formula: no `<f>` is ever put out.
 */
import { strToU8, Zip, ZipDeflate } from 'fflate'
import { type CalendarDay, calendarDay, startOfDayUtc } from '#domain/calendar-day.ts'
import type { ReportColumn } from '#domain/reports/report-table.ts'
import { inLanguage } from '#domain/text.ts'
import { cellIn, type OpenTableFile } from './table-file.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
/** A cell holds no more. */
const LONGEST_TEXT = 32_767

/** Places of `<xf>` in the style sheet below. */
const STYLE = { text: 1, number: 2, day: 3, heading: 4 } as const

// Formats 49, 0 and 14 are built in: text, general, the reader's own way to write a date.
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE9E6DF"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/><xf numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="0" applyAlignment="1"><alignment vertical="top"/></xf><xf numFmtId="14" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" horizontal="left"/></xf><xf numFmtId="49" fontId="1" fillId="2" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`

// What XML cannot hold at all. Old records may have it; a whole workbook would not open for one such letter.
// eslint-disable-next-line no-control-regex -- these are exactly the characters that are meant
const NOT_XML = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' }
/** Office reads `_x0041_` as a letter by its number; the first underscore is written that way itself. */
const escaped = (text: string): string =>
  text
    .replaceAll(NOT_XML, '\uFFFD')
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll(/[&<>"\r]/g, (c) => ENTITIES[c] ?? c)

/** 0 → A, 25 → Z, 26 → AA. */
const letters = (n: number): string => (n < 26 ? '' : letters(Math.floor(n / 26) - 1)) + String.fromCodePoint(65 + (n % 26))

const EPOCH = startOfDayUtc('1899-12-30' as CalendarDay)
/** Days as spreadsheets count them. */
const serialOf = (day: CalendarDay): number => (startOfDayUtc(day) - EPOCH) / 86_400_000

const textCell = (at: string, text: string, style: number): string =>
  `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text.slice(0, LONGEST_TEXT))}</t></is></c>`

const cellXml = (at: string, cell: string | number | null, { kind }: ReportColumn): string => {
  if (cell === null) return ''
  if (typeof cell === 'number') return `<c r="${at}" s="${STYLE.number}"><v>${cell}</v></c>`
  const day = kind === 'day' ? calendarDay.safeParse(cell) : null
  return day?.success === true ? `<c r="${at}" s="${STYLE.day}"><v>${serialOf(day.data)}</v></c>` : textCell(at, cell, STYLE.text)
}

/** No sheet may be called more than 31 letters, nor hold these. */
const sheetName = (title: string): string => escaped(title.replaceAll(/[[\]:*?/\\']/g, ' ').slice(0, 31))

const parts = (title: string): readonly (readonly [string, string])[] => [
  ['[Content_Types].xml', `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`],
  ['_rels/.rels', `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
  ['xl/workbook.xml', `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${sheetName(title)}" sheetId="1" r:id="rId1"/></sheets></workbook>`],
  ['xl/_rels/workbook.xml.rels', `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`],
  ['xl/styles.xml', STYLES],
]

/** The first row stays in sight, and each column has room for what is usually in it. */
const sheetHead = (columns: readonly ReportColumn[]): string =>
  `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns
    .map((c, n) => `<col min="${n + 1}" max="${n + 1}" width="${c.width}" customWidth="1"/>`)
    .join('')}</cols><sheetData>`

export const openXlsx: OpenTableFile = ({ title, columns }, language, put) => {
  const zip = new Zip((error, bytes) => {
    if (error !== null) throw error
    put(bytes)
  })
  const add = (name: string): ZipDeflate => {
    const part = new ZipDeflate(name, { level: 6 })
    // A report of the same records is the same file.
    part.mtime = new Date(Date.UTC(2000, 0, 1, 12))
    zip.add(part)
    return part
  }
  for (const [name, xml] of parts(inLanguage(title, language))) add(name).push(strToU8(xml), true)
  const sheet = add('xl/worksheets/sheet1.xml')
  let line = 1
  const head = columns.map((c, n) => textCell(`${letters(n)}1`, inLanguage(c.heading, language), STYLE.heading)).join('')
  sheet.push(strToU8(`${sheetHead(columns)}<row r="1">${head}</row>`))
  return {
    write: (rows) => {
      const xml = rows.map((row) => {
        line += 1
        return `<row r="${line}">${columns.map((c, n) => cellXml(`${letters(n)}${line}`, cellIn(row[n], c, language), c)).join('')}</row>`
      })
      if (xml.length > 0) sheet.push(strToU8(xml.join('')))
    },
    end: () => {
      sheet.push(strToU8(`</sheetData>${columns.length === 0 ? '' : `<autoFilter ref="A1:${letters(columns.length - 1)}${line}"/>`}</worksheet>`), true)
      zip.end()
    },
  }
}
