/** What may be sent to this server: JSON, on one route a file, on another the pieces of one. Nothing else is even read. */
import type { FastifyInstance } from 'fastify'

declare module 'fastify' {
  interface FastifyContextConfig {
    readonly body?: 'json' | 'file' | 'stream'
  }
}

const unsupported = (): Error => Object.assign(new Error('unsupported media type'), { statusCode: 415 })

export const acceptBodies = (app: FastifyInstance): void => {
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    if (request.routeOptions.config.body === 'file') done(null, body)
    else if (body.length === 0) done(null, undefined)
    else parseJson(request, body.toString('utf8'), done)
  })
  app.addContentTypeParser('application/offset+octet-stream', (request, payload, done) => {
    // Packed bytes would be counted packed and kept unpacked.
    if (request.routeOptions.config.body === 'stream' && request.headers['content-encoding'] === undefined) done(null, payload)
    else done(unsupported(), undefined)
  })
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    if (request.routeOptions.config.body === 'file') done(null, body)
    else done(unsupported(), undefined)
  })
}
