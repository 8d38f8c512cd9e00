/**
 * One way to ask the server. Every failure is told apart: no network, no session, a page that is not our server's
 * (a hotel's sign-in page answers 200 with HTML), an error with a reason.
 */
import { type ApiError, apiError } from '#sync/account.ts'
import type * as z from 'zod/mini'

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  /** `unreachable`: nothing that is our server answered. `refused`: it did, and said no, or what no one can read. */
  | { readonly ok: false; readonly why: 'unreachable' }
  | {
      readonly ok: false
      readonly why: 'refused'
      readonly status: number
      readonly body: unknown
      readonly error: ApiError | null
      /** Seconds that the server asked to be left alone. */
      readonly retryAfter: number | null
    }
/** Why there is none: not reached, or refused. */
export type WhyNot = Extract<Answer<unknown>, { ok: false }>

export interface Question {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly json?: unknown
  /** Sent as it is, for files. */
  readonly raw?: Blob
  readonly timeoutMs?: number
  /** Ends the question early; it is answered `unreachable` then. */
  readonly signal?: AbortSignal | undefined
}

const GZIP_FROM = 2_048

/** By a writer of our own: a stream out of a Blob goes through the browser's other process and takes three times as long. */
const gzip = async (text: string): Promise<ArrayBuffer> => {
  const { readable, writable } = new CompressionStream('gzip')
  const writer = writable.getWriter()
  // What goes wrong here is told by the reading end.
  const written = Promise.allSettled([writer.write(new TextEncoder().encode(text)), writer.close()])
  const packed = await new Response(readable).arrayBuffer()
  await written
  return packed
}

const bodyOf = async (q: Question): Promise<{ body: BodyInit | null; headers: Record<string, string> }> => {
  if (q.raw !== undefined) return { body: q.raw, headers: { 'content-type': 'application/octet-stream' } }
  if (q.json === undefined) return { body: null, headers: {} }
  const text = JSON.stringify(q.json)
  const headers = { 'content-type': 'application/json' }
  if (text.length < GZIP_FROM || typeof CompressionStream === 'undefined') return { body: text, headers }
  return { body: await gzip(text), headers: { ...headers, 'content-encoding': 'gzip' } }
}

const isJson = (r: Response) => r.headers.get('content-type')?.includes('application/json') ?? false
/** The school's own proxy says these in HTML. All else that is no JSON comes from somebody else: a hotel's sign-in page. */
const isOurs = (r: Response) => isJson(r) || r.status === 413 || (r.status >= 500 && r.status !== 511)

/** Longer than this nobody is left alone: the server may be well again. */
const LONGEST_PATIENCE = 3_600

/** Seconds, or a date by the server's own clock. */
const retryAfterOf = ({ headers }: Response): number | null => {
  const said = headers.get('retry-after')
  if (said === null) return null
  const here = Date.parse(headers.get('date') ?? '')
  const seconds = /^\d+$/.test(said.trim()) ? Number(said) : (Date.parse(said) - (Number.isNaN(here) ? Date.now() : here)) / 1_000
  return seconds > 0 ? Math.min(seconds, LONGEST_PATIENCE) : null
}

/** By hand, for phones that cannot combine signals yet. */
const deadline = (ms: number, early: AbortSignal | undefined): { readonly signal: AbortSignal; readonly clear: () => void } => {
  const c = new AbortController()
  const end = () => c.abort()
  const timer = setTimeout(end, ms)
  if (early?.aborted === true) end()
  early?.addEventListener('abort', end)
  return {
    signal: c.signal,
    clear: () => {
      clearTimeout(timer)
      early?.removeEventListener('abort', end)
    },
  }
}

/** What an answer says. @throws if it breaks off */
export const readAnswer = async <T>(response: Response, schema: z.ZodMiniType<T>): Promise<Answer<T>> => {
  if (!isOurs(response)) return { ok: false, why: 'unreachable' }
  // An answer to HEAD has a head of JSON and nothing below it.
  const text = isJson(response) ? await response.text() : ''
  const value: unknown = text === '' ? null : JSON.parse(text)
  const parsed = response.ok ? schema.safeParse(value) : null
  if (parsed?.success === true) return { ok: true, value: parsed.data }
  const error = apiError.safeParse(value)
  return { ok: false, why: 'refused', status: response.status, body: value, error: error.success ? error.data : null, retryAfter: retryAfterOf(response) }
}

/** Asks, and parses the answer with its schema. Never throws. */
export type Ask = <T>(path: string, schema: z.ZodMiniType<T>, q: Question) => Promise<Answer<T>>

export const ask: Ask = async (path, schema, q) => {
  const { signal, clear } = deadline(q.timeoutMs ?? 30_000, q.signal)
  try {
    const { body, headers } = await bodyOf(q)
    const response = await fetch(path, {
      method: q.method,
      headers: { accept: 'application/json', ...headers },
      body,
      credentials: 'same-origin',
      cache: 'no-store',
      signal,
    })
    return await readAnswer(response, schema)
  } catch {
    return { ok: false, why: 'unreachable' }
  } finally {
    clear()
  }
}
