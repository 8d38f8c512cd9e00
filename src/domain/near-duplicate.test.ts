import { describe, expect, test } from 'vitest'
import { contentOf } from '#tests/support/people.ts'
import type { MeasurementId } from './ids.ts'
import { nearDuplicate, NEAR_DUPLICATE } from './near-duplicate.ts'

const seat = (value: number, over: object = {}) => ({ id: `m${value}` as MeasurementId, quantity: 'Axle seat', unit: 'mm', value, nominal: 130, tolerance: { plus: 0.05, minus: 0.05 }, instrument: 'M-14', ...over })
const told = (whatIDid: string, ...values: readonly number[]) => contentOf({ whatIDid, measurements: values.map((v) => seat(v)) })

const TUESDAY = 'Cleaned the seat, warmed the gauge, measured at 0°, 120° and 240°. The second reading drifted until the gauge was warm; took the third one twice.'
const copies: readonly (readonly [string, ReturnType<typeof told>, ReturnType<typeof told>])[] = [
  ['letter by letter, values too', told(TUESDAY, 130.02), told(TUESDAY, 130.02)],
  ['in capitals, with other stops and spaces', told(TUESDAY, 130.02), told(TUESDAY.toUpperCase().replaceAll(/[.,;]/g, '  ！'), 130.02)],
  ['with one word changed', told(TUESDAY, 130.02), told(TUESDAY.replace('drifted', 'moved'), 130.02)],
  ['with a sentence added, the values the same to the last digit', told(TUESDAY, 130.02, 130.01), told(`${TUESDAY} All was fine.`, 130.01, 130.02)],
  ['pasted, with only the value changed', told(TUESDAY, 130.02), told(TUESDAY, 130.03)],
  ['in Chinese', told('清洁轴座，校准千分尺，在三个位置测量，第二次读数偏大。'), told('清洁轴座，校准千分尺，在三个位置测量，第二次读数偏大')],
  ['in full-width letters', told('Ｍｅａｓｕｒｅｄ the seat again', 130.02), told('Measured the seat again', 130.02)],
]
const honest: readonly (readonly [string, ReturnType<typeof told>, ReturnType<typeof told>])[] = [
  ['the same short words, measured anew', told('Measured the axle seat at three places.', 130.02), told('Measured the axle seat at three places.', 130.03)],
  ['the same short job without a measurement', told('Swept the yard and emptied the chip bins.'), told('Swept the yard and emptied the chip bins.')],
  ['the same short job in Chinese', told('打扫车间，清理铁屑。'), told('打扫车间，清理铁屑。')],
  ['the same job in other words', told(TUESDAY, 130.02), told('Seat of bogie 4 today. Gauge was warm from the start, all three readings agreed at the first try.', 130.02)],
  [
    'the same beginning, another finding',
    told('Took off the door, greased the rail, set the stop. It closes in 3.1 s now; the left roller was worn and went to the store.'),
    told('Took off the door, greased the rail, set the stop. The lock hung: the cable had frayed, Zhang showed me how to splice it.'),
  ],
  ['one word', told('Filed', 130.02), told('Filed', 130.02)],
  ['nothing yet', told('', 130.02), told('', 130.02)],
]

describe('a log that reads like an earlier one', () => {
  test.each(copies)('is found out: %s', (_, earlier, written) => {
    expect(nearDuplicate(written, [earlier])).toBe(earlier)
    expect(nearDuplicate(earlier, [written])).toBe(written)
  })

  test.each(honest)('is an honest repeat: %s', (_, earlier, written) => {
    expect(nearDuplicate(written, [earlier])).toBeNull()
    expect(nearDuplicate(earlier, [written])).toBeNull()
  })

  test('the latest of several is named', () => {
    const [late, early] = [told(TUESDAY, 130.02), told(TUESDAY, 130.02)]
    expect(nearDuplicate(told(TUESDAY, 130.02), [told('Something else altogether'), late, early])).toBe(late)
  })

  test('only the last thirty are looked at', () => {
    const others = Array.from({ length: NEAR_DUPLICATE.logs }, (_, n) => told(`Another day, another thing, number ${n}`))
    expect(nearDuplicate(told(TUESDAY), [...others, told(TUESDAY)])).toBeNull()
    expect(nearDuplicate(told(TUESDAY), [...others.slice(1), told(TUESDAY)])).not.toBeNull()
  })

  test('a value with another unit or of another thing is another value', () => {
    const words = 'Measured it again today'
    const other = contentOf({ whatIDid: words, measurements: [seat(130.02, { unit: 'in' })] })
    expect(nearDuplicate(told(words, 130.02), [other])).toBeNull()
    expect(nearDuplicate(told(words, 130.02), [contentOf({ whatIDid: words, measurements: [seat(130.02, { quantity: ' AXLE seat ' })] })])).not.toBeNull()
  })

  test('any text, however strange, is read', () => {
    for (const text of ['\ud83d', '👩‍🔧'.repeat(3_000), 'x'.repeat(100_000), '\u0000', '🔧 🔧 🔧 🔧']) expect(() => nearDuplicate(told(text), [told(text)])).not.toThrow()
  })
})
