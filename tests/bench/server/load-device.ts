/** A device as the server sees it: a cookie, numbered mutations, cursors. It keeps no rows. */
import { Agent, request } from 'node:http'
import { brotliDecompressSync } from 'node:zlib'
import type { PersonId, PlacementId, PracticeLogId } from '#domain/ids.ts'
import type { PracticeLogContent } from '#domain/practice-log.ts'
import { PROTOCOL_VERSION, type PullRequest, type PullResponse, type PushResponse, SCHEMA_VERSION } from '#sync/protocol.ts'
import { contentOf } from '#tests/support/people.ts'
import { cookieOf } from '../big-school.ts'

const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY })

/** Something answered, but not what it should. */
export class WrongAnswer extends Error {}

const post = (url: string, address: string, cookie: string, body: unknown): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const text = JSON.stringify(body)
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
      'accept-encoding': 'br',
      cookie,
      // Each device has an address of its own, as it would behind the school's proxy: the brake on floods counts by address.
      'x-forwarded-for': address,
    }
    const sending = request(url, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const packed = Buffer.concat(chunks)
        const bytes = response.headers['content-encoding'] === 'br' ? brotliDecompressSync(packed) : packed
        if (response.statusCode !== 200) return reject(new WrongAnswer(`status ${response.statusCode} ${bytes.toString('utf8').slice(0, 100)}`))
        resolve(bytes)
      })
    })
    sending.on('error', reject)
    sending.end(text)
  })

export interface LoadDevice {
  /** Hands in new logs. @throws unless every one of them was accepted */
  readonly push: (count: number) => Promise<void>
  /** The next page. @returns how many rows came, and whether there are more */
  readonly pull: () => Promise<{ readonly rows: number; readonly more: boolean }>
}

/** @param n makes the device's network address · @param content of its n-th log */
export const loadDevice = (url: string, person: PersonId, placement: PlacementId, clientId: string, n: number, content: (n: number) => PracticeLogContent = () => contentOf()): LoadDevice => {
  const address = `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`
  const speaker = { proto: PROTOCOL_VERSION, sv: SCHEMA_VERSION, clientId, person }
  let mid = 0
  let known: Pick<PullRequest, 'cursors' | 'hw' | 'resolved'> = { cursors: {}, hw: null, resolved: 0 }
  const ask = async <T>(what: 'push' | 'pull', body: object): Promise<T> =>
    JSON.parse((await post(`${url}/sync/v1/${what}`, address, cookieOf(person), { ...speaker, ...body })).toString('utf8')) as T
  const deed = () => {
    mid += 1
    const name = `${clientId}-${mid}`
    return { mid, uid: name, name: 'practiceLog.submit', at: Date.now(), args: { id: name as PracticeLogId, placement, zone: 480, content: content(mid) } }
  }
  return {
    push: async (count) => {
      const { results } = await ask<PushResponse>('push', { clientTime: Date.now(), mutations: Array.from({ length: count }, deed) })
      const bad = results.find((r) => r.status !== 'ok')
      if (bad !== undefined || results.length !== count) throw new WrongAnswer(bad === undefined ? 'too few results' : `result ${bad.status}`)
    },
    pull: async () => {
      const { rows, more, cursors, hw, lastMid } = await ask<PullResponse>('pull', known)
      known = { cursors, hw, resolved: lastMid }
      return { rows: rows.length, more }
    },
  }
}
