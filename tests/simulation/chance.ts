/** All that is random in a simulated course, out of one number: the same seed draws the same course. */

export interface Chance {
  /** 0 ≤ x < 1. */
  readonly next: () => number
  /** True with this probability. */
  readonly odds: (p: number) => boolean
  /** A whole number from 0 up to, but not including, n. */
  readonly below: (n: number) => number
  readonly pick: <T>(list: readonly [T, ...T[]]) => T
  /** One of a list that may be empty. */
  readonly pickFrom: <T>(list: readonly T[]) => T | undefined
  /** A key, as often as its weight says. */
  readonly weighted: <K extends string>(weights: Readonly<Record<K, number>>) => K
}

/** Mulberry32. */
export const chanceFrom = (seed: number): Chance => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (n: number) => Math.floor(next() * n)
  return {
    next,
    below,
    odds: (p) => next() < p,
    pick: (list) => list[below(list.length)] ?? list[0],
    pickFrom: (list) => list[below(list.length)],
    weighted: <K extends string>(weights: Readonly<Record<K, number>>): K => {
      const entries = Object.entries(weights) as [K, number][]
      let left = next() * entries.reduce((sum, [, w]) => sum + w, 0)
      for (const [key, weight] of entries) {
        left -= weight
        if (left < 0) return key
      }
      throw new Error('nothing to draw from')
    },
  }
}
