/** The bytes of photos: uploads in pieces (tus 1.0), which of them are here, and showing them. src/sync/photos.ts has the words. */
import { PHOTOS, sha256 } from '#domain/photo.ts'
import { knownRequest, type knownResponse } from '#sync/photos.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Readable } from 'node:stream'
import type * as z from 'zod/mini'
import { PhotoRefused, UPLOAD_PATH } from '../attachments/uploads.ts'
import { sayNo } from './answers.ts'
import { createFairShare } from './fair-share.ts'
import type { PersonalVisit, Route } from './visit.ts'

/** A photo may take minutes on a slow line: it has places of its own, so that no log waits for it. */
const share = createFairShare(3, 6)
/** Seconds. */
const LINE_MOVES = 2
const A_YEAR = 31_536_000

/** As the library wants it. Where the school is does not matter to it. */
const asWebRequest = (request: FastifyRequest): Request => {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) if (typeof value === 'string' && name !== 'cookie') headers.set(name, value)
  const body = request.body instanceof Readable ? (Readable.toWeb(request.body) as unknown as ReadableStream<Uint8Array>) : null
  return new Request(new URL(request.url, 'http://localhost'), { method: request.method, headers, body, ...(body === null ? {} : { duplex: 'half' }) })
}

/** Only what the protocol says; who may read from where is not the library's to decide. */
const PROTOCOL_HEADERS = ['location', 'tus-resumable', 'upload-offset', 'upload-length'] as const

const sayStatus = (reply: FastifyReply, status: number): FastifyReply => {
  // 501: an extension of the protocol that is not offered here; asking again would not help.
  if (status === 501) return sayNo(reply, { error: 'bad-request' })
  if (status >= 500) return sayNo(reply, { error: 'server-failed', retryAfter: 5 }, 503)
  if (status === 404 || status === 410) return sayNo(reply, { error: 'not-found' }, status)
  return sayNo(reply, { error: status === 413 ? 'file-too-large' : 'bad-request' }, status)
}

const upload = async ({ request, reply, actor, photos, clock }: PersonalVisit): Promise<unknown> => {
  const { id } = request.params as { readonly id?: string }
  if (id !== undefined && !photos.uploads.isOf(actor, id)) return sayNo(reply, { error: 'not-found' })
  try {
    const response = await share(actor, () => photos.uploads.handle(actor, asWebRequest(request), clock()))
    if (response === null) return sayNo(reply, { error: 'too-many-tries', retryAfter: LINE_MOVES })
    if (response.status >= 400) return sayStatus(reply, response.status)
    for (const name of PROTOCOL_HEADERS) {
      const value = response.headers.get(name)
      if (value !== null) reply.header(name, value)
    }
    return reply.code(response.status).send()
  } catch (error) {
    if (error instanceof PhotoRefused) return sayNo(reply, { error: 'photo-refused', problem: { code: error.fault, detail: '' } })
    throw error
  }
}

const known = async ({ request, reply, actor, photos }: PersonalVisit): Promise<unknown> => {
  const asked = knownRequest.safeParse(request.body)
  if (!asked.success) return sayNo(reply, { error: 'bad-request' })
  return { known: [...(await photos.known(actor, asked.data.sha256))] } satisfies z.infer<typeof knownResponse>
}

const show = async ({ request, reply, actor, photos, clock }: PersonalVisit): Promise<unknown> => {
  const hash = sha256.safeParse((request.params as { readonly sha256?: string }).sha256)
  const photo = hash.success ? await photos.show(actor, hash.data, clock()) : null
  if (photo === null) return sayNo(reply, { error: 'not-found' })
  return reply
    .header('content-type', photo.type)
    .header('content-length', String(photo.bytes))
    // The bytes of a hash never change; who may see them does, so nobody between keeps them.
    .header('cache-control', `private, max-age=${A_YEAR}, immutable`)
    .header('vary', 'cookie')
    // Should anybody open it as a page, it is none.
    .header('content-security-policy', "default-src 'none'; sandbox")
    .send(photo.stream)
}

const piece = { access: 'signed-in', body: 'stream', bodyLimit: PHOTOS.mostBytes, answer: upload } as const

export const photoRoutes: readonly Route[] = [
  { method: 'POST', url: UPLOAD_PATH, ...piece },
  { method: 'HEAD', url: `${UPLOAD_PATH}/:id`, ...piece },
  { method: 'PATCH', url: `${UPLOAD_PATH}/:id`, ...piece },
  { method: 'POST', url: '/api/photos/known', access: 'signed-in', bodyLimit: 64 * 1024, answer: known },
  { method: 'GET', url: '/api/photos/:sha256', access: 'signed-in', answer: show },
]
