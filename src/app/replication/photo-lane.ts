/** When photos are sent: after a round that came through, on a network that may be used, and with the pauses of rounds. */
import { backoff, type Pace } from './pace.ts'
import type { Stop } from './stop.ts'
import type { PhotoTalk } from './sync-status.ts'

interface LaneBy {
  /** @returns as `sendPhotos` */
  readonly send: (signal: AbortSignal, onSending: () => void) => Promise<Stop | null>
  /** May photos use the network that this device is on? */
  readonly mayGo: () => Promise<boolean>
  readonly hasWaiting: () => Promise<boolean>
  readonly report: (talk: PhotoTalk) => void
  readonly pace: Pick<Pace, 'backoff'>
}

export interface PhotoLane {
  /** There may be something to send. While a pause lasts, it lasts. */
  go(): void
  /** The network or the person is back: no pause is kept. */
  hurry(): void
  halt(): void
}

export const createPhotoLane = ({ send, mayGo, hasWaiting, report, pace }: LaneBy): PhotoLane => {
  let attempt = new AbortController()
  let running = false
  let again = false
  /** Somebody could not wait while a try was under way: if that fails, the next does not wait either. */
  let hurried = false
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const pauseAfter = (stop: Stop): number | null => {
    if (stop.stop === 'wait') return stop.ms
    if (stop.stop === 'failed') return stop.ms ?? backoff(pace, failures++)
    // Signing in or updating is a person's to do; the round after it comes by here.
    return stop.stop === 'unreachable' ? backoff(pace, failures++) : null
  }
  const once = async (signal: AbortSignal): Promise<void> => {
    if (!(await hasWaiting())) return report('idle')
    if (!(await mayGo())) return report('for-wifi')
    const stop = await send(signal, () => signal.aborted || report('sending'))
    if (signal.aborted) return
    if (stop === null) failures = 0
    const pause = stop === null ? null : pauseAfter(stop)
    report(pause === null ? 'idle' : 'unreachable')
    if (pause !== null) timer = setTimeout(() => void run(), pause)
  }
  const run = async (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    if (running) {
      again = true
      return
    }
    running = true
    const { signal } = attempt
    again = false
    hurried = false
    // A store that does not answer is looked after by the rounds.
    await once(signal).catch(() => undefined)
    if (signal.aborted) return
    running = false
    if (again && (timer === undefined || hurried)) void run()
  }
  return {
    go: () => {
      if (timer === undefined) void run()
    },
    hurry: () => {
      failures = 0
      hurried = true
      void run()
    },
    halt: () => {
      clearTimeout(timer)
      timer = undefined
      attempt.abort()
      attempt = new AbortController()
      running = false
      report('idle')
    },
  }
}
