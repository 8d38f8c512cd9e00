/** What a chosen file really is, by its first bytes: a name and a type are only what somebody says of it. */

export type FileKind = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif' | 'heic' | 'svg' | 'pdf' | 'unknown'

/** The first bytes decide, except where a family of formats names itself a little later, or where space may come first. */
const HEAD = 1_024

const HEIF = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs', 'mif1', 'msf1']
const AVIF = ['avif', 'avis']

const startsWith = (bytes: Uint8Array, ...wanted: readonly number[]): boolean => wanted.every((b, n) => bytes[n] === b)
const latin = (bytes: Uint8Array, from: number, until: number): string => String.fromCharCode(...bytes.subarray(from, until))

/** Of the family of MP4: the brands that a file says it keeps to. */
const brandsOf = (bytes: Uint8Array): readonly string[] => {
  if (latin(bytes, 4, 8) !== 'ftyp') return []
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
  const brands: string[] = []
  for (let at = 8; at + 4 <= Math.min(size, bytes.length, HEAD); at += 4) if (at !== 12) brands.push(latin(bytes, at, at + 4))
  return brands
}

export const fileKind = (bytes: Uint8Array): FileKind => {
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return 'jpeg'
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  if (latin(bytes, 0, 4) === 'RIFF' && latin(bytes, 8, 12) === 'WEBP') return 'webp'
  if (/^GIF8[79]a$/.test(latin(bytes, 0, 6))) return 'gif'
  const brands = brandsOf(bytes)
  // An AVIF may call itself a plain HEIF first.
  if (brands.some((b) => AVIF.includes(b))) return 'avif'
  if (brands.some((b) => HEIF.includes(b))) return 'heic'
  const head = latin(bytes, 0, HEAD)
  if (head.includes('%PDF-')) return 'pdf'
  return /<svg[\s>]/i.test(head) ? 'svg' : 'unknown'
}
