/**
 * The real server without its sockets: the routes of push and pull over a real SQLite store, which can fail in the
 * middle of a transaction, be restarted, and be restored from an older copy of its file.
 */
import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Person } from '#domain/people.ts'
import { createFairShare } from '#server/http/fair-share.ts'
import { syncRoutes } from '#server/http/sync-routes.ts'
import type { PersonalVisit } from '#server/http/visit.ts'
import type { ServerTransaction } from '#server/store/server-transaction.ts'
import { openStore, type Store } from '#server/store/store.ts'
import { steps } from '#sync/upgrade.ts'
import { actorOf, SCHOOL } from '../support/people.ts'
import { clock } from './stage.ts'

export interface Reply {
  readonly status: number
  readonly text: string
  /** Seconds. */
  readonly retryAfter: number | null
}

/** What goes wrong in the next write: at the n-th row (while a deed is judged), or at the commit. */
export interface Trouble {
  rowsLeft: number
  commit: boolean
}

export interface SchoolServer {
  readonly trouble: Trouble
  /** One request with its body as text, from a session of this person. */
  readonly handle: (person: Person, path: string, body: string) => Promise<Reply>
  /** The server itself writes: the office changed something. */
  readonly change: (work: (tx: ServerTransaction) => Promise<void>) => Promise<void>
  readonly read: Store['read']
  /** How many writes were committed so far. */
  readonly writes: () => number
  readonly restart: () => Promise<void>
  readonly backUp: () => void
  /** @returns false if there is no backup yet */
  readonly restore: () => Promise<boolean>
  readonly close: () => Promise<void>
}

const FILE = 'craftlog.sqlite'
const broken = () => new Error('the disk failed')

const troubled = (write: Store['write'], trouble: Trouble): Store['write'] => (writer, work) =>
  write(writer, async (tx) => {
    const put: ServerTransaction['put'] = async (type, row) => {
      trouble.rowsLeft -= 1
      if (trouble.rowsLeft === 0) throw broken()
      await tx.put(type, row)
    }
    const result = await work({ ...tx, put })
    if (trouble.commit) throw broken()
    return result
  })

/** Says what the routes said, the way the web server would have sent it. */
const respond = async (route: (typeof syncRoutes)[number], visit: object, body: string): Promise<Reply> => {
  let status = 200
  let sent: unknown
  let retryAfter: number | null = null
  const reply = {
    code: (n: number) => ((status = n), reply),
    header: (name: string, value: string) => ((retryAfter = name === 'retry-after' ? Number(value) : retryAfter), reply),
    send: (x: unknown) => ((sent = x), reply),
  }
  const log = { error: () => undefined, warn: () => undefined, info: () => undefined }
  if (route.bodyLimit !== undefined && Buffer.byteLength(body) > route.bodyLimit) return { status: 413, text: '{"error":"bad-request"}', retryAfter }
  try {
    const request = { body: JSON.parse(body) as unknown, log, headers: {} }
    const said = await route.answer({ ...visit, request, reply } as unknown as PersonalVisit)
    if (said !== reply) sent = said
  } catch (error) {
    if (!(error instanceof Error) || error.message !== broken().message) throw error
    return { status: 503, text: '{"error":"server-failed","retryAfter":5}', retryAfter: 5 }
  }
  return { status, text: typeof sent === 'string' ? sent : JSON.stringify(sent), retryAfter }
}

/** @param template a filled data folder, @param folder a place of this server's own, emptied first */
export const openSchoolServer = async (template: string, folder: string): Promise<SchoolServer> => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const file = join(folder, FILE)
  const backup = join(folder, 'backup.sqlite')
  copyFileSync(join(template, FILE), file)
  let store = await openStore({ folder })
  let backedUp = false
  const share = createFairShare()
  const trouble: Trouble = { rowsLeft: 0, commit: false }
  let writes = 0
  const write: Store['write'] = async (writer, work) => {
    const result = await store.write(writer, work)
    writes += 1
    return result
  }
  const reopen = async (between: () => void) => {
    await store.close()
    between()
    store = await openStore({ folder })
  }
  return {
    trouble,
    handle: async (person, path, body) => {
      const route = syncRoutes.find((r) => r.url === path)
      if (route === undefined) throw new Error(`no such route: ${path}`)
      const visit = { store: { ...store, write: troubled(write, trouble) }, clock: () => clock.world, actor: actorOf(person), share, way: steps }
      const answer = await respond(route, visit, body)
      Object.assign(trouble, { rowsLeft: 0, commit: false })
      return answer
    },
    change: (work) => write({ school: SCHOOL, author: null, now: clock.world }, work),
    read: (work) => store.read(work),
    writes: () => writes,
    restart: () => reopen(() => undefined),
    backUp: () => {
      const db = new DatabaseSync(file)
      // All that was committed goes into the file itself; nobody reads or writes at this moment.
      const { busy } = db.prepare('pragma wal_checkpoint(truncate)').get() ?? {}
      db.close()
      if (busy !== 0) throw new Error('a backup in the middle of a transaction')
      copyFileSync(file, backup)
      backedUp = true
    },
    restore: async () => {
      if (backedUp) await reopen(() => copyFileSync(backup, file))
      return backedUp
    },
    close: () => store.close(),
  }
}
