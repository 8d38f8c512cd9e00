/**
 * A photo of a log (佐证). The row carries what the photo is and what was drawn on it; its bytes travel by themselves,
 * known by their hash, so that a log never waits for its photo. The bytes were made anew on the device: no place and
 * no camera is in them.
 */
import * as z from 'zod/mini'
import { instant } from './calendar-day.ts'
import { photoId } from './ids.ts'
import { LENGTH, readable } from './text.ts'

export const PHOTOS = { aLog: 20, longestSide: 1_600, mostBytes: 4 * 1024 * 1024, marks: 40 } as const

/** SHA-256 in hex: the name of some bytes. */
export const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/))

/** A place on a photo, in ten-thousandths of its width or height, whatever size it is shown in. */
const share = z.int().check(z.gte(0), z.lte(10_000))

/** One stroke of the pen: x, y, x, y … */
export const stroke = z.object({
  points: z.readonly(z.array(share).check(z.minLength(2), z.maxLength(800), z.refine((p) => p.length % 2 === 0, { error: 'wrong-type' }))),
})
export type Stroke = z.infer<typeof stroke>

/** A part of a photo that a comment is pinned to. */
export const region = z.object({ photo: photoId, x: share, y: share, width: share, height: share })
export type Region = z.infer<typeof region>

export const photo = z.object({
  id: photoId,
  sha256,
  type: z.enum(['image/jpeg', 'image/webp']),
  bytes: z.int().check(z.gte(1), z.lte(PHOTOS.mostBytes)),
  width: z.int().check(z.gte(1), z.lte(PHOTOS.longestSide)),
  height: z.int().check(z.gte(1), z.lte(PHOTOS.longestSide)),
  /** Taken in the app, or chosen among older pictures: the first is better evidence, and both are said. */
  source: z.enum(['camera', 'gallery']),
  addedAt: instant,
  caption: z.string().check(z.maxLength(LENGTH.line, { error: 'too-long' }), readable),
  marks: z.readonly(z.array(stroke).check(z.maxLength(PHOTOS.marks))),
})
export type Photo = z.infer<typeof photo>
