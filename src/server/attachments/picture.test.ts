import { deflateRawSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { jpegOf, webpOf, withExif } from '#tests/support/pictures.ts'
import { faultOf } from './picture.ts'

const jpeg = async () => (await jpegOf(1)).bytes
const webp = async () => (await webpOf(1)).bytes
const at = (bytes: Buffer, offset: number, part: Buffer) => Buffer.concat([bytes.subarray(0, offset), part, bytes.subarray(offset)])
/** A part of a JPEG, right behind its beginning. */
const withPart = (bytes: Buffer, marker: number, body: Buffer) => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return at(bytes, 2, Buffer.concat([head, body]))
}
const withChunk = (bytes: Buffer, name: string, body: Buffer) => {
  const head = Buffer.alloc(8)
  head.write(name, 'latin1')
  head.writeUInt32LE(body.length, 4)
  const whole = Buffer.concat([bytes, head, body, Buffer.alloc(body.length % 2)])
  whole.writeUInt32LE(whole.length - 8, 4)
  return whole
}
const script = Buffer.from('<script>alert(1)</script>')
const zip = Buffer.concat([Buffer.from('PK\u0003\u0004'), deflateRawSync('payload')])

/** A profile such as browsers write: its header, two tags, their bodies. */
const profile = (over: { readonly text?: string; readonly tag?: string } = {}): Buffer => {
  const text = Buffer.from(over.text ?? 'sRGB')
  const icc = Buffer.alloc(128 + 4 + 2 * 12 + 20 + Math.ceil(text.length / 4) * 4)
  icc.writeUInt32BE(icc.length, 0)
  icc.write('acsp', 36, 'latin1')
  icc.writeUInt32BE(2, 128)
  icc.write(over.tag ?? 'wtpt', 132, 'latin1')
  icc.writeUInt32BE(156, 136)
  icc.writeUInt32BE(20, 140)
  icc.write('desc', 144, 'latin1')
  icc.writeUInt32BE(176, 148)
  icc.writeUInt32BE(text.length, 152)
  text.copy(icc, 176)
  return icc
}
const inJpeg = (icc: Buffer) => Buffer.concat([Buffer.from('ICC_PROFILE\0\u0001\u0001', 'latin1'), icc])

describe('nothing but a picture', () => {
  it('is kept: JPEG, progressive or not, WebP, with loss or without', async () => {
    expect(await faultOf(await jpeg(), 'image/jpeg')).toBeNull()
    expect(await faultOf(await sharp(await jpeg()).jpeg({ progressive: true }).toBuffer(), 'image/jpeg')).toBeNull()
    expect(await faultOf(await webp(), 'image/webp')).toBeNull()
    expect(await faultOf(await sharp(await webp()).webp({ lossless: true }).toBuffer(), 'image/webp')).toBeNull()
  })

  it('may have a colour profile as small and plain as browsers write it', async () => {
    expect(await faultOf(withPart(await jpeg(), 0xe2, inJpeg(profile())), 'image/jpeg')).toBeNull()
    expect(await faultOf(await sharp(await jpeg()).keepIccProfile().withIccProfile('srgb').jpeg().toBuffer(), 'image/jpeg')).toBeNull()
  })
})

describe('more than a picture is refused', () => {
  it.each<[string, () => Promise<Buffer>]>([
    ['a camera’s place and name', async () => (await withExif(1)).bytes],
    ['XMP', async () => sharp(await jpeg()).withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></x:xmpmeta>').jpeg().toBuffer()],
    ['a comment', async () => withPart(await jpeg(), 0xfe, script)],
    ['a part of an unknown application', async () => withPart(await jpeg(), 0xe5, script)],
    ['a thumbnail in JFIF', async () => withPart(await jpeg(), 0xe0, Buffer.concat([Buffer.from('JFIF\0\u0001\u0001\0\0\u0001\0\u0001\u0001\u0001', 'latin1'), Buffer.alloc(3)]))],
    ['a file behind the end', async () => Buffer.concat([await jpeg(), zip])],
    ['a page behind the end', async () => Buffer.concat([await jpeg(), script])],
    ['one byte behind the end', async () => Buffer.concat([await jpeg(), Buffer.alloc(1)])],
    ['a profile with a tag of its own', async () => withPart(await jpeg(), 0xe2, inJpeg(profile({ tag: 'note' })))],
    ['a profile that tells a story', async () => withPart(await jpeg(), 0xe2, inJpeg(profile({ text: 'x'.repeat(1_000) })))],
    ['a profile with a file behind it', async () => withPart(await jpeg(), 0xe2, inJpeg(Buffer.concat([profile(), zip])))],
    ['two profiles', async () => withPart(withPart(await jpeg(), 0xe2, inJpeg(profile())), 0xe2, inJpeg(profile()))],
  ])('JPEG: %s', async (_what, bytes) => {
    expect(await faultOf(await bytes(), 'image/jpeg')).toBe('more-than-a-picture')
  })

  it.each<[string, () => Promise<Buffer>]>([
    ['a chunk of its own', async () => withChunk(await webp(), 'NOTE', script)],
    ['EXIF', async () => withChunk(await webp(), 'EXIF', script)],
    ['a file behind the end', async () => Buffer.concat([await webp(), zip])],
  ])('WebP: %s', async (_what, bytes) => {
    expect(await faultOf(await bytes(), 'image/webp')).toBe('more-than-a-picture')
  })
})

describe('no picture is refused', () => {
  it.each<[string, () => Promise<Buffer>, 'image/jpeg' | 'image/webp']>([
    ['nothing', async () => Buffer.alloc(0), 'image/jpeg'],
    ['a page', async () => Buffer.concat([script, Buffer.alloc(100)]), 'image/jpeg'],
    ['a page that begins like a picture', async () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), script]), 'image/jpeg'],
    ['an SVG', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), 'image/jpeg'],
    ['a PNG', async () => sharp(await jpeg()).png().toBuffer(), 'image/jpeg'],
    ['a JPEG called WebP', jpeg, 'image/webp'],
    ['a WebP called JPEG', webp, 'image/jpeg'],
  ])('%s', async (_what, bytes, type) => {
    expect(await faultOf(await bytes(), type)).toBe('no-picture')
  })

  it('half a picture, even with an end put to it', async () => {
    const whole = await jpeg()
    const half = Buffer.concat([whole.subarray(0, whole.length / 2), Buffer.from([0xff, 0xd9])])
    expect(await faultOf(half, 'image/jpeg')).toBe('no-picture')
    expect(await faultOf(whole.subarray(0, whole.length / 2), 'image/jpeg')).not.toBeNull()
  })
})

it('more pixels than a device sends are refused before they are decoded', async () => {
  const wide = await sharp({ create: { width: 1_601, height: 2, channels: 3, background: 'white' } }).jpeg().toBuffer()
  const bomb = await sharp({ create: { width: 16_000, height: 16_000, channels: 3, background: 'white' } }).jpeg({ quality: 1 }).toBuffer()
  expect(await faultOf(wide, 'image/jpeg')).toBe('too-many-pixels')
  const before = process.memoryUsage().rss
  expect(await faultOf(bomb, 'image/jpeg')).toBe('too-many-pixels')
  expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000)
})

it('any byte of a picture may be damaged: it is refused or it decodes, and the server goes on', async () => {
  const whole = (await jpegOf(3, 32, 32)).bytes
  for (let i = 0; i < whole.length; i += 7) {
    const hurt = Buffer.from(whole)
    hurt[i] = (hurt[i] ?? 0) ^ 0x55
    await faultOf(hurt, 'image/jpeg')
  }
  expect(await faultOf(whole, 'image/jpeg')).toBeNull()
})
