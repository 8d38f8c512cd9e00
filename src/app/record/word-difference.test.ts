import { expect, test } from 'vitest'
import { differenceOf } from './word-difference.ts'

const marked = (before: string, after: string): string =>
  differenceOf(before, after)
    .map((p) => ({ same: p.text, removed: `[-${p.text}-]`, added: `[+${p.text}+]` })[p.kind])
    .join('')
const beforeOf = (b: string, a: string) => differenceOf(b, a).filter((p) => p.kind !== 'added').map((p) => p.text).join('')
const afterOf = (b: string, a: string) => differenceOf(b, a).filter((p) => p.kind !== 'removed').map((p) => p.text).join('')

test('a changed number is shown as a whole number, not as changed digits', () => {
  expect(marked('torqued to 80.5 Nm.', 'torqued to 85.5 Nm.')).toBe('torqued to [-80.5-][+85.5+] Nm.')
})

test('words that came and words that went stand in reading order', () => {
  expect(marked('Replaced both pads and torqued the bolts.', 'Replaced both pads, checked the pin, and torqued the bolts.')).toBe(
    'Replaced both pads[+, checked the pin,+] and torqued the bolts.',
  )
  expect(marked('one two three', 'four five three')).toBe('[-one two-][+four five+] three')
})

test('Chinese is compared by characters', () => {
  expect(marked('扭矩八十牛米', '扭矩八十五牛米')).toBe('扭矩八十[+五+]牛米')
})

test('nothing of either text is lost, whatever stands in it', () => {
  const pairs = [
    ['', 'new'],
    ['old', ''],
    ['a\nb\r\nc', 'a\n\nc'],
    ['👩‍🔧 ok', '👨‍🔧 ok 👍🏽'],
    ['مقعد المحور', 'مقعد المحور ٢'],
    ['e\u0301te\u0301', 'ete'],
    ['测量 130.02 mm 合格', '测了 130.06 mm 不合格，重做'],
  ] as const
  for (const [b, a] of pairs) {
    expect(beforeOf(b, a)).toBe(b)
    expect(afterOf(b, a)).toBe(a)
  }
})

test('a long text that was rewritten costs little and is shown as rewritten', () => {
  const long = (seed: number) => Array.from({ length: 8_000 }, (_, n) => String.fromCodePoint(0x4e00 + ((n * seed) % 3_000))).join('')
  const [b, a] = [long(7), long(1_013)]
  const pieces = differenceOf(b, a)
  expect(pieces.map((p) => p.kind)).toEqual(['removed', 'added'])
  expect(differenceOf('a'.repeat(1_000_000), 'b')).toHaveLength(2)
})
