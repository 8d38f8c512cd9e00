/**
 * One way to ask the server. Every failure is told apart: no network, no session, a page that is not our server's
 * (a hotel's sign-in page answers 200 with HTML), an error with a reason.
 */
import { type ApiError, apiError } from '#sync/account.ts'
import type * as z from 'zod/mini'

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  /** `unreachable`: nothing that is our server answered. `refused`: it did, and said no with a reason. */
  | { readonly ok: false; readonly why: 'unreachable' }
  | { readonly ok: false; readonly why: 'refused'; readonly status: number; readonly body: unknown; readonly error: ApiError | null; readonly retryAfter: number | null }

export interface Question {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly json?: unknown
  /** Sent as it is, for files. */
  readonly raw?: Blob
  readonly timeoutMs?: number
}

const GZIP_FROM = 2_048

const gzip = async (text: string): Promise<ArrayBuffer> =>
  new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer()

const bodyOf = async (q: Question): Promise<{ body: BodyInit | null; headers: Record<string, string> }> => {
  if (q.raw !== undefined) return { body: q.raw, headers: { 'content-type': 'application/octet-stream' } }
  if (q.json === undefined) return { body: null, headers: {} }
  const text = JSON.stringify(q.json)
  const headers = { 'content-type': 'application/json' }
  if (text.length < GZIP_FROM || typeof CompressionStream === 'undefined') return { body: text, headers }
  return { body: await gzip(text), headers: { ...headers, 'content-encoding': 'gzip' } }
}

const isJson = (r: Response) => r.headers.get('content-type')?.includes('application/json') ?? false

/** Asks, and parses the answer with its schema. Never throws. */
export type Ask = <T>(path: string, schema: z.ZodMiniType<T>, q: Question) => Promise<Answer<T>>

export const ask: Ask = async (path, schema, q) => {
  try {
    const { body, headers } = await bodyOf(q)
    const response = await fetch(path, {
      method: q.method,
      headers: { accept: 'application/json', ...headers },
      body,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(q.timeoutMs ?? 30_000),
    })
    if (!isJson(response)) return { ok: false, why: 'unreachable' }
    const value: unknown = await response.json()
    if (!response.ok) {
      const error = apiError.safeParse(value)
      const retryAfter = Number(response.headers.get('retry-after'))
      return {
        ok: false,
        why: 'refused',
        status: response.status,
        body: value,
        error: error.success ? error.data : null,
        retryAfter: Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : null,
      }
    }
    const parsed = schema.safeParse(value)
    return parsed.success ? { ok: true, value: parsed.data } : { ok: false, why: 'unreachable' }
  } catch {
    return { ok: false, why: 'unreachable' }
  }
}
