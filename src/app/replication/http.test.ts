// Which answers are our server's, and how long it asks to be left alone.
import * as z from 'zod/mini'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { ask } from './http.ts'

afterEach(() => vi.unstubAllGlobals())

const answering = (body: string | null, init: ResponseInit & { headers?: Record<string, string> }) => vi.stubGlobal('fetch', async () => new Response(body, init))
const json = { 'content-type': 'application/json; charset=utf-8' }
const html = { 'content-type': 'text/html' }
const get = () => ask('/api/x', z.object({ fine: z.boolean() }), { method: 'GET' })

test.each([
  ['a hotel’s sign-in page', 200, html],
  ['a network that wants a sign-in', 511, html],
  ['a page that is not there', 404, html],
])('%s is nobody', async (_, status, headers) => {
  answering('<h1>Welcome</h1>', { status, headers })
  expect(await get()).toEqual({ ok: false, why: 'unreachable' })
})

test.each([413, 500, 502, 503, 504])('a %i of the school’s own proxy, in HTML, is a no', async (status) => {
  answering('<h1>nginx</h1>', { status, headers: html })
  expect(await get()).toMatchObject({ ok: false, why: 'refused', status, body: null, error: null })
})

test('what is ours but cannot be read is a no, not a silence', async () => {
  answering('{"fine":"perhaps"}', { status: 200, headers: json })
  expect(await get()).toMatchObject({ ok: false, why: 'refused', status: 200 })
})

test('half an answer is a silence', async () => {
  answering('{"fine":tr', { status: 200, headers: json })
  expect(await get()).toEqual({ ok: false, why: 'unreachable' })
})

test('a question that was called off is answered with silence', async () => {
  const calledOff = new AbortController()
  const hanging = async (_: string, { signal }: RequestInit) => {
    signal?.throwIfAborted()
    return new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted'))))
  }
  vi.stubGlobal('fetch', hanging)
  const answer = ask('/api/x', z.unknown(), { method: 'GET', signal: calledOff.signal })
  calledOff.abort()
  expect(await answer).toEqual({ ok: false, why: 'unreachable' })
  expect(await ask('/api/x', z.unknown(), { method: 'GET', timeoutMs: 1 })).toEqual({ ok: false, why: 'unreachable' })
})

describe('Retry-After', () => {
  // The school's clock; the device's may stand anywhere.
  const date = 'Mon, 02 Mar 2026 10:00:00 GMT'
  test.each([
    ['seconds', { 'retry-after': '120' }, 120],
    ['a date, by the server’s own clock', { date, 'retry-after': 'Mon, 02 Mar 2026 10:02:00 GMT' }, 120],
    ['a date that is past', { date, 'retry-after': 'Mon, 02 Mar 2026 09:00:00 GMT' }, null],
    ['a year', { 'retry-after': '31536000' }, 3_600],
    ['nonsense', { 'retry-after': 'soon' }, null],
    ['nothing', {}, null],
  ])('in %s', async (_, headers, retryAfter) => {
    answering('{}', { status: 503, headers: { ...json, ...headers } })
    expect(await get()).toMatchObject({ status: 503, retryAfter })
  })
})
