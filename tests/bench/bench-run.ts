/** What both benches have in common: options, progress on standard error, a clean end, and one line of JSON. */
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

export const progress = (text: string): void => void process.stderr.write(`${text}\n`)

export interface Options<N extends string> {
  readonly json: boolean
  readonly number: Readonly<Record<N, number>>
}

/** Reads `--json` and whole numbers (`--rows 10000`); ends with a sentence if there is anything else. */
export const readOptions = <N extends string>(defaults: Readonly<Record<N, number>>): Options<N> => {
  const names = Object.keys(defaults) as N[]
  try {
    const { values } = parseArgs({
      options: { json: { type: 'boolean' }, ...Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])) },
    })
    const given = values as Readonly<Record<string, string | boolean | undefined>>
    const number: Record<N, number> = { ...defaults }
    for (const name of names) {
      if (given[name] === undefined) continue
      const value = Number(given[name])
      if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} wants a whole number from 1.`)
      number[name] = value
    }
    return { json: given['json'] === true, number }
  } catch (error) {
    progress(error instanceof Error ? error.message : String(error))
    process.exit(2)
  }
}

/** A folder that goes away with the bench, however it ends. */
export const scratchFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'craftlog-bench-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export interface Machine {
  readonly date: string
  readonly node: string
  readonly cores: number
  readonly memoryGb: number
  /** What else the machine had to do: its load of the last minute before the bench began. */
  readonly loadBefore: number
}
const loadBefore = Math.round((loadavg()[0] ?? 0) * 10) / 10
export const thisMachine = (): Machine => ({
  date: new Date().toISOString().slice(0, 10),
  node: process.versions.node,
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  loadBefore,
})

/**
 * Runs the bench. On Ctrl+C or a kill it closes what it opened and leaves with 130.
 * @param work is given where to put what must be closed; the last opened is closed first
 */
export const runBench = async (work: (opened: (close: () => Promise<unknown>) => void) => Promise<void>): Promise<void> => {
  const toClose: (() => Promise<unknown>)[] = []
  const close = async () => {
    for (const one of toClose.splice(0).toReversed()) await one().catch(() => undefined)
  }
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    progress('stopped; cleaning up')
    void close().then(() => process.exit(130))
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  try {
    await work((one) => toClose.push(one))
    await close()
    process.exit(0)
  } catch (error) {
    // What breaks because the browser was closed under it is no news.
    if (stopping) return
    progress(error instanceof Error ? (error.stack ?? error.message) : String(error))
    await close()
    process.exit(1)
  }
}
