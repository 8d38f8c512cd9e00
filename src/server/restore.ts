/** Puts a backup in place of what is there, or into an empty place: `npm run restore -- FILE`. */
import { askYes, countsText, runCommand, say } from './operations/command-line.ts'
import { photosText } from './operations/photo-copies.ts'
import { restore } from './operations/restore-backup.ts'
import { placeFrom } from './settings.ts'

const HELP = `Usage: npm run restore -- FILE [--replace] [--yes]

Takes a backup into an empty data folder or database. Stop all servers on it first.
Photos come from craftlog-photos beside FILE; photos that are there already stay.
Devices that know more than the backup notice it, fetch everything and send their own work again.

  --replace   there is a school already: the backup takes its place. SQLite's old file is kept
              beside it, with the date in its name; PostgreSQL's old rows are gone.
  --yes       do not ask before replacing
  --help      this text

DATABASE_URL or CRAFTLOG_DATA name where to, as they do for the server.`

runCommand(HELP, { replace: { type: 'boolean' }, yes: { type: 'boolean' } }, 1, async ({ values, positionals: [file = ''] }) => {
  const agree = values['yes'] === true ? async () => undefined : askYes
  const { counts, kept, photos } = await restore(placeFrom(process.env), file, { replace: values['replace'] === true, agree, now: new Date() })
  if (kept !== null) say(`What was there is kept as ${kept}.`)
  say(`Restored from ${file}.\n${countsText(counts)}${photosText(photos)}`)
})
