/** A teacher has the records of her class made as one PDF; another one works on meanwhile, and must not feel it. */
import type { CohortId, PlacementId } from '#domain/ids.ts'
import type { Person } from '#domain/people.ts'
import { reportJob, type ReportJob, type ReportRequest } from '#sync/reports.ts'
import { progress } from '../bench-run.ts'
import { cookieOf } from '../big-school.ts'
import type { Server } from '../child.ts'
import { spread } from '../figures.ts'
import { loadDevice } from '../server/load-device.ts'
import { watchMemory } from '../server/setups.ts'
import type { Batch } from './report.ts'

const THINKS = 50
const LOOKS_AGAIN = 500
const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const recordsOf = (cohort: CohortId): ReportRequest => ({
  report: 'record',
  format: 'pdf',
  about: { kind: 'cohort', id: cohort },
  from: '2026-01-01' as ReportRequest['from'],
  until: '2026-12-31' as ReportRequest['until'],
  language: 'zh',
  timeZone: 'Asia/Shanghai',
  reflections: true,
  photos: true,
})

interface Asks {
  readonly pull: () => Promise<unknown>
  readonly search: () => Promise<unknown>
}

/** One visitor: pulls, searches, thinks for a moment, and again, until told to go. */
const visit = async (asks: Asks, isEnough: (rounds: number) => boolean) => {
  const times = { pull: [] as number[], search: [] as number[] }
  do {
    for (const what of ['pull', 'search'] as const) {
      const start = performance.now()
      await asks[what]()
      times[what].push(performance.now() - start)
      await rest(THINKS)
    }
  } while (!isEnough(times.pull.length))
  return { pull: spread(times.pull), search: spread(times.search) }
}

interface BatchOf {
  readonly server: Server
  readonly reader: Person
  readonly cohort: CohortId
  /** Who asks meanwhile, and where she searches. */
  readonly visitor: Person
  readonly searches: string
  /** Rounds of hers without a batch. */
  readonly times: number
}

export const measureBatch = async ({ server, reader, cohort, visitor, searches, times }: BatchOf): Promise<Batch> => {
  const asked = async (path: string, who: Person, body?: object): Promise<Response> => {
    const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
    const answer = await fetch(`${server.url}${path}`, { ...sent, headers: { cookie: cookieOf(who.id), ...(body === undefined ? {} : { 'content-type': 'application/json' }) } })
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
    return answer
  }
  const job = async (path: string, body?: object): Promise<ReportJob> => reportJob.parse(await (await asked(path, reader, body)).json())

  const device = loadDevice(server.url, visitor.id, 'none' as PlacementId, 'visitor-1', 1)
  while ((await device.pull()).more);
  const asks: Asks = { pull: device.pull, search: async () => (await asked(searches, visitor)).text() }
  await visit(asks, (rounds) => rounds >= 3)
  const alone = await visit(asks, (rounds) => rounds >= times)

  const peak = watchMemory([server])
  let made = await job('/api/reports', recordsOf(cohort))
  const meanwhile = visit(asks, () => made.endedAt !== null)
  while (made.endedAt === null) {
    await rest(LOOKS_AGAIN)
    made = await job(`/api/reports/${made.id}`)
  }
  const [seen, [memoryMb = 0]] = [await meanwhile, peak()]
  if (made.state !== 'done') throw new Error(`the report came to nothing: ${made.why ?? made.state}`)
  const found: Batch = {
    records: made.of,
    ms: made.endedAt - made.askedAt,
    bytes: made.bytes ?? 0,
    memoryMb,
    pull: { alone: alone.pull, meanwhile: seen.pull },
    search: { alone: alone.search, meanwhile: seen.search },
  }
  progress(`records of a class: ${JSON.stringify(found)}`)
  return found
}
