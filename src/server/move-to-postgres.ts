/** Copies the SQLite database of a folder into PostgreSQL: `npm run move-to-postgres`. */
import { resolve } from 'node:path'
import { countsText, runCommand, say } from './operations/command-line.ts'
import { moveToPostgres } from './operations/move.ts'
import { placeFrom } from './settings.ts'
import { Trouble } from './troubles.ts'

const HELP = `Usage: npm run move-to-postgres -- [--from FOLDER]

Copies everything from the SQLite database of a data folder into the empty PostgreSQL database of
DATABASE_URL, and compares the two. Stop the server first. Devices notice nothing.
The command may be stopped at any moment: run it again, and it goes on where it was.
The folder is left as it is; photos stay files in it, and the server goes on using them there.

  --from FOLDER   the data folder; without it that of CRAFTLOG_DATA, or ./data
  --help          this text`

runCommand(HELP, { from: { type: 'string' } }, 0, async ({ values }) => {
  const target = placeFrom(process.env)
  if (!('postgres' in target)) throw new Trouble('Set DATABASE_URL to the PostgreSQL database to move to.')
  const { CRAFTLOG_DATA = '' } = process.env
  const folder = resolve(String(values['from'] ?? CRAFTLOG_DATA) || './data')
  const counts = await moveToPostgres(folder, target.postgres, say)
  say(`Moved, and compared: both say the same.\n${countsText(counts)}\nStart the server with DATABASE_URL from now on, and with CRAFTLOG_DATA=${folder}: the photos stay there. Put its craftlog.sqlite away.`)
})
