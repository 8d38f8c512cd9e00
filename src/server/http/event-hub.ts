/**
 * Tells open pages that there is something to pull: a poke, nothing more. Only those are poked who hold a scope that
 * a commit touched; a page that misses one pulls by its own clock anyway.
 */
import type { PersonId, SchoolId } from '#domain/ids.ts'
import type { Scope } from '#sync/scope.ts'
import type { Commit } from '../store/server-transaction.ts'

interface Listener {
  readonly school: SchoolId
  readonly person: PersonId
  /** The scopes the person holds by now. */
  readonly scopes: () => Promise<readonly Scope[]>
  readonly poke: () => void
  readonly end: () => void
}

export interface EventHub {
  readonly listen: (listener: Listener) => Promise<() => void>
  readonly heard: (commit: Commit) => void
  /** Ends every stream; for when the server stops. */
  readonly close: () => void
}

/** Open streams of one person: each of her devices and tabs; beyond this the oldest ends. */
const MOST_EACH = 16

export const createEventHub = (): EventHub => {
  const listeners = new Map<Listener, ReadonlySet<Scope> | null>()
  /** Rights changed, so what was known of scopes is out of date; a poke too many does no harm. */
  const forget = (listener: Listener) => {
    listeners.set(listener, null)
    listener.scopes().then(
      (scopes) => listeners.has(listener) && listeners.set(listener, new Set(scopes)),
      () => undefined,
    )
  }
  return {
    listen: async (listener) => {
      const hers = [...listeners.keys()].filter((l) => l.person === listener.person && l.school === listener.school)
      if (hers.length >= MOST_EACH) hers[0]?.end()
      listeners.set(listener, new Set(await listener.scopes()))
      return () => listeners.delete(listener)
    },
    heard: ({ school, scopes, grantsChanged }) => {
      for (const [listener, held] of listeners) {
        if (listener.school !== school) continue
        if (held === null || grantsChanged || [...scopes].some((scope) => held.has(scope))) listener.poke()
        if (grantsChanged) forget(listener)
      }
    },
    close: () => {
      for (const listener of listeners.keys()) listener.end()
      listeners.clear()
    },
  }
}
