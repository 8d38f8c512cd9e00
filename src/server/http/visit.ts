/** What a route is given: who asks, and what the server has. */
import type { Instant } from '#domain/calendar-day.ts'
import type { Actor } from '#domain/people.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { SchoolDeed } from '#domain/access.ts'
import type { Store } from '../store/store.ts'
import type { Step } from '#sync/upgrade.ts'
import type { Photos } from '../attachments/photos.ts'
import type { BackupDesk } from '../office/backup-desk.ts'
import type { Reports } from '../reports/reports.ts'
import type { EventHub } from './event-hub.ts'
import type { FairShare } from './fair-share.ts'
import type { SignInBrake } from './sign-in-brake.ts'

/** What a server is made of; a test gives its own. */
export interface Fittings {
  readonly store: Store
  /** Milliseconds since 1970 UTC. */
  readonly clock: () => Instant
  readonly events: EventHub
  readonly brake: SignInBrake
  /** Of its own, so that mistyped codes hold up nobody who signs in. */
  readonly joinBrake: SignInBrake
  readonly share: FairShare
  readonly photos: Photos
  /** Makes copies of everything; null where the server was not told where its data lies. */
  readonly backup: BackupDesk | null
  readonly reports: Reports
  /** The ways up from older wordings of mutations (sync/upgrade.ts). */
  readonly way: ReadonlyMap<number, Step>
}

export interface Visit extends Fittings {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}
/** A visit of somebody whose session was found and who still belongs to the school. */
export interface PersonalVisit extends Visit {
  readonly actor: Actor
}

interface RouteShape {
  readonly method: 'GET' | 'POST' | 'DELETE' | 'HEAD' | 'PATCH'
  readonly url: string
  /** Largest body in bytes, unpacked. */
  readonly bodyLimit?: number
  /** `file`: whatever its content type, handed on as it came. `stream`: a piece of an upload, handed on while it comes. */
  readonly body?: 'json' | 'file' | 'stream'
}
/** Every route says whom it is for. `anyone`: also people without a session. A school deed: judged by domain/access.ts. */
export type Route =
  | (RouteShape & { readonly access: 'anyone'; readonly answer: (visit: Visit) => Promise<unknown> })
  | (RouteShape & { readonly access: 'signed-in' | SchoolDeed; readonly answer: (visit: PersonalVisit) => Promise<unknown> })
export type Access = Route['access']
