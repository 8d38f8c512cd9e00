/**
 * Keeps the device and the server in step by itself: pushes 300 ms after a write, pulls on a poke, when the network
 * or the page comes back, and every five minutes anyway. Tries never end; they only get rarer.
 */
import type { Actor } from '#domain/people.ts'
import type { Database } from '../store/database.ts'
import { asLeader } from './leader.ts'
import { ask } from './http.ts'
import { syncRound } from './round.ts'
import { useSyncStatus, type SyncPhase } from './sync-status.ts'

const DEBOUNCE = 300
const EVERY = 5 * 60_000
/** A stream that held this long was a good one. */
const LASTING = 60_000
const BACKOFF = { first: 1_000, most: 5 * 60_000 } as const

/** Full jitter: anywhere between nothing and the doubled step, so that a school does not come back in one second. */
const backoff = (failures: number): number => Math.random() * Math.min(BACKOFF.most, BACKOFF.first * 2 ** failures) + 250

export interface Replicator {
  /** Something waits: go soon. In any tab. */
  wake(): void
  /** Goes now, and resolves when a round has ended, whatever became of it. */
  syncNow(): Promise<SyncPhase>
  stop(): void
}

export const createReplicator = (db: Database, actor: Actor): Replicator => {
  const ending = new AbortController()
  const { signal } = ending
  const report = useSyncStatus.getState().set
  const channel = new BroadcastChannel(db.name)
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<SyncPhase> | null = null
  let again = false
  let leading = false
  let streamsCut = 0
  let events: EventSource | null = null

  const say = (phase: SyncPhase): SyncPhase => {
    // A round that was under way when the person left has nobody to tell.
    if (signal.aborted) return phase
    report(phase)
    channel.postMessage({ phase })
    return phase
  }

  const round = async (): Promise<SyncPhase> => {
    const r = await syncRound(db, actor, ask, () => say('sending'))
    switch (r.end) {
      case 'done':
        failures = 0
        plan(EVERY * (0.8 + Math.random() * 0.4))
        listen()
        return say('idle')
      case 'rewound':
        again = true
        return say('receiving')
      case 'needs-sign-in':
      case 'needs-update':
        return say(r.end)
      case 'wait':
      case 'unreachable':
        plan(r.end === 'wait' ? r.ms : backoff(failures++))
        return say('unreachable')
    }
  }

  const run = (): Promise<SyncPhase> => {
    if (running !== null) {
      again = true
      return running
    }
    clearTimeout(timer)
    running = (async () => {
      let phase: SyncPhase = 'idle'
      do {
        again = false
        phase = await round().catch(() => {
          plan(backoff(failures++))
          return say('unreachable')
        })
      } while (again && !signal.aborted)
      running = null
      return phase
    })()
    return running
  }

  const plan = (ms: number): void => {
    clearTimeout(timer)
    if (leading && !signal.aborted) timer = setTimeout(() => void run(), ms)
  }

  const wake = (): void => {
    if (leading) plan(DEBOUNCE)
    else if (!signal.aborted) channel.postMessage({ wake: true })
  }

  /** A poke says only "look"; what there is to see comes by pull. */
  const listen = (): void => {
    if (events !== null || document.visibilityState === 'hidden') return
    const since = Date.now()
    const stream = new EventSource('/sync/v1/events')
    events = stream
    stream.addEventListener('poke', () => plan(50))
    stream.addEventListener('error', () => {
      // The browser would try forever at its own pace, also with an ended session. Ours asks what is the matter by a
      // round, soon; a proxy that cuts every stream at once is asked ever more rarely.
      stream.close()
      if (events !== stream) return
      events = null
      streamsCut = Date.now() - since > LASTING ? 0 : streamsCut + 1
      plan(backoff(streamsCut))
    })
  }

  const onVisible = (): void => {
    if (document.visibilityState === 'hidden') {
      events?.close()
      events = null
      void run()
    } else {
      failures = 0
      plan(0)
    }
  }
  const onOnline = (): void => {
    failures = 0
    plan(0)
  }

  channel.addEventListener('message', (e: MessageEvent<{ wake?: boolean; phase?: SyncPhase }>) => {
    if (e.data.wake === true && leading) plan(DEBOUNCE)
    if (e.data.phase !== undefined && !leading) report(e.data.phase)
  })

  asLeader(`sync:${db.name}`, signal, async () => {
    leading = true
    document.addEventListener('visibilitychange', onVisible, { signal })
    window.addEventListener('online', onOnline, { signal })
    void run()
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
    leading = false
  })

  return {
    wake,
    syncNow: run,
    stop: () => {
      ending.abort()
      clearTimeout(timer)
      events?.close()
      channel.close()
    },
  }
}
