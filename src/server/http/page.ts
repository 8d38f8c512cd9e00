/** The built page. It is public, the same for everybody, and holds nothing of anybody. */
import { existsSync } from 'node:fs'
import { join, sep } from 'node:path'
import serveStatic from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sayNo } from './answers.ts'

const NOT_BUILT = 'Craftlog is running, but its page has not been built yet. Run "npm run build", then start it again.\n'

const isOurApi = (url: string): boolean => /^\/(api|sync)(\/|\?|$)/.test(url)
const wantsPage = (request: FastifyRequest): boolean =>
  (request.method === 'GET' || request.method === 'HEAD') && (request.url === '/' || (request.headers.accept ?? '').includes('text/html'))

/** Names with a hash in them never change; the shell and the worker must always be asked for. */
const cachingOf = (path: string): string =>
  path.includes(`${sep}assets${sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache'

/** @param dist folder of the built page; without it, whoever comes is told so in a plain sentence */
export const servePage = async (app: FastifyInstance, dist: string): Promise<void> => {
  const built = existsSync(join(dist, 'index.html'))
  if (built) {
    await app.register(serveStatic, {
      root: dist,
      cacheControl: false,
      setHeaders: (reply, path) => void reply.header('cache-control', cachingOf(path)),
    })
  }
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, async (request, reply) => {
    if (isOurApi(request.url) || !wantsPage(request)) return sayNo(reply, { error: 'not-found' })
    // Every address of the app is one page; its router reads the address.
    return built ? reply.sendFile('index.html') : reply.code(503).type('text/plain; charset=utf-8').send(NOT_BUILT)
  })
}
