/** Copies everything into one file, while the server runs: `npm run backup -- FILE`. */
import { backUp } from './operations/back-up.ts'
import { countsText, runCommand, say } from './operations/command-line.ts'
import { photosText } from './operations/photo-copies.ts'
import { placeFrom } from './settings.ts'

const HELP = `Usage: npm run backup -- FILE [--replace] [--without-photos]

Copies the whole database into FILE, at one moment, while servers run and write.
The file is the same for SQLite and PostgreSQL; npm run restore takes it back into either.
It holds everybody's words and password hashes: keep it as safe as the server.
Photos are copied into craftlog-photos beside FILE, each once: further backups there add what is new.

  --replace         FILE may be there already
  --without-photos  the database alone; a copy that is put back without them misses them
  --help            this text

DATABASE_URL or CRAFTLOG_DATA name what to copy, as they do for the server.`

runCommand(HELP, { replace: { type: 'boolean' }, 'without-photos': { type: 'boolean' } }, 1, async ({ values, positionals: [file = ''] }) => {
  const { counts, bytes, photos } = await backUp(placeFrom(process.env), file, values['replace'] === true, values['without-photos'] !== true)
  say(`${file}: ${bytes} bytes, whole.\n${countsText(counts)}${photosText(photos)}`)
})
