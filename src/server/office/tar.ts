/** A tar file (POSIX ustar) as it goes out: every archiver opens it, and its length is known before the first byte. */
import { createReadStream } from 'node:fs'

export interface Entry {
  /** The name inside, ASCII, at most 100 letters. */
  readonly name: string
  readonly path: string
  readonly bytes: number
}

const BLOCK = 512
/** Two empty blocks end it. */
const END = 2 * BLOCK
const roomFor = (bytes: number): number => Math.ceil(bytes / BLOCK) * BLOCK

export const lengthOf = (entries: readonly Entry[]): number => entries.reduce((sum, { bytes }) => sum + BLOCK + roomFor(bytes), 0) + END

/** Octal as tar has it; sizes beyond eight gigabytes as a number of base 256. */
const sizeField = (bytes: number): Buffer => {
  const field = Buffer.alloc(12)
  if (bytes < 8 ** 11) field.write(`${bytes.toString(8).padStart(11, '0')}\0`, 'ascii')
  else {
    field.writeBigUInt64BE(BigInt(bytes), 4)
    field.writeUInt8(0x80, 0)
  }
  return field
}

const headOf = ({ name, bytes }: Entry, seconds: number): Buffer => {
  const head = Buffer.alloc(BLOCK)
  head.write(name, 0, 100, 'ascii')
  // For its owner alone: it holds everybody's words.
  head.write('0000600\0', 100, 'ascii')
  head.write('0000000\0', 108, 'ascii')
  head.write('0000000\0', 116, 'ascii')
  sizeField(bytes).copy(head, 124)
  head.write(`${seconds.toString(8).padStart(11, '0')}\0`, 136, 'ascii')
  head.write('        ', 148, 'ascii')
  head.write('0', 156, 'ascii')
  head.write('ustar\x0000', 257, 'ascii')
  const sum = head.reduce((s, byte) => s + byte, 0)
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'ascii')
  return head
}

/** The bytes of the file, each entry read as its turn comes. @throws if one has another length by then */
export async function* tarOf(entries: readonly Entry[], seconds: number): AsyncGenerator<Buffer> {
  for (const entry of entries) {
    yield headOf(entry, seconds)
    let sent = 0
    // Not past the length that was said: the file may have grown.
    if (entry.bytes > 0)
      for await (const chunk of createReadStream(entry.path, { end: entry.bytes - 1 }) as AsyncIterable<Buffer>) {
        sent += chunk.length
        yield chunk
      }
    if (sent !== entry.bytes) throw new Error('a file of the backup became shorter while it was read')
    yield Buffer.alloc(roomFor(sent) - sent)
  }
  yield Buffer.alloc(END)
}
