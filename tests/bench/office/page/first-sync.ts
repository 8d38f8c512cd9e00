/** The real client of somebody (`?teacher=<id>`) on an empty device: all rows that she holds, into IndexedDB. */
import type { PersonId } from '#domain/ids.ts'
import { ROW_TYPES } from '#sync/rows.ts'
import { ask } from '#app/replication/http.ts'
import { syncRound } from '#app/replication/round.ts'
import { Database, databaseName } from '#app/store/database.ts'
import { actorOf, personOf } from '#tests/support/people.ts'
import type { SeenSync } from '../report.ts'

declare global {
  interface Window {
    firstSync: () => Promise<SeenSync>
  }
}

const id = (new URLSearchParams(location.search).get('teacher') ?? '') as PersonId
const actor = actorOf(personOf(id, id, ['teacher']))
const MOST_ANSWERS = 5_000

window.firstSync = async () => {
  const db = new Database(databaseName(actor.school, actor.person))
  performance.setResourceTimingBufferSize(MOST_ANSWERS)
  const start = performance.now()
  const { end } = await syncRound(db, actor, ask)
  const ms = performance.now() - start
  if (end !== 'done') throw new Error(`the round ended with ${end}`)
  const counts = await Promise.all(ROW_TYPES.map((type) => db.rows(type).count()))
  const pulls = (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).filter((e) => e.name.endsWith('/sync/v1/pull'))
  return { ms, rows: counts.reduce((sum, n) => sum + n, 0), answers: pulls.length, bytes: pulls.reduce((sum, e) => sum + e.encodedBodySize, 0) }
}
