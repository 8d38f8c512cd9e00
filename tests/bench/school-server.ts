/**
 * The real server as src/server/main.ts starts it, on the place that the environment names, but serving the page of the
 * bench, and saying with each answer how long it took: `CRAFTLOG_DATA=<data folder> node school-server.ts <page folder>`.
 */
import type { AddressInfo } from 'node:net'
import { createWebServer } from '#server/http/web-server.ts'
import { placeFrom } from '#server/settings.ts'
import { openStore, photosIn } from '#server/store/store.ts'

const [dist = ''] = process.argv.slice(2)
const place = placeFrom(process.env)
const store = await openStore(place)
const web = await createWebServer({ store, clock: Date.now, photos: photosIn(place), dist, trustProxy: false, logLevel: 'warn' })
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
