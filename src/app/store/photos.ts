/**
 * The bytes of photos on this device, known by their hash. They are kept the moment a photo is taken, before the log
 * that it belongs to is written, and go when nothing here names them any longer: no log, no draft, no waiting deed.
 */
import type { Photo } from '#domain/photo.ts'
import { now } from './clock.ts'
import type { Database, PhotoBytes, Thumb } from './database.ts'
import { saving } from './reopen.ts'

type Hash = Photo['sha256']

export interface NewPhoto {
  readonly sha256: Hash
  readonly type: string
  readonly bytes: ArrayBuffer
  readonly thumb: ArrayBuffer
}

/** Bytes that were here, to be put back by an undo. */
export interface TakenPhotos {
  readonly bytes: readonly PhotoBytes[]
  readonly thumbs: readonly Thumb[]
}

/** @throws SaveFailed where the device has no room, and then nothing was kept */
export const keepPhoto = (db: Database, { sha256, type, bytes, thumb }: NewPhoto): Promise<void> =>
  saving(db, () =>
    db.transaction('rw', db.photoBytes, db.thumbs, async () => {
      // The very same bytes may be at the school already: that must not be forgotten.
      if ((await db.photoBytes.get(sha256)) === undefined) await db.photoBytes.put({ sha256, type, bytes, state: 'waiting', addedAt: now() })
      await db.thumbs.put({ sha256, type: 'image/jpeg', bytes: thumb })
    }),
  )

/** Keeps bytes that came from the school. @throws SaveFailed */
export const keepArrived = (db: Database, { sha256, type, bytes }: Omit<NewPhoto, 'thumb'>): Promise<void> =>
  saving(db, () =>
    db.transaction('rw', db.photoBytes, async () => {
      if ((await db.photoBytes.get(sha256)) === undefined) await db.photoBytes.put({ sha256, type, bytes, state: 'sent', addedAt: now() })
    }),
  )

/** Which of the two is wanted; where only the other is here, it is better than nothing. */
export type PhotoSize = 'thumb' | 'whole'

export interface KeptPicture {
  readonly type: string
  readonly bytes: ArrayBuffer
  /** It is the small one, though the whole one was wanted. */
  readonly isStopgap: boolean
}

/** @returns null where this device has neither */
export const readPicture = async (db: Database, sha256: Hash, size: PhotoSize): Promise<KeptPicture | null> => {
  const small = size === 'thumb' ? await db.thumbs.get(sha256) : undefined
  const best = small ?? (await db.photoBytes.get(sha256))
  if (best !== undefined) return { type: best.type, bytes: best.bytes, isStopgap: false }
  const stopgap = await db.thumbs.get(sha256)
  return stopgap === undefined ? null : { type: stopgap.type, bytes: stopgap.bytes, isStopgap: true }
}

/** Every hash that anything on this device names: what is in view, what waits, what was set aside. */
const namedHere = async (db: Database): Promise<ReadonlySet<Hash>> => {
  const named = new Set<Hash>()
  for (const table of [db.rows('practiceLog'), db.rows('logRevision'), db.shadow, db.outbox, db.sent, db.drafts, db.lost])
    await table.each((row: unknown) => {
      for (const [hash] of JSON.stringify(row).matchAll(/[0-9a-f]{64}/g)) named.add(hash)
    })
  return named
}

/**
 * Takes away the bytes of photos that nothing names any longer.
 * @returns them, for an undo
 */
export const takePhotos = (db: Database, hashes: readonly Hash[]): Promise<TakenPhotos> =>
  db.transaction('rw', db.tables, async () => {
    if (hashes.length === 0) return { bytes: [], thumbs: [] }
    const named = await namedHere(db)
    const free = hashes.filter((h) => !named.has(h))
    const found = await Promise.all([db.photoBytes.bulkGet(free), db.thumbs.bulkGet(free)])
    await Promise.all([db.photoBytes.bulkDelete(free), db.thumbs.bulkDelete(free)])
    return { bytes: found[0].filter((b) => b !== undefined), thumbs: found[1].filter((t) => t !== undefined) }
  })

export const putBackPhotos = (db: Database, { bytes, thumbs }: TakenPhotos): Promise<void> =>
  saving(db, () =>
    db.transaction('rw', db.photoBytes, db.thumbs, async () => {
      await db.photoBytes.bulkPut([...bytes])
      await db.thumbs.bulkPut([...thumbs])
    }),
  )

/** A photo that was just taken may wait in a form whose draft is not saved yet, or for an undo. */
const GRACE_MS = 3_600_000

/** Clears away what was deleted out of a draft, or left with a scope. Once a visit. */
export const sweepPhotos = (db: Database): Promise<void> =>
  db.transaction('rw', db.tables, async () => {
    const kept = new Set([...(await db.photoBytes.toCollection().primaryKeys()), ...(await db.thumbs.toCollection().primaryKeys())])
    if (kept.size === 0) return
    const named = await namedHere(db)
    const young = await db.photoBytes.where('[state+addedAt]').between(['waiting', now() - GRACE_MS], ['waiting', Infinity]).primaryKeys()
    const free = [...kept].filter((h) => !named.has(h) && !young.includes(h))
    await db.photoBytes.bulkDelete(free)
    await db.thumbs.bulkDelete(free)
  })
