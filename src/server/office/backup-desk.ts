/**
 * The backup of the command line, made for the office: one consistent copy while the server runs, in a process of its own,
 * so that nobody waits. The copy lies in the data folder only while it is handed out.
 */
import { spawn } from 'node:child_process'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Instant } from '#domain/calendar-day.ts'
import { fileOf, sizeOf } from '../attachments/photo-files.ts'
import { photosInCopy } from '../operations/back-up.ts'
import { makeFolder } from '../store/data-folder.ts'
import { photosIn, type Place } from '../store/store.ts'
import type { Entry } from './tar.ts'

export interface Copy {
  readonly entries: readonly Entry[]
  /** Takes the copy off the disk; must be called. */
  readonly forget: () => Promise<void>
}

export interface BackupDesk {
  /** @returns seconds until another may be made, or `go` */
  readonly admit: (now: Instant) => number | 'go'
  /** @throws if no copy could be made; ends early with the signal */
  readonly copy: (signal: AbortSignal) => Promise<Copy>
}

const COMMAND = fileURLToPath(new URL('../backup.ts', import.meta.url))
const HOUR = 3_600_000
const AN_HOUR = 6
/** What a server that was killed left behind goes with the next backup. */
const ROOM = 'backup-for-office-'

const run = (place: Place, file: string, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const where = 'postgres' in place ? { DATABASE_URL: place.postgres, CRAFTLOG_DATA: place.files ?? './data' } : { DATABASE_URL: '', CRAFTLOG_DATA: place.folder }
    const child = spawn(process.execPath, [COMMAND, file, '--without-photos'], { env: { ...process.env, ...where }, stdio: ['ignore', 'ignore', 'pipe'], signal })
    let said = ''
    child.stderr.on('data', (text: Buffer) => {
      said += text.toString('utf8')
    })
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`the backup ended with ${code}: ${said.slice(0, 500)}`))))
  })

/** @param place of the whole server's data: only a server of one school may hand it out */
export const createBackupDesk = (place: Place): BackupDesk => {
  const photos = photosIn(place)
  const folder = 'folder' in place ? place.folder : (place.files ?? './data')
  let made: Instant[] = []
  return {
    admit: (now) => {
      made = made.filter((at) => at > now - HOUR)
      const [oldest] = made
      if (oldest !== undefined && made.length >= AN_HOUR) return Math.ceil((oldest + HOUR - now) / 1_000)
      made.push(now)
      return 'go'
    },
    copy: async (signal) => {
      await makeFolder(folder)
      const room = await mkdtemp(join(folder, ROOM))
      const forget = () => rm(room, { recursive: true, force: true })
      try {
        for (const name of await readdir(folder)) if (name.startsWith(ROOM) && join(folder, name) !== room && (await stat(join(folder, name))).mtimeMs < Date.now() - 24 * HOUR) await rm(join(folder, name), { recursive: true, force: true })
        const file = join(room, 'craftlog-backup.sqlite')
        await run(place, file, signal)
        const entries: Entry[] = [{ name: 'craftlog-backup.sqlite', path: file, bytes: (await stat(file)).size }]
        for (const { sha256 } of photosInCopy(file)) {
          const bytes = await sizeOf(photos, sha256)
          // Where devices still have it, it comes again.
          if (bytes !== null) entries.push({ name: `craftlog-photos/${sha256.slice(0, 2)}/${sha256}`, path: fileOf(photos, sha256), bytes })
        }
        return { entries, forget }
      } catch (error) {
        await forget()
        throw error
      }
    },
  }
}
