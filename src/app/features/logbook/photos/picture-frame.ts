/**
 * What can be told of a picture before it is decoded: how large it would become, and whether its end has arrived. A
 * browser decodes half a picture without a word and leaves the rest grey; that is no evidence.
 */
import type { FileKind } from './magic-bytes.ts'

export interface Frame {
  readonly width: number
  readonly height: number
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

interface JpegOutline {
  readonly frame: Frame | null
  /** Where the picture itself begins. */
  readonly scan: number | null
}

/** Markers that carry the size: SOF0–SOF15, without the three that mean something else. */
const isSize = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** Walks the segments by their lengths, past a thumbnail that EXIF may hold with a size and an end of its own. */
const outlineOf = (bytes: Uint8Array): JpegOutline => {
  const view = viewOf(bytes)
  let frame: Frame | null = null
  let at = 2
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xda) return { frame, scan: at + 2 }
    if (isSize(marker)) frame = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    at += 2 + view.getUint16(at + 2)
  }
  return { frame, scan: null }
}

const jpegIsWhole = (bytes: Uint8Array): boolean => {
  const { scan } = outlineOf(bytes)
  if (scan === null) return false
  for (let at = bytes.indexOf(0xff, scan); at !== -1; at = bytes.indexOf(0xff, at + 1)) if (bytes[at + 1] === 0xd9) return true
  return false
}

const PNG_SIGNATURE = 8
const PNG_END = 0x49454e44

const pngIsWhole = (bytes: Uint8Array): boolean => {
  const view = viewOf(bytes)
  let at = PNG_SIGNATURE
  while (at + 12 <= bytes.length) {
    if (view.getUint32(at + 4) === PNG_END) return true
    at += 12 + view.getUint32(at)
  }
  return false
}

const webpFrame = (bytes: Uint8Array): Frame | null => {
  if (bytes.length < 30) return null
  const view = viewOf(bytes)
  const form = String.fromCharCode(...bytes.subarray(12, 16))
  const three = (at: number) => view.getUint16(at, true) + ((bytes[at + 2] ?? 0) << 16)
  if (form === 'VP8X') return { width: three(24) + 1, height: three(27) + 1 }
  if (form === 'VP8 ') return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
  const packed = view.getUint32(21, true)
  return form === 'VP8L' ? { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 } : null
}

/** How large the picture says it is, before it is turned upright; null where only the decoder can tell. */
export const frameOf = (kind: FileKind, bytes: Uint8Array): Frame | null => {
  const view = viewOf(bytes)
  if (kind === 'jpeg') return outlineOf(bytes).frame
  if (kind === 'png' && bytes.length >= 24) return { width: view.getUint32(16), height: view.getUint32(20) }
  if (kind === 'gif' && bytes.length >= 10) return { width: view.getUint16(6, true), height: view.getUint16(8, true) }
  return kind === 'webp' ? webpFrame(bytes) : null
}

/** Is the end there? What comes after it (phones hang a film on a picture) is not looked at, and not kept. */
export const isWhole = (kind: FileKind, bytes: Uint8Array): boolean => {
  if (kind === 'jpeg') return jpegIsWhole(bytes)
  if (kind === 'png') return pngIsWhole(bytes)
  return kind !== 'webp' || (bytes.length >= 12 && viewOf(bytes).getUint32(4, true) + 8 <= bytes.length)
}
