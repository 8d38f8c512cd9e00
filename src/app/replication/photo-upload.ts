/**
 * One photo on its way, by tus: in pieces, from where the last try was cut. Loaded only when there is a photo to send. Of
 * the library the protocol is used; the requests are this page's own, and how often is tried is decided elsewhere.
 */
import { PHOTO_FAULTS, PHOTO_LIMITS, type PhotoFault } from '#sync/photos.ts'
import { DetailedError, type FileReader, type HttpRequest, type HttpStack, Upload } from 'tus-js-client'
import * as z from 'zod/mini'
import { type Answer, readAnswer } from './http.ts'
import type { WaitingPhoto } from '../store/photo-queue.ts'
import { type Stop, stopFor } from './stop.ts'

export type UploadEnd =
  | { readonly end: 'arrived' }
  /** For good: these bytes are not kept. */
  | { readonly end: 'refused'; readonly fault: PhotoFault }
  | { readonly end: 'stopped'; readonly stop: Stop }

interface Underway {
  readonly signal?: AbortSignal | undefined
  /** Where it can be gone on with. */
  readonly onPath: (path: string) => void
}
export type UploadPhoto = (photo: WaitingPhoto, bytes: ArrayBuffer, underway: Underway) => Promise<UploadEnd>

type No = Extract<Answer<unknown>, { ok: false }>

/** The server's no, through the library and out again. */
class Refused extends Error {
  readonly no: No
  constructor(no: No) {
    super('refused')
    this.no = no
  }
}

/** The library wants whole addresses; where the school is, only the page knows. */
const SOMEWHERE = 'https://school.invalid'
const pathOf = (url: string): string => new URL(url).pathname

/** A piece on the slowest line that is worth trying. */
const PATIENCE_MS = 100_000

/** An upload that the server does not know (any more) begins anew; of that the library takes care by itself. */
const isForgotten = (method: string, status: number): boolean => method === 'HEAD' && (status === 404 || status === 410)

const createRequest = (method: string, url: string): HttpRequest => {
  const headers: Record<string, string> = {}
  const giveUp = new AbortController()
  return {
    getMethod: () => method,
    getURL: () => url,
    setHeader: (name, value) => {
      headers[name] = value
    },
    getHeader: (name) => headers[name],
    setProgressHandler: () => undefined,
    getUnderlyingObject: () => null,
    abort: async () => giveUp.abort(),
    send: async (body: Blob | null) => {
      const timer = setTimeout(() => giveUp.abort(), PATIENCE_MS)
      try {
        const response = await fetch(pathOf(url), { method, headers, body, credentials: 'same-origin', cache: 'no-store', signal: giveUp.signal })
        if (!response.ok && !isForgotten(method, response.status)) {
          const no = await readAnswer(response, z.never())
          throw no.ok ? new Error('an answer that is none') : new Refused(no)
        }
        return { getStatus: () => response.status, getHeader: (name) => response.headers.get(name) ?? undefined, getBody: () => '', getUnderlyingObject: () => response }
      } finally {
        clearTimeout(timer)
      }
    },
  }
}
const httpStack: HttpStack = { createRequest, getName: () => 'craftlog' }

const fileReader: FileReader = {
  openFile: async (bytes: Blob) => ({
    size: bytes.size,
    slice: async (start, end) => ({ value: bytes.slice(start, end), done: end >= bytes.size }),
    close: () => undefined,
  }),
}

const faultIn = (no: No): PhotoFault | null =>
  no.why === 'refused' && no.error?.error === 'photo-refused' ? (PHOTO_FAULTS.find((f) => f === no.error?.problem?.code) ?? 'no-picture') : null

const endOf = (error: Error): UploadEnd => {
  const cause = error instanceof DetailedError ? error.causingError : error
  if (!(cause instanceof Refused)) return { end: 'stopped', stop: { stop: 'unreachable' } }
  const fault = faultIn(cause.no)
  return fault === null ? { end: 'stopped', stop: stopFor(cause.no) } : { end: 'refused', fault }
}

export const uploadPhoto: UploadPhoto = ({ sha256, type, path }, bytes, { signal, onPath }) =>
  new Promise((resolve) => {
    const upload = new Upload(new Blob([bytes]), {
      endpoint: `${SOMEWHERE}/api/photos/upload`,
      uploadUrl: path === null ? null : `${SOMEWHERE}${path}`,
      metadata: { sha256, type, bytes: String(bytes.byteLength) },
      fingerprint: async () => sha256,
      storeFingerprintForResuming: false,
      chunkSize: PHOTO_LIMITS.chunk,
      retryDelays: null,
      httpStack,
      fileReader,
      onUploadUrlAvailable: () => {
        if (upload.url !== null) onPath(pathOf(upload.url))
      },
      onSuccess: () => resolve({ end: 'arrived' }),
      onError: (error) => resolve(endOf(error)),
    })
    const leave = () => {
      void upload.abort()
      resolve({ end: 'stopped', stop: { stop: 'unreachable' } })
    }
    if (signal?.aborted === true) return leave()
    signal?.addEventListener('abort', leave, { once: true })
    upload.start()
  })
