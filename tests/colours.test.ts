/** The colours of the page can be read: text 4.5 : 1 against what it stands on, 7 : 1 in the theme of high contrast, and what bounds a field 3 : 1 (WCAG 2.2, 1.4.3, 1.4.6 and 1.4.11). */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync(new URL('../src/app/ui/tokens.css', import.meta.url), 'utf8')

type Colours = Readonly<Record<string, string>>
const coloursAfter = (head: string): Colours => {
  const from = css.indexOf(head)
  if (from < 0) throw new Error(`no ${head} in tokens.css`)
  const block = css.slice(from, css.indexOf('}', from))
  return Object.fromEntries([...block.matchAll(/--([\w-]+): (#[\da-f]{6});/g)].map(([, name = '', colour = '']) => [name, colour]))
}
const light = coloursAfter(':root {')
const dark = coloursAfter(":root[data-theme='dark'] {")
const themes = {
  light: { colours: light, least: 4.5 },
  contrast: { colours: { ...light, ...coloursAfter(":root[data-theme='contrast'] {") }, least: 7 },
  dark: { colours: { ...light, ...dark }, least: 4.5 },
} as const

const luminance = (colour: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const ratio = (a: string, b: string): number => {
  const [less = 0, more = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y)
  return (more + 0.05) / (less + 0.05)
}

const GROUNDS = ['paper', 'card', 'line-soft']
const WORDS = ['ink', 'quiet', 'steel', 'plum', 'amber', 'moss', 'seal']
const TONES = ['steel', 'plum', 'amber', 'moss', 'seal']
const pairs: readonly (readonly [string, string])[] = [
  ...WORDS.flatMap((w) => GROUNDS.map((g) => [w, g] as const)),
  ...TONES.map((t) => [t, `${t}-soft`] as const),
  ...TONES.flatMap((t) => [['ink', `${t}-soft`] as const, ['quiet', `${t}-soft`] as const]),
  ['on-steel', 'steel'],
  ['on-seal', 'seal'],
]

test.each(Object.entries(themes))('words in the %s theme', (_, { colours, least }) => {
  const poor = pairs.map(([word, ground]) => ({ pair: `${word} on ${ground}`, is: ratio(colours[word] ?? '', colours[ground] ?? '') })).filter(({ is }) => !(is >= least))
  expect(poor).toEqual([])
})

test.each(Object.entries(themes))('the bounds of fields in the %s theme', (_, { colours }) => {
  for (const ground of ['paper', 'card']) expect(ratio(colours['field'] ?? '', colours[ground] ?? ''), ground).toBeGreaterThanOrEqual(3)
})

test('a device that asks for dark gets the dark theme', () => {
  expect(coloursAfter(':root:not([data-theme]) {')).toEqual(dark)
})
