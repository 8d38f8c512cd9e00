/** Takes an apprentice's record into this server: `npm run import-record -- FILE`. */
import { readFile } from 'node:fs/promises'
import { runCommand, say } from './operations/command-line.ts'
import { importRecord, type RecordProblem } from './records/import-record-file.ts'
import { placeFrom } from './settings.ts'
import { photosIn } from './store/store.ts'
import { openStoreOrSayWhy, Trouble } from './troubles.ts'

const HELP = `Usage: npm run import-record -- FILE

Takes the record that an apprentice saved on "My record" into this server's school. A server without
a school gets the record's. What is there already and says the same stays as it is; where it says
something else, nothing is written.
The apprentice's logs, signatures and photos are readable then; an account of his is not made.
What was signed elsewhere is taken over as the file says it; npm run verify examines it.

  --help      this text

DATABASE_URL or CRAFTLOG_DATA name where to, as they do for the server.`

const FEW = 5

const sentence = (file: string, problem: RecordProblem): string => {
  switch (problem.code) {
    case 'not-json':
    case 'not-a-record':
      return `${file} is not a record of Craftlog.`
    case 'newer':
      return `${file} was made by a newer version of Craftlog. Update this server first.`
    case 'wrong-field':
      return `${file} is not whole or was changed: ${problem.where} is not as it should be.`
    case 'of-somebody-else':
      return `${file} holds something of another person: ${problem.where}.`
    case 'too-many-schools':
      return 'This server has more than one school; a record is taken into a server that has one.'
    case 'differs': {
      const { rows } = problem
      const rest = rows.length > FEW ? ` and ${rows.length - FEW} more` : ''
      return `Nothing was written: ${rows.slice(0, FEW).join(', ')}${rest} is there already and says something else.`
    }
  }
}

const textOf = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((error: unknown) => {
    throw new Trouble(`${file} cannot be read (${error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'}).`)
  })

runCommand(HELP, {}, 1, async ({ positionals: [file = ''] }) => {
  const text = await textOf(file)
  const place = placeFrom(process.env)
  const store = await openStoreOrSayWhy(place)
  try {
    const result = await importRecord(store, photosIn(place), text, Date.now())
    if (!result.ok) throw new Trouble(sentence(file, result.problem))
    const { record, school, founded, written, there, photos } = result
    const name = record.rows.person[0]?.name ?? record.apprentice
    say(`${name}: ${written} rows taken into ${school.name}${founded ? ', which is new here' : ''}; ${there} were there already.`)
    say(`${photos.kept} photos${photos.refused > 0 ? `, ${photos.refused} refused` : ''}${record.missingPhotos.length > 0 ? `, ${record.missingPhotos.length} not in the file` : ''}.`)
  } finally {
    await store.close()
  }
})
