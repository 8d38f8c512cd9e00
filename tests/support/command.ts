/** Runs one of the server's commands in a process of its own, as whoever runs a server would. */
import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface Run {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** @param name of the program in src/server · @param started hears of the process, for a test that kills it */
export const runCommand = (
  name: 'backup' | 'restore' | 'move-to-postgres' | 'import-programme',
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  started: (child: ChildProcess) => void = () => undefined,
): Promise<Run> =>
  new Promise((resolve) => {
    const { PATH = '' } = process.env
    const program = fileURLToPath(new URL(`../../src/server/${name}.ts`, import.meta.url))
    const child = spawn(process.execPath, [program, ...args], { env: { PATH, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    let [stdout, stderr] = ['', '']
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    child.once('close', (status) => resolve({ status, stdout, stderr }))
    started(child)
  })
