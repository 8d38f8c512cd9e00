/**
 * The server under load: `npm run bench:server -- [--seconds 20] [--devices 50] [--apprentices 5000] [--window 60] [--json]`.
 * Real server processes on SQLite and on PostgreSQL; the load comes from a process of its own. docs/benchmarks.md says
 * what each number means.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { startPostgres } from '#tests/support/postgres.ts'
import { progress, readOptions, runBench, scratchFolder, thisMachine } from './bench-run.ts'
import { runNode, script } from './child.ts'
import type { LoadPlan, LoadResult } from './server/load-plan.ts'
import type { ServerReport, SetupReport } from './server/report.ts'
import { seed, type Setup, startSchoolServers, watchMemory } from './server/setups.ts'
import { serverTable } from './tables.ts'

const { json, number } = readOptions({ seconds: 20, devices: 50, apprentices: 5_000, rows: 10_000, window: 60 })
const BATCH = 20
/** What an apprentice hands in on a Monday. */
const MUTATIONS = 5

const load = async (setup: Setup, plan: LoadPlan): Promise<LoadResult> => {
  const result = JSON.parse(await runNode(script('./server/load.ts'), [JSON.stringify(plan)])) as LoadResult
  const wrong = Object.entries(result.errors).map(([what, count]) => `${count} × ${what}`)
  progress(`${setup.name}, ${plan.kind}: ${result.aSecond} a second, p95 ${result.ms.p95} ms${wrong.length === 0 ? '' : `, errors: ${wrong.join(', ')}`}`)
  return result
}

await runBench(async (opened) => {
  const folder = join(scratchFolder(), 'data')
  mkdirSync(folder)
  const postgres = await startPostgres()
  if (typeof postgres !== 'string') opened(postgres.stop)
  else progress(`no PostgreSQL here, so SQLite alone: ${postgres}`)

  const measure = async (setup: Setup): Promise<SetupReport> => {
    const servers = await startSchoolServers(setup)
    for (const server of servers) opened(server.stop)
    const urls = servers.map((s) => s.url)
    const peak = watchMemory(servers)
    // Pulls first: pushes would be news.
    const report = {
      name: setup.name,
      firstPull: await load(setup, { kind: 'first-pull', urls, times: 5 }),
      quietPull: await load(setup, { kind: 'quiet-pull', urls, times: 300 }),
      single: await load(setup, { kind: 'push', urls, name: `one-${setup.processes}`, devices: number.devices, seconds: number.seconds, batch: 1 }),
      batched: await load(setup, { kind: 'push', urls, name: `many-${setup.processes}`, devices: number.devices, seconds: number.seconds, batch: BATCH }),
      monday: await load(setup, { kind: 'monday', urls, name: `monday-${setup.processes}`, apprentices: number.apprentices, mutations: MUTATIONS, windowSeconds: number.window }),
      memoryMb: peak(),
    }
    for (const server of servers) await server.stop()
    return report
  }

  const school = { logs: number.rows, apprentices: number.apprentices }
  const setups: SetupReport[] = []
  await seed({ folder }, school)
  setups.push(await measure({ name: 'SQLite', place: { folder }, processes: 1 }))
  if (typeof postgres !== 'string') {
    for (const processes of [1, 2]) {
      const place = { postgres: await postgres.freshUrl() }
      await seed(place, school)
      setups.push(await measure({ name: processes === 1 ? 'PostgreSQL' : 'PostgreSQL, 2 processes', place, processes }))
    }
  }
  const report: ServerReport = { bench: 'server', machine: thisMachine(), devices: number.devices, rows: number.rows, apprentices: number.apprentices, window: number.window, setups }
  process.stdout.write(json ? `${JSON.stringify(report)}\n` : `${serverTable(report)}\n`)
})
