import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { essay, inLanguage, languageTag, LENGTH, line, localText, paragraph, remark } from './text.ts'

const why = (schema: typeof line, s: string) => {
  const parsed = schema.safeParse(s)
  return parsed.success ? 'kept' : parsed.error.issues[0]?.message
}

describe('what people write', () => {
  test.each(['轴颈测量', 'קו מדידה', 'قياس المحور', '👷🏽‍♂️ 🔧', 'a\u202eb', 'Ẽ̷̛', '-0', '<b>&amp;</b>', '𠮷野'])('“%s” is kept letter by letter', (words) => {
    for (const schema of [line, paragraph, essay, remark]) expect(schema.parse(words)).toBe(words)
  })

  test('any text without control characters is kept as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (words) => {
        // oxlint-disable-next-line no-control-regex
        fc.pre(!/[\u0000-\u001f\u007f]/.test(words))
        expect(paragraph.parse(words)).toBe(words)
      }),
    )
  })

  test.each(['\u0000', 'a\u0007b', '\u007f', '\ud800', 'half \udc00 a character'])('what no keyboard makes is refused as unreadable: %j', (words) => {
    for (const schema of [line, paragraph, essay, remark]) expect(why(schema, `x${words}`)).toBe('unreadable')
  })

  test('a line says something, in one line, within its length', () => {
    expect(why(line, ' \u3000 ')).toBe('required')
    expect(why(line, 'a\nb')).toBe('unreadable')
    expect(why(line, 'x'.repeat(LENGTH.line))).toBe('kept')
    expect(why(line, 'x'.repeat(LENGTH.line + 1))).toBe('too-long')
  })

  test('a paragraph may be empty, a remark and an essay may not', () => {
    expect(why(paragraph, '')).toBe('kept')
    expect(why(remark, '  ')).toBe('required')
    expect(why(essay, '\n')).toBe('required')
    expect(why(paragraph, 'x'.repeat(2_001))).toBe('too-long')
    expect(why(essay, 'x'.repeat(8_000))).toBe('kept')
    expect(why(essay, 'x'.repeat(8_001))).toBe('too-long')
  })
})

describe('words in several languages', () => {
  test('a language is a BCP 47 tag', () => {
    expect(['en', 'zh', 'zh-Hant', 'de-CH-1996'].every((t) => languageTag.safeParse(t).success)).toBe(true)
    expect(['', 'e', '__proto__', 'en_GB', 'zh-', 'constructor'].some((t) => languageTag.safeParse(t).success)).toBe(false)
  })

  test('at least one language says something, and none says what no keyboard makes', () => {
    expect(localText.safeParse({ en: ' ', zh: '轴' }).success).toBe(true)
    expect(localText.safeParse({ en: ' ', zh: '' }).success).toBe(false)
    expect(localText.safeParse({}).success).toBe(false)
    expect(localText.safeParse({ en: 'a\u0000' }).success).toBe(false)
  })

  test.each([
    [{ en: 'axle', zh: '轴' }, 'zh', '轴'],
    [{ en: 'axle', zh: '轴' }, 'zh-Hant', '轴'],
    [{ en: 'axle', 'zh-Hant': '軸' }, 'zh', '軸'],
    [{ 'en-GB': 'axle', zh: '轴' }, 'de', 'axle'],
    [{ de: 'Achse', fr: 'essieu' }, 'zh', 'Achse'],
    [{ en: ' ', zh: '轴' }, 'en', '轴'],
    [{}, 'en', ''],
  ])('of %j a reader of %s gets “%s”', (words, language, shown) => {
    expect(inLanguage(words as Record<string, string>, language)).toBe(shown)
  })
})
