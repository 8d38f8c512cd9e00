/** Logs tell what happened to the server, never what people wrote, who they are or where they call from. */
import type { FastifyServerOptions } from 'fastify'

/** An error without its message and details: databases quote the values they choke on. The stack says where. */
export const quietly = (error: unknown): { readonly type: string; readonly code: string; readonly stack: string } => {
  const e = error instanceof Error ? error : new Error('not an error')
  const frames = (e.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return { type: e.name, code: 'code' in e ? String(e.code) : '', stack: frames.slice(0, 12).join('\n') }
}

/** @param level of pino; the lines are JSON on stderr, because stdout speaks to the person who started the server */
export const logging = (level: string): NonNullable<FastifyServerOptions['logger']> => ({
  level,
  stream: process.stderr,
  serializers: {
    req: (request) => ({ method: request.method, route: request.routeOptions?.url ?? '' }),
    res: (reply) => ({ status: reply.statusCode }),
    err: quietly as never,
  },
})
