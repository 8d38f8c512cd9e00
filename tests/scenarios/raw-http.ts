/** Reads what went over a line as bytes: requests and answers of the sync routes, packed or not. */
import { brotliDecompressSync, gunzipSync } from 'node:zlib'

const unchunk = (bytes: Buffer): Buffer => {
  const parts: Buffer[] = []
  for (let at = 0; ; ) {
    const end = bytes.indexOf('\r\n', at)
    const size = Number.parseInt(bytes.subarray(at, end).toString('latin1'), 16)
    if (end < 0 || Number.isNaN(size) || size === 0) return Buffer.concat(parts)
    parts.push(bytes.subarray(end + 2, end + 2 + size))
    at = end + 2 + size + 2
  }
}

const message = (bytes: Buffer): { readonly first: string; readonly body: string; readonly head: number } => {
  const end = bytes.indexOf('\r\n\r\n')
  const head = bytes.subarray(0, end).toString('latin1')
  const header = (name: string) => new RegExp(`^${name}: *(.*?)\\r?$`, 'im').exec(head)?.[1] ?? ''
  const raw = bytes.subarray(end + 4)
  const whole = header('transfer-encoding') === 'chunked' ? unchunk(raw) : raw
  const coding = header('content-encoding')
  const plain = coding === 'gzip' ? gunzipSync(whole) : coding === 'br' ? brotliDecompressSync(whole) : whole
  return { first: head.split('\r\n')[0] ?? '', body: plain.toString('utf8'), head: end + 4 }
}

/** An answer: its status, and its body as text. */
export const answerIn = (bytes: Buffer): { readonly status: number; readonly text: string } => {
  const { first, body } = message(bytes)
  return { status: Number(first.split(' ')[1]), text: body }
}

/** A request: its path, its parsed JSON, and the length of its head in bytes. */
export const requestIn = <T>(bytes: Buffer): { readonly path: string; readonly json: T; readonly head: number } => {
  const { first, body, head } = message(bytes)
  return { path: first.split(' ')[1] ?? '', json: JSON.parse(body) as T, head }
}
