/** Pictures as a device makes them, each another one, and what people try to hide in them. */
import { createHash } from 'node:crypto'
import type { PhotoId } from '#domain/ids.ts'
import type { Photo } from '#domain/photo.ts'
import sharp, { type Sharp } from 'sharp'

export interface Picture {
  readonly bytes: Buffer
  readonly type: 'image/jpeg' | 'image/webp'
  readonly sha256: string
}

export const pictureOf = (bytes: Buffer, type: Picture['type'] = 'image/jpeg'): Picture => ({ bytes, type, sha256: createHash('sha256').update(bytes).digest('hex') })

/** Noise from a seed, so that it does not pack: about 60 KB at the usual size. */
const noise = (seed: number, width: number, height: number): Sharp => {
  const raw = Buffer.alloc(width * height * 3)
  let state = seed * 2_654_435_761 + 1
  for (let i = 0; i < raw.length; i += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    raw[i] = state >>> 24
  }
  return sharp(raw, { raw: { width, height, channels: 3 } })
}

export const jpegOf = async (seed: number, width = 320, height = 240): Promise<Picture> => pictureOf(await noise(seed, width, height).jpeg({ quality: 82 }).toBuffer())
export const webpOf = async (seed: number, width = 320, height = 240): Promise<Picture> => pictureOf(await noise(seed, width, height).webp().toBuffer(), 'image/webp')

/** A camera's own file: where it was taken, and by what. */
export const withExif = async (seed: number): Promise<Picture> =>
  pictureOf(await noise(seed, 64, 64).withExif({ IFD0: { Model: 'Phone' }, IFD3: { GPSLatitude: '39/1 54/1 0/1' } }).jpeg().toBuffer())

/** The photo of a log, as its row names it. */
export const photoOf = (picture: Picture, over: Partial<Photo> = {}): Photo => ({
  id: `photo-${picture.sha256.slice(0, 12)}` as PhotoId,
  sha256: picture.sha256,
  type: picture.type,
  bytes: picture.bytes.length,
  width: 320,
  height: 240,
  source: 'camera',
  addedAt: 1_772_700_000_000,
  caption: '',
  marks: [],
  ...over,
})
