/** Reading and filling whole tables of a PostgreSQL database over one connection, past the store. */
import { Client } from 'pg'
import { knownSteps } from '../migrations/migrate.ts'
import { connectionTo, migratePostgres, UNFINISHED_MOVE } from '../postgres.ts'
import { InUse, USE_LOCK } from '../postgres-ear.ts'
import { type Column, type Counts, type Line, listed, quoted, type Shape, type TableName, TABLES } from './tables.ts'

/** A connection that the database's rows of every school are open to. */
export interface Whole {
  /** Runs in one transaction; all or nothing. */
  readonly write: <T>(work: () => Promise<T>) => Promise<T>
  /** Runs in one snapshot. */
  readonly read: <T>(work: () => Promise<T>) => Promise<T>
  readonly query: (text: string, values?: readonly (string | number | null)[]) => Promise<readonly Record<string, unknown>[]>
  readonly close: () => Promise<void>
}

const connect = async (url: string, lock: 'shared' | 'alone'): Promise<Whole> => {
  const client = new Client(connectionTo(url))
  client.on('error', () => undefined)
  const within = async <T>(begin: string, work: () => Promise<T>): Promise<T> => {
    await client.query(begin)
    try {
      await client.query(`select set_config('craftlog.school', '*', true)`)
      const result = await work()
      await client.query('commit')
      return result
    } catch (error) {
      await client.query('rollback').catch(() => undefined)
      throw error
    }
  }
  try {
    await client.connect()
    const call = lock === 'alone' ? 'pg_try_advisory_lock' : 'pg_try_advisory_lock_shared'
    const isFree = async () => (await client.query<{ free: boolean }>(`select ${call}(${USE_LOCK}) as free`)).rows[0]?.free === true
    // PostgreSQL needs a moment to notice that a process is gone that was killed.
    for (let tries = 20; !(await isFree()); tries -= 1) {
      if (tries === 0) throw new InUse(lock === 'alone' ? 'a server is running on it' : 'a restore or a move to it is under way')
      await new Promise((r) => setTimeout(r, 100))
    }
  } catch (error) {
    await client.end().catch(() => undefined)
    throw error
  }
  return {
    write: (work) => within('begin', work),
    read: (work) => within('begin isolation level repeatable read read only', work),
    query: async (text, values = []) => (await client.query<Record<string, unknown>>(text, [...values])).rows,
    close: () => client.end(),
  }
}

/** @throws InUse while a server or another command uses the database; the system's error if it cannot be reached */
export const takeDatabaseAlone = async (url: string): Promise<Whole> => {
  const db = await connect(url, 'alone')
  try {
    await migratePostgres(url)
  } catch (error) {
    await db.close()
    throw error
  }
  return db
}
/** Beside servers that run. @throws InUse while a restore or a move has it alone */
export const shareDatabase = (url: string): Promise<Whole> => connect(url, 'shared')

/** The last migration of the database; undefined if it has none, null if it has one that is not known here. */
export const lastStepOf = async (db: Whole): Promise<string | null | undefined> => {
  const [there] = await db.query(`select to_regclass('kysely_migration') is not null as yes`)
  if (there?.['yes'] !== true) return undefined
  const steps = (await db.query('select name from kysely_migration order by name')).map((r) => String(r['name']))
  return steps.some((s) => !knownSteps.includes(s)) ? null : steps.at(-1)
}

export const hasTable = async (db: Whole, name: string): Promise<boolean> =>
  (await db.query('select to_regclass($1) is not null as yes', [name]))[0]?.['yes'] === true

/** Is there nothing in it that anybody could miss? */
export const isEmpty = async (db: Whole): Promise<boolean> => {
  if (await hasTable(db, UNFINISHED_MOVE)) return false
  const [row] = await db.query('select exists (select 1 from "row") or exists (select 1 from account) as filled')
  return row?.['filled'] !== true
}

export const emptyTables = async (db: Whole): Promise<void> => void (await db.query(`truncate ${TABLES.map(quoted).join(', ')}`))

/** @param tables those that it has */
export const countsIn = async (db: Whole, tables: readonly TableName[] = TABLES): Promise<Counts> => {
  const counts = new Map<TableName, number>()
  for (const table of tables) counts.set(table, Number((await db.query(`select count(*) as n from ${quoted(table)}`))[0]?.['n']))
  return counts
}

const FETCHED = 200
/** As SQLite orders: text by its bytes, and nothing before something. */
const inOrder = (key: readonly Column[]): string => key.map((c) => `${quoted(c.name)}${c.isText ? ' collate "C"' : ''} nulls first`).join(', ')

/** All lines in the order of the key; within `read` or `write`. */
export async function* linesIn(db: Whole, table: TableName, { columns, key }: Shape): AsyncGenerator<Line> {
  await db.query(`declare lines no scroll cursor for select ${listed(columns)} from ${quoted(table)} order by ${inOrder(key)}`)
  for (;;) {
    const rows = await db.query(`fetch ${FETCHED} from lines`)
    for (const row of rows) yield columns.map((c) => row[c.name] as Line[number])
    if (rows.length < FETCHED) break
  }
  await db.query('close lines')
}

/** Adds lines; within `write`. */
export const addLines = async (db: Whole, table: TableName, { columns }: Shape, lines: readonly Line[]): Promise<void> => {
  if (lines.length === 0) return
  const place = (line: number, column: number) => `$${line * columns.length + column + 1}`
  const values = lines.map((_, l) => `(${columns.map((__, c) => place(l, c)).join(', ')})`)
  await db.query(`insert into ${quoted(table)} (${listed(columns)}) values ${values.join(', ')}`, lines.flat())
}
