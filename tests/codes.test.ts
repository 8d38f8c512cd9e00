/**
 * Codes as a workshop's camera sees them: turned, out of focus, noisy, in glare and in half light. Each is drawn and read
 * with the library that the page uses; the frames are made here, out of the same seed every time.
 */
import encodeQR from 'qr'
import decodeQR from 'qr/decode.js'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { sha256 } from '#signing/bytes.ts'
import { codeOf, readCode, ROOM } from '#signing/code.ts'

const FRAME = { width: 1_280, height: 720 }

/** Even numbers between 0 and 1, the same in every run (mulberry32). */
const chanceFrom = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
}

const documentOf = (bytes: number, seed: number): Uint8Array => {
  const chance = chanceFrom(seed)
  return Uint8Array.from({ length: bytes }, () => Math.floor(chance() * 256))
}

interface Code {
  readonly version: number
  readonly png: Buffer
}

/** About as large as a phone fills of a frame at arm's length. */
const draw = async (text: string): Promise<Code> => {
  const modules = encodeQR(text, 'raw', { ecc: 'medium', encoding: 'alphanumeric', border: 4 })
  const side = modules.length
  const pixels = Buffer.from(modules.flatMap((row) => row.map((dark) => (dark ? 20 : 235))))
  const png = await sharp(pixels, { raw: { width: side, height: side, channels: 1 } }).resize(560, 560, { kernel: 'nearest' }).png().toBuffer()
  return { version: (side - 8 - 17) / 4, png }
}

const frameOf = async ({ png }: Code, seed: number): Promise<Uint8ClampedArray> => {
  const chance = chanceFrom(seed)
  const between = (a: number, b: number) => a + (b - a) * chance()
  const turned = await sharp(png).rotate(between(-20, 20), { background: '#888' }).affine([1, between(-0.08, 0.08), between(-0.08, 0.08), 1], { background: '#888' }).png().toBuffer()
  const { data, info } = await sharp({ create: { ...FRAME, channels: 3, background: '#888' } })
    .composite([{ input: await sharp(turned).resize(690, 690, { fit: 'inside' }).toBuffer() }])
    .blur(between(0.4, 1.3))
    .jpeg({ quality: 80 })
    .toBuffer()
    .then((jpeg) => sharp(jpeg).ensureAlpha().raw().toBuffer({ resolveWithObject: true }))
  const [bright, noise, gx, gy, glare] = [between(0.45, 0.95), between(4, 14), between(400, 880), between(200, 520), between(0, 70)]
  const pixels = new Uint8ClampedArray(data)
  for (let i = 0; i < pixels.length; i += 4) {
    const [x, y] = [(i / 4) % info.width, Math.floor(i / 4 / info.width)]
    const shine = glare * Math.exp(-((x - gx) ** 2 + (y - gy) ** 2) / 20_000)
    const grain = (chance() - 0.5) * Math.sqrt(12) * noise
    for (let c = 0; c < 3; c += 1) pixels[i + c] = (pixels[i + c] ?? 0) * bright + shine + grain
  }
  return pixels
}

const TRIES = 20
it.each([
  ['one competency', ROOM.one, 12],
  ['eight competencies', ROOM.eight, 17],
] as const)('[SG8] the code of %s (%i bytes, version %i at most) is read in at least 19 of 20 frames', async (_, room, most) => {
  const document = documentOf(room, room)
  const text = codeOf('sign-off', document)
  const code = await draw(text)
  expect(code.version).toBeLessThanOrEqual(most)
  let read = 0
  for (let n = 0; n < TRIES; n += 1) {
    try {
      const got = decodeQR({ ...FRAME, data: await frameOf(code, room * 100 + n) })
      if (got === text) read += 1
    } catch {
      // A frame that cannot be read; the next one comes 100 ms later.
    }
  }
  expect(read).toBeGreaterThanOrEqual(TRIES * 0.95)
  const bytes = readCode('sign-off', text)
  expect(typeof bytes === 'string' ? bytes : sha256(bytes)).toEqual(sha256(document))
})
