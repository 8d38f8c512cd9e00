/** The answers of the real server to a first sync, kept byte by byte with their compression: what the floor fetches. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { type PullRequest, type PullResponse, PROTOCOL_VERSION, SCHEMA_VERSION } from '#sync/protocol.ts'
import { liWei } from '#tests/support/people.ts'
import { cookieOf } from '../big-school.ts'

interface Recorded {
  readonly body: Buffer
  /** Content-Encoding, or nothing. */
  readonly encoding: string
}

const fileOf = (folder: string, page: number) => join(folder, `page-${page}`)

export const recordedPage = (folder: string, page: number): Recorded => {
  const file = fileOf(folder, page)
  return { body: readFileSync(file), encoding: existsSync(`${file}.encoding`) ? readFileSync(`${file}.encoding`, 'utf8') : '' }
}

const ask = (url: string, question: PullRequest): Promise<Recorded> =>
  new Promise((resolve, reject) => {
    // What a browser says of itself on localhost.
    const headers = { 'content-type': 'application/json', 'accept-encoding': 'gzip, deflate, br, zstd', cookie: cookieOf(liWei.id) }
    const sending = request(`${url}/sync/v1/pull`, { method: 'POST', headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        if (response.statusCode === 200) resolve({ body: Buffer.concat(chunks), encoding: String(response.headers['content-encoding'] ?? '') })
        else reject(new Error(`the pull answered ${response.statusCode}`))
      })
    })
    sending.on('error', reject)
    sending.end(JSON.stringify(question))
  })

const unpacked = ({ body, encoding }: Recorded): Buffer =>
  encoding === 'br' ? brotliDecompressSync(body) : encoding === 'gzip' ? gunzipSync(body) : body

/** Pulls all that Li Wei holds from a server, and keeps each answer. @returns bytes as they travelled */
export const recordFirstSync = async (url: string, folder: string): Promise<number> => {
  const speaker = { proto: PROTOCOL_VERSION, sv: SCHEMA_VERSION, clientId: 'bench-recorder', person: liWei.id, resolved: 0 }
  let known: Pick<PullRequest, 'cursors' | 'hw'> = { cursors: {}, hw: null }
  let bytes = 0
  for (let page = 0; ; page += 1) {
    const answer = await ask(url, { ...speaker, ...known })
    writeFileSync(fileOf(folder, page), answer.body)
    if (answer.encoding !== '') writeFileSync(`${fileOf(folder, page)}.encoding`, answer.encoding)
    bytes += answer.body.length
    const { cursors, hw, more } = JSON.parse(unpacked(answer).toString('utf8')) as PullResponse
    known = { cursors, hw }
    if (!more) return bytes
  }
}
