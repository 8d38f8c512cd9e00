/** GET /sync/v1/events: a stream of pokes (Server-Sent Events). */
import { grantsTo } from '../store/grants.ts'
import { readRow } from '../store/rows.ts'
import { scopesHeld } from '#sync/scope.ts'
import type { PersonalVisit, Route } from './visit.ts'

const HEARTBEAT_MS = 20_000
/** A stream ends after an hour and the page opens the next: who was signed out meanwhile gets none. */
const LONGEST_MS = 3_600_000

const openStream = async ({ request, reply, actor, store, clock, events }: PersonalVisit): Promise<unknown> => {
  const scopes = () =>
    store.read(async (sql) => {
      const person = await readRow(sql, actor.school, 'person', actor.person)
      return person === undefined ? [] : scopesHeld(person, clock(), grantsTo(sql, actor.school))
    })
  reply.hijack()
  const stream = reply.raw
  stream.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    // nginx would hold the pokes back until a buffer is full.
    'x-accel-buffering': 'no',
  })
  stream.write(': here\n\n')
  const poke = () => void stream.write('event: poke\ndata: 1\n\n')
  const end = () => void stream.end()
  const stopListening = await events.listen({ school: actor.school, person: actor.person, scopes, poke, end })
  const heartbeat = setInterval(() => stream.write(': still here\n\n'), HEARTBEAT_MS)
  const longest = setTimeout(end, LONGEST_MS)
  const tidyUp = () => {
    clearInterval(heartbeat)
    clearTimeout(longest)
    stopListening()
  }
  if (request.raw.destroyed || stream.destroyed) tidyUp()
  else stream.once('close', tidyUp)
  return reply
}

export const eventRoutes: readonly Route[] = [{ method: 'GET', url: '/sync/v1/events', access: 'signed-in', answer: openStream }]
