import { expect, test } from 'vitest'
import { fileKind } from './magic-bytes.ts'
import { frameOf, isWhole } from './picture-frame.ts'

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((p) => (typeof p === 'string' ? [...p].map((c) => c.charCodeAt(0)) : p)))

const box = (brand: string, ...others: readonly string[]) => bytes([0, 0, 0, 16 + 4 * others.length], 'ftyp', brand, [0, 0, 0, 0], ...others)

test.each([
  ['jpeg', bytes([0xff, 0xd8, 0xff, 0xe0])],
  ['png', bytes([0x89], 'PNG\r\n', [0x1a, 0x0a])],
  ['webp', bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8 ')],
  ['gif', bytes('GIF89a')],
  ['avif', box('avif', 'mif1')],
  ['avif', box('mif1', 'avif')],
  ['heic', box('heic', 'mif1')],
  ['heic', box('mif1', 'heic')],
  ['pdf', bytes('%PDF-1.7')],
  ['pdf', bytes('\n\n', '%PDF-1.4')],
  ['svg', bytes('<?xml version="1.0"?><svg xmlns="…">')],
  ['unknown', bytes('RIFF', [0, 0, 0, 0], 'WAVE')],
  ['unknown', box('isom', 'mp41')],
  ['unknown', bytes('<html>')],
  ['unknown', bytes([0xff, 0xd8])],
  ['unknown', bytes()],
] as const)('a file is a %s by its first bytes, whatever it is called', (kind, file) => {
  expect(fileKind(file)).toBe(kind)
})

/** EXIF with a picture within, a size of its own, and an end of its own. */
const thumbnail = [0xff, 0xe1, 0, 16, 0xff, 0xd8, 0xff, 0xc0, 0, 8, 8, 0, 1, 0, 1, 0xff, 0xd9, 0]
const size = [0xff, 0xc2, 0, 8, 8, 0x0b, 0xb8, 0x0f, 0xa0, 1]
const scan = [0xff, 0xda, 0, 2, 1, 2, 0xff, 0, 3, ...Array.from({ length: 20 }, () => 9)]
const photo = bytes([0xff, 0xd8], thumbnail, size, scan, [0xff, 0xd9])

test('size and end of a JPEG are its own, not those of the little picture within', () => {
  expect(frameOf('jpeg', photo)).toEqual({ width: 4000, height: 3000 })
  expect(isWhole('jpeg', photo)).toBe(true)
  expect(isWhole('jpeg', photo.subarray(0, -2))).toBe(false)
  expect(isWhole('jpeg', photo.subarray(0, 20))).toBe(false)
  expect(frameOf('jpeg', photo.subarray(0, 20))).toBeNull()
})

test('what follows the end of a picture does not make it half', () => {
  expect(isWhole('jpeg', bytes([...photo], 'a film of two seconds'))).toBe(true)
})

test('a PNG is whole with its last chunk, and says its size in the first', () => {
  const head = bytes([0x89], 'PNG\r\n', [0x1a, 0x0a], [0, 0, 0, 13], 'IHDR', [0, 0, 0x75, 0x30, 0, 0, 0, 5, 8, 2, 0, 0, 0], [0, 0, 0, 0])
  const png = bytes([...head], [0, 0, 0, 0], 'IEND', [1, 2, 3, 4])
  expect(frameOf('png', png)).toEqual({ width: 30_000, height: 5 })
  expect([isWhole('png', png), isWhole('png', png.subarray(0, -1)), isWhole('png', head)]).toEqual([true, false, false])
})

test('a WebP says its length, and its size in each of its three forms', () => {
  const webp = (form: string, inner: readonly number[]) => bytes('RIFF', [28, 0, 0, 0], 'WEBP', form, [0, 0, 0, 0], inner, Array.from({ length: 20 }, () => 0)).subarray(0, 36)
  const plain = webp('VP8 ', [0, 0, 0, 0x9d, 1, 0x2a, 0x40, 6, 0xb0, 4])
  expect(frameOf('webp', plain)).toEqual({ width: 1600, height: 1200 })
  expect(frameOf('webp', webp('VP8L', [0x2f, 0x3f, 0xc6, 0x2b, 1]))).toEqual({ width: 1600, height: 1200 })
  expect(frameOf('webp', webp('VP8X', [0, 0, 0, 0, 0x3f, 6, 0, 0xaf, 4, 0]))).toEqual({ width: 1600, height: 1200 })
  expect([isWhole('webp', plain), isWhole('webp', plain.subarray(0, 35))]).toEqual([true, false])
})
