/**
 * How a backup file is put together: one line that says what follows, the contents packed, then the bytes of the photos
 * as they are. Nothing of it is believed before it was checked, and each way to be wrong has a word of its own.
 */
import * as z from 'zod/mini'

/** With a higher number when an older build could no longer read the file. */
const FORMAT = 'backup/1'

const LONGEST_LINE = 1_000
const OPENS = '{"craftlog":"backup/'

const firstLine = z.object({
  craftlog: z.string().check(z.regex(/^backup\/\d+$/)),
  /** Bytes of the packed contents, which begin right after this line. */
  packed: z.int().check(z.nonnegative()),
  /** Of the packed contents; photos are known by their own hashes. */
  sha256: z.string(),
})

/** `no-backup`: another kind of file. `newer`: of a build that this one is too old for. `half`: its end is missing. */
export type Unreadable = 'no-backup' | 'newer' | 'half' | 'damaged'

export interface Unpacked {
  /** Unchecked: what JSON holds. */
  readonly contents: unknown
  /** The bytes of all photos, as many as have come. */
  readonly photos: Blob
}

export const sha256Of = async (bytes: ArrayBuffer): Promise<string> =>
  Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), (b) => b.toString(16).padStart(2, '0')).join('')

const through = (bytes: BlobPart, way: CompressionStream | DecompressionStream): Response => new Response(new Blob([bytes]).stream().pipeThrough(way))

/** @param photos are not packed: pictures do not get smaller */
export const packBackup = async (contents: unknown, photos: readonly Blob[]): Promise<Blob> => {
  const packed = await through(JSON.stringify(contents), new CompressionStream('gzip')).arrayBuffer()
  const line: z.infer<typeof firstLine> = { craftlog: FORMAT, packed: packed.byteLength, sha256: await sha256Of(packed) }
  return new Blob([`${JSON.stringify(line)}\n`, packed, ...photos], { type: 'application/octet-stream' })
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** @throws what the browser says where it cannot read the file at all */
export const unpackBackup = async (file: Blob): Promise<Unpacked | Unreadable> => {
  const start = await file.slice(0, LONGEST_LINE).text()
  const end = start.indexOf('\n')
  if (!start.startsWith(OPENS)) return file.size > 0 && OPENS.startsWith(start) ? 'half' : 'no-backup'
  if (end < 0) return start.length < LONGEST_LINE ? 'half' : 'damaged'
  // The line is ASCII, so its letters are its bytes.
  const line = firstLine.safeParse(parsed(start.slice(0, end)))
  if (!line.success) return 'damaged'
  const { craftlog, packed, sha256 } = line.data
  if (craftlog !== FORMAT) return 'newer'
  const from = end + 1
  if (file.size < from + packed) return 'half'
  const bytes = await file.slice(from, from + packed).arrayBuffer()
  if ((await sha256Of(bytes)) !== sha256) return 'damaged'
  const text = await through(bytes, new DecompressionStream('gzip')).text()
  return { contents: parsed(text), photos: file.slice(from + packed) }
}
