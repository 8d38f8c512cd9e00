/**
 * The other end for the peers and the floor: as little as can be. Old rows come from memory; what is pushed goes to
 * SQLite, one transaction a request, on the disk before the answer, as the real server promises too.
 * `node peer-server.ts <folder> <page folder> <number of rows>`; the folder holds the recorded answers of the real server.
 */
import { existsSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { oldLog } from '../logs.ts'
import { createCouch } from './couch.ts'
import { openPushed } from './pushed.ts'
import { recordedPage } from './recorded.ts'

const [folder = '', dist = '', count = '0'] = process.argv.slice(2)
const logs = Array.from({ length: Number(count) }, (_, n) => oldLog(n))
const pushed = openPushed(join(folder, 'pushed.sqlite'))
const couch = createCouch(logs, pushed)

const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString('utf8')
  return text === '' ? null : (JSON.parse(text) as unknown)
}

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json' }
const sendFile = (reply: ServerResponse, path: string): void => {
  const file = join(dist, normalize(path === '/' ? '/index.html' : path))
  if (!existsSync(file)) return void reply.writeHead(404).end()
  reply.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(readFileSync(file))
}
const sendJson = (reply: ServerResponse, value: unknown, status = 200): void =>
  void reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))

const answer = async (request: IncomingMessage, reply: ServerResponse): Promise<void> => {
  const url = new URL(request.url ?? '/', 'http://localhost')
  if (url.pathname.startsWith('/recorded/')) {
    const { body, encoding } = recordedPage(folder, Number(url.pathname.slice('/recorded/'.length)))
    return void reply.writeHead(200, { 'content-type': 'application/json', ...(encoding === '' ? {} : { 'content-encoding': encoding }) }).end(body)
  }
  if (url.pathname === '/rows') {
    const after = Number(url.searchParams.get('after'))
    const rows = logs.slice(after, after + Number(url.searchParams.get('limit')))
    return sendJson(reply, { rows, next: after + rows.length })
  }
  if (url.pathname === '/push') {
    const rows = (await bodyOf(request)) as readonly object[]
    pushed.append(rows)
    return sendJson(reply, { ok: true })
  }
  // No news, with nothing behind it: what was asked with goes back.
  if (url.pathname === '/places') return sendJson(reply, await bodyOf(request))
  if (url.pathname.startsWith('/couch')) {
    const { status, body } = couch(request.method ?? 'GET', url, await bodyOf(request))
    return sendJson(reply, body, status)
  }
  sendFile(reply, url.pathname)
}

const server = createServer((request, reply) => {
  answer(request, reply).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? '') : String(error)}\n`)
    reply.writeHead(500).end()
  })
})
server.listen(0, 'localhost', () => {
  const { port } = server.address() as AddressInfo
  process.stdout.write(`http://localhost:${port}\n`)
})
process.on('SIGTERM', () => process.exit(0))
