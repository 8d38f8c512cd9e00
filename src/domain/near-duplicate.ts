/**
 * "This reads almost like Tuesday's log": asks the writer, and nobody else, what was different today. Whoever does the
 * same job again writes much the same, and measures something else in the last digit; whoever copies gives both again.
 */
import type { Measurement } from './measurement.ts'
import { LENGTH } from './text.ts'

interface Told {
  readonly whatIDid: string
  readonly measurements: readonly Pick<Measurement, 'quantity' | 'unit' | 'value'>[]
}

/**
 * From which likeness of words (0–1), and how many words (or Chinese characters) on, a log reads like a copy. Values
 * that are the same to the last digit need little more; without them only a text that is too long to come twice by
 * itself; beside other values only one that was pasted.
 */
export const NEAR_DUPLICATE = {
  logs: 30,
  sameValues: { likeness: 0.6, words: 3 },
  noValues: { likeness: 0.85, words: 10 },
  otherValues: { likeness: 0.9, words: 20 },
} as const

/** Words of alphabets, and each Chinese character, whatever stands between them. */
const wordsOf = (text: string): readonly string[] => text.slice(0, LENGTH.essay).normalize('NFKC').toLowerCase().match(/\p{Script=Han}|[\p{L}\p{M}\p{N}]+?(?=\p{Script=Han}|[^\p{L}\p{M}\p{N}]|$)/gu) ?? []

/** Each word with its two neighbours: the order counts, and one changed word changes three of many. */
const shinglesOf = (words: readonly string[]): ReadonlySet<string> => new Set(words.length < 3 ? [words.join(' ')] : words.slice(2).map((w, n) => `${words[n]} ${words[n + 1]} ${w}`))

/** The share of shingles that both have, of all that either has. */
const likeness = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  const both = [...a].filter((s) => b.has(s)).length
  return both / (a.size + b.size - both)
}

const valuesOf = (measurements: Told['measurements']): string =>
  measurements.map((m) => `${m.quantity.trim().toLowerCase()} ${m.value} ${m.unit.trim()}`).toSorted().join('\n')

const needed = (a: Told, b: Told) =>
  a.measurements.length === 0 && b.measurements.length === 0 ? NEAR_DUPLICATE.noValues : valuesOf(a.measurements) === valuesOf(b.measurements) ? NEAR_DUPLICATE.sameValues : NEAR_DUPLICATE.otherValues

/**
 * The earlier log that this one reads like, the latest of several; null where it says something of its own.
 * @param earlier of the same apprentice, the latest first; the first thirty count
 */
export const nearDuplicate = <L extends Told>(written: Told, earlier: readonly L[]): L | null => {
  const words = wordsOf(written.whatIDid)
  const shingles = shinglesOf(words)
  return (
    earlier.slice(0, NEAR_DUPLICATE.logs).find((log) => {
      const least = needed(written, log)
      return words.length >= least.words && likeness(shingles, shinglesOf(wordsOf(log.whatIDid))) >= least.likeness
    }) ?? null
  )
}
