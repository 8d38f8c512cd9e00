/**
 * Imports a training plan by command line: `npm run import-programme -- FILE [--dry-run] [--json]`. A dry run only
 * says what the file holds and needs no school.
 */
import { readFile, stat } from 'node:fs/promises'
import type { ImportWarning } from '#domain/programme-import/findings.ts'
import { summaryOf } from '#domain/programme-import/preview.ts'
import { readProgrammeFile } from '#domain/programme-import/read-programme-file.ts'
import { inLanguage, type LocalText } from '#domain/text.ts'
import { countCompetencies } from '#domain/programme.ts'
import { parseArgs } from 'node:util'
import { decoded, importProgrammeFile } from './programmes/import-programme-file.ts'
import { placeFrom } from './settings.ts'
import { schools } from './store/rows.ts'
import { giveUp, openStoreOrSayWhy, Trouble } from './troubles.ts'

const USAGE = 'Usage: npm run import-programme -- FILE [--dry-run] [--json]'
const LARGEST_FILE = 16 * 1024 * 1024

interface Imported {
  readonly title: LocalText
  readonly units: number
  readonly competencies: number
  readonly warnings: readonly ImportWarning[]
  /** What became of it, for people. */
  readonly fate: string
}

const readArguments = () => {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { 'dry-run': { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
    })
    const [file] = positionals
    if (file === undefined || positionals.length > 1) throw new Trouble(USAGE)
    return { file, dryRun: values['dry-run'], json: values.json }
  } catch (error) {
    throw error instanceof Trouble ? error : new Trouble(USAGE)
  }
}

const readChosen = async (file: string): Promise<Buffer> => {
  try {
    if ((await stat(file)).size > LARGEST_FILE) throw new Trouble(`${file} is larger than 16 MB.`)
    return await readFile(file)
  } catch (error) {
    if (error instanceof Trouble) throw error
    throw new Trouble(`${file} cannot be read (${error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'}).`)
  }
}

const notAProgramme = (file: string, { code, detail }: { readonly code: string; readonly detail: string }): Trouble =>
  new Trouble(`${file} is not a plan that can be imported: ${code}${detail === '' ? '' : ` (${detail})`}.`)

const look = (file: string, bytes: Buffer): Imported => {
  const read = readProgrammeFile(decoded(bytes))
  if (!read.ok) throw notAProgramme(file, read.problem)
  const { title, units, competencies } = summaryOf(read.draft)
  return { title, units: units.length, competencies, warnings: read.warnings, fate: 'Dry run: nothing was written.' }
}

const bring = async (file: string, bytes: Buffer): Promise<Imported> => {
  const store = await openStoreOrSayWhy(placeFrom(process.env))
  try {
    const [school] = await store.read(schools)
    if (school === undefined) throw new Trouble('There is no school to import into yet. Start the server and set one up first.')
    // Whoever may run commands on this machine holds the whole database: there is no further right to ask for.
    const result = await importProgrammeFile(store, { school: school.id, author: null, now: Date.now() }, bytes, async () => true)
    if (result === 'not-allowed') throw new Trouble('This school does not allow it.')
    if (!result.ok) throw notAProgramme(file, result.problem)
    const { programme, unchanged, warnings } = result
    const fate = unchanged
      ? `Nothing to do: version ${programme.version} of ${school.name} says the same already.`
      : `Imported into ${school.name} as version ${programme.version}.`
    return { title: programme.title, units: programme.units.length, competencies: countCompetencies(programme), warnings, fate }
  } finally {
    await store.close()
  }
}

const asText = ({ code, detail, times }: ImportWarning): string =>
  `${code}${detail === '' ? '' : `: ${detail}`}${times > 1 ? ` (${times} times)` : ''}`

const run = async (): Promise<void> => {
  const { file, dryRun, json } = readArguments()
  const bytes = await readChosen(file)
  const { title, units, competencies, warnings, fate } = dryRun ? look(file, bytes) : await bring(file, bytes)
  const name = inLanguage(title, 'en')
  const lines = json
    ? [JSON.stringify({ title: name, units, competencies, warnings: warnings.map(asText) })]
    : [`${name}: ${units} units, ${competencies} competencies.`, ...warnings.map((w) => `Note: ${asText(w)}`), fate]
  process.stdout.write(`${lines.join('\n')}\n`)
}

run().catch(giveUp)
