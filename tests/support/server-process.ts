/** A real server in a process of its own, on a folder of its own, that can be stopped and started in mid-journey. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { builtPage, programWithPage } from './program-with-page.ts'

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port'))))
    })
  })

export interface ServerProcess {
  readonly url: string
  readonly folder: string
  /** @param page folder of a built page to serve from now on, instead of ./dist */
  start(page?: string): Promise<void>
  /** SIGTERM by default; resolves with the exit code when the process is gone. */
  stop(signal?: NodeJS.Signals): Promise<number | null>
  /** Stops, and removes the folder. */
  dispose(): Promise<void>
}

/** @param env beside the settings that give it a port and a folder of its own; DATABASE_URL for a PostgreSQL */
export const createServerProcess = async (args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Promise<ServerProcess> => {
  const folder = mkdtempSync(join(tmpdir(), 'craftlog-journey-'))
  const port = await freePort()
  const url = `http://localhost:${port}`
  let child: ChildProcess | null = null
  let program = programWithPage(join(folder, 'program'), builtPage)

  const answers = async (): Promise<boolean> => {
    try {
      const response = await fetch(`${url}/healthz`)
      return response.ok
    } catch {
      return false
    }
  }
  const start = async (page?: string): Promise<void> => {
    const errors: string[] = []
    if (page !== undefined) program = programWithPage(join(folder, 'program'), page)
    const started = spawn(process.execPath, [...program, ...args], {
      env: { ...process.env, PORT: String(port), HOST: 'localhost', CRAFTLOG_DATA: folder, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    child = started
    started.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()))
    const until = Date.now() + 30_000
    while (!(await answers())) {
      if (started.exitCode !== null || Date.now() > until) throw new Error(`the server did not start: ${errors.join('')}`)
      await new Promise((r) => setTimeout(r, 100))
    }
  }
  const stop = (signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> =>
    new Promise((resolve) => {
      if (child === null || child.exitCode !== null || child.signalCode !== null) return resolve(child?.exitCode ?? null)
      child.once('exit', (code) => resolve(code))
      child.kill(signal)
    })
  return {
    url,
    folder,
    start,
    stop,
    dispose: async () => {
      await stop('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
