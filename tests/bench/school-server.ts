/**
 * The real server on a seeded folder, as src/server/main.ts starts it, but serving the page of the bench, and saying
 * with each answer how long it took: `node school-server.ts <data folder> <page folder>`.
 */
import type { AddressInfo } from 'node:net'
import { createWebServer } from '#server/http/web-server.ts'
import { openStore, photosIn } from '#server/store/store.ts'

const [folder = '', dist = ''] = process.argv.slice(2)
const store = await openStore({ folder })
const web = await createWebServer({ store, clock: Date.now, photos: photosIn({ folder }), dist, trustProxy: false, logLevel: 'warn' })
web.addHook('onSend', async (_request, reply) => {
  reply.header('server-timing', `server;dur=${reply.elapsedTime.toFixed(3)}`)
})
await web.listen({ host: 'localhost', port: 0 })
const { port } = web.server.address() as AddressInfo
process.stdout.write(`http://localhost:${port}\n`)

process.on('SIGTERM', () => {
  void web
    .close()
    .then(() => store.close())
    .then(() => process.exit(0))
})
