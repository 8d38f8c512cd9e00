/**
 * Tells open pages that there is something to pull: a poke, nothing more. Only those are poked who hold a scope that
 * a commit touched; a page that misses one pulls by its own clock anyway.
 */
import type { PersonId, SchoolId } from '#domain/ids.ts'
import type { Scope } from '#sync/scope.ts'
import type { Commit } from '../store/server-transaction.ts'

interface Listener {
  /** What waits for news: a stream that stays open, or a pull that is held until the next poke. */
  readonly by: 'stream' | 'held-pull'
  readonly school: SchoolId
  readonly person: PersonId
  /** The scopes the person holds by now. */
  readonly scopes: () => Promise<readonly Scope[]>
  readonly poke: () => void
  readonly end: (why: 'closing' | 'too-many') => void
}

export interface EventHub {
  /** From this moment on no commit is missed. @returns how to stop listening */
  readonly listen: (listener: Listener) => () => void
  readonly heard: (commit: Commit) => void
  /** Ends all that listens, now and from now on; for when the server stops. */
  readonly close: () => void
}

/** Of one person, by kind: each of her devices and tabs; beyond this the oldest ends. */
const MOST_EACH = 16

interface Ear {
  /** Null while they are being looked up: a poke too many does no harm. */
  readonly held: ReadonlySet<Scope> | null
}

export const createEventHub = (): EventHub => {
  const listeners = new Map<Listener, Ear>()
  let closed = false
  /** Rights are new or changed, so the scopes must be looked up. */
  const lookUp = (listener: Listener) => {
    const asked: Ear = { held: null }
    listeners.set(listener, asked)
    listener.scopes().then(
      // An answer to an earlier question may come after rights changed once more.
      (scopes) => listeners.get(listener) === asked && listeners.set(listener, { held: new Set(scopes) }),
      () => undefined,
    )
  }
  return {
    listen: (listener) => {
      const { by, person, school } = listener
      const hers = [...listeners.keys()].filter((l) => l.by === by && l.person === person && l.school === school)
      const [oldest] = hers
      if (oldest !== undefined && hers.length >= MOST_EACH) {
        listeners.delete(oldest)
        oldest.end('too-many')
      }
      if (closed) listener.end('closing')
      else lookUp(listener)
      return () => listeners.delete(listener)
    },
    heard: ({ school, scopes, grantsChanged }) => {
      for (const [listener, { held }] of listeners) {
        if (listener.school !== school) continue
        if (held === null || grantsChanged || [...scopes].some((scope) => held.has(scope))) listener.poke()
        if (grantsChanged && listeners.has(listener)) lookUp(listener)
      }
    },
    close: () => {
      closed = true
      for (const listener of listeners.keys()) listener.end('closing')
      listeners.clear()
    },
  }
}
