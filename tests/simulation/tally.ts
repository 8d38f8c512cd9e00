/** Counts what happened in the courses, so that one can see that everything did. */

export interface Tally {
  readonly count: (what: string, by?: number) => void
  readonly counts: Readonly<Record<string, number>>
}

export const createTally = (): Tally => {
  const counts: Record<string, number> = {}
  return {
    counts,
    count: (what, by = 1) => {
      counts[what] = (counts[what] ?? 0) + by
    },
  }
}
