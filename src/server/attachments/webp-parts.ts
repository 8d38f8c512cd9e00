/** Walks through a WebP chunk by chunk: the picture, its transparency, a plain colour profile, and nothing else. */
import { isPlainProfile } from './colour-profile.ts'

const PICTURE = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH'])

/** Nothing but a still picture, from the first byte to the last? */
export const isBareWebp = (webp: Buffer): boolean => {
  if (webp.length < 20 || webp.toString('latin1', 0, 4) !== 'RIFF' || webp.toString('latin1', 8, 12) !== 'WEBP') return false
  if (webp.readUInt32LE(4) + 8 !== webp.length) return false
  const seen = new Set<string>()
  let at = 12
  while (at + 8 <= webp.length) {
    const name = webp.toString('latin1', at, at + 4)
    const size = webp.readUInt32LE(at + 4)
    const body = webp.subarray(at + 8, at + 8 + size)
    const isWelcome = PICTURE.has(name) || (name === 'ICCP' && isPlainProfile(body))
    if (!isWelcome || seen.has(name) || body.length !== size) return false
    seen.add(name)
    at += 8 + size + (size % 2)
  }
  return at === webp.length && (seen.has('VP8 ') || seen.has('VP8L'))
}
