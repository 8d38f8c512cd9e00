/** Examines an apprentice's record far from its school: `npm run verify -- FILE`. */
import { readFile } from 'node:fs/promises'
import { schoolKeyFrom } from '#signing/record/verify-record.ts'
import { runCommand, say } from './operations/command-line.ts'
import { verifyFile } from './records/verify-file.ts'
import type { Language } from './records/verify-lines.ts'
import { Trouble } from './troubles.ts'

const HELP = `Usage: npm run verify -- FILE [--school-key KEY] [--lang zh]

Examines the signatures in a record that an apprentice saved on "My record", and says line by line
what holds, what is false, and what cannot be checked with the file alone. Asks nobody: it needs no
network and no data of a school.

  --school-key KEY   the school's public key, as the school tells it (as one word, or in quotes the groups of
                     figures); without it the one in the file
  --lang zh          in Chinese
  --help             this text

Ends with code 0 if nothing is false.`

const languageOf = (asked: unknown): Language => {
  if (asked === undefined) return 'en'
  if (asked === 'en' || asked === 'zh') return asked
  throw new Trouble('--lang is en or zh.')
}

const keyOf = (text: unknown) => {
  if (typeof text !== 'string') return null
  const key = schoolKeyFrom(text)
  if (key === null) throw new Trouble('--school-key is not a public key: 87 letters, digits, - and _, or 130 figures in groups.')
  return key
}

const textOf = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((error: unknown) => {
    throw new Trouble(`${file} cannot be read (${error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'}).`)
  })

runCommand(HELP, { 'school-key': { type: 'string' }, lang: { type: 'string' } }, 1, async ({ values, positionals: [file = ''] }) => {
  const language = languageOf(values['lang'])
  const key = keyOf(values['school-key'])
  const verified = await verifyFile(file, await textOf(file), key, language)
  if (!verified.isRead) throw new Trouble(verified.sentence)
  say(verified.lines.join('\n'))
  if (verified.isAnyFalse) process.exitCode = 1
})
