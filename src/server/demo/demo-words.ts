/** Words in both languages of the demonstration school, and a die that always falls the same way. */

export type Language = 'en' | 'zh'
export interface Both {
  readonly en: string
  readonly zh: string
}

export interface Chance {
  /** A whole number from `least` to `most`, both included. */
  readonly between: (least: number, most: number) => number
  /** True in about `share` of all throws (0–1). */
  readonly often: (share: number) => boolean
}

/** A seeded generator (mulberry32): the same seed gives the same school, today and after the next restart. */
export const chanceOf = (seed: string): Chance => {
  let state = 2_166_136_261
  for (const letter of seed) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16_777_619)
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    often: (share) => next() < share,
  }
}
