/** How the conversation with the server goes, for the chip. Not worth saving: it is found out anew. */
import { create } from 'zustand'

export type SyncPhase =
  /** Nothing under way; the last try went through, or none was made yet. */
  | 'idle'
  | 'sending'
  | 'receiving'
  /** Nobody answered; tries go on by themselves. */
  | 'unreachable'
  /** The session has ended: sign in again, the queue waits untouched. */
  | 'needs-sign-in'
  /** This build is too old to receive; it still sends. */
  | 'needs-update'

/** How it goes with the photos; how many wait, the store knows. */
export type PhotoTalk =
  /** Nothing under way. */
  | 'idle'
  | 'sending'
  /** The person wants to spare his mobile data. */
  | 'for-wifi'
  /** It did not get through; tries go on by themselves. */
  | 'unreachable'

export interface SyncStatus {
  readonly phase: SyncPhase
  /** The device has been online for an hour with work to send, and no round came through. */
  readonly stalled: boolean
  readonly photos: PhotoTalk
}

export const useSyncStatus = create<SyncStatus>(() => ({ phase: 'idle', stalled: false, photos: 'idle' }))
