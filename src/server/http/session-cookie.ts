/**
 * The cookie of a session: an opaque word of 256 bits, of which the server keeps only the hash. Over https it is a
 * `__Host-` cookie; a school's laptop that serves itself over plain http gets a plain one.
 */
import { createHash, randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** A session ends 90 days after it was last used. */
export const SESSION_MS = 90 * 86_400_000
/** It is prolonged once a day at most, so that reading needs no writing. */
export const PROLONG_AFTER_MS = 86_400_000

const nameFor = (request: FastifyRequest): string => (request.protocol === 'https' ? '__Host-craftlog' : 'craftlog')

export const newToken = (): string => randomBytes(32).toString('base64url')
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** The hash of the token that the request brings, or null. */
export const tokenHashOf = (request: FastifyRequest): string | null => {
  const token = request.cookies[nameFor(request)]
  return token === undefined || token === '' ? null : hashOfToken(token)
}

const flags = (request: FastifyRequest) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: request.protocol === 'https' }) as const

export const giveCookie = (request: FastifyRequest, reply: FastifyReply, token: string): void => {
  reply.setCookie(nameFor(request), token, { ...flags(request), maxAge: SESSION_MS / 1000 })
}

export const takeCookieBack = (request: FastifyRequest, reply: FastifyReply): void => {
  reply.clearCookie(nameFor(request), flags(request))
}
