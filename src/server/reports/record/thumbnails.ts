/** Photos of a log, small: a record with every photo in full would be a box of photos. */
import sharp from 'sharp'
import type { PracticeLog } from '#domain/practice-log.ts'
import { fileOf } from '../../attachments/photo-files.ts'

export type Thumbnail = Buffer

/** Points on paper. */
export const THUMBNAIL = { width: 118, height: 88 } as const
const PIXELS_PER_POINT = 2
const QUALITY = 70

/** One at a time: other requests need the cores more. @param allowed hashes that the reader may see · @returns those that are here and can be read; one that is broken is left out */
export const thumbnailsOf = async (log: Pick<PracticeLog, 'photos'>, folder: string, allowed: ReadonlySet<string>): Promise<readonly Thumbnail[]> => {
  const made: Thumbnail[] = []
  for (const { sha256 } of log.photos ?? []) {
    if (!allowed.has(sha256)) continue
    const small = await sharp(fileOf(folder, sha256))
      .rotate()
      .resize(THUMBNAIL.width * PIXELS_PER_POINT, THUMBNAIL.height * PIXELS_PER_POINT, { fit: 'inside' })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: QUALITY })
      .toBuffer()
      .catch(() => null)
    if (small !== null) made.push(small)
  }
  return made
}
