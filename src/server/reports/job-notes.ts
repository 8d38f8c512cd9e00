/**
 * What is known of each report, a small file beside the one that is being written: whichever process is asked, it reads
 * the same. A note that says "running" of a process that is no more says "interrupted".
 */
import { randomUUID } from 'node:crypto'
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { Instant } from '#domain/calendar-day.ts'
import { personId, schoolId } from '#domain/ids.ts'
import { REPORT_LIMITS, reportJob, type ReportJob } from '#sync/reports.ts'
import * as z from 'zod/mini'
import { makeFolder } from '../store/data-folder.ts'

export const jobNote = z.object({
  job: reportJob,
  owner: z.object({ person: personId, school: schoolId }),
  /** Who writes it; `seen` is when it last said so. */
  writer: z.object({ host: z.string(), pid: z.int(), run: z.string(), seen: z.number() }),
})
export type JobNote = z.infer<typeof jobNote>

/** A process says so often that it still writes, and is taken for gone after so long. */
export const HEARTBEAT_MS = 5_000
const SILENT_MS = 60_000

/** This run of this process; a later one may get the same number, as the first process of a container always does. */
const RUN = randomUUID()
export const thisWriter = (now: Instant): JobNote['writer'] => ({ host: hostname(), pid: process.pid, run: RUN, seen: now })

const exists = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

const isWriting = ({ writer }: JobNote, now: Instant): boolean => {
  if (writer.run === RUN) return true
  if (writer.host === hostname() && (writer.pid === process.pid || !exists(writer.pid))) return false
  return now - writer.seen < SILENT_MS
}

const isUnfinished = ({ state }: Pick<ReportJob, 'state'>): boolean => state === 'waiting' || state === 'running'

const asItStands = (note: JobNote, now: Instant): JobNote =>
  isUnfinished(note.job) && !isWriting(note, now) ? { ...note, job: { ...note.job, state: 'failed', why: 'interrupted', endedAt: note.writer.seen } } : note

const ID = /^[0-9a-f-]{36}$/
/** Ours and ours alone; whatever else lies in the folder is left there. */
const OURS = /^([0-9a-f-]{36})\.(json|part|report|[0-9a-f-]{36}\.new)$/

export interface JobNotes {
  readonly read: (id: string, now: Instant) => Promise<JobNote | null>
  readonly all: (now: Instant) => Promise<readonly JobNote[]>
  readonly write: (note: JobNote) => Promise<void>
  /** The note and whatever was written for it. */
  readonly forget: (id: string) => Promise<void>
  /** Takes away what is older than a day, and halves that nobody goes on with. */
  readonly tidy: (now: Instant) => Promise<void>
  /** The finished file, and the one that is being written. */
  readonly fileOf: (id: string) => string
  readonly partOf: (id: string) => string
}

/** @param folder made when the first report is asked for */
export const jobNotesIn = (folder: string): JobNotes => {
  const at = (id: string, ending: string) => join(folder, `${id}.${ending}`)
  const read: JobNotes['read'] = async (id, now) => {
    if (!ID.test(id)) return null
    const text = await readFile(at(id, 'json'), 'utf8').catch(() => null)
    if (text === null) return null
    const note = jobNote.safeParse(JSON.parse(text))
    // A note of another release: its report is made again.
    return note.success ? asItStands(note.data, now) : null
  }
  const names = () => readdir(folder).catch(() => [])
  const all: JobNotes['all'] = async (now) => {
    const notes: JobNote[] = []
    for (const name of await names()) {
      const note = name.endsWith('.json') ? await read(name.slice(0, -'.json'.length), now) : null
      if (note !== null && now - note.job.askedAt < REPORT_LIMITS.keptMs) notes.push(note)
    }
    return notes.toSorted((a, b) => b.job.askedAt - a.job.askedAt)
  }
  const forget = async (id: string) => {
    for (const ending of ['json', 'part', 'report']) await rm(at(id, ending), { force: true })
  }
  return {
    read,
    all,
    forget,
    write: async (note) => {
      await makeFolder(folder)
      const fresh = at(note.job.id, `${randomUUID()}.new`)
      await writeFile(fresh, JSON.stringify(note), { mode: 0o600 })
      await rename(fresh, at(note.job.id, 'json'))
    },
    tidy: async (now) => {
      const kept = new Map((await all(now)).map((n) => [n.job.id, n.job]))
      for (const name of await names()) {
        const [, id = '', ending = ''] = OURS.exec(name) ?? []
        const job = kept.get(id)
        const isHalf = ending === 'part' && job !== undefined && !isUnfinished(job)
        if (id !== '' && (job === undefined || isHalf)) await rm(join(folder, name), { force: true })
      }
    },
    fileOf: (id) => at(id, 'report'),
    partOf: (id) => at(id, 'part'),
  }
}
