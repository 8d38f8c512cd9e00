/** How this server says no: always JSON, always one of the reasons that the page has a sentence for. */
import type { ApiError } from '#sync/account.ts'
import type { FastifyReply } from 'fastify'

const STATUS: { readonly [E in ApiError['error']]: number } = {
  'wrong-credentials': 401,
  'too-many-tries': 429,
  'not-signed-in': 401,
  'not-allowed': 403,
  'already-set-up': 409,
  'fields-invalid': 422,
  'bad-request': 400,
  'file-too-large': 413,
  'photo-refused': 422,
  'not-a-programme': 422,
  'changed-meanwhile': 409,
  'cannot-start': 409,
  'not-found': 404,
  'code-wrong': 404,
  'code-used': 410,
  'code-old': 410,
  'username-taken': 409,
  'wrong-origin': 403,
  'server-failed': 500,
}

/** @param status where the usual one of the reason does not fit */
export const sayNo = (reply: FastifyReply, because: ApiError, status = STATUS[because.error]): FastifyReply => {
  if (because.retryAfter !== undefined) reply.header('retry-after', String(because.retryAfter))
  return reply.code(status).send(because)
}

/** JSON that is text already. */
export const sendJson = (reply: FastifyReply, status: number, json: string): FastifyReply =>
  reply.code(status).header('content-type', 'application/json; charset=utf-8').send(json)
