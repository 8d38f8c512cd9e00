/**
 * A deed over which this server stumbles every time, while others go through: a defect of ours, which must not bar the way
 * of all that its author did after it for ever. After a while it is refused, and kept whole on both sides.
 *
 * Known to this process only. One that starts anew, or a second one beside it, counts for itself: the deed waits longer.
 */
import type { Instant } from '#domain/calendar-day.ts'
import type { Store } from '../store/store.ts'

const PATIENCE = { failures: 8, ms: 30 * 60_000 }
/** Deeds of so many devices are watched; who comes later takes the place of the oldest. */
const MOST = 1_000

interface Stumbles {
  readonly count: number
  readonly first: Instant
}

export interface Stubborn {
  /** The server stumbled over it once more. @returns whether it has been borne long enough */
  readonly failed: (deed: string, now: Instant) => boolean
  /** Some deed was judged: the store is sound. */
  readonly judged: (deed: string, now: Instant) => void
}

const createStubborn = (): Stubborn => {
  const stumbles = new Map<string, Stumbles>()
  let lastJudged = 0
  return {
    failed: (deed, now) => {
      const { count, first } = stumbles.get(deed) ?? { count: 0, first: now }
      const [oldest] = stumbles.keys()
      if (oldest !== undefined && stumbles.size >= MOST && !stumbles.has(deed)) stumbles.delete(oldest)
      stumbles.set(deed, { count: count + 1, first })
      // Where nothing at all gets through (a full disk), it is not the deed.
      return count + 1 >= PATIENCE.failures && now - first >= PATIENCE.ms && lastJudged > first
    },
    judged: (deed, now) => {
      stumbles.delete(deed)
      lastJudged = now
    },
  }
}

const ofStore = new WeakMap<Store, Stubborn>()
export const stubbornOf = (store: Store): Stubborn => {
  const known = ofStore.get(store) ?? createStubborn()
  ofStore.set(store, known)
  return known
}
