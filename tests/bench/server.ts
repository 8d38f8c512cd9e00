/**
 * The server under load: `npm run bench:server -- [--seconds 20] [--devices 50] [--apprentices 5000] [--window 60]
 * [--only sqlite,postgres-1,postgres-2] [--json]`. Real server processes on SQLite and on PostgreSQL; the load comes from a
 * process of its own. docs/benchmarks.md says what each number means.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { startPostgres } from '#tests/support/postgres.ts'
import { progress, readOptions, runBench, scratchFolder, thisMachine } from './bench-run.ts'
import { script, type Server, startProgram } from './child.ts'
import type { LoadPlan, LoadResult } from './server/load-plan.ts'
import type { ServerReport, SetupReport } from './server/report.ts'
import { seed, type Setup, SETUPS, startSchoolServers, watchMemory } from './server/setups.ts'
import { serverTable } from './tables.ts'

const { json, number, only } = readOptions({ seconds: 20, devices: 50, apprentices: 5_000, rows: 10_000, window: 60 }, SETUPS)
const BATCH = 20
/** What an apprentice hands in on a Monday. */
const MUTATIONS = 5

/** Why the servers could not do it, where they say so. */
const explain = (servers: readonly Server[]): void => {
  for (const { pid, complaints } of servers) progress(`server ${pid} said: ${complaints().slice(-2_000)}`)
}

const school = { logs: number.rows, apprentices: number.apprentices }
const onPostgres = [
  { choice: 'postgres-1', name: 'PostgreSQL', processes: 1 },
  { choice: 'postgres-2', name: 'PostgreSQL, 2 processes', processes: 2 },
].filter(({ choice }) => only.some((c) => c === choice))

await runBench(async (opened) => {
  const measure = async (setup: Setup): Promise<SetupReport> => {
    await seed(setup.place, school)
    const servers = await startSchoolServers(setup)
    for (const server of servers) opened(server.stop)
    const urls = servers.map((s) => s.url)
    const load = async (plan: LoadPlan): Promise<LoadResult> => {
      const program = startProgram(script('./server/load.ts'), [JSON.stringify(plan)])
      opened(program.stop)
      const result = JSON.parse(await program.printed) as LoadResult
      const wrong = Object.entries(result.errors).map(([what, count]) => `${count} × ${what}`)
      progress(`${setup.name}, ${plan.kind}: ${result.aSecond} a second, p95 ${result.ms.p95} ms${wrong.length === 0 ? '' : `, errors: ${wrong.join(', ')}`}`)
      if (wrong.length > 0) explain(servers)
      return result
    }
    const peak = watchMemory(servers)
    // Pulls first: pushes would be news.
    const report = {
      name: setup.name,
      firstPull: await load({ kind: 'first-pull', urls, times: 5 }),
      quietPull: await load({ kind: 'quiet-pull', urls, times: 300 }),
      single: await load({ kind: 'push', urls, name: `one-${setup.processes}`, devices: number.devices, seconds: number.seconds, batch: 1 }),
      batched: await load({ kind: 'push', urls, name: `many-${setup.processes}`, devices: number.devices, seconds: number.seconds, batch: BATCH }),
      monday: await load({ kind: 'monday', urls, name: `monday-${setup.processes}`, apprentices: number.apprentices, mutations: MUTATIONS, windowSeconds: number.window }),
      memoryMb: peak(),
    }
    for (const server of servers) await server.stop()
    return report
  }

  const setups: SetupReport[] = []
  if (only.includes('sqlite')) {
    const folder = join(scratchFolder(), 'data')
    mkdirSync(folder)
    setups.push(await measure({ name: 'SQLite', place: { folder }, processes: 1 }))
  }
  if (onPostgres.length > 0) {
    const postgres = await startPostgres()
    if (typeof postgres === 'string') progress(`no PostgreSQL here: ${postgres}`)
    else {
      opened(postgres.stop)
      for (const { name, processes } of onPostgres) setups.push(await measure({ name, place: { postgres: await postgres.freshUrl() }, processes }))
    }
  }
  const report: ServerReport = { bench: 'server', machine: thisMachine(), devices: number.devices, rows: number.rows, apprentices: number.apprentices, window: number.window, setups }
  process.stdout.write(json ? `${JSON.stringify(report)}\n` : `${serverTable(report)}\n`)
})
