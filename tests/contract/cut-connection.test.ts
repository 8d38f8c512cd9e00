/** A database that goes away while it is worked with (restarted, failed over) costs what was under way, not the server. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Client } from 'pg'
import { expect, it } from 'vitest'
import { startPostgres } from '../support/postgres.ts'

const STORE = new URL('../../src/server/store/store.ts', import.meta.url).href
/** A server’s store in a process of its own: reads until it is told to go on, says what became of it, and reads once more. */
const PROGRAM = `
import { once } from 'node:events'
import { schools } from ${JSON.stringify(new URL('../../src/server/store/rows.ts', import.meta.url).href)}
import { openStore } from ${JSON.stringify(STORE)}
const store = await openStore({ postgres: process.argv[1] })
const read = (first) => store.read(async (sql) => {
  await first()
  return schools(sql)
}).then(() => 'read', () => 'refused')
console.log(await read(() => {
  console.log('reading')
  return once(process.stdin, 'data')
}))
console.log(await read(() => undefined))
process.exit(0)
`

it('a connection to PostgreSQL that is cut in the midst of a transaction ends that transaction alone', async (test) => {
  const postgres = await startPostgres()
  if (typeof postgres === 'string') return test.skip(postgres)
  test.onTestFinished(postgres.stop)
  const url = await postgres.freshUrl()
  const superuser = new Client({ connectionString: postgres.asSuperuser(url) })
  superuser.on('error', () => undefined)
  await superuser.connect()
  test.onTestFinished(() => superuser.end())
  const others = `from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`
  const server = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM, url], { stdio: ['pipe', 'pipe', 'inherit'] })
  test.onTestFinished(() => void server.kill('SIGKILL'))
  const ended = once(server, 'close')
  let said = ''
  server.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await expect.poll(() => said, { timeout: 20_000 }).toBe('reading\n')

  await superuser.query(`select pg_terminate_backend(pid) ${others} and application_name = 'craftlog' and state = 'idle in transaction'`)
  await expect.poll(async () => (await superuser.query(`select 1 ${others} and state = 'idle in transaction'`)).rowCount).toBe(0)
  server.stdin.on('error', () => undefined)
  server.stdin.write('go on\n')
  expect([(await ended)[0], said]).toEqual([0, 'reading\nrefused\nread\n'])
}, 60_000)
