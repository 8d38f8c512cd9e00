/** The photos of a record: looked at as those that devices send, and kept under their hashes. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Instant } from '#domain/calendar-day.ts'
import { photosShown, type RecordFile } from '#domain/record-file.ts'
import type { SchoolId } from '#domain/ids.ts'
import { hashOf, keepPhoto, sizeOf, unfinishedIn } from '../attachments/photo-files.ts'
import { faultOf } from '../attachments/picture.ts'
import { addAttachment } from '../store/attachments.ts'
import { makeFolder } from '../store/data-folder.ts'
import type { Store } from '../store/store.ts'

export interface PhotoCounts {
  readonly kept: number
  /** Not the bytes that their name says, no picture, or shown by no log of the record. */
  readonly refused: number
}

/** @param folder of the photos · @param school that the rows are in by now */
export const keepRecordPhotos = async (store: Store, folder: string, school: SchoolId, { photos, rows, apprentice }: RecordFile, now: Instant): Promise<PhotoCounts> => {
  const shown = new Set(photosShown(rows))
  const room = unfinishedIn(folder)
  let kept = 0
  for (const { sha256, type, base64 } of photos) {
    const bytes = Buffer.from(base64, 'base64')
    if (!shown.has(sha256) || hashOf(bytes) !== sha256 || (await faultOf(bytes, type)) !== null) continue
    if ((await sizeOf(folder, sha256)) !== bytes.length) {
      await makeFolder(room)
      const part = join(room, `record-${sha256}`)
      await writeFile(part, bytes)
      await keepPhoto(folder, part, sha256)
    }
    // First the file, then the book: what the book names is on the disk.
    await store.keepBooks((sql) => addAttachment(sql, { school, sha256, by: apprentice, bytes: bytes.length, type, at: now }))
    kept += 1
  }
  return { kept, refused: photos.length - kept }
}
