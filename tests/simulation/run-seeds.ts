/** Shares the seeds out among two processes, and gathers what they found. */
import { type ChildProcess, fork } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Failure } from './run-seed.ts'
import type { BlockDone, Course } from './worker.ts'

export interface Run {
  readonly courses: readonly Course[]
  /** Name of a broken variant, or nothing. */
  readonly variant: string
  /** Clones and restores in one course. */
  readonly both: boolean
  /** Else the first failing block is the last. */
  readonly keepGoing: boolean
  readonly signal: AbortSignal
  readonly say: (line: string) => void
}

export interface Report {
  readonly ran: number
  /** By seed. */
  readonly failures: readonly Failure[]
  readonly counts: Readonly<Record<string, number>>
  readonly ms: number
}

const WORKERS = 2
const BLOCK = 5
const SAY_EVERY_MS = 2_000

/** In memory where there is such a folder: nothing here need survive. */
const newHome = (): string => mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'craftlog-simulation-'))

/** So many courses of one length, the seeds one after the other. */
export const coursesFrom = (first: number, count: number, steps: number): readonly Course[] =>
  Array.from({ length: count }, (_, n) => ({ seed: first + n, steps }))

/** A line for each failure. */
export const told = (failures: readonly Failure[]): readonly string[] =>
  failures.map((f) => `seed ${f.seed}, step ${f.step} (${f.during}), ${f.invariant}: ${f.what}`)

/** A course fills much memory for a short time: with less room for what is new, a tenth of the time goes into clearing it. */
const ROOM = ['--min-semi-space-size=64', '--max-semi-space-size=64']

const start = (run: Run, home: string): ChildProcess =>
  fork(fileURLToPath(new URL('worker.ts', import.meta.url)), [home, run.variant, run.both ? 'both' : ''], { execArgv: ['--disable-warning=ExperimentalWarning', ...ROOM] })

export const runSeeds = async (run: Run): Promise<Report> => {
  const began = performance.now()
  const failures: Failure[] = []
  const counts: Record<string, number> = {}
  let given = 0
  let ran = 0
  let said = 0

  const nextBlock = (): readonly Course[] | null => {
    if (given >= run.courses.length || run.signal.aborted || (failures.length > 0 && !run.keepGoing)) return null
    const block = run.courses.slice(given, given + BLOCK)
    given += block.length
    return block
  }
  const take = ({ ran: done, failures: found, counts: more }: BlockDone) => {
    ran += done
    failures.push(...found)
    for (const [what, n] of Object.entries(more)) counts[what] = (counts[what] ?? 0) + n
    if (performance.now() - said < SAY_EVERY_MS) return
    said = performance.now()
    run.say(`${ran} of ${run.courses.length} seeds, ${failures.length} failing, ${((said - began) / 1000).toFixed(0)} s`)
  }

  const work = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const home = newHome()
      const child = start(run, home)
      let asked = false
      const ask = () => {
        const block = nextBlock()
        if (block === null) child.disconnect()
        else child.send(block)
        asked = block !== null
      }
      run.signal.addEventListener('abort', () => child.connected && child.disconnect(), { once: true })
      child.on('message', (m: 'ready' | BlockDone) => {
        if (m !== 'ready') take(m)
        if (child.connected) ask()
      })
      child.on('exit', (code, signal) => {
        rmSync(home, { recursive: true, force: true })
        if (run.signal.aborted || (code === 0 && !asked)) resolve()
        else reject(new Error(`a worker ${asked ? 'died in a block' : 'could not begin'}: ${signal ?? code}`))
      })
    })

  await Promise.all(Array.from({ length: Math.min(WORKERS, Math.ceil(run.courses.length / BLOCK)) }, work))
  return { ran, failures: failures.toSorted((a, b) => a.seed - b.seed), counts, ms: performance.now() - began }
}
