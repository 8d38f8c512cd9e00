/** Turns everything that was thrown into one of our reasons. What went wrong inside stays in the log. */
import type { ApiError } from '#sync/account.ts'
import type { FastifyError, FastifyInstance } from 'fastify'
import { sayNo } from './answers.ts'

/** Seconds after which a device may try again when the server failed. */
const TRY_AGAIN = 5

export const answerErrors = (app: FastifyInstance): void => {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500
    if (status === 429) return sayNo(reply, { error: 'too-many-tries', retryAfter: Number(reply.getHeader('retry-after') ?? 60) })
    if (status === 413) {
      const because: ApiError = { error: request.routeOptions.config.body === 'file' ? 'file-too-large' : 'bad-request' }
      return sayNo(reply, because, 413)
    }
    if (status >= 400 && status < 500) return sayNo(reply, { error: 'bad-request' }, status)
    request.log.error({ err: error }, 'a request failed')
    // 503, so that a device keeps its work and comes again.
    return sayNo(reply, { error: 'server-failed', retryAfter: TRY_AGAIN }, 503)
  })
}
