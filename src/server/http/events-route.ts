/** GET /sync/v1/events: a stream of pokes (Server-Sent Events). */
import { grantsTo } from '../store/grants.ts'
import { readRow } from '../store/rows.ts'
import { type Scope, scopesHeld } from '#sync/scope.ts'
import type { PersonalVisit, Route } from './visit.ts'

const HEARTBEAT_MS = 20_000
/** A stream ends after an hour and the page opens the next: who was signed out meanwhile gets none. */
const LONGEST_MS = 3_600_000

/** How to look up what somebody holds by now. */
export const scopesOf =
  ({ store, clock, actor }: Pick<PersonalVisit, 'store' | 'clock' | 'actor'>) =>
  (): Promise<readonly Scope[]> =>
    store.readSchool(actor.school, async (sql) => {
      const person = await readRow(sql, actor.school, 'person', actor.person)
      return person === undefined ? [] : scopesHeld(person, clock(), grantsTo(sql, actor.school))
    })

const openStream = async ({ request, reply, actor, store, clock, events }: PersonalVisit): Promise<unknown> => {
  reply.hijack()
  const stream = reply.raw
  stream.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    // nginx would hold the pokes back until a buffer is full.
    'x-accel-buffering': 'no',
  })
  // A stream that was ended stays known until its line is closed; what is written to it then would be an error.
  const write = (text: string) => void (stream.writableEnded || stream.write(text))
  const poke = () => write('event: poke\ndata: 1\n\n')
  const end = () => void stream.end()
  const stopListening = events.listen({ by: 'stream', school: actor.school, person: actor.person, scopes: scopesOf({ store, clock, actor }), poke, end })
  // Heard at once where nothing holds the stream back: by this a page tells a buffering proxy from a quiet school.
  write('event: hello\ndata: 1\n\n')
  const heartbeat = setInterval(() => write(': still here\n\n'), HEARTBEAT_MS)
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
