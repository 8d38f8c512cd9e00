/**
 * The photos that are only here. One waits as soon as a log that was handed in names it; what a draft names is not sent
 * before the draft is. Bytes may leave this device only after the school has said that it has the very same ones.
 */
import type { Instant } from '#domain/calendar-day.ts'
import type { PersonId } from '#domain/ids.ts'
import type { Photo } from '#domain/photo.ts'
import type { PhotoFault } from '#sync/photos.ts'
import { now } from './clock.ts'
import type { Database, PhotoBytes } from './database.ts'
import { SaveFailed, saving } from './reopen.ts'

export interface WaitingPhoto extends Pick<Photo, 'sha256' | 'bytes' | 'type'> {
  /** Where the half of it lies at the school; null if none does. */
  readonly path: string | null
  /** Why the school did not keep it, and when it said so. */
  readonly refused: { readonly fault: PhotoFault; readonly at: Instant } | null
}

type Note = Pick<WaitingPhoto, 'path' | 'refused'>
const blank: Note = { path: null, refused: null }
const noteKey = (sha256: string): string => `photo ${sha256}`

const inState = (db: Database, state: PhotoBytes['state']) => db.photoBytes.where('[state+addedAt]').between([state, -Infinity], [state, Infinity])

/** The photos of a person's own logs and their earlier revisions, by hash. */
const ownPhotos = async (db: Database, person: PersonId): Promise<ReadonlyMap<string, Photo>> => {
  const own = new Map<string, Photo>()
  const note = (photos: readonly Photo[] | undefined) => {
    for (const p of photos ?? []) own.set(p.sha256, p)
  }
  await db.rows('practiceLog').each((log) => log.apprentice === person && note(log.photos))
  await db.rows('logRevision').each((r) => r.apprentice === person && note(r.content.photos))
  return own
}

/** What is yet to be sent, the small first. Costs a look at an index where nothing is. */
export const waitingPhotos = (db: Database, person: PersonId): Promise<readonly WaitingPhoto[]> =>
  db.transaction('r', [db.photoBytes, db.rows('practiceLog'), db.rows('logRevision'), db.meta], async () => {
    const hashes = await inState(db, 'waiting').primaryKeys()
    if (hashes.length === 0) return []
    const own = await ownPhotos(db, person)
    const notes = await db.meta.bulkGet(hashes.map(noteKey))
    const waiting = hashes.flatMap((hash, n) => {
      const photo = own.get(hash)
      const note = (notes[n]?.value as Note | undefined) ?? blank
      return photo === undefined ? [] : [{ sha256: hash, bytes: photo.bytes, type: photo.type, path: note.path, refused: note.refused }]
    })
    return waiting.toSorted((a, b) => a.bytes - b.bytes)
  })

/** @returns undefined if they have gone meanwhile */
export const bytesOf = async (db: Database, sha256: string): Promise<ArrayBuffer | undefined> => (await db.photoBytes.get(sha256))?.bytes

/** Remembers how far one has come. Without a change: forgets it, and the next try begins anew. */
export const notePhoto = async (db: Database, sha256: string, change: Partial<Note> | null): Promise<void> => {
  if (change === null) return db.meta.delete(noteKey(sha256))
  await db.transaction('rw', db.meta, async () => {
    const known = (await db.meta.get(noteKey(sha256)))?.value as Note | undefined
    await db.meta.put({ key: noteKey(sha256), value: { ...blank, ...known, ...change } })
  })
}

export const noteRefused = (db: Database, sha256: string, fault: PhotoFault): Promise<void> => notePhoto(db, sha256, { path: null, refused: { fault, at: now() } })

/** The school has said that it has these very bytes. Where there is no room left even to note that, they make it: they come again when they are looked at. */
export const markSent = (db: Database, hashes: readonly string[]): Promise<void> =>
  saving(db, () =>
    db.transaction('rw', db.photoBytes, db.meta, async () => {
      await db.photoBytes.where('sha256').anyOf(hashes).modify({ state: 'sent' })
      await db.meta.bulkDelete(hashes.map(noteKey))
    }),
  ).catch(async (e: unknown) => {
    if (!(e instanceof SaveFailed) || e.why !== 'full') throw e
    await db.photoBytes.bulkDelete([...hashes])
    await db.meta.bulkDelete(hashes.map(noteKey))
  })

/** The school was restored, and may no longer have what it once had. Inside the caller's transaction. */
export const askForPhotosAgain = async (db: Database, person: PersonId): Promise<void> => {
  if ((await inState(db, 'sent').count()) === 0) return
  await db.photoBytes.where('sha256').anyOf([...(await ownPhotos(db, person)).keys()]).modify({ state: 'waiting' })
}

/**
 * The school forgets photos that no log of its names. Those of refused work may be such: whoever hands it in again has the
 * school asked for them anew, and until then their bytes stay here. Inside the caller's transaction.
 */
export const doubtPhotos = async (db: Database, refused: readonly { readonly args: unknown }[]): Promise<void> => {
  const hashes = refused.flatMap(({ args }) => [...JSON.stringify(args ?? null).matchAll(/"sha256":"([0-9a-f]{64})"/g)].map(([, hash = '']) => hash))
  if (hashes.length > 0) await db.photoBytes.where('sha256').anyOf(hashes).modify({ state: 'waiting' })
}

/** From this share of what the browser allows, photos that the school has make room for work that it has not. */
const FULL = 0.8

/** @returns how many went; the small pictures stay, and the large ones come again when they are looked at */
export const makeRoom = async (db: Database, { usage = 0, quota = 0 }: StorageEstimate): Promise<number> => {
  let tooMuch = usage - quota * FULL
  if (quota === 0 || tooMuch <= 0) return 0
  let gone = 0
  for (const sha256 of await inState(db, 'sent').primaryKeys()) {
    if (tooMuch <= 0) break
    const freed = await db.transaction('rw', db.photoBytes, async () => {
      const photo = await db.photoBytes.get(sha256)
      if (photo?.state !== 'sent') return 0
      await db.photoBytes.delete(sha256)
      return photo.bytes.byteLength
    })
    tooMuch -= freed
    gone += freed > 0 ? 1 : 0
  }
  return gone
}
