/** The real client of the project: its store, its mutators, its rounds, against the real server. */
import type { Actor } from '#domain/people.ts'
import { PROTOCOL_VERSION } from '#sync/protocol.ts'
import { type Ask, ask } from '#app/replication/http.ts'
import { pull } from '#app/replication/pull.ts'
import { push } from '#app/replication/push.ts'
import { syncRound } from '#app/replication/round.ts'
import { Database, databaseName, EVERY_DAY } from '#app/store/database.ts'
import { createMutate } from '#app/store/mutate.ts'
import { actorOf, liWei, wangFang } from '#tests/support/people.ts'
import { newLogArgs } from '../logs.ts'
import type { Line, Peer } from './peer.ts'

const quiet = () => undefined
const must = <T>(end: T, good: (end: T) => boolean): void => {
  if (!good(end)) throw new Error(`the round ended with ${JSON.stringify(end)} (protocol ${PROTOCOL_VERSION})`)
}

const clientOf = (actor: Actor): Peer => {
  const db = new Database(databaseName(actor.school, actor.person))
  const mutate = createMutate(db, actor, quiet)
  return {
    firstSync: async () => {
      must(await syncRound(db, actor, ask, quiet), (r) => r.end === 'done')
      return db.rows('practiceLog').count()
    },
    write: async (n) => {
      const refusal = await mutate.practiceLog.submit(newLogArgs(n))
      if (refusal !== null) throw new Error(`refused: ${refusal.because}`)
    },
    push: async () => must(await push(db, actor, ask, quiet), (stop) => stop === null),
    // The index and the order of features/logbook/use-logs.ts, for the length of a screen.
    newest: async (): Promise<readonly Line[]> =>
      db
        .rows('practiceLog')
        .where('[apprentice+practisedOn]')
        .between([actor.person, EVERY_DAY.first], [actor.person, EVERY_DAY.last], true, true)
        // oxlint-disable-next-line unicorn/no-array-reverse -- no array: it turns the direction of the index
        .reverse()
        .limit(50)
        .toArray(),
    settle: async () => must(await pull(db, actor, ask), (stop) => stop === null),
    quietPull: async () => {
      performance.clearResourceTimings()
      let whole = 0
      const timed: Ask = async (...question) => {
        const start = performance.now()
        const answer = await ask(...question)
        whole += performance.now() - start
        return answer
      }
      must(await pull(db, actor, timed), (stop) => stop === null)
      const [entry] = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
      const server = entry?.serverTiming.find((t) => t.name === 'server')?.duration
      if (server === undefined) throw new Error('the server did not say how long it took')
      return { whole, server }
    },
  }
}

export const craftlog = (): Peer => clientOf(actorOf(liWei))
/** Wang Fang, who teaches a hundred apprentices and so holds two hundred scopes. */
export const teacher = (): Peer => clientOf(actorOf(wangFang))
