/** Files as phones, galleries and strangers hand them over, to be chosen in the form: made here, byte by byte. */
import sharp, { type Sharp } from 'sharp'

export interface PictureFile {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

/** Red on the left, blue on the right, wider than high: after any turning one can tell where up is. */
const halves = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#0000ff' } }).composite([
    { input: { create: { width: Math.round(width / 2), height, channels: 3, background: '#ff0000' } }, left: 0, top: 0 },
  ])

/** Where it was taken, by what, and when: a photo that tells too much. */
const PRIVATE = {
  IFD0: { Make: 'SecretMaker', Model: 'SecretModel', Copyright: 'Li Wei' },
  IFD2: { DateTimeOriginal: '2026:03:05 10:00:00' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 14/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '121/1 28/1 0/1' },
} as const

const named = (name: string, mimeType: string, buffer: Buffer): PictureFile => ({ name, mimeType, buffer })
const jpeg = async (name: string, picture: Sharp): Promise<PictureFile> => named(name, 'image/jpeg', await picture.jpeg().toBuffer())

/** @param seed different pictures for different numbers */
export const plainPhoto = (name: string, seed = 0): Promise<PictureFile> =>
  jpeg(name, sharp({ create: { width: 800, height: 600, channels: 3, background: { r: (seed * 40) % 256, g: 90, b: 160 } } }))

export const photoWithGps = (name: string): Promise<PictureFile> => jpeg(name, halves(3000, 2000).withExif(PRIVATE))

/** The camera was held upright: the pixels lie, and a tag says how to turn them. */
export const turnedPhoto = (name: string): Promise<PictureFile> => jpeg(name, halves(2400, 1200).withMetadata({ orientation: 6 }))

export const pngWithHoles = async (name: string): Promise<PictureFile> =>
  named(name, 'image/png', await sharp({ create: { width: 400, height: 300, channels: 4, background: '#00000000' } }).png().toBuffer())

export const webpPhoto = async (name: string): Promise<PictureFile> => named(name, 'image/webp', await halves(640, 480).webp().toBuffer())

export const megapixels = (name: string, width: number, height: number): Promise<PictureFile> => jpeg(name, halves(width, height))

/** A small file that says it is vast: whoever believes it would fill the memory of a phone. */
export const boast = async (name: string, width: number, height: number): Promise<PictureFile> => {
  const { buffer, ...rest } = await jpeg(name, halves(640, 480))
  const size = buffer.indexOf(Buffer.from([0xff, 0xc0]))
  buffer.writeUInt16BE(height, size + 5)
  buffer.writeUInt16BE(width, size + 7)
  return { buffer, ...rest }
}

/** A picture with a page of script behind it, and in a comment within. */
export const polyglot = async (name: string): Promise<PictureFile> => {
  const { buffer } = await jpeg(name, halves(640, 480))
  const script = Buffer.from('<script>alert("polyglot")</script>')
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, script.length + 2]), script])
  return named(name, 'image/jpeg', Buffer.concat([buffer.subarray(0, 2), comment, buffer.subarray(2), Buffer.from('PK\u0003\u0004'), script]))
}

export const truncated = async (name: string): Promise<PictureFile> => {
  const { buffer } = await photoWithGps(name)
  return named(name, 'image/jpeg', buffer.subarray(0, Math.round(buffer.length * 0.6)))
}

/** The beginning of a picture, and then nothing that a decoder could use. */
export const rubbish = (name: string): PictureFile =>
  named(name, 'image/jpeg', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xda, 0, 8]), Buffer.alloc(5_000, 7), Buffer.from([0xff, 0xd9])]))

export const emptyFile = (name: string): PictureFile => named(name, 'image/jpeg', Buffer.alloc(0))
/** Called a JPEG, and none: only the bytes tell. */
export const drawing = (name: string): PictureFile => named(name, 'image/jpeg', Buffer.from('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'))
export const document = (name: string): PictureFile => named(name, 'image/jpeg', Buffer.from('%PDF-1.7\n%âãÏÓ\n'))
export const heic = (name: string): PictureFile =>
  named(name, 'image/heic', Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.from([0, 0, 0, 0]), Buffer.from('mif1heic'), Buffer.alloc(200)]))
