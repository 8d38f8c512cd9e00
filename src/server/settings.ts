/** What whoever runs a server may set, by environment and arguments. A wrong setting is said in one line. */
import { resolve } from 'node:path'
import type { Place } from './store/store.ts'

export interface Settings {
  readonly host: string
  readonly port: number
  readonly place: Place
  readonly trustProxy: boolean
  readonly logLevel: string
  /** Load the demo school if the server is empty. */
  readonly demo: boolean
}

/** A setting that cannot be used; the message is for the person who set it. */
export class WrongSetting extends Error {}

type Environment = Readonly<Record<string, string | undefined>>

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

const portFrom = (text: string): number => {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new WrongSetting(`PORT must be a number from 0 to 65535, not "${text}".`)
  return port
}

const oneOf = (name: string, text: string, allowed: readonly string[]): string => {
  if (!allowed.includes(text)) throw new WrongSetting(`${name} must be one of ${allowed.join(', ')}, not "${text}".`)
  return text
}

/** DATABASE_URL names a PostgreSQL database; without it the SQLite one is in the folder of CRAFTLOG_DATA, as the photos always are. */
export const placeFrom = (env: Environment): Place => {
  const url = env['DATABASE_URL'] ?? ''
  const folder = resolve(env['CRAFTLOG_DATA'] || './data')
  if (url === '') return { folder }
  // The address may hold a password, so it is never repeated.
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) throw new WrongSetting('DATABASE_URL must look like postgres://user:password@host/database.')
  return { postgres: url, files: folder }
}

/** @throws WrongSetting */
export const readSettings = (env: Environment, args: readonly string[]): Settings => {
  const unknown = args.find((arg) => arg !== '--demo')
  if (unknown !== undefined) throw new WrongSetting(`Unknown argument "${unknown}". There is only --demo.`)
  return {
    host: env['HOST'] || 'localhost',
    port: portFrom(env['PORT'] || '8787'),
    place: placeFrom(env),
    trustProxy: oneOf('TRUST_PROXY', env['TRUST_PROXY'] || '0', ['0', '1']) === '1',
    logLevel: oneOf('LOG_LEVEL', env['LOG_LEVEL'] || 'warn', LOG_LEVELS),
    demo: args.includes('--demo'),
  }
}
