/** Builds the floor and serves it, with a worker that keeps it, until it is stopped. */
import { readFileSync, readdirSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { build } from 'vite'
import { script } from '../child.ts'

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' }

const workerFor = (files: readonly string[]): string => `
addEventListener('install', (e) => e.waitUntil(caches.open('floor').then((c) => c.addAll(${JSON.stringify(files)})).then(() => skipWaiting())))
addEventListener('activate', (e) => e.waitUntil(clients.claim()))
addEventListener('fetch', (e) => e.respondWith(caches.match(e.request.mode === 'navigate' ? '/' : e.request).then((kept) => kept ?? fetch(e.request))))
`

/** @param dist an empty folder */
export const startFloor = async (dist: string): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> => {
  await build({ root: script('./phone/floor'), configFile: false, logLevel: 'error', build: { outDir: dist, emptyOutDir: true, target: 'es2022', modulePreload: false, reportCompressedSize: false } })
  const files = ['/', ...readdirSync(join(dist, 'assets')).map((f) => `/assets/${f}`)]
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    if (path === '/sw.js') return response.setHeader('content-type', 'text/javascript').end(workerFor(files))
    if (!files.includes(path)) return response.writeHead(404).end()
    const file = path === '/' ? 'index.html' : path
    return response.setHeader('content-type', TYPES[extname(file)] ?? 'text/plain').end(readFileSync(join(dist, file)))
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://localhost:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
