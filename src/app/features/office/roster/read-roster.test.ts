import { describe, expect, it } from 'vitest'
import type { CohortId } from '#domain/ids.ts'
import { decodeRoster, separatorOf } from './decode-roster.ts'
import { readRoster, type RosterRead } from './read-roster.ts'

const cohorts = [{ id: 'cohort-a' as CohortId, name: '车辆2601' }]
/** 姓名,学号,班级 and 高燕,A1,车辆2601, as an old spreadsheet writes them. */
const GBK = [0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xd1, 0xa7, 0xba, 0xc5, 0x2c, 0xb0, 0xe0, 0xbc, 0xb6, 0x0d, 0x0a, 0xb8, 0xdf, 0xd1, 0xe0, 0x2c, 0x41, 0x31, 0x2c, 0xb3, 0xb5, 0xc1, 0xbe, 0x32, 0x36, 0x30, 0x31, 0x0d, 0x0a]
const utf8 = (text: string) => new TextEncoder().encode(text)
const read = (bytes: Uint8Array) => readRoster(bytes, cohorts, () => undefined)
const lines = (bytes: Uint8Array): RosterRead => {
  const found = read(bytes)
  if ('no' in found) throw new Error(found.no)
  return found
}
const GAO = { line: 2, name: '高燕', number: 'A1', cohort: 'cohort-a' }

describe('a roster’s file', () => {
  it('is read as UTF-8 with and without its mark, GBK and UTF-16', () => {
    const text = '姓名,学号,班级\r\n高燕,A1,车辆2601\r\n'
    const utf16 = new Uint8Array([0xff, 0xfe, ...[...text].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8])])
    for (const bytes of [utf8(text), utf8(`\uFEFF${text}`), new Uint8Array(GBK), utf16]) expect(lines(bytes).lines).toEqual([GAO])
  })

  it('may be parted by semicolons or tabs, hold quoted cells of several lines and empty ones', () => {
    for (const mark of [';', '\t']) expect(lines(utf8(`姓名${mark}学号${mark}班级\n\n高燕${mark}"A1"${mark}"车辆2601"`)).lines).toEqual([{ ...GAO, line: 3 }])
    expect(lines(utf8('Name,Number,Note\n"Gao, ""Yan""",A1,"two\nlines"\nLuo,A2,')).lines.map((l) => l.name)).toEqual(['Gao, "Yan"', 'Luo'])
    expect([separatorOf('"a;b;c",d'), separatorOf('')]).toEqual([',', ','])
  })

  it('that is none says so', () => {
    expect([read(utf8('')), read(utf8('Name,Number\n')), read(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0xff, 0xff])), read(utf8('Gao Yan,A1'))]).toMatchObject([{ no: 'empty' }, { no: 'empty' }, { no: 'unreadable' }, { no: 'no-heading' }])
    expect(decodeRoster(new Uint8Array([0x81, 0xff]))).toBe(null)
    expect(read(utf8('Name,Number,Other\nGao,A1,13812345678\nLuo,A2,13912345678'))).toEqual({ no: 'private-column', heading: 'Other' })
  })

  it('of a hundred thousand lines is read with every fault at its line, and with more is refused', () => {
    const many = (n: number) => utf8(`Name,Number,Cohort\n${Array.from({ length: n }, (_, i) => (i % 10_000 === 5 ? `,N${i},` : `Apprentice ${i},N${i % 50_000 === 7 ? 7 : i},车辆2601`)).join('\n')}\n`)
    const shares: number[] = []
    const found = readRoster(many(100_000), cohorts, (share) => shares.push(share))
    if ('no' in found) throw new Error(found.no)
    expect([found.lines.length, found.faults.length, found.faults[0], shares.length]).toEqual([99_989, 11, { line: 7, fault: 'name-missing', text: '' }, 51])
    expect(found.faults.filter((f) => f.fault === 'number-twice').map((f) => f.line)).toEqual([50_009])
    expect(read(many(100_002))).toEqual({ no: 'too-many-lines' })
  })
})
