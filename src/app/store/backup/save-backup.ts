/** Writes what only this device has into one file, which brings it back on a device that was wiped. */
import type { Profile } from '#sync/account.ts'
import { now } from '../clock.ts'
import type { Database } from '../database.ts'
import { peekMeta } from '../meta.ts'
import { packBackup } from './backup-container.ts'
import type { BackedUpPhoto, BackupContents } from './backup-contents.ts'
import { waitingHashes } from './unsent.ts'

type Whose = Pick<Profile, 'school' | 'person' | 'name'>

const wordsOf = (db: Database, { school, person, name }: Whose): Promise<Omit<BackupContents, 'photos'>> =>
  db.transaction('r', [db.outbox, db.sent, db.drafts, db.lost, db.meta], async () => ({
    school,
    person,
    name,
    savedAt: now(),
    hw: (await peekMeta(db))?.hw ?? null,
    // What was accepted and waits for its rows is in it too: a school that was restored meanwhile may have lost it.
    waiting: (await db.outbox.orderBy('mid').toArray()).map(({ uid, name: deed, args, at, sv }) => ({ uid, name: deed, args, at, sv })),
    judged: (await db.sent.toArray()) as BackupContents['judged'],
    drafts: await db.drafts.toArray(),
    lost: (await db.lost.toArray()) as BackupContents['lost'],
  }))

/** One after the other: a browser keeps the bytes of a Blob outside of the page's memory. */
const photosOf = async (db: Database): Promise<{ readonly listed: readonly BackedUpPhoto[]; readonly bytes: readonly Blob[] }> => {
  const listed: BackedUpPhoto[] = []
  const bytes: Blob[] = []
  for (const sha256 of await waitingHashes(db)) {
    const [photo, thumb] = [await db.photoBytes.get(sha256), await db.thumbs.get(sha256)]
    if (photo === undefined) continue
    listed.push({ sha256, type: photo.type, bytes: photo.bytes.byteLength, thumb: thumb?.bytes.byteLength ?? 0 })
    bytes.push(new Blob([photo.bytes]), new Blob(thumb === undefined ? [] : [thumb.bytes]))
  }
  return { listed, bytes }
}

export const backupOf = async (db: Database, whose: Whose): Promise<Blob> => {
  const words = await wordsOf(db, whose)
  const { listed, bytes } = await photosOf(db)
  return packBackup({ ...words, photos: listed }, bytes)
}
