/**
 * How the bytes of photos travel: beside the rows, known by their hash. A row is at the school at once; its photos
 * follow one at a time, in pieces, and go on where they were after a cut (tus 1.0 at `POST /api/photos/upload`).
 */
import { PHOTOS, sha256 } from '#domain/photo.ts'
import * as z from 'zod/mini'
import type { RowOf, RowType } from './rows.ts'

/** `chunk`: bytes a request; small enough for a slow line and for a proxy that allows a megabyte. */
export const PHOTO_LIMITS = { chunk: 256 * 1024, asked: 500 } as const

/** What an upload says of itself, in Upload-Metadata. */
export const uploadMetadata = z.object({
  sha256,
  type: z.enum(['image/jpeg', 'image/webp']),
  bytes: z.string().check(z.regex(/^[1-9]\d{0,7}$/), z.refine((s) => Number(s) <= PHOTOS.mostBytes)),
})
export type UploadMetadata = z.infer<typeof uploadMetadata>

/** POST /api/photos/known → which of these the school has, from this person, whole and on its disk. */
export const knownRequest = z.object({ sha256: z.array(sha256).check(z.maxLength(PHOTO_LIMITS.asked)) })
export const knownResponse = z.object({ known: z.array(sha256) })

/**
 * Why the school does not keep some bytes. They are refused and never mended: a signature covers the hash of the very
 * bytes that it saw.
 */
export const PHOTO_FAULTS = [
  /** They are not the bytes that were announced; sending them again may help. */
  'other-bytes',
  'no-picture',
  'too-many-pixels',
  /** Where it was taken, by what, or any words. */
  'more-than-a-picture',
] as const
export type PhotoFault = (typeof PHOTO_FAULTS)[number]

/** The photos that a row shows, by their hashes. */
export const photosOf = <T extends RowType>(type: T, row: RowOf<T>): readonly string[] => {
  const content = type === 'logRevision' ? (row as RowOf<'logRevision'>).content : type === 'practiceLog' ? (row as RowOf<'practiceLog'>) : null
  return content?.photos?.map((p) => p.sha256) ?? []
}
