/** What the tabs of one person say to each other, so that the one that leads knows what the others need. */
import type { SyncPhase, SyncStatus } from './sync-status.ts'

export type Word =
  /** Something was written here. */
  | { readonly say: 'wake' }
  /** How it goes, from the one that syncs. */
  | { readonly say: 'phase'; readonly phase: SyncPhase }
  | { readonly say: 'status'; readonly status: Partial<Pick<SyncStatus, 'stalled' | 'photos'>> }
  /** Somebody looks at this tab; the one that leads, if nobody looks at it, had better make room. */
  | { readonly say: 'seen' }
  /** Nobody looks at the leading tab any more; is one seen? */
  | { readonly say: 'hidden' }

export interface Tabs {
  readonly tell: (word: Word) => void
}

/** @param signal ends it */
export const openTabs = (name: string, signal: AbortSignal, onWord: (word: Word) => void): Tabs => {
  const channel = new BroadcastChannel(name)
  channel.addEventListener('message', (e: MessageEvent<Word>) => onWord(e.data), { signal })
  signal.addEventListener('abort', () => channel.close(), { once: true })
  return {
    tell: (word) => {
      if (!signal.aborted) channel.postMessage(word)
    },
  }
}
