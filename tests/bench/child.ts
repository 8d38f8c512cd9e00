/** Programs that the bench starts for itself, each in a process of its own; all of them end with it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export interface Server {
  readonly url: string
  readonly pid: number
  /** Resident memory now, bytes; null where the system does not tell. */
  readonly memory: () => number | null
  /** What it has said on standard error. */
  readonly complaints: () => string
  /** SIGTERM; resolves when the process is gone. */
  readonly stop: () => Promise<void>
}

export const script = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

const running = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

const memoryOf = (pid: number): number | null => {
  try {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? null : Number(kilobytes) * 1_024
  } catch {
    return null
  }
}

const startNode = (file: string, args: readonly string[], env: Readonly<Record<string, string>>) => {
  const child = spawn(process.execPath, [file, ...args], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  running.add(child)
  const errors: string[] = []
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()))
  const ended = new Promise<number | null>((resolve) => {
    // `close`, not `exit`: by then all that it printed has been read.
    child.once('close', (code) => {
      running.delete(child)
      resolve(code)
    })
  })
  return { child, errors, ended }
}

/** Starts a server that says its address on standard output once it listens. @throws with what it complained of */
export const startServer = async (file: string, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Promise<Server> => {
  const { child, errors, ended } = startNode(file, args, env)
  const address = new Promise<string>((resolve) => {
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const url = /http:\/\/localhost:\d+/.exec(said)?.[0]
      if (url !== undefined) resolve(url)
    })
  })
  const url = await Promise.race([address, ended.then(() => null)])
  if (url === null || child.pid === undefined) throw new Error(`${file} did not start: ${errors.join('')}`)
  const { pid } = child
  return {
    url,
    pid,
    memory: () => memoryOf(pid),
    complaints: () => errors.join(''),
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}

export interface Program {
  /** What it printed, once it has ended. Rejects if it failed or was stopped. */
  readonly printed: Promise<string>
  /** SIGKILL; resolves when the process is gone. */
  readonly stop: () => Promise<void>
}

/** Starts a program that comes to its end by itself. */
export const startProgram = (file: string, args: readonly string[]): Program => {
  const { child, errors, ended } = startNode(file, args, {})
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  return {
    printed: ended.then((code) => {
      if (code !== 0) throw new Error(`${file} failed: ${errors.join('')}`)
      return said
    }),
    stop: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}
