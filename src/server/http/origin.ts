/** A page of another site may not act with somebody's cookie: whoever names an origin must name this server. */
import type { FastifyInstance } from 'fastify'
import { sayNo } from './answers.ts'

const isOurs = (origin: string, host: string): boolean => {
  try {
    return new URL(origin).host === host.toLowerCase()
  } catch {
    return false
  }
}

export const refuseOtherOrigins = (app: FastifyInstance): void => {
  app.addHook('onRequest', async (request, reply) => {
    if (request.method === 'GET' || request.method === 'HEAD') return undefined
    const { origin } = request.headers
    // Programs that are no browsers name none, and carry no cookie that a site could borrow.
    if (origin === undefined || isOurs(origin, request.host)) return undefined
    return sayNo(reply, { error: 'wrong-origin' })
  })
}
