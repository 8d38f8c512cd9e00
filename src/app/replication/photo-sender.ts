/** The photos' own way to the school, beside the rounds of rows: the lane, with the store and the network it runs on. */
import type { Actor } from '#domain/people.ts'
import type { Database } from '../store/database.ts'
import { isOnMobileData, onOtherNetwork, readPhotoPolicy } from '../store/photo-policy.ts'
import { makeRoom, waitingPhotos } from '../store/photo-queue.ts'
import type { Ask } from './http.ts'
import type { Pace } from './pace.ts'
import { createPhotoLane, type PhotoLane } from './photo-lane.ts'
import { sendPhotos } from './photos.ts'
import { type PhotoTalk, useSyncStatus } from './sync-status.ts'

/**
 * @param signal ends what listens to the network · @param mayLead whether this tab is the one that sends
 * @param tell says how it goes, in this tab and the others
 */
export const openPhotoLane = (db: Database, actor: Actor, ask: Ask, pace: Pace, signal: AbortSignal, mayLead: () => boolean, tell: (status: { readonly photos: PhotoTalk }) => void): PhotoLane => {
  const lane = createPhotoLane({
    send: async (mine, onSending) => {
      const stop = await sendPhotos(db, actor, ask, { signal: mine, onSending })
      if (stop === null) await makeRoom(db, await navigator.storage.estimate())
      return stop
    },
    mayGo: async () => !isOnMobileData() || !(await readPhotoPolicy()).onlyOnWifi,
    hasWaiting: async () => (await waitingPhotos(db, actor.person)).length > 0,
    report: (photos) => {
      if (useSyncStatus.getState().photos === photos) return
      tell({ photos })
    },
    pace,
  })
  const leading = (call: () => void) => () => {
    if (mayLead()) call()
  }
  onOtherNetwork(leading(lane.hurry), signal)
  return { go: leading(lane.go), hurry: leading(lane.hurry), halt: lane.halt }
}

/** Resolves when no photos are on their way, or after so many ms. */
export const photosSettled = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => end(), ms)
    const stop = useSyncStatus.subscribe(({ photos }) => photos === 'sending' || end())
    const end = () => {
      clearTimeout(timer)
      stop()
      resolve()
    }
    if (useSyncStatus.getState().photos !== 'sending') end()
  })
