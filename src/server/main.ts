/** Starts a school's server: reads the settings, opens the store, listens, and says where to look. */
import { fileURLToPath } from 'node:url'
import type { AddressInfo } from 'node:net'
import { forgetUnfinished } from './attachments/photo-files.ts'
import { forgetUnnamedPhotos } from './attachments/unnamed-photos.ts'
import { demoSchool } from './demo/demo-school.ts'
import { DEMO_PASSWORD, loadDemoSchool } from './demo/load-demo-school.ts'
import { hashPassword } from './http/passwords.ts'
import { createWebServer } from './http/web-server.ts'
import { tidy } from './replication/tidy.ts'
import { readSettings } from './settings.ts'
import { schools } from './store/rows.ts'
import { photosIn, type Store } from './store/store.ts'
import { giveUp, openStoreOrSayWhy, Trouble, whyNotListening } from './troubles.ts'

const DIST = fileURLToPath(new URL('../../dist', import.meta.url))
/** So long a stop waits for requests under way; then it cuts their lines, and in the end simply goes. */
const PATIENCE_MS = 6_000
const END_MS = 10_000
const DAY_MS = 86_400_000
/**
 * So many may stand at the door while the server is busy: a school on a Monday morning. It takes one in between two
 * pieces of work, and past Node's own 511 the system turned people away without a word. Linux by itself allows 4,096.
 */
const AT_THE_DOOR = 4_096

/** Now and once a day; of several processes on one database each does it, which does no harm. */
const tidyDaily = (store: Store, photos: string, onFault: (error: unknown) => void): void => {
  const go = () => {
    tidy(store, Date.now()).catch(onFault)
    forgetUnfinished(photos, Date.now()).catch(onFault)
    forgetUnnamedPhotos(store, photos, Date.now()).catch(onFault)
  }
  go()
  setInterval(go, DAY_MS).unref()
}

const say = (text: string): void => void process.stdout.write(`${text}\n`)

/** One account a role, the first of each: enough to look around. */
const demoAccounts = (now: number): string => {
  const { rows, accounts } = demoSchool(now)
  const lines = new Map<string, string>()
  for (const { person, username } of accounts) {
    const row = rows.find((r) => r.type === 'person' && r.row.id === person)?.row
    const role = row !== undefined && 'roles' in row ? row.roles.join(', ') : ''
    if (!lines.has(role)) lines.set(role, `  ${username.padEnd(16)} ${role}`)
  }
  return [...lines.values()].join('\n')
}

const welcome = async (store: Store, now: number): Promise<string> => {
  const [school] = await store.read(schools)
  if (school === undefined) return 'There is no school here yet: open the address and set one up, or look at the demo school first.'
  if (!school.demo) return `School: ${school.name}.`
  return `Demo school. Sign in as one of these, with the password ${DEMO_PASSWORD}:\n${demoAccounts(now)}`
}

const start = async (): Promise<void> => {
  const { host, port, place, trustProxy, logLevel, demo } = readSettings(process.env, process.argv.slice(2))
  const store = await openStoreOrSayWhy(place)
  for (const caution of store.cautions) process.stderr.write(`craftlog: warning: ${caution}\n`)
  if (demo && (await loadDemoSchool(store, Date.now(), hashPassword)) === 'occupied')
    throw new Trouble('--demo needs an empty data folder, and this one has a school. Set CRAFTLOG_DATA to another folder.')
  const server = await createWebServer({ store, clock: Date.now, photos: photosIn(place), place, dist: DIST, trustProxy, logLevel })
  await server.listen({ host, port, backlog: AT_THE_DOOR }).catch((error: unknown) => {
    throw whyNotListening(error, host, port)
  })

  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    setTimeout(() => {
      process.stderr.write('craftlog: some requests did not end by themselves and were cut.\n')
      server.server.closeAllConnections()
    }, PATIENCE_MS).unref()
    setTimeout(() => process.exit(0), END_MS).unref()
    server
      .close()
      .then(() => store.close())
      .then(() => process.exit(0), giveUp)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  tidyDaily(store, photosIn(place), (error) => stopping || server.log.error({ err: error }, 'tidying failed'))

  const { port: given } = server.server.address() as AddressInfo
  const next = await welcome(store, Date.now())
  say(`Craftlog listens on http://${host.includes(':') ? `[${host}]` : host}:${given}\n${next}`)
}

start().catch(giveUp)
