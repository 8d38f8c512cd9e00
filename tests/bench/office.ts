/**
 * The office's questions to a full server: `npm run bench:office -- [--apprentices 5000] [--logs 200] [--times 60]
 * [--syncs 3] [--only sqlite,postgres] [--json]`. docs/benchmarks.md says what each number means.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Person } from '#domain/people.ts'
import { moveToPostgres } from '#server/operations/move.ts'
import { openStore, type Place } from '#server/store/store.ts'
import { zhaoMin } from '#tests/support/people.ts'
import { startPostgres } from '#tests/support/postgres.ts'
import { cookieOf } from './big-school.ts'
import { progress, readOptions, runBench, scratchFolder, thisMachine } from './bench-run.ts'
import { spread } from './figures.ts'
import { measureBatch } from './office/batch.ts'
import { measureFirstSync } from './office/first-sync.ts'
import type { OfficeReport, OfficeSetup } from './office/report.ts'
import { A_CLASS, classId, fillWholeSchool, RARE_WORD, teacherOfClass } from './office/whole-school.ts'
import { startSchoolServers, watchMemory } from './server/setups.ts'
import { officeTable } from './tables.ts'

const { json, number, only } = readOptions({ apprentices: 5_000, logs: 200, times: 60, syncs: 3 }, ['sqlite', 'postgres'])
const classes = Math.ceil(number.apprentices / A_CLASS)

/** Another class each time: nothing that the server could have kept. */
const nth = (n: number): number => (n * 37) % classes

const timed = async (url: string, who: Person, paths: readonly string[]) => {
  const times: number[] = []
  let bytes = 0
  for (const path of paths) {
    const start = performance.now()
    const answer = await fetch(`${url}${path}`, { headers: { cookie: cookieOf(who.id), 'accept-encoding': 'gzip' } })
    const body = await answer.text()
    times.push(performance.now() - start)
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status} ${body.slice(0, 100)}`)
    bytes = Math.max(bytes, body.length)
  }
  return { ...spread(times), bytes }
}

await runBench(async (opened) => {
  const scratch = scratchFolder()
  const [folder, files] = ['data', 'files'].map((name) => join(scratch, name)) as [string, string]
  for (const made of [folder, files]) mkdirSync(made)
  const store = await openStore({ folder })
  await fillWholeSchool(store, number, progress)
  await store.close()

  const measure = async (name: string, place: Place): Promise<OfficeSetup> => {
    const [server] = await startSchoolServers({ name, place, processes: 1 })
    if (server === undefined) throw new Error('no server')
    opened(server.stop)
    const peak = watchMemory([server])
    const each = <T>(make: (n: number) => T) => Array.from({ length: number.times }, (_, n) => make(nth(n)))
    const cohort = await timed(server.url, zhaoMin, each((n) => `/api/cohorts/${classId(n)}/progress?zone=480`))
    progress(`${name}: cohort page p95 ${cohort.p95} ms`)
    const search = async (words: string) => {
      const times: number[] = []
      for (const n of each((c) => c)) times.push((await timed(server.url, teacherOfClass(n), [`/api/cohorts/${classId(n)}/logs?words=${encodeURIComponent(words)}`])).p50)
      return spread(times)
    }
    const [rare, often] = [await search(RARE_WORD), await search('测量')]
    const memoryMb = peak()[0] ?? 0
    progress(`${name}: search p95 ${rare.p95} ms for a rare word, ${often.p95} ms for one of every log`)
    const batch = await measureBatch({
      server,
      reader: teacherOfClass(0),
      cohort: classId(0),
      visitor: teacherOfClass(nth(1)),
      searches: `/api/cohorts/${classId(nth(1))}/logs?words=${RARE_WORD}`,
      times: number.times,
    })
    await server.stop()
    const teachers = Array.from({ length: number.syncs + 1 }, (_, n) => teacherOfClass(nth(n)))
    return { name, cohort, rare, often, memoryMb, batch, firstSync: await measureFirstSync({ place, folder: scratch, teachers, opened }) }
  }

  const setups: OfficeSetup[] = []
  if (only.includes('sqlite')) setups.push(await measure('SQLite', { folder }))
  if (only.includes('postgres')) {
    const postgres = await startPostgres()
    if (typeof postgres === 'string') progress(`no PostgreSQL here: ${postgres}`)
    else {
      opened(postgres.stop)
      const url = await postgres.freshUrl()
      await moveToPostgres(folder, url, progress)
      setups.push(await measure('PostgreSQL', { postgres: url, files }))
    }
  }
  const report: OfficeReport = { bench: 'office', machine: thisMachine(), apprentices: number.apprentices, logs: number.apprentices * number.logs, times: number.times, setups }
  process.stdout.write(json ? `${JSON.stringify(report)}\n` : `${officeTable(report)}\n`)
})
