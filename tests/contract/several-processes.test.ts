/** Several server processes on one PostgreSQL: they start together, share sessions, and poke each other's pages. */
import { type ChildProcess, spawn } from 'node:child_process'
import { writeFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEMO_PASSWORD } from '#server/demo/load-demo-school.ts'
import { runCommand } from '../support/command.ts'
import { startPostgres, type TestPostgres } from '../support/postgres.ts'
import { craftlogFile } from '../support/programme-file.ts'

const MAIN = fileURLToPath(new URL('../../src/server/main.ts', import.meta.url))

interface Process {
  readonly child: ChildProcess
  readonly url: () => string
  readonly err: () => string
}
const start = (databaseUrl: string, ...args: readonly string[]): Process => {
  const { PATH = '' } = process.env
  const child = spawn(process.execPath, [MAIN, ...args], { env: { PATH, PORT: '0', HOST: '127.0.0.1', DATABASE_URL: databaseUrl } })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  return { child, url: () => /http:\/\/127\.0\.0\.1:\d+/.exec(out)?.[0] ?? '', err: () => err }
}
const post = (url: string, body: object, cookie = '') =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', cookie }, body: JSON.stringify(body) })
const signIn = async (url: string, username: string) => {
  const answer = await post(`${url}/api/session`, { username, password: DEMO_PASSWORD })
  return { cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '', profile: (await answer.json()) as { person: string; school: string } }
}
/** A page that listens: how often it was poked so far. */
const listen = async (url: string, cookie: string): Promise<() => number> => {
  const response = await fetch(`${url}/sync/v1/events`, { headers: { cookie } })
  let text = ''
  const read = async () => {
    for await (const chunk of response.body ?? []) text += new TextDecoder().decode(chunk as Uint8Array)
  }
  void read().catch(() => undefined)
  await expect.poll(() => text, { timeout: 10_000 }).not.toBe('')
  // Until its scopes are looked up a stream is poked for anything.
  await new Promise((r) => setTimeout(r, 500))
  return () => text.split('event: poke').length - 1
}

let postgres: TestPostgres | string = 'not started'
let databaseUrl = ''
const processes: Process[] = []
beforeAll(async () => {
  postgres = await startPostgres()
  if (typeof postgres === 'string') return console.warn(`Several processes on one PostgreSQL are not tested: ${postgres}`)
  databaseUrl = await postgres.freshUrl()
  // At the same moment, on a database without a table: each wants to make them, and the demo school.
  processes.push(...Array.from({ length: 3 }, () => start(databaseUrl, '--demo')))
}, 60_000)
afterAll(async () => {
  for (const { child } of processes) child.kill('SIGKILL')
  if (typeof postgres !== 'string') await postgres.stop()
}, 60_000)

describe('several processes on one PostgreSQL', () => {
  it('start at the same moment on an empty database, all of them, without a word of complaint', async (test) => {
    if (typeof postgres === 'string') return test.skip(postgres)
    await expect.poll(() => processes.map((p) => p.url() !== '' || p.err()), { timeout: 100_000 }).toEqual([true, true, true])
    expect(processes.map((p) => p.err())).toEqual(['', '', ''])
  }, 120_000)

  it('[LV1] a page at one is poked for what is written at another, and for an import by command line', async (test) => {
    if (typeof postgres === 'string') return test.skip(postgres)
    const [here, there] = processes.map((p) => p.url())
    if (here === undefined || there === undefined) throw new Error('no servers')
    const apprentice = await signIn(here, 'apprentice')
    // A session is good at every process.
    const known = await fetch(`${there}/api/session`, { headers: { cookie: apprentice.cookie } })
    expect(await known.json()).toMatchObject({ person: apprentice.profile.person })
    const teacher = await signIn(there, 'teacher')
    const [own, staff] = [await listen(there, apprentice.cookie), await listen(there, teacher.cookie)]
    const before = [own(), staff()] as const

    const args = { id: 'r-1', apprentice: apprentice.profile.person, shared: false, content: { dimension: 'rigour', text: 'Measured twice.', logs: [] } }
    const mutation = { mid: 1, uid: 'uid-of-the-thought', name: 'reflection.write', args, at: Date.now() }
    const speaker = { proto: 1, sv: 1, clientId: 'phone-of-demo', person: apprentice.profile.person, clientTime: Date.now() }
    const pushed = await post(`${here}/sync/v1/push`, { ...speaker, mutations: [mutation] }, apprentice.cookie)
    expect(await pushed.json()).toMatchObject({ lastMid: 1 })
    await expect.poll(own, { timeout: 10_000 }).toBeGreaterThan(before[0])
    // Her reflection is private: the teacher is left in peace.
    expect(staff()).toBe(before[1])

    const folder = await mkdtemp(join(tmpdir(), 'craftlog-several-'))
    await writeFile(join(folder, 'plan.json'), craftlogFile('Another plan'))
    expect(await runCommand('import-programme', [join(folder, 'plan.json')], { DATABASE_URL: databaseUrl })).toMatchObject({ status: 0, stderr: '' })
    await expect.poll(staff, { timeout: 10_000 }).toBeGreaterThan(before[1])
    await rm(folder, { recursive: true })
  }, 60_000)

  it('a superuser’s server says that the second wall does not bind it', async (test) => {
    if (typeof postgres === 'string') return test.skip(postgres)
    const free = start(postgres.asSuperuser(databaseUrl))
    processes.push(free)
    await expect.poll(() => free.url(), { timeout: 30_000 }).not.toBe('')
    expect(free.err()).toMatch(/^craftlog: warning: The role of DATABASE_URL is a superuser.*\n$/)
  }, 60_000)
})
