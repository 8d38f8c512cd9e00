/** A plan of 2,000 competencies is 300 KB of JSON and never changes: parse it once, not for each signature. */
import type { RowOf } from '#sync/rows.ts'

const KEPT = 12

export interface ProgrammeCache {
  readonly get: (school: string, id: string, rev: number) => RowOf<'programme'> | undefined
  readonly keep: (school: string, rev: number, programme: RowOf<'programme'>) => void
}

/** Holds the dozen plans used last. */
export const createProgrammeCache = (): ProgrammeCache => {
  const plans = new Map<string, RowOf<'programme'>>()
  const key = (school: string, id: string, rev: number) => JSON.stringify([school, id, rev])
  return {
    get: (school, id, rev) => {
      const known = plans.get(key(school, id, rev))
      if (known !== undefined) {
        plans.delete(key(school, id, rev))
        plans.set(key(school, id, rev), known)
      }
      return known
    },
    keep: (school, rev, programme) => {
      plans.set(key(school, programme.id, rev), programme)
      const oldest = plans.keys().next()
      if (plans.size > KEPT && oldest.done !== true) plans.delete(oldest.value)
    },
  }
}
