/** Whether some bytes are a picture and nothing but a picture. They are looked at and never changed. */
import { PHOTOS } from '#domain/photo.ts'
import type { PhotoFault, UploadMetadata } from '#sync/photos.ts'
import sharp from 'sharp'
import { isBareJpeg } from './jpeg-parts.ts'
import { isBareWebp } from './webp-parts.ts'

// Each picture comes once: nothing is gained by remembering it, nor by giving one of them all processors.
sharp.cache(false)
sharp.concurrency(1)

const MAGIC: { readonly [T in UploadMetadata['type']]: (bytes: Buffer) => boolean } = {
  'image/jpeg': (b) => b.readUIntBE(0, 3) === 0xffd8ff,
  'image/webp': (b) => b.toString('latin1', 0, 4) === 'RIFF' && b.toString('latin1', 8, 12) === 'WEBP',
}
const isBare: { readonly [T in UploadMetadata['type']]: (bytes: Buffer) => boolean } = { 'image/jpeg': isBareJpeg, 'image/webp': isBareWebp }

const SMALLEST = 16

/** Decodes all of it; a picture that ends early or warns on the way is none. */
const decodes = async (bytes: Buffer): Promise<boolean> => {
  try {
    await sharp(bytes, { failOn: 'warning', limitInputPixels: PHOTOS.longestSide ** 2 }).raw().toBuffer()
    return true
  } catch {
    return false
  }
}

/** @returns why the school does not keep it; null for a picture */
export const faultOf = async (bytes: Buffer, type: UploadMetadata['type']): Promise<PhotoFault | null> => {
  if (bytes.length < SMALLEST || !MAGIC[type](bytes)) return 'no-picture'
  const found = await sharp(bytes).metadata().catch(() => null)
  if (found === null) return 'no-picture'
  // Before it is decoded: a few kilobytes can claim a gigabyte of white.
  if (Math.max(found.width, found.height) > PHOTOS.longestSide) return 'too-many-pixels'
  const { exif, xmp, iptc, tifftagPhotoshop, comments } = found
  const says = [exif, xmp, iptc, tifftagPhotoshop].some((part) => part !== undefined) || (comments?.length ?? 0) > 0
  if (says || !isBare[type](bytes)) return 'more-than-a-picture'
  return (await decodes(bytes)) ? null : 'no-picture'
}
