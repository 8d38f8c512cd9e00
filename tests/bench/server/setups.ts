/** The ways to run a school's server that are measured: on SQLite, on PostgreSQL, and two processes on one PostgreSQL. */
import { openStore, type Place } from '#server/store/store.ts'
import { progress } from '../bench-run.ts'
import { type BigSchool, fillBigSchool } from '../big-school.ts'
import { script, type Server, startServer } from '../child.ts'

/** What `--only` chooses from. */
export const SETUPS = ['sqlite', 'postgres-1', 'postgres-2'] as const

export interface Setup {
  readonly name: string
  readonly place: Place
  readonly processes: number
}

export const seed = async (place: Place, school: BigSchool): Promise<void> => {
  const store = await openStore(place)
  await fillBigSchool(store, school, progress)
  await store.close()
}

/** As the server's settings name it. */
export const placeInEnv = (place: Place): Readonly<Record<string, string>> =>
  'postgres' in place ? { DATABASE_URL: place.postgres, CRAFTLOG_DATA: place.files ?? '' } : { CRAFTLOG_DATA: place.folder, DATABASE_URL: '' }

/** The server as a school starts it, behind a proxy. */
export const startSchoolServers = ({ place, processes }: Setup): Promise<readonly Server[]> => {
  const env = { PORT: '0', HOST: 'localhost', TRUST_PROXY: '1', LOG_LEVEL: 'warn', ...placeInEnv(place) }
  return Promise.all(Array.from({ length: processes }, () => startServer(script('../../src/server/main.ts'), [], env)))
}

/** Watches the memory of servers until told to stop. @returns how to stop, giving the highest of each in MB */
export const watchMemory = (servers: readonly Server[]): (() => readonly number[]) => {
  const highest = servers.map(() => 0)
  const look = () => {
    for (const [i, server] of servers.entries()) highest[i] = Math.max(highest[i] ?? 0, server.memory() ?? 0)
  }
  const timer = setInterval(look, 250)
  return () => {
    clearInterval(timer)
    look()
    return highest.map((bytes) => Math.round(bytes / 2 ** 20))
  }
}
