/**
 * Keeps the device and the server in step by itself: pushes soon after a write, pulls on a poke, when the network or
 * the page comes back, and every five minutes anyway. Tries never end; they only get rarer.
 */
import type { Actor } from '#domain/people.ts'
import { LIMITS } from '#sync/protocol.ts'
import type { Database } from '../store/database.ts'
import { countQueued } from '../store/queue.ts'
import { reopen } from '../store/reopen.ts'
import { type Ask, ask as askServer } from './http.ts'
import { contend, type Lead } from './leader.ts'
import { createLive } from './live.ts'
import { openPhotoLane } from './photo-sender.ts'
import { backoff, jittered, type Pace, usualPace } from './pace.ts'
import { pull } from './pull.ts'
import { syncRound, type RoundEnd } from './round.ts'
import { createRunner } from './runner.ts'
import { type SyncPhase, type SyncStatus, useSyncStatus } from './sync-status.ts'
import { openTabs, type Word } from './tabs.ts'
import { createWatchdog } from './watchdog.ts'

export interface Replicator {
  /** Something waits: go soon. In any tab. */
  wake(): void
  /** Goes now, and resolves when a round has ended, whatever became of it. */
  syncNow(): Promise<SyncPhase>
  stop(): void
}

/** What it stands on; a test brings its own. */
export interface ReplicatorParts {
  readonly ask?: Ask
  readonly pace?: Pace
  /** Null where the browser has none. */
  readonly locks?: LockManager | null
  readonly openStream?: () => EventSource
  /** Done after each whole round, and in nobody's way. @returns whether another round is worth while */
  readonly keepKeys?: (db: Database, actor: Actor, ask: Ask) => Promise<boolean>
  /** Done where the session has ended. @returns whether there is one again */
  readonly comeBack?: (db: Database, actor: Actor, ask: Ask) => Promise<boolean>
}

/** A server that says again and again that it was restored is not well; it is not asked in a loop. */
const MOST_REWINDS = 3

const isHidden = (): boolean => document.visibilityState === 'hidden'
/** Signing takes code that the first page does without. */
const keepKeysLater: NonNullable<ReplicatorParts['keepKeys']> = async (...of) => (await import('./keep-keys.ts')).keepKeys(...of)
const comeBackLater: NonNullable<ReplicatorParts['comeBack']> = async (...of) => (await import('./come-back.ts')).comeBack(...of)
const streamOfEvents = (): EventSource => new EventSource('/sync/v1/events')
const locksHere = (): LockManager | null => ('locks' in navigator ? navigator.locks : null)

export const createReplicator = (
  db: Database,
  actor: Actor,
  { ask = askServer, pace = usualPace, locks = locksHere(), openStream = streamOfEvents, keepKeys = keepKeysLater, comeBack = comeBackLater }: ReplicatorParts = {},
): Replicator => {
  const ending = new AbortController()
  const { signal } = ending
  let lead: Lead | null = null
  let failures = 0
  let rewinds = 0
  /** Until then, by `performance.now()`, the server asked to be left alone. */
  let quietUntil = 0
  let wakeUnanswered = false

  const report = (phase: SyncPhase): SyncPhase => {
    useSyncStatus.setState({ phase })
    tabs.tell({ say: 'phase', phase })
    return phase
  }
  const reportStatus = (status: Partial<Pick<SyncStatus, 'stalled' | 'photos'>>): void => {
    useSyncStatus.setState(status)
    tabs.tell({ say: 'status', status })
  }

  const plan = (ms: number): void => {
    if (lead !== null) runner.plan(Math.max(ms, quietUntil - performance.now()))
  }

  /** What comes after a round. @returns what it looks like, and whether another is due at once */
  const conclude = (r: RoundEnd): { readonly phase: SyncPhase; readonly again: boolean } => {
    if (r.end === 'done') {
      failures = 0
      watchdog.calm()
    }
    rewinds = r.end === 'rewound' ? rewinds + 1 : 0
    if (r.end === 'rewound' && rewinds <= MOST_REWINDS) return { phase: report('receiving'), again: true }
    if (r.end === 'wait') quietUntil = performance.now() + r.ms * (1 + Math.random() / 5)
    const isWell = r.end === 'done' || r.end === 'needs-sign-in' || r.end === 'needs-update'
    // What was written, or told, while this round was ending is not in it: it does not wait for the next usual one.
    if (isWell && lead !== null) runner.planBy(jittered(pace.every))
    if (!isWell) plan(r.end === 'wait' ? 0 : backoff(pace, failures++))
    if (lead !== null && (r.end === 'done' || ('pulled' in r && r.pulled))) {
      live.start()
      photos.go()
    }
    if (lead !== null && r.end === 'done') keepKeys(db, actor, ask).then(
      (isWorthIt) => isWorthIt && plan(0),
      () => undefined,
    )
    if (r.end === 'needs-sign-in') comeBack(db, actor, ask).then(
      (isBack) => isBack && plan(0),
      () => undefined,
    )
    return { phase: report(r.end === 'done' ? 'idle' : r.end === 'needs-sign-in' || r.end === 'needs-update' ? r.end : 'unreachable'), again: false }
  }

  const runner = createRunner(async (attempt) => {
    const onSending = () => {
      if (!attempt.aborted) report('sending')
    }
    // A follower that was asked for a round bears no token; its pages are guarded by the turn they were asked in.
    const end = await syncRound(db, actor, ask, onSending, { lead: lead?.token ?? null, signal: attempt }).catch((): RoundEnd => ({ end: 'unreachable' }))
    // A round that was given up, or overtaken, has nobody to tell.
    return attempt.aborted ? { phase: 'unreachable', again: false } : conclude(end)
  })

  const photos = openPhotoLane(db, actor, ask, pace, signal, () => lead !== null, reportStatus)
  const live = createLive({
    openStream,
    poll: (mine) => pull(db, actor, ask, { lead: lead?.token ?? null, signal: mine, wait: LIMITS.longestWait }),
    onPoke: () => plan(50),
    onCut: (cuts) => plan(backoff(pace, cuts)),
    pace,
  })

  const rest = (): void => {
    live.stop()
    photos.halt()
    runner.halt()
  }

  const isExcused = () => ['needs-sign-in', 'needs-update'].includes(useSyncStatus.getState().phase) || performance.now() < quietUntil
  const startAfresh = (): void => {
    rest()
    const go = () => {
      if (!signal.aborted) void runner.run()
    }
    void reopen(db).then(go, go)
  }
  const watchdog = createWatchdog({
    hasWork: async () => lead !== null && (await countQueued(db)) > 0,
    isExcused,
    startAfresh,
    onStalled: (stalled) => reportStatus({ stalled }),
    pace,
  })

  const tabs = openTabs(db.name, signal, (word: Word) => {
    if (word.say === 'wake') plan(pace.debounce)
    if (word.say === 'seen' && lead !== null && isHidden()) contender.cede()
    if (lead !== null) return
    if (word.say === 'phase') {
      wakeUnanswered = false
      useSyncStatus.setState({ phase: word.phase })
    }
    if (word.say === 'status') useSyncStatus.setState(word.status)
    if (word.say === 'hidden' && !isHidden()) tabs.tell({ say: 'seen' })
  })

  const hurry = (): void => {
    failures = 0
    plan(0)
    photos.hurry()
  }
  const onVisibility = (): void => {
    if (!isHidden()) {
      if (lead === null) tabs.tell({ say: 'seen' })
      return hurry()
    }
    live.stop()
    if (lead === null) return
    void runner.run()
    tabs.tell({ say: 'hidden' })
  }
  document.addEventListener('visibilitychange', onVisibility, { signal })
  window.addEventListener('online', hurry, { signal })

  const contender = contend({
    db,
    signal,
    locks,
    pace,
    hasWork: async () => wakeUnanswered || (await countQueued(db)) > 0,
    onLead: (mine) => {
      lead = mine
      const lose = () => {
        lead = null
        rest()
      }
      mine.signal.addEventListener('abort', lose, { once: true })
      void runner.run()
    },
  })
  if (!isHidden()) tabs.tell({ say: 'seen' })

  return {
    wake: () => {
      if (lead !== null) return plan(pace.debounce)
      wakeUnanswered = true
      tabs.tell({ say: 'wake' })
    },
    syncNow: () => runner.run(),
    stop: () => {
      ending.abort()
      watchdog.stop()
      rest()
    },
  }
}
