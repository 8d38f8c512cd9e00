/** Runs rounds one after the other, never two at a time, and knows when the next is due. */
import type { SyncPhase } from './sync-status.ts'

export interface Runner {
  /** Goes now; a call while one is running asks for another after it. Resolves when a round has ended. */
  run(): Promise<SyncPhase>
  /** Goes after that many ms, and forgets whatever was planned before. */
  plan(ms: number): void
  /** Goes after that many ms at the latest: what was asked for meanwhile, and is due sooner, stays. */
  planBy(ms: number): void
  /** Ends what is under way and forgets what was planned: a round that hangs is left to itself. */
  halt(): void
}

/** @param once one round; it ends quickly when the signal is aborted, and never throws */
export const createRunner = (once: (signal: AbortSignal) => Promise<{ readonly phase: SyncPhase; readonly again: boolean }>): Runner => {
  let attempt = new AbortController()
  let running: Promise<SyncPhase> | null = null
  let again = false
  let timer: ReturnType<typeof setTimeout> | undefined
  /** By `performance.now()`. */
  let due = Infinity

  const forget = (): void => {
    clearTimeout(timer)
    due = Infinity
  }
  const loop = async (signal: AbortSignal): Promise<SyncPhase> => {
    for (;;) {
      again = false
      const end = await once(signal)
      if (signal.aborted) return end.phase
      if (!end.again && !again) {
        running = null
        return end.phase
      }
    }
  }

  const run = (): Promise<SyncPhase> => {
    if (running !== null) {
      again = true
      return running
    }
    forget()
    const { signal } = attempt
    // Who waits for a round that hangs is answered when it is given up.
    const givenUp = new Promise<SyncPhase>((resolve) => signal.addEventListener('abort', () => resolve('unreachable'), { once: true }))
    running = Promise.race([loop(signal), givenUp])
    return running
  }

  const plan = (ms: number): void => {
    forget()
    due = performance.now() + ms
    timer = setTimeout(() => {
      due = Infinity
      void run()
    }, ms)
  }

  return {
    run,
    plan,
    planBy: (ms) => {
      if (performance.now() + ms < due) plan(ms)
    },
    halt: () => {
      forget()
      attempt.abort()
      attempt = new AbortController()
      running = null
    },
  }
}
