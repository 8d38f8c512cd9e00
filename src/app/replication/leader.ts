/**
 * One tab syncs for all, where the browser has Web Locks; without them every tab does, which is slower and still right.
 * A tab that is frozen or broken keeps its lock: a follower that has work and hears no beat takes the lead by force.
 */
import type { Database } from '../store/database.ts'
import { beat, lastBeat, takeLead } from '../store/lead.ts'
import type { Pace } from './pace.ts'

export interface Lead {
  /** Compared in every transaction that moves cursors; null without Web Locks. */
  readonly token: number | null
  /** Aborted when the lead is lost or given back. */
  readonly signal: AbortSignal
}

interface Contest {
  readonly db: Database
  /** Aborted when the page leaves for good. */
  readonly signal: AbortSignal
  /** Null where the browser has none. */
  readonly locks: LockManager | null
  readonly pace: Pick<Pace, 'beat' | 'patience'>
  /** Whether something waits for the leader that this tab knows of. */
  readonly hasWork: () => Promise<boolean>
  /** Begins to lead; all of it ends with the lead's signal. */
  readonly onLead: (lead: Lead) => void
}

export interface Contender {
  /** Gives the lead to whoever waits for it, and queues up behind. */
  cede(): void
}

const ended = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => (signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve(), { once: true })))

const lockName = (db: Database): string => `sync:${db.name}`

/** Calls back when no new beat has come for so long, by this tab's own running time: a clock that jumps kills nobody. */
const whenSilent = ({ db, signal, pace }: Contest, then: () => Promise<void>): void => {
  let last = ''
  let silentFor = 0
  const timer = setInterval(async () => {
    const heard = await lastBeat(db).catch(() => last)
    silentFor = heard === last ? silentFor + pace.beat : 0
    last = heard
    if (silentFor < pace.patience) return
    silentFor = 0
    await then().catch(() => undefined)
  }, pace.beat)
  signal.addEventListener('abort', () => clearInterval(timer), { once: true })
}

/** Takes part in the contest for the lead of this person's tabs, for as long as the page lives. */
export const contend = (contest: Contest): Contender => {
  const { db, signal, locks, pace, onLead } = contest
  if (locks === null) {
    onLead({ token: null, signal })
    return { cede: () => undefined }
  }
  /** What this tab asks for, or holds; a new one each time. */
  let bid: AbortController | null = null
  let leads = false

  const hold = async ({ signal: mine }: AbortController): Promise<void> => {
    const token = await takeLead(db)
    if (mine.aborted) return
    leads = true
    // Nobody hears a beat where nobody waits, and each is a write to the disk.
    const isHeard = async () => ((await locks.query()).pending ?? []).some((l) => l.name === lockName(db))
    const beating = setInterval(async () => {
      if (await isHeard().catch(() => true)) await beat(db, token).catch(() => undefined)
    }, pace.beat)
    onLead({ token, signal: mine })
    await ended(mine)
    leads = false
    clearInterval(beating)
  }

  const ask = (how: 'in turn' | 'by force'): void => {
    bid?.abort()
    const mine = new AbortController()
    bid = mine
    locks.request(lockName(db), how === 'by force' ? { steal: true } : { signal: mine.signal }, () => hold(mine)).catch(() => {
      const wasGivenUp = mine.signal.aborted
      mine.abort()
      // Taken by force, by a tab that thought this one dead; or the store did not answer. Queue up again.
      if (!wasGivenUp) setTimeout(() => bid === mine && ask('in turn'), pace.beat / 10)
    })
  }
  const leave = (): void => {
    bid?.abort()
    bid = null
  }
  const enter = (): void => {
    if (bid === null) ask('in turn')
  }

  // A page that is kept for "back", or frozen, keeps its locks and does nothing with them.
  window.addEventListener('pagehide', leave, { signal })
  document.addEventListener('freeze', leave, { signal })
  window.addEventListener('pageshow', enter, { signal })
  document.addEventListener('resume', enter, { signal })
  signal.addEventListener('abort', leave, { once: true })
  whenSilent(contest, async () => {
    if (!leads && bid !== null && (await contest.hasWork())) ask('by force')
  })
  enter()
  return {
    cede: () => {
      leave()
      enter()
    },
  }
}
