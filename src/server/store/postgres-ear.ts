/**
 * One connection to PostgreSQL that only listens: to the commits of other processes. It also holds the sign that a
 * process is using the database (lone-use: a restore asks for it alone). It comes back by itself when it breaks.
 */
import { Client, type ClientConfig } from 'pg'
import type { News } from './engine.ts'
import { CHANNEL, fromLine } from './news.ts'

/** Two numbers of our own: the sign "somebody uses this database". Shared by servers, taken alone by restore and move. */
export const USE_LOCK = '1668440422, 1'
const FIRST_WAIT_MS = 250
const LONGEST_WAIT_MS = 15_000
/** A line that was cut without a word (a router restarted) is only noticed by speaking. */
const HEARTBEAT_MS = 30_000
const ANSWER_MS = 10_000

/** Somebody works on the database alone. */
export class InUse extends Error {}

export interface Ear {
  readonly close: () => Promise<void>
}

const connected = async (config: ClientConfig): Promise<Client> => {
  const client = new Client({ ...config, keepAlive: true, connectionTimeoutMillis: 5_000, query_timeout: ANSWER_MS })
  // Unheard, an error of an idle connection would end the process; `end` follows it.
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ free: boolean }>(`select pg_try_advisory_lock_shared(${USE_LOCK}) as free`)
    if (rows[0]?.free !== true) throw new InUse('a restore or a move to it is under way')
    await client.query(`listen ${CHANNEL}`)
    return client
  } catch (error) {
    client.end().catch(() => undefined)
    throw error
  }
}

/**
 * @param self the name under which this process speaks · @param hear what others committed; `everything` after a gap,
 * since what was said meanwhile is lost
 * @throws if the first connection fails; InUse
 */
export const openEar = async (config: ClientConfig, self: string, hear: (news: News) => void): Promise<Ear> => {
  let client = await connected(config)
  let closed = false
  let heartbeat: NodeJS.Timeout | undefined
  let waiting: NodeJS.Timeout | undefined

  const attend = (fresh: Client) => {
    client = fresh
    let gone = false
    const broken = () => {
      if (gone) return
      gone = true
      clearInterval(heartbeat)
      fresh.end().catch(() => undefined)
      if (!closed) comeBack(FIRST_WAIT_MS)
    }
    fresh.on('notification', ({ payload }) => {
      const news = fromLine(payload ?? '', self)
      if (news !== null) hear(news)
    })
    fresh.on('error', broken)
    fresh.on('end', broken)
    heartbeat = setInterval(() => fresh.query('select 1').catch(broken), HEARTBEAT_MS).unref()
  }
  const comeBack = (wait: number) => {
    // Not all processes at the same moment, on a database that has just come up.
    waiting = setTimeout(() => {
      connected(config).then(
        (fresh) => {
          if (closed) return void fresh.end().catch(() => undefined)
          attend(fresh)
          hear('everything')
        },
        () => closed || comeBack(Math.min(LONGEST_WAIT_MS, wait * 2)),
      )
    }, wait * (0.5 + Math.random() / 2)).unref()
  }

  attend(client)
  return {
    close: async () => {
      closed = true
      clearInterval(heartbeat)
      clearTimeout(waiting)
      await client.end().catch(() => undefined)
    },
  }
}
