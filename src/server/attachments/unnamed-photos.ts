/**
 * Photos that were handed in and that no log ever named: their log was refused, or its draft thrown away on the way. After a
 * week they go. A revision's photos are named for ever, so none that anybody has read or signed can be among them.
 */
import type { Instant } from '#domain/calendar-day.ts'
import { forgetUnnamedBefore, isInBook } from '../store/attachments.ts'
import type { Store } from '../store/store.ts'
import { removePhoto } from './photo-files.ts'

const KEPT_UNNAMED_MS = 7 * 86_400_000

/** Any number of times, and by several processes at once. @param folder of the photos · @param now the server's clock, ms */
export const forgetUnnamedPhotos = async (store: Store, folder: string, now: Instant): Promise<void> => {
  const struck = await store.keepBooks((sql) => forgetUnnamedBefore(sql, now - KEPT_UNNAMED_MS))
  // Schools share a file: it goes when the last of them has forgotten it.
  for (const sha256 of new Set(struck.map((a) => a.sha256))) await removePhoto(folder, sha256, () => store.keepBooks((sql) => isInBook(sql, sha256)))
}
