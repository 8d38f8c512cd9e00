import { describe, expect, it } from 'vitest'
import type { CohortId } from './ids.ts'
import { looksLikeFormula, openRoster, privateColumn, ROSTER_HEADINGS } from './roster.ts'

const cohorts = [{ id: 'cohort-a' as CohortId, name: 'Rail vehicles 2026' }]
const readerOf = (...heading: readonly string[]) => {
  const reader = openRoster(heading, cohorts)
  if ('no' in reader) throw new Error(reader.no)
  return reader
}

describe('a roster', () => {
  it('is read by its own template, and by what schools call the columns, in any order', () => {
    const line = { line: 2, name: '高燕', number: '2026001', cohort: 'cohort-a' }
    expect(readerOf(...ROSTER_HEADINGS).read(['高燕', '2026001', 'rail  vehicles 2026'.replace('  ', ' ')], 2)).toEqual(line)
    expect(readerOf('班级', '性别', '学号', '姓名').read(['Rail vehicles 2026', '女', ' 2026001 ', '高燕'], 2)).toEqual(line)
    expect(readerOf('Class', 'Student number', 'Name').read(['', '2026001', '高燕'], 2)).toEqual({ ...line, cohort: null })
    expect(readerOf('班级', '性别', '学号', '姓名').unread).toEqual(['性别'])
    // Who is under 18 is asked at the placement: a birthday stays in the file.
    const withBirthdays = readerOf('姓名', '学号', '出生日期')
    expect([withBirthdays.unread, withBirthdays.read(['高燕', '2026001', '2010-05-04'], 2)]).toEqual([['出生日期'], { ...line, cohort: null }])
  })

  it('says of each line what is wrong with it', () => {
    const { read } = readerOf('Name', 'Number', 'Cohort')
    const faultOf = (...cells: readonly string[]) => {
      const line = read(cells, 7)
      return 'fault' in line ? [line.line, line.fault] : 'taken'
    }
    expect(faultOf('Gao Yan', 'A1')).toBe('taken')
    expect(faultOf('', 'A2')).toEqual([7, 'name-missing'])
    expect(faultOf('x'.repeat(201), 'A2')).toEqual([7, 'name-too-long'])
    expect(faultOf('Gao\u0000', 'A2')).toEqual([7, 'name-unreadable'])
    expect(faultOf('Gao Yan', ' ')).toEqual([7, 'number-missing'])
    expect(faultOf('Gao Yan', '9'.repeat(41))).toEqual([7, 'number-too-long'])
    expect(faultOf('Gao Yan', 'ａ１')).toEqual([7, 'number-twice'])
    expect(faultOf('Gao Yan', 'A3', 'Rail 2031')).toEqual([7, 'cohort-not-known'])
    expect(faultOf('Gao Yan', '11010120080101123X')).toEqual([7, 'number-private'])
    expect(faultOf('Gao Yan', '138 1234 5678')).toEqual([7, 'number-private'])
  })

  it('takes what looks like a formula as text', () => {
    expect(readerOf('Name', 'Number').read(['=HYPERLINK("http://x")', '-1'], 2)).toMatchObject({ name: '=HYPERLINK("http://x")', number: '-1' })
    expect(['=1', ' @x', '＝1', 'Gao'].map(looksLikeFormula)).toEqual([true, true, true, false])
  })

  it('with ids or telephone numbers is refused, by the heading or by what stands there', () => {
    expect(openRoster(['姓名', '学号', '身份证号'], cohorts)).toEqual({ no: 'private-column', heading: '身份证号' })
    expect(openRoster(['Name', 'Number', 'Mobile phone'], cohorts)).toMatchObject({ no: 'private-column' })
    expect(privateColumn([['Gao', '1', '13812345678'], ['Luo', '2', ''], ['Xie', '3', '13912345678']])).toBe(2)
    expect(privateColumn([['Gao', '20260101023'], ['Luo', '20260101024']])).toBe(-1)
    expect(openRoster(['Name'], cohorts)).toEqual({ no: 'no-heading', missing: ['number'] })
  })
})
