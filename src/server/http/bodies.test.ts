import { gzipSync } from 'node:zlib'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { pullResponse, pushResponse } from '#sync/protocol.ts'
import { heLan, liWei, zhaoMin } from '#tests/support/people.ts'
import { logArgs, TODAY } from '#tests/support/server-school.ts'
import { openWebSchool, type WebSchool, withCookie } from '#tests/support/web-school.ts'

let school: WebSchool
let cookie: string
beforeEach(async () => {
  school = await openWebSchool()
  cookie = await school.signIn(liWei)
})
afterEach(() => school.close())

const speaker = { proto: 1, sv: 1, clientId: 'phone-of-li-wei', person: liWei.id }
const pushOf = (...mutations: readonly unknown[]) => ({ ...speaker, clientTime: TODAY, mutations })
const submit = (mid: number, over: object = {}) => ({ mid, uid: `uid-of-${mid}-x`, name: 'practiceLog.submit', args: logArgs(`log-${mid}`, over), at: TODAY })
const json = { 'content-type': 'application/json' }
const push = (payload: object | string | Buffer, headers: Record<string, string> = json) =>
  school.ask('POST', '/sync/v1/push', withCookie(cookie, { payload, headers }))
const stillWorks = async () => expect((await push(pushOf(submit(1)))).json()).toMatchObject({ lastMid: 1 })

describe('push and pull over HTTP', () => {
  it('a log that is pushed comes back by pull, both in the protocol’s words', async () => {
    const pushed = await push(pushOf(submit(1)))
    expect(pushResponse.parse(pushed.json())).toEqual({ results: [{ mid: 1, status: 'ok', merged: [] }], lastMid: 1, serverTime: TODAY })
    const pulled = await school.ask('POST', '/sync/v1/pull', withCookie(cookie, { payload: { ...speaker, cursors: {}, hw: null, resolved: 1 } }))
    expect(pulled.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(pulled.headers['cache-control']).toBe('no-store')
    expect(pullResponse.parse(pulled.json()).rows.map((r) => r.id)).toContain('log-1')
  })

  it('[PU7] a page whose browser was signed in as somebody else meanwhile neither sends nor receives', async () => {
    const other = { ...pushOf(submit(1)), person: heLan.id }
    expect((await push(other)).statusCode).toBe(401)
    const pulled = await school.ask('POST', '/sync/v1/pull', withCookie(cookie, { payload: { ...speaker, person: heLan.id, cursors: {}, hw: null, resolved: 0 } }))
    expect(pulled.statusCode).toBe(401)
    await stillWorks()
  })

  it('[RW1] a server with another past answers 409 with what it knows', async () => {
    const answer = await school.ask('POST', '/sync/v1/pull', withCookie(cookie, { payload: { ...speaker, cursors: {}, hw: { seq: 1, nonce: 'elsewhere' }, resolved: 0 } }))
    expect([answer.statusCode, answer.json()]).toEqual([409, { rewind: true, lastMid: 0, serverTime: TODAY }])
  })

  it('[PU11] without a session the answer is 401, and nothing is counted', async () => {
    expect((await school.ask('POST', '/sync/v1/push', { payload: pushOf(submit(1)) })).statusCode).toBe(401)
    await stillWorks()
  })

  it('a large answer travels compressed', async () => {
    const answer = await school.ask('POST', '/sync/v1/pull', withCookie(cookie, { payload: { ...speaker, cursors: {}, hw: null, resolved: 0 }, headers: { 'accept-encoding': 'br' } }))
    expect(answer.headers['content-encoding']).toBe('br')
  })
})

describe('what is too large', () => {
  it('[PU9] a push above 256 KB is refused whole with 413, and the server goes on', async () => {
    const heavy = Array.from({ length: 60 }, (_, i) => submit(i + 1, { whatIDid: 'x'.repeat(5_000) }))
    const answer = await push(pushOf(...heavy))
    expect([answer.statusCode, answer.json()]).toEqual([413, { error: 'bad-request' }])
    expect(await school.get('practiceLog', 'log-1')).toBeUndefined()
    await stillWorks()
  })

  it('[PU9] a push of more than 100 mutations is refused whole with 413', async () => {
    const answer = await push(pushOf(...Array.from({ length: 101 }, (_, i) => ({ ...submit(i + 1), args: {} }))))
    expect(answer.statusCode).toBe(413)
    await stillWorks()
  })

  describe('[PL11] a pull of many scopes', () => {
    /** No longer name and no longer number can be; she holds none of them, so each is named again in `drop`. */
    const pullOf = (count: number) => ({ ...speaker, cursors: Object.fromEntries(Array.from({ length: count }, (_, n) => [`ref:${String(n).padStart(100, 'x')}`, 0])), hw: null, resolved: 0 })
    const wide = (request: object) => JSON.stringify(request).replaceAll('":0', `":${' '.repeat(15)}0`)
    const pull = (payload: string | Buffer, headers: Record<string, string> = json) => school.ask('POST', '/sync/v1/pull', withCookie(cookie, { payload, headers }))

    it('is taken up to 5,000, plain or packed', async () => {
      const request = wide(pullOf(5_000))
      expect(request.length).toBeGreaterThan(5_000 * 123)
      for (const answer of [await pull(request), await pull(gzipSync(request), { ...json, 'content-encoding': 'gzip' })]) {
        expect(answer.statusCode).toBe(200)
        expect(pullResponse.parse(answer.json()).drop).toHaveLength(5_000)
      }
    })

    it('is refused whole beyond, with 413, and the server goes on', async () => {
      const answer = await pull(wide(pullOf(5_050)))
      expect([answer.statusCode, answer.json()]).toEqual([413, { error: 'bad-request' }])
      await stillWorks()
    })
  })

  it('a packed push is taken in, as long as it is small unpacked', async () => {
    const answer = await push(gzipSync(JSON.stringify(pushOf(submit(1)))), { ...json, 'content-encoding': 'gzip' })
    expect(answer.json()).toMatchObject({ lastMid: 1 })
  })

  it('[PU9] a packed push that would unpack to 300 MB is stopped at 256 KB', async () => {
    const bomb = gzipSync(Buffer.alloc(200_000_000, 32), { level: 9 })
    expect(bomb.length).toBeLessThan(256 * 1024)
    const before = process.memoryUsage().rss
    const answer = await push(bomb, { ...json, 'content-encoding': 'gzip' })
    expect([answer.statusCode, answer.json()]).toEqual([413, { error: 'bad-request' }])
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000)
    await stillWorks()
  })

  it('a sign-in of 1 MB is not even read', async () => {
    const answer = await school.ask('POST', '/api/session', { payload: { username: 'x'.repeat(1_000_000), password: 'y' } })
    expect(answer.statusCode).toBe(413)
  })

  it('a plan above 16 MB is refused by name', async () => {
    const office = await school.signIn(zhaoMin)
    const answer = await school.ask('POST', '/api/programmes', withCookie(office, { payload: Buffer.alloc(17 * 1024 * 1024, 32), headers: { 'content-type': 'application/octet-stream' } }))
    expect([answer.statusCode, answer.json()]).toEqual([413, { error: 'file-too-large' }])
  })
})

describe('what is broken', () => {
  it.each<[string, string | Buffer, Record<string, string>, number]>([
    ['half a JSON', '{"proto":1,', json, 400],
    ['JSON of another shape', '{"proto":"one"}', json, 400],
    ['no body', '', json, 400],
    ['a list', '[]', json, 400],
    ['null', 'null', json, 400],
    ['a poisoned prototype', '{"__proto__":{"admin":true}}', json, 400],
    ['brackets 50,000 deep', '['.repeat(50_000) + ']'.repeat(50_000), json, 400],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0x80]), json, 400],
    ['a form', 'mutations=all', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['plain text', JSON.stringify(pushOf()), { 'content-type': 'text/plain' }, 415],
    ['something that is not gzip', 'hello', { ...json, 'content-encoding': 'gzip' }, 400],
    ['an unknown packing', 'hello', { ...json, 'content-encoding': 'zstd' }, 415],
  ])('%s is a bad request, said in JSON, and the server goes on', async (_what, payload, headers, status) => {
    const answer = await push(payload, headers)
    expect([answer.statusCode, answer.json()]).toEqual([status, { error: 'bad-request' }])
    await stillWorks()
  })

  it('lines that are no HTTP at all do not stop the server', async () => {
    await school.web.listen({ port: 0, host: '127.0.0.1' })
    const { port } = school.web.server.address() as AddressInfo
    const { connect } = await import('node:net')
    await new Promise<void>((done) => {
      const socket = connect(port, '127.0.0.1', () => socket.end('\u0000\u0001 nonsense\r\n\r\n'))
      socket.on('close', () => done()).on('error', () => done())
      socket.resume()
    })
    expect(await (await fetch(`http://127.0.0.1:${port}/healthz`)).json()).toEqual({ status: 'ok' })
  })

  it('a failure inside tells nothing of the inside', async () => {
    const broken = await openWebSchool({
      table: [{ method: 'GET', url: '/api/start', access: 'anyone', answer: () => Promise.reject(new Error('SELECT secret FROM account WHERE username = li-wei')) }],
    })
    const answer = await broken.ask('GET', '/api/start')
    expect([answer.statusCode, answer.json(), answer.headers['retry-after']]).toEqual([503, { error: 'server-failed', retryAfter: 5 }, '5'])
    await broken.close()
  })
})
