import { expect, test } from 'vitest'
import { valueStep, wholeStep } from './steps.ts'

const minutes = { by: 15, least: 1, most: 1_440 }
const row = (value: string, nominal = '', tolerance = '') => ({ value, nominal, tolerance })

test('minutes go by quarters, from nothing too, and end at the limits', () => {
  expect(wholeStep('', 1, minutes)).toBe('15')
  expect(wholeStep('９０', 1, minutes)).toBe('105')
  expect([wholeStep('10', -1, minutes), wholeStep('1', -1, minutes), wholeStep('1430', 1, minutes), wholeStep('1440', 1, minutes)]).toEqual(['1', null, '1440', null])
})

test('attempts go by one, from one on', () => {
  const attempts = { by: 1, least: 1, most: 99 }
  expect([wholeStep('', 1, attempts), wholeStep('1', 1, attempts), wholeStep('99', 1, attempts)]).toEqual(['1', '2', null])
})

test('a value goes by the last decimal place that was typed, without the dust of binary numbers', () => {
  expect(valueStep(row('130.02'), 1)).toBe('130.03')
  expect(valueStep(row('130.09'), 1)).toBe('130.10')
  expect(valueStep(row('130.10'), -1)).toBe('130.09')
  expect(valueStep(row('0.3'), -1)).toBe('0.2')
  expect(valueStep(row('130'), -1)).toBe('129')
  expect(valueStep(row('-0.01'), 1)).toBe('0.00')
  expect(valueStep(row('1.234567890123'), 1)).toBe('1.234567891')
})

test('a decimal comma stays one, and full-width digits are read', () => {
  expect(valueStep(row('130,02'), 1)).toBe('130,03')
  expect(valueStep(row('１３０．０２'), 1)).toBe('130.03')
})

test('an empty value begins beside the nominal, as finely as the tolerance asks', () => {
  expect(valueStep(row('', '130', '0.05'), 1)).toBe('130.01')
  expect(valueStep(row('', '130.5', '+0.1 −0.025'), -1)).toBe('130.499')
  expect([valueStep(row(' '), 1), valueStep(row(''), -1)]).toEqual(['1', '-1'])
})

test('what is no number stays for its writer to mend', () => {
  expect([wholeStep('abc', 1, minutes), valueStep(row('12x'), 1), valueStep(row('', 'about'), 1)]).toEqual([null, null, null])
})
