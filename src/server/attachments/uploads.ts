/**
 * Uploads of photos by tus: in pieces, going on where a cut left them. What has come whole is looked at and kept under its
 * hash, or refused with a reason; either way nothing of it stays among the unfinished.
 */
import { createHash, randomBytes } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { PHOTOS } from '#domain/photo.ts'
import type { Actor } from '#domain/people.ts'
import type { Instant } from '#domain/calendar-day.ts'
import { type PhotoFault, uploadMetadata } from '#sync/photos.ts'
import { FileStore } from '@tus/file-store'
import { MemoryLocker, Server, type Upload } from '@tus/server'
import { makeFolder } from '../store/data-folder.ts'
import { addAttachment } from '../store/attachments.ts'
import type { Store } from '../store/store.ts'
import { hashOf, keepPhoto, sizeOf, unfinishedIn } from './photo-files.ts'
import { faultOf } from './picture.ts'

export const UPLOAD_PATH = '/api/photos/upload'

/** What was refused, for whoever sent it. */
export class PhotoRefused extends Error {
  readonly fault: PhotoFault
  constructor(fault: PhotoFault) {
    super(fault)
    this.fault = fault
  }
}

export interface Uploads {
  /** One request of the protocol: POST, HEAD or PATCH. @throws PhotoRefused */
  readonly handle: (actor: Actor, request: Request, now: Instant) => Promise<Response>
  /** Is this the id of an upload that this person began? */
  readonly isOf: (actor: Actor, id: string) => boolean
}

/** Ids begin with their owner's mark, so that nobody else's request reaches them, and go on in a way nobody can guess. */
const markOf = ({ school, person }: Actor): string => createHash('sha256').update(JSON.stringify([school, person])).digest('hex').slice(0, 24)
const newId = (actor: Actor): string => `${markOf(actor)}-${randomBytes(24).toString('base64url')}`

/** What belongs to one request; tus hands the request itself through to its hooks. */
interface Visit {
  readonly actor: Actor
  readonly now: Instant
  failed: unknown
}

/** A transfer that hangs on a dead line lets go of its upload so soon when the device comes back on another. */
const LET_GO_MS = 500

/** @param folder of the photos; made when the first one comes */
export const createUploads = (store: Store, folder: string): Uploads => {
  const room = unfinishedIn(folder)
  const visits = new WeakMap<object, Visit>()
  const visitOf = (request: object): Visit => {
    const visit = visits.get(request)
    if (visit === undefined) throw new Error('an upload came past its door')
    return visit
  }

  const discard = async (id: string): Promise<void> => {
    await rm(join(room, id), { force: true })
    await rm(join(room, `${id}.json`), { force: true })
  }
  const keep = async ({ actor, now }: Visit, { id, size, metadata }: Upload): Promise<void> => {
    const { sha256, type } = uploadMetadata.parse(metadata)
    const bytes = await readFile(join(room, id))
    const fault = bytes.length !== size || hashOf(bytes) !== sha256 ? 'other-bytes' : await faultOf(bytes, type)
    if (fault !== null) {
      await discard(id)
      throw new PhotoRefused(fault)
    }
    // First the file, then the book: what the book names is on the disk.
    if ((await sizeOf(folder, sha256)) !== bytes.length) await keepPhoto(folder, join(room, id), sha256)
    await store.keepBooks((sql) => addAttachment(sql, { school: actor.school, sha256, by: actor.person, bytes: bytes.length, type, at: now }))
    await discard(id)
  }

  const open = async (): Promise<Server> => {
    await makeFolder(room)
    return new Server({
      path: UPLOAD_PATH,
      datastore: new FileStore({ directory: room }),
      locker: new MemoryLocker(),
      lockDrainTimeout: LET_GO_MS,
      maxSize: PHOTOS.mostBytes,
      relativeLocation: true,
      // A new one each time: a POST never names an upload that is there, which it would empty.
      namingFunction: (request) => newId(visitOf(request).actor),
      onUploadCreate: async (_request, { metadata, size }) => {
        const said = uploadMetadata.safeParse(metadata)
        if (!said.success || Number(said.data.bytes) !== size) throw Object.assign(new Error('metadata'), { status_code: 400, body: 'bad-request' })
        return {}
      },
      onUploadFinish: async (request, upload) => {
        await keep(visitOf(request), upload)
        return {}
      },
      onResponseError: (request, error) => {
        visitOf(request).failed = error
        return undefined
      },
    })
  }
  let opened: Promise<Server> | null = null
  const server = (): Promise<Server> => {
    opened ??= open().catch((error: unknown) => {
      opened = null
      throw error
    })
    return opened
  }

  return {
    isOf: (actor, id) => id.startsWith(`${markOf(actor)}-`) && /^[0-9a-f]{24}-[A-Za-z0-9_-]{32}$/.test(id),
    handle: async (actor, request, now) => {
      const visit: Visit = { actor, now, failed: null }
      visits.set(request, visit)
      const response = await (await server()).handleWeb(request)
      if (visit.failed instanceof PhotoRefused) throw visit.failed
      // What the program did not foresee has no status of its own.
      if (visit.failed instanceof Error && !('status_code' in visit.failed)) throw visit.failed
      return response
    },
  }
}
