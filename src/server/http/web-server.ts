/** Puts the server together: headers, limits, sessions, the routes of the table, and the page itself. */
import compress from '@fastify/compress'
import { dirname, join } from 'node:path'
import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Instant } from '#domain/calendar-day.ts'
import { judgeSchoolDeed } from '#domain/access.ts'
import type { Actor } from '#domain/people.ts'
import { type Step, steps } from '#sync/upgrade.ts'
import { createPhotos } from '../attachments/photos.ts'
import { createBackupDesk } from '../office/backup-desk.ts'
import type { Place, Store } from '../store/store.ts'
import { createReports } from '../reports/reports.ts'
import { sayNo } from './answers.ts'
import { answerErrors } from './errors.ts'
import { createEventHub } from './event-hub.ts'
import { createFairShare } from './fair-share.ts'
import { acceptBodies } from './bodies.ts'
import { logging } from './log.ts'
import { refuseOtherOrigins } from './origin.ts'
import { servePage } from './page.ts'
import { routes } from './routes.ts'
import { sendSafetyHeaders } from './safety-headers.ts'
import { createSignInBrake, WRONG_CODES } from './sign-in-brake.ts'
import { findActor } from './sign-in.ts'
import type { Access, Fittings, Route } from './visit.ts'

export interface WebServerOptions {
  readonly store: Store
  readonly clock: () => Instant
  /** Folder of the photos; made when the first one comes. Reports lie in a folder beside it. */
  readonly photos: string
  /** Where the store keeps its data, for backups from the page; without it there are none. */
  readonly place?: Place
  /** Folder of the built page. */
  readonly dist: string
  /** Believe X-Forwarded-*: only behind a proxy that sets them itself. */
  readonly trustProxy: boolean
  readonly logLevel: string
  /** The table of routes, unless a test plants another. */
  readonly table?: readonly Route[]
  /** The ways up from older wordings of mutations, unless a test has its own. */
  readonly way?: ReadonlyMap<number, Step>
  /** A flood brake by address, 12,000 a minute: a whole school may sit behind one. */
  readonly requestsPerMinute?: number
}

const REQUESTS_PER_MINUTE = 12_000
const SMALL_BODY = 16 * 1024

export const createWebServer = async (options: WebServerOptions): Promise<FastifyInstance> => {
  const { store, clock, dist, trustProxy, logLevel } = options
  const app = Fastify({
    logger: logging(logLevel),
    trustProxy,
    bodyLimit: SMALL_BODY,
    exposeHeadRoutes: false,
    // A slow phone may need a while for 256 KB; somebody who sends nothing may not hold a line for ever.
    requestTimeout: 120_000,
    return503OnClosing: true,
    forceCloseConnections: 'idle',
  })
  answerErrors(app)
  refuseOtherOrigins(app)
  await sendSafetyHeaders(app)
  await app.register(cookie)
  await app.register(compress, { threshold: 1_024, encodings: ['br', 'gzip'], requestEncodings: ['gzip'] })
  await app.register(rateLimit, { max: options.requestsPerMinute ?? REQUESTS_PER_MINUTE, timeWindow: 60_000, addHeadersOnExceeding: noisyHeaders })
  acceptBodies(app)

  const events = createEventHub()
  const stopHearing = store.onCommit(events.heard)
  const reports = createReports({ store, folder: join(dirname(options.photos), 'reports'), photos: options.photos, clock, onFault: (error) => app.log.error({ err: error }, 'a report failed') })
  let closing = false
  app.addHook('preClose', async () => {
    closing = true
    stopHearing()
    events.close()
    await reports.close()
  })
  app.addHook('onSend', async (_request, reply) => {
    // Else a browser would keep the line of its last answer open, and the server wait for it for a minute.
    if (closing) reply.header('connection', 'close')
  })
  const fittings: Fittings = { store, clock, events, brake: createSignInBrake(app), joinBrake: createSignInBrake(app, WRONG_CODES), share: createFairShare(), photos: createPhotos(store, options.photos), reports, backup: options.place === undefined ? null : createBackupDesk(options.place), way: options.way ?? steps }
  for (const route of options.table ?? routes) addRoute(app, route, fittings)
  await servePage(app, dist)
  return app
}

const noisyHeaders = { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false }

const mayUse = (actor: Actor, access: Exclude<Access, 'anyone'>): boolean =>
  access === 'signed-in' || judgeSchoolDeed(actor, access) === null

const addRoute = (app: FastifyInstance, route: Route, fittings: Fittings): void => {
  const actors = new WeakMap<FastifyRequest, Actor>()
  // Before the body is read: a stranger does not get to send 16 MB.
  const admit = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    if (route.access === 'anyone') return undefined
    const actor = await findActor(fittings.store, request, reply, fittings.clock())
    if (actor === null) return sayNo(reply, { error: 'not-signed-in' })
    if (!mayUse(actor, route.access)) return sayNo(reply, { error: 'not-allowed' })
    actors.set(request, actor)
    return undefined
  }
  const { method, url, bodyLimit = SMALL_BODY } = route
  app.route({
    method,
    url,
    bodyLimit,
    config: { body: route.body ?? 'json' },
    onRequest: admit,
    handler: async (request, reply) => {
      // What people may see changes by the minute and is nobody else's: no cache between keeps any of it.
      reply.header('cache-control', 'no-store')
      const visit = { ...fittings, request, reply }
      if (route.access === 'anyone') return route.answer(visit)
      const actor = actors.get(request)
      if (actor === undefined) throw new Error('a route was reached past its door')
      return route.answer({ ...visit, actor })
    },
  })
}
