/**
 * What the commands for whoever runs a server share: arguments, --help, one line for an error. None of them listens for
 * signals: each may be killed at any moment and leaves nothing half-done under a name that counts.
 */
import { createInterface } from 'node:readline/promises'
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import type { Counts } from '../store/copies/tables.ts'
import { giveUp, Trouble } from '../troubles.ts'

export const say = (text: string): void => void process.stdout.write(`${text}\n`)

interface Arguments {
  readonly values: Readonly<Record<string, string | boolean | undefined>>
  readonly positionals: readonly string[]
}

/**
 * Runs a command and ends with code 0, or 1 and one line on stderr.
 * @param help its first line is the usage · @param files how many names it wants
 */
export const runCommand = (
  help: string,
  options: ParseArgsOptionsConfig,
  files: number,
  work: (args: Arguments) => Promise<void>,
): void => {
  const usage = help.split('\n')[0] ?? ''
  const read = (): Arguments => {
    try {
      return parseArgs({ allowPositionals: true, options: { ...options, help: { type: 'boolean', short: 'h' } } }) as Arguments
    } catch {
      throw new Trouble(usage)
    }
  }
  const run = async () => {
    const args = read()
    if (args.values['help'] === true) return say(help)
    if (args.positionals.length !== files) throw new Trouble(usage)
    await work(args)
  }
  run().catch(giveUp)
}

/** Asks at the terminal. @throws Trouble without a terminal, or if the answer is not yes */
export const askYes = async (question: string): Promise<void> => {
  if (!process.stdin.isTTY) throw new Trouble(`${question} Say --yes if that is meant.`)
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await terminal.question(`${question} Type "yes" to go on: `)
  terminal.close()
  if (answer.trim() !== 'yes') throw new Trouble('Nothing was changed.')
}

/** A table a line, its lines counted. */
export const countsText = (counts: Counts): string => [...counts].map(([table, n]) => `  ${table.padEnd(12)} ${n}`).join('\n')
