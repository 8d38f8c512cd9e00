/**
 * Walks through a JPEG part by part. Whatever can carry words, places or a second file is a part of its own: a comment,
 * an application's segment, bytes after the end. A re-encoded picture has none of them.
 */
import { isPlainProfile } from './colour-profile.ts'

const MARKER = 0xff
const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
/** Tables and frame: DHT, DQT, DRI, and the three kinds of frame that browsers write and read. */
const PICTURE = new Set([0xc4, 0xdb, 0xdd, 0xc0, 0xc1, 0xc2])
const APP0 = 0xe0
const APP2 = 0xe2
const APP14 = 0xee

const startsWith = (body: Buffer, text: string): boolean => body.toString('latin1', 0, text.length) === text

/** JFIF without a thumbnail: 14 bytes, of which the last two say that there is none. */
const isPlainJfif = (body: Buffer): boolean => startsWith(body, 'JFIF\0') && body.length === 14 && body[12] === 0 && body[13] === 0
const isAdobe = (body: Buffer): boolean => startsWith(body, 'Adobe') && body.length === 12
/** One profile in one part: number 1 of 1. */
const isProfile = (body: Buffer): boolean => startsWith(body, 'ICC_PROFILE\0') && body[12] === 1 && body[13] === 1 && isPlainProfile(body.subarray(14))

const isAllowed = (marker: number, body: Buffer): boolean =>
  PICTURE.has(marker) || marker === SOS || (marker === APP0 && isPlainJfif(body)) || (marker === APP2 && isProfile(body)) || (marker === APP14 && isAdobe(body))

/** Where the coded picture that begins here ends: at the next marker that is neither a stuffed byte nor a restart. */
const endOfScan = (jpeg: Buffer, from: number): number => {
  for (let at = jpeg.indexOf(MARKER, from); at >= 0; at = jpeg.indexOf(MARKER, at + 1)) {
    const next = jpeg[at + 1]
    if (next !== undefined && next !== 0 && (next < 0xd0 || next > 0xd7)) return at
  }
  return jpeg.length
}

/** Nothing but a picture, from the first byte to the last? */
export const isBareJpeg = (jpeg: Buffer): boolean => {
  if (jpeg[0] !== MARKER || jpeg[1] !== SOI) return false
  const seen = new Set<number>()
  for (let at = 2; at + 4 <= jpeg.length || jpeg[at + 1] === EOI; ) {
    const marker = jpeg[at + 1]
    if (jpeg[at] !== MARKER || marker === undefined) return false
    if (marker === EOI) return at + 2 === jpeg.length && seen.has(SOS)
    const length = jpeg.readUInt16BE(at + 2)
    const end = at + 2 + length
    const body = jpeg.subarray(at + 4, end)
    // An application's part comes once: many small ones could hold what one may not.
    if (length < 2 || end > jpeg.length || !isAllowed(marker, body) || (marker >= APP0 && seen.has(marker))) return false
    seen.add(marker)
    at = marker === SOS ? endOfScan(jpeg, end) : end
  }
  return false
}
