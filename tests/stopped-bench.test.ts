/** What a bench measures while its servers end is no result: once it was taken for ninety faults of the server. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'

const file = (name: string) => JSON.stringify(new URL(`bench/${name}`, import.meta.url).href)
const SERVER = `
const server = require('node:http').createServer(() => undefined)
server.listen(0, () => console.log('http://localhost:' + server.address().port))
process.on('SIGTERM', () => process.exit(0))
`
/** Asks once, and counts what goes wrong, as a load generator does. */
const LOAD = `fetch(process.argv[1]).catch(() => console.log('1 fault'))`
/** The database closes last, and slowly: time enough for a load that lives on to be told as a result. */
const BENCH = `
import { progress, runBench } from ${file('bench-run.ts')}
import { startProgram, startServer } from ${file('child.ts')}
await runBench(async (opened) => {
  opened(() => new Promise((resolve) => setTimeout(resolve, 1_000)))
  const server = await startServer('-e', [${JSON.stringify(SERVER)}])
  opened(server.stop)
  const load = startProgram('-e', [${JSON.stringify(LOAD)}, server.url])
  opened(load.stop)
  progress('under way')
  process.stdout.write(await load.printed)
})
`

test('a bench that is stopped under load reports nothing', async () => {
  const bench = spawn(process.execPath, ['--input-type=module', '-e', BENCH])
  const [out, err] = [[], []] as [string[], string[]]
  bench.stdout.on('data', (chunk: Buffer) => out.push(chunk.toString()))
  bench.stderr.on('data', (chunk: Buffer) => err.push(chunk.toString()))
  const ended = once(bench, 'close')
  await expect.poll(() => err.join(''), { timeout: 20_000 }).toContain('under way')
  bench.kill('SIGTERM')
  expect([(await ended)[0], out.join('')]).toEqual([130, ''])
})
