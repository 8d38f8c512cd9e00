/**
 * Sends the photos that are only here, one at a time, the small first. No log waits for them: they go beside the rounds.
 * What counts is not that an upload came to its end, but that the school, asked by hash, says that it has those bytes.
 */
import type { Actor } from '#domain/people.ts'
import { knownResponse, PHOTO_LIMITS } from '#sync/photos.ts'
import { now } from '../store/clock.ts'
import type { Database } from '../store/database.ts'
import { bytesOf, markSent, notePhoto, noteRefused, type WaitingPhoto, waitingPhotos } from '../store/photo-queue.ts'
import type { Ask } from './http.ts'
import type { UploadEnd, UploadPhoto } from './photo-upload.ts'
import { type Stop, stopFor } from './stop.ts'

/** Fetched with the first photo that goes out, for which there is a network anyway; without it the photo waits. */
const lazily: UploadPhoto = async (...args) => {
  const part = await import('./photo-upload.ts').catch(() => null)
  return part === null ? { end: 'stopped', stop: { stop: 'unreachable' } } : part.uploadPhoto(...args)
}

/** Once a day a refused one is tried again: the school's program may have learnt to read it. */
const REFUSED_FOR_MS = 86_400_000
const isDue = ({ refused }: WaitingPhoto): boolean => refused === null || refused.at < now() - REFUSED_FOR_MS || refused.at > now()

/** Asks which of these the school has. @returns what stopped it, or null */
const confirm = async (db: Database, ask: Ask, hashes: readonly string[], signal: AbortSignal | undefined): Promise<Stop | null> => {
  for (let from = 0; from < hashes.length; from += PHOTO_LIMITS.asked) {
    const answer = await ask('/api/photos/known', knownResponse, { method: 'POST', json: { sha256: hashes.slice(from, from + PHOTO_LIMITS.asked) }, signal })
    if (!answer.ok) return stopFor(answer)
    await markSent(db, answer.value.known)
  }
  return null
}

interface How {
  readonly signal?: AbortSignal
  readonly onSending?: () => void
  readonly upload?: UploadPhoto
}

const sendOne = async (db: Database, actor: Actor, ask: Ask, photo: WaitingPhoto, { signal, upload = lazily }: How): Promise<Stop | null> => {
  const { sha256 } = photo
  const bytes = await bytesOf(db, sha256)
  if (bytes === undefined) return null
  let noted: Promise<unknown> = Promise.resolve()
  const onPath = (path: string) => {
    // On a device without room it is not remembered: after a cut this one begins anew, and meanwhile it goes.
    noted = notePhoto(db, sha256, { path }).catch(() => undefined)
  }
  const done = await upload(photo, bytes, { signal, onPath }).catch((): UploadEnd => ({ end: 'stopped', stop: { stop: 'unreachable' } }))
  await noted
  if (done.end === 'stopped') return done.stop
  // A cut may have spoilt them on the way; these begin anew, with the usual pauses.
  if (done.end === 'refused' && done.fault !== 'other-bytes') {
    await noteRefused(db, sha256, done.fault)
    return null
  }
  const stopped = done.end === 'arrived' ? await confirm(db, ask, [sha256], signal) : null
  if (stopped !== null) return stopped
  const isHere = (await waitingPhotos(db, actor.person)).some((p) => p.sha256 === sha256)
  if (!isHere) return null
  await notePhoto(db, sha256, null)
  return { stop: 'failed', ms: null }
}

/** @returns null when the school has all that it wants; else why not yet · @throws for a broken store on this device */
export const sendPhotos = async (db: Database, actor: Actor, ask: Ask, how: How = {}): Promise<Stop | null> => {
  const waiting = (await waitingPhotos(db, actor.person)).filter(isDue)
  if (waiting.length === 0) return null
  how.onSending?.()
  // Some may be there: from another device of this person, or by an upload whose last answer was lost.
  const stopped = await confirm(db, ask, waiting.map((p) => p.sha256), how.signal)
  if (stopped !== null) return stopped
  for (const photo of (await waitingPhotos(db, actor.person)).filter(isDue)) {
    if (how.signal?.aborted === true) return { stop: 'unreachable' }
    const end = await sendOne(db, actor, ask, photo, how)
    if (end !== null) return end
  }
  return null
}
