/**
 * The reports of a school: asked for, made one or two at a time by threads of their own, and kept for a day for whoever
 * asked. Rights are looked at when somebody asks, and again each time an apprentice's records are handed to the writer.
 */
import { randomUUID } from 'node:crypto'
import { createReadStream, type ReadStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import type { Instant } from '#domain/calendar-day.ts'
import type { Actor } from '#domain/people.ts'
import { REPORT_LIMITS, type ReportJob, type ReportRequest } from '#sync/reports.ts'
import { photosShownBy, portfolioTexts, rowText } from '../store/report-rows.ts'
import { readRow } from '../store/rows.ts'
import type { Store } from '../store/store.ts'
import { HEARTBEAT_MS, jobNotesIn, type JobNote, type JobNotes, thisWriter } from './job-notes.ts'
import type { Failure, ReportOrder, Said, Supplied, Wanted } from './order.ts'
import { admit, mayReadReflections, readable } from './readers.ts'

/** Two threads beside the one that answers: on the two cores of a small server that one still comes first. */
const AT_ONCE = 2
/** Megabytes of what a thread remembers; the largest class takes a tenth. */
const MEMORY_MB = 512

export interface Reports {
  /** @param home address of the school for xAPI · @returns why not, or the job */
  readonly ask: (actor: Actor, request: ReportRequest, home: string) => Promise<ReportJob | 'not-found' | 'too-many'>
  /** One's own, the newest first. */
  readonly list: (actor: Actor) => Promise<readonly ReportJob[]>
  /** @returns null if there is none of that name for this person: the two are not told apart */
  readonly find: (actor: Actor, id: string) => Promise<ReportJob | null>
  readonly open: (actor: Actor, id: string) => Promise<{ readonly job: ReportJob; readonly stream: ReadStream } | null>
  /** Stops it if it is still being made, and takes away all of it. @returns whether there was one */
  readonly remove: (actor: Actor, id: string) => Promise<boolean>
  readonly close: () => Promise<void>
}

interface Live {
  note: JobNote
  readonly order: ReportOrder
  readonly actor: Actor
  worker: Worker | null
}

export interface ReportsOptions {
  readonly store: Store
  /** Folder of the reports, and of the photos. */
  readonly folder: string
  readonly photos: string
  readonly clock: () => Instant
  readonly onFault: (error: unknown) => void
}

const isOwn = ({ owner }: JobNote, actor: Actor): boolean => owner.person === actor.person && owner.school === actor.school

export const createReports = (options: ReportsOptions): Reports => {
  const { store, clock, onFault } = options
  const notes: JobNotes = jobNotesIn(options.folder)
  const live = new Map<string, Live>()
  let closing = false

  const tidy = () => void notes.tidy(clock()).catch(onFault)
  tidy()
  const daily = setInterval(tidy, REPORT_LIMITS.keptMs / 24).unref()

  const supply = ({ order, actor }: Live, wanted: Wanted): Promise<Supplied> =>
    store.readSchool(actor.school, async (sql): Promise<Supplied> => {
      if (wanted.want === 'row') return wanted.type === 'programme' || wanted.type === 'cohort' ? rowText(sql, actor.school, wanted.type, wanted.id) : null
      const reader = await readRow(sql, actor.school, 'person', actor.person)
      const [apprentice] = order.apprentices.includes(wanted.of) ? await readable(sql, reader, [wanted.of], clock()) : []
      if (reader === undefined || apprentice === undefined) return null
      const { report, reflections, photos } = order.request
      const isRecord = report === 'record'
      return {
        rows: await portfolioTexts(sql, actor.school, apprentice),
        photos: isRecord && photos ? await photosShownBy(sql, actor.school, apprentice) : [],
        withReflections: isRecord && reflections && (await mayReadReflections(sql, reader, apprentice, clock())),
      }
    })

  const change = async (l: Live, over: Partial<ReportJob>): Promise<void> => {
    l.note = { ...l.note, job: { ...l.note.job, ...over }, writer: thisWriter(clock()) }
    await notes.write(l.note)
    // Cancelled while the note was being written: it must not stay.
    if (!live.has(l.note.job.id)) await notes.forget(l.note.job.id)
  }

  const finish = async (l: Live, end: { readonly bytes: number } | { readonly why: Failure }): Promise<void> => {
    const { id } = l.note.job
    // Cancelled: whoever did it takes away what is there.
    if (!live.has(id)) return
    if ('bytes' in end) await rename(notes.partOf(id), notes.fileOf(id))
    else await rm(notes.partOf(id), { force: true })
    await change(l, { endedAt: clock(), ...('bytes' in end ? { state: 'done', bytes: end.bytes } : { state: 'failed', why: end.why }) })
    live.delete(id)
  }

  const run = (l: Live): Promise<void> =>
    new Promise((resolve) => {
      const worker = new Worker(new URL('report-worker.ts', import.meta.url), { workerData: l.order, env: {}, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } })
      l.worker = worker
      let end: { readonly bytes: number } | { readonly why: Failure } = { why: 'failed' }
      worker.on('message', (said: Said) => {
        if ('want' in said) {
          supply(l, said).then(
            (answer) => worker.postMessage(answer),
            (error: unknown) => {
              onFault(error)
              void worker.terminate()
            },
          )
        } else if (said.say === 'progress') l.note = { ...l.note, job: { ...l.note.job, done: said.done } }
        else end = said.say === 'finished' ? { bytes: said.bytes } : { why: said.why }
      })
      worker.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') end = { why: 'too-large' }
        onFault(error)
      })
      const heartbeat = setInterval(() => {
        // Another process may have been told to take it away.
        notes.read(l.note.job.id, clock()).then(async (note) => void (await (note === null ? worker.terminate() : change(l, {})))).catch(onFault)
      }, HEARTBEAT_MS)
      worker.on('exit', () => {
        clearInterval(heartbeat)
        l.worker = null
        finish(l, closing && 'why' in end ? { why: 'interrupted' } : end).catch(onFault).finally(resolve)
      })
    })

  /** The next one in line, as often as a place is free. */
  const next = (): void => {
    const all = [...live.values()]
    const waiting = all.find((l) => l.note.job.state === 'waiting')
    if (closing || waiting === undefined || all.filter((l) => l.note.job.state === 'running').length >= AT_ONCE) return
    waiting.note = { ...waiting.note, job: { ...waiting.note.job, state: 'running' } }
    change(waiting, {}).then(() => (live.has(waiting.note.job.id) ? run(waiting) : undefined)).catch(onFault).finally(next)
    next()
  }

  const own = async (actor: Actor, id: string): Promise<JobNote | null> => {
    const note = live.get(id)?.note ?? (await notes.read(id, clock()))
    return note !== null && isOwn(note, actor) && clock() - note.job.askedAt < REPORT_LIMITS.keptMs ? note : null
  }

  return {
    ask: async (actor, request, home) => {
      const unfinished = (await notes.all(clock())).filter((n) => isOwn(n, actor) && (n.job.state === 'waiting' || n.job.state === 'running'))
      if (unfinished.length >= REPORT_LIMITS.unfinished) return 'too-many'
      const now = clock()
      const admitted = await store.readSchool(actor.school, async (sql) => {
        const school = await readRow(sql, actor.school, 'school', actor.school)
        const found = await admit(sql, actor, request, now)
        return found === null || school === undefined ? null : { ...found, schoolName: school.name }
      })
      if (admitted === null) return 'not-found'
      const { name, apprentices, schoolName } = admitted
      const id = randomUUID()
      const job: ReportJob = { id, request, name, state: 'waiting', done: 0, of: apprentices.length, askedAt: now, endedAt: null, bytes: null, why: null }
      const order: ReportOrder = { request, name, schoolId: actor.school, schoolName, apprentices, now, home, file: notes.partOf(id), photos: options.photos }
      const l: Live = { note: { job, owner: { person: actor.person, school: actor.school }, writer: thisWriter(now) }, order, actor, worker: null }
      await notes.write(l.note)
      live.set(id, l)
      next()
      return job
    },
    list: async (actor) => (await notes.all(clock())).map((n) => live.get(n.job.id)?.note ?? n).filter((n) => isOwn(n, actor)).map((n) => n.job),
    find: async (actor, id) => (await own(actor, id))?.job ?? null,
    open: async (actor, id) => {
      const note = await own(actor, id)
      return note?.job.state === 'done' ? { job: note.job, stream: createReadStream(notes.fileOf(id)) } : null
    },
    remove: async (actor, id) => {
      if ((await own(actor, id)) === null) return false
      const l = live.get(id)
      live.delete(id)
      await l?.worker?.terminate()
      await notes.forget(id)
      return true
    },
    close: async () => {
      closing = true
      clearInterval(daily)
      await Promise.all(
        [...live.values()].map(async (l) => {
          if (l.worker === null) return finish(l, { why: 'interrupted' })
          const gone = new Promise((resolve) => l.worker?.once('exit', resolve))
          await l.worker.terminate()
          return gone
        }),
      )
      // The last notes are being written by those that ended just now.
      while (live.size > 0) await new Promise((resolve) => setTimeout(resolve, 5))
    },
  }
}
