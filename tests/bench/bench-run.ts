/** What both benches have in common: options, progress on standard error, a clean end, and one line of JSON. */
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

export const progress = (text: string): void => void process.stderr.write(`${text}\n`)

export interface Options<N extends string, C extends string> {
  readonly json: boolean
  readonly number: Readonly<Record<N, number>>
  /** Of what there is to choose from, what was named with `--only`; all of it where nothing was. */
  readonly only: readonly C[]
}

const chosen = <C extends string>(text: string | undefined, choices: readonly C[]): readonly C[] => {
  if (text === undefined) return choices
  const names = text.split(',')
  if (!names.every((name) => choices.some((c) => c === name))) throw new Error(`--only wants some of ${choices.join(',')}.`)
  return choices.filter((c) => names.includes(c))
}

/** Reads `--json`, whole numbers (`--rows 10000`) and `--only a,b`; ends with a sentence if there is anything else. */
export const readOptions = <N extends string, C extends string = never>(defaults: Readonly<Record<N, number>>, choices: readonly C[] = []): Options<N, C> => {
  const names = Object.keys(defaults) as N[]
  const texts = choices.length === 0 ? names : [...names, 'only']
  try {
    const { values } = parseArgs({
      options: { json: { type: 'boolean' }, ...Object.fromEntries(texts.map((name) => [name, { type: 'string' as const }])) },
    })
    const given = values as Readonly<Record<string, string | boolean | undefined>>
    const number: Record<N, number> = { ...defaults }
    for (const name of names) {
      if (given[name] === undefined) continue
      const value = Number(given[name])
      if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} wants a whole number from 1.`)
      number[name] = value
    }
    const only = given['only']
    return { json: given['json'] === true, number, only: chosen(typeof only === 'string' ? only : undefined, choices) }
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
 * Runs the bench. On Ctrl+C or a kill it closes what it opened and leaves with 130, without a report: what is measured
 * while servers end is no result.
 * @param work is given where to put what must be closed; the last opened is closed first, so the load before its servers
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
  const opened = (one: () => Promise<unknown>): void => {
    toClose.push(one)
    if (!stopping) return
    void close()
    throw new Error('stopped')
  }
  try {
    await work(opened)
    await close()
    process.exit(0)
  } catch (error) {
    // What breaks because a browser or a server was closed under it is no news.
    if (stopping) return
    progress(error instanceof Error ? (error.stack ?? error.message) : String(error))
    await close()
    process.exit(1)
  }
}
