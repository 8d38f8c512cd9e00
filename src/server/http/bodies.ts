/** What may be sent to this server: JSON, and on one route a file. Nothing else is even read. */
import type { FastifyInstance } from 'fastify'

declare module 'fastify' {
  interface FastifyContextConfig {
    readonly body?: 'json' | 'file'
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
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    if (request.routeOptions.config.body === 'file') done(null, body)
    else done(unsupported(), undefined)
  })
}
