import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DEMO_PASSWORD } from './demo/load-demo-school.ts'
import { openStore } from './store/store.ts'

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url))
let folder: string
const started: ChildProcess[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'craftlog-main-'))
})
afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

interface Run {
  readonly child: ChildProcess
  readonly out: () => string
  readonly err: () => string
  readonly exit: Promise<number | null>
}
const run = (env: Record<string, string>, args: readonly string[] = []): Run => {
  const { PATH = '' } = process.env
  const child = spawn(process.execPath, [MAIN, ...args], { env: { PATH, PORT: '0', HOST: '127.0.0.1', CRAFTLOG_DATA: join(folder, 'data'), ...env } })
  started.push(child)
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  return { child, out: () => out, err: () => err, exit: new Promise((done) => child.once('close', done)) }
}
const addressOf = async (server: Run): Promise<string> => {
  await expect.poll(() => server.out() + server.err(), { timeout: 20_000 }).toMatch(/listens on http:\/\/127\.0\.0\.1:\d+/)
  return /http:\/\/[\d.:]+/.exec(server.out())?.[0] ?? ''
}

describe('a server that cannot start says why in one line', () => {
  const oneLine = async (server: Run, says: RegExp) => {
    expect(await server.exit).toBe(1)
    expect(server.err()).toMatch(says)
    expect(server.err().trim().split('\n')).toHaveLength(1)
    expect(server.out()).toBe('')
  }

  it('when its port is in use', async () => {
    const other = createServer()
    const port = await new Promise<number>((done) => other.listen(0, '127.0.0.1', () => done((other.address() as { port: number }).port)))
    await oneLine(run({ PORT: String(port) }), new RegExp(`^craftlog: Port ${port} is in use already`))
    other.close()
  })

  it('when its data folder cannot be written', async () => {
    await writeFile(join(folder, 'a-file'), '')
    await oneLine(run({ CRAFTLOG_DATA: join(folder, 'a-file') }), /data folder .*a-file .*cannot be used: a file stands where a folder is needed/)
  })

  it('when a setting is wrong', async () => {
    await oneLine(run({ PORT: 'abc' }), /PORT must be a number from 0 to 65535, not "abc"/)
  })

  it('when its address is of another machine', async () => {
    await oneLine(run({ HOST: '203.0.113.7' }), /HOST "203\.0\.113\.7" is not an address of this machine/)
  })
})

describe('a server that runs', () => {
  it('says where it is and what to do first, and keeps its data over a restart', async () => {
    const first = run({})
    const url = await addressOf(first)
    await expect.poll(() => first.out()).toMatch(/no school here yet/)
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: 'ok' })
    const setup = { schoolName: 'Rail School', name: 'Zhao Min', username: 'zhao', password: 'a long password' }
    const made = await fetch(`${url}/api/setup`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(setup) })
    const cookie = (made.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    first.child.kill('SIGINT')
    expect(await first.exit).toBe(0)

    const second = run({})
    const again = await addressOf(second)
    await expect.poll(() => second.out()).toMatch(/School: Rail School\./)
    expect(await (await fetch(`${again}/api/session`, { headers: { cookie } })).json()).toMatchObject({ name: 'Zhao Min' })
  })

  it('forgets at its start what has run out', async () => {
    const store = await openStore({ folder: join(folder, 'data') })
    await store.keepBooks(async (sql) => {
      const owner = { person: 'zhao', school: 'rail', created: 0 }
      await sql.insertInto('account').values({ ...owner, username: 'zhao', password_hash: '' }).execute()
      const session = { ...owner, last_seen: 0 }
      await sql.insertInto('session').values([{ ...session, token_hash: 'old', expires: 1 }, { ...session, token_hash: 'live', expires: Date.now() + 60_000 }]).execute()
    })
    await store.close()
    const server = run({})
    await addressOf(server)
    const left = () => {
      const db = new DatabaseSync(join(folder, 'data', 'craftlog.sqlite'), { readOnly: true })
      const found = db.prepare('select token_hash from session').all()
      db.close()
      return found
    }
    await expect.poll(left, { timeout: 10_000 }).toEqual([{ token_hash: 'live' }])
  })

  it('with --demo names accounts that one can sign in with, and asks for an empty folder', async () => {
    const demo = run({}, ['--demo'])
    const url = await addressOf(demo)
    await expect.poll(() => demo.out()).toMatch(/apprentice +apprentice\n/)
    const answer = await fetch(`${url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username: 'mentor', password: DEMO_PASSWORD }) })
    expect(await answer.json()).toMatchObject({ roles: ['mentor'], demo: true })
    demo.child.kill('SIGTERM')
    expect(await demo.exit).toBe(0)
    await addressOf(run({}, ['--demo']))
  })

  it('SIGTERM: ends open event streams, finishes what is under way, and exits with 0', async () => {
    const server = run({})
    const url = await addressOf(server)
    const setup = { schoolName: 'Rail School', name: 'Zhao Min', username: 'zhao', password: 'a long password' }
    const signIn = await fetch(`${url}/api/setup`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(setup) })
    const cookie = (signIn.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    const events = await fetch(`${url}/sync/v1/events`, { headers: { cookie } })
    const stream = events.text().catch(() => 'cut')
    const underWay = fetch(`${url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username: 'nobody', password: 'x' }) })
    await new Promise((r) => setTimeout(r, 10))
    server.child.kill('SIGTERM')
    expect((await underWay).status).toBe(401)
    expect(await server.exit).toBe(0)
    expect(await stream).toContain('event: hello')
    expect(server.err()).toBe('')
  })

  it('keeps a whole school waiting at its door while it is busy, and then serves all of them', async (test) => {
    const allowed = Number(await readFile('/proc/sys/net/core/somaxconn', 'utf8').catch(() => 0))
    const many = 1_000
    if (allowed < many) return test.skip(`this system lets only ${allowed} wait, whatever a server asks for`)
    const server = run({})
    const { port } = new URL(await addressOf(server))
    // Busy as a server can be: it does nothing at all, and what arrives is the system's to keep.
    server.child.kill('SIGSTOP')
    let connected = 0
    let served = 0
    const visitors = Array.from({ length: many }, () => {
      const visitor = connect({ port: Number(port), host: '127.0.0.1' }, () => (connected += 1))
      visitor.on('error', () => undefined)
      visitor.once('data', () => (served += 1))
      visitor.write('GET /healthz HTTP/1.1\r\nHost: door\r\n\r\n')
      return visitor
    })
    await expect.poll(() => connected, { timeout: 10_000 }).toBe(many)
    server.child.kill('SIGCONT')
    await expect.poll(() => served, { timeout: 20_000 }).toBe(many)
    for (const visitor of visitors) visitor.destroy()
  })

  it('a kill in the middle of writing loses nothing that was answered', async () => {
    const server = run({}, ['--demo'])
    const url = await addressOf(server)
    const post = (path: string, body: object, cookie = '') =>
      fetch(url + path, { method: 'POST', headers: { 'content-type': 'application/json', cookie }, body: JSON.stringify(body) })
    const signIn = await post('/api/session', { username: 'apprentice', password: DEMO_PASSWORD })
    const who = (await signIn.json()) as { person: string }
    const cookie = (signIn.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    const speaker = { proto: 1, sv: 1, clientId: 'phone-of-demo', person: who.person }
    let answered = 0
    const pushing = (async () => {
      for (let mid = 1; mid <= 500; mid += 1) {
        const args = { id: `r-${mid}`, apprentice: who.person, shared: false, content: { dimension: 'rigour', text: `Thought ${mid}`, logs: [] } }
        const mutation = { mid, uid: `uid-thought-${mid}`, name: 'reflection.write', args, at: Date.now() }
        const answer = (await (await post('/sync/v1/push', { ...speaker, clientTime: Date.now(), mutations: [mutation] }, cookie)).json()) as { lastMid: number }
        answered = answer.lastMid
      }
    })().catch(() => undefined)
    await expect.poll(() => answered, { timeout: 10_000 }).toBeGreaterThan(20)
    server.child.kill('SIGKILL')
    await server.exit
    await pushing

    const after = run({})
    const url2 = await addressOf(after)
    const pull = await fetch(`${url2}/sync/v1/pull`, { method: 'POST', headers: { 'content-type': 'application/json', cookie }, body: JSON.stringify({ ...speaker, cursors: {}, hw: null, resolved: answered }) })
    const page = (await pull.json()) as { lastMid: number; rows: { id: string }[] }
    expect(pull.status).toBe(200)
    expect(page.lastMid).toBeGreaterThanOrEqual(answered)
  })
})
