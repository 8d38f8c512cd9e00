/**
 * Looks once a minute whether what waits here gets out. Online, with work, and no success for ten minutes: something
 * hangs that will not come loose by itself (a request, the store's connection), so it all begins afresh.
 */
import type { Pace } from './pace.ts'

interface Watched {
  readonly hasWork: () => Promise<boolean>
  /** The server's last word was to come back later, or a person's to act on (sign in, update): nothing hangs. */
  readonly isExcused: () => boolean
  readonly startAfresh: () => void
  readonly onStalled: (stalled: boolean) => void
  readonly pace: Pick<Pace, 'watch' | 'afresh' | 'stalled'>
}

export interface Watchdog {
  /** A round came through. */
  calm(): void
  stop(): void
}

export const createWatchdog = ({ hasWork, isExcused, startAfresh, onStalled, pace }: Watched): Watchdog => {
  // Counted in looks, not by a clock: a device that slept for a night has not tried for a night.
  let stuckFor = 0
  const calm = (): void => {
    if (stuckFor >= pace.stalled) onStalled(false)
    stuckFor = 0
  }
  /** A store that does not even say whether there is work is stuck itself. */
  const isWaiting = (): Promise<boolean> =>
    Promise.race([hasWork().catch(() => true), new Promise<boolean>((resolve) => setTimeout(() => resolve(true), pace.watch / 2))])
  const look = async (): Promise<void> => {
    if (!navigator.onLine || isExcused() || !(await isWaiting())) return calm()
    stuckFor += pace.watch
    if (stuckFor % pace.afresh < pace.watch) startAfresh()
    if (stuckFor >= pace.stalled) onStalled(true)
  }
  const timer = setInterval(() => void look(), pace.watch)
  return {
    calm,
    stop: () => {
      clearInterval(timer)
      calm()
    },
  }
}
