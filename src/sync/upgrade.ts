/**
 * Mutations of older builds, brought up to today's arguments before they are judged. A device may have been in a drawer
 * for a year with unsent work in it: the server always takes the push. A step is pure, and never edited once released.
 */

export interface Wording {
  readonly name: string
  readonly args: unknown
}
/** Turns a mutation of one `sv` into the words of the next. Must bear anything: the arguments are not parsed yet. */
export type Step = (old: Wording) => Wording

/** The step at `n` leads from sv `n` to `n + 1`. There is none yet: sv 1 is the first and the present one. */
export const steps: ReadonlyMap<number, Step> = new Map()

/**
 * @param sv what the mutation was written under, @param present the one to reach
 * @returns the mutation in present words; null where no way leads there (a build newer than this server, or older than any step)
 */
export const upgrade = (sv: number, present: number, old: Wording, way: ReadonlyMap<number, Step> = steps): Wording | null => {
  let wording = old
  for (let at = sv; at < present; at += 1) {
    const step = way.get(at)
    if (step === undefined) return null
    wording = step(wording)
  }
  return sv > present ? null : wording
}
