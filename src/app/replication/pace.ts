/** How often, how long, how patiently: every interval of replication, ms. Tests give shorter ones. */

export interface Pace {
  /** From a write to its push. */
  readonly debounce: number
  /** A pull runs this often anyway, give or take a fifth. */
  readonly every: number
  readonly backoff: { readonly first: number; readonly most: number }
  /** The leader's beat, and how long a follower that has work bears not to hear it. */
  readonly beat: number
  readonly patience: number
  /** A stream has said hello by then, or something holds it back. */
  readonly hello: number
  /** A stream that is cut sooner than this was a bad one; one that lasted this long was a good one. */
  readonly soon: number
  readonly lasting: number
  /** From the fall back to long-poll to the next try with a stream. */
  readonly streamAgain: number
  /** The least time from one long-poll to the next. */
  readonly pollGap: number
  /** How often the watchdog looks; how long it bears no success before it starts afresh, and before it says so. */
  readonly watch: number
  readonly afresh: number
  readonly stalled: number
}

const SECOND = 1_000
const MINUTE = 60 * SECOND

export const usualPace: Pace = {
  debounce: 300,
  every: 5 * MINUTE,
  backoff: { first: SECOND, most: 5 * MINUTE },
  beat: 5 * SECOND,
  patience: 20 * SECOND,
  hello: 10 * SECOND,
  soon: 5 * SECOND,
  lasting: MINUTE,
  streamAgain: 10 * MINUTE,
  pollGap: 2 * SECOND,
  watch: MINUTE,
  afresh: 10 * MINUTE,
  stalled: 60 * MINUTE,
}

/** Full jitter: anywhere between nothing and the doubled step, so that a school does not come back in one second. */
export const backoff = ({ backoff: { first, most } }: Pick<Pace, 'backoff'>, failures: number): number => Math.random() * Math.min(most, first * 2 ** failures) + first / 4

/** Five minutes, give or take a fifth. */
export const jittered = (ms: number): number => ms * (0.8 + Math.random() * 0.4)
