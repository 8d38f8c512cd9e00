/**
 * A chosen file becomes a picture of the log's: decoded, turned upright, made small and encoded anew, so that neither the
 * place where it was taken nor the camera nor anything hidden in the file comes along. Runs in a worker; knows no page.
 */
import { PHOTOS } from '#domain/photo.ts'
import { bareJpeg } from './bare-jpeg.ts'
import { type FileKind, fileKind } from './magic-bytes.ts'
import { type Frame, frameOf, isWhole } from './picture-frame.ts'

/** Why a file does not become a photo. `insecure`: over plain http a browser cannot name bytes by their hash. */
export const WHY_NO_PICTURE = ['empty', 'unreadable', 'not-a-picture', 'heic', 'damaged', 'too-large', 'insecure'] as const
export type WhyNoPicture = (typeof WHY_NO_PICTURE)[number]

export interface Picture {
  readonly sha256: string
  readonly type: 'image/jpeg'
  readonly bytes: ArrayBuffer
  readonly width: number
  readonly height: number
  /** The same, at most 320 px long. */
  readonly thumb: ArrayBuffer
}

export type PictureAnswer = { readonly picture: Picture } | { readonly refused: WhyNoPicture }

const MEGA = 1_000_000
/** Of pixels. Up to the first a phone decodes as it is; up to the second it is asked to shrink while it decodes. */
const PLAIN = 40 * MEGA
const MOST = 120 * MEGA
const MOST_FILE = 80 * 1024 * 1024
const THUMB = 320
const QUALITIES = [0.82, 0.65, 0.5] as const
const THUMB_QUALITY = 0.7

/** Something to draw on, in a worker or, where a worker has none, on the page. */
const surfaceOf = (width: number, height: number) => {
  if (typeof OffscreenCanvas !== 'undefined') {
    const canvas = new OffscreenCanvas(width, height)
    return { pen: canvas.getContext('2d'), encode: (quality: number) => canvas.convertToBlob({ type: 'image/jpeg', quality }) }
  }
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const encode = (quality: number) =>
    new Promise<Blob>((resolve, reject) => canvas.toBlob((b) => (b === null ? reject(new Error('not encoded')) : resolve(b)), 'image/jpeg', quality))
  return { pen: canvas.getContext('2d'), encode }
}

const fitted = ({ width, height }: Frame, longest: number): Frame => {
  const by = Math.min(1, longest / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * by)), height: Math.max(1, Math.round(height * by)) }
}

const drawn = (image: ImageBitmap, { width, height }: Frame) => {
  const { pen, encode } = surfaceOf(width, height)
  if (pen === null) throw new Error('nothing to draw on')
  // JPEG has no transparency: what is see-through becomes paper, not black.
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, width, height)
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(image, 0, 0, width, height)
  return async (quality: number) => bareJpeg(await (await encode(quality)).arrayBuffer())
}

/** @returns null where the decoder gives up */
const decoded = async (file: Blob, frame: Frame | null): Promise<ImageBitmap | null> => {
  const isVast = frame !== null && frame.width * frame.height > PLAIN
  // Twice the size that is wanted: whether the browser counts before or after turning, enough is left.
  const smaller = isVast ? { resizeWidth: fitted(frame, 2 * PHOTOS.longestSide).width, resizeQuality: 'medium' as const } : {}
  return createImageBitmap(file, { imageOrientation: 'from-image', ...smaller }).catch(() => null)
}

const hashOf = async (bytes: ArrayBuffer): Promise<string> =>
  Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), (b) => b.toString(16).padStart(2, '0')).join('')

const whyNot = (kind: FileKind, bytes: Uint8Array): WhyNoPicture | null => {
  if (kind === 'heic') return 'heic'
  if (kind === 'svg' || kind === 'pdf' || kind === 'unknown') return 'not-a-picture'
  if (!isWhole(kind, bytes)) return 'damaged'
  const frame = frameOf(kind, bytes)
  return frame !== null && frame.width * frame.height > MOST ? 'too-large' : null
}

const pictureOf = async (image: ImageBitmap): Promise<Picture | null> => {
  const size = fitted(image, PHOTOS.longestSide)
  const encode = drawn(image, size)
  const thumb = await drawn(image, fitted(image, THUMB))(THUMB_QUALITY)
  for (const quality of QUALITIES) {
    const whole = await encode(quality)
    if (whole.size > PHOTOS.mostBytes) continue
    const bytes = await whole.arrayBuffer()
    return { sha256: await hashOf(bytes), type: 'image/jpeg', bytes, ...size, thumb: await thumb.arrayBuffer() }
  }
  return null
}

/** @param file as the camera or the gallery gave it; only its bytes are believed */
export const makePicture = async (file: Blob): Promise<PictureAnswer> => {
  if (!globalThis.isSecureContext) return { refused: 'insecure' }
  if (file.size === 0) return { refused: 'empty' }
  if (file.size > MOST_FILE) return { refused: 'too-large' }
  const buffer = await file.arrayBuffer().catch(() => null)
  if (buffer === null) return { refused: 'unreadable' }
  const bytes = new Uint8Array(buffer)
  const kind = fileKind(bytes)
  const refused = whyNot(kind, bytes)
  if (refused !== null) return { refused }
  const frame = frameOf(kind, bytes)
  const image = await decoded(new Blob([buffer]), frame)
  if (image === null) return { refused: frame !== null && frame.width * frame.height > PLAIN ? 'too-large' : 'damaged' }
  const picture = await pictureOf(image).finally(() => image.close())
  return picture === null ? { refused: 'too-large' } : { picture }
}
