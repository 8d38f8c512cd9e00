import { expect, test } from 'vitest'
import { csvOf } from './csv.ts'

test('commas, quotes and line ends stay inside their cell', () => {
  expect(csvOf([['a,b', 'says "no"', 'two\nlines', 'plain']])).toBe('\uFEFF"a,b","says ""no""","two\nlines",plain\r\n')
})

test('what a spreadsheet would run is disarmed, also behind blanks and in full width; numbers stay numbers', () => {
  for (const bad of ['=1+1', '+x', '-x', '@SUM(A1)', '\t=1', ' =1', '＝1+1', '＠x', '\r=1', '\0=1']) expect(csvOf([[bad]]).replace('\uFEFF', '').replace(/^"/, '')[0]).toBe("'")
  expect(csvOf([['-12.5', '7', 'S07']])).toBe('\uFEFF-12.5,7,S07\r\n')
})
