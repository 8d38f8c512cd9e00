/** Reading and filling whole tables of an SQLite file, past the store: nobody else may be writing it. */
import { DatabaseSync } from 'node:sqlite'
import { knownSteps } from '../migrations/migrate.ts'
import { openWriter } from '../sqlite.ts'
import { type Counts, type Line, listed, quoted, type Shape, type TableName, tablesAt } from './tables.ts'

/** The file is none of ours, or is damaged; the message says which, as the end of a sentence about it. */
export class BadFile extends Error {}

export const shapeOf = (db: DatabaseSync, table: TableName): Shape => {
  const found = db.prepare('select name, type, pk from pragma_table_info(?)').all(table) as { name: string; type: string; pk: number }[]
  const columns = found.map(({ name, type, pk }) => ({ name, isText: type.toLowerCase() === 'text', pk }))
  const key = columns.filter((c) => c.pk > 0).toSorted((a, b) => a.pk - b.pk)
  return { columns, key: key.length > 0 ? key : columns }
}

/** All lines in the order of the key. */
export function* linesOf(db: DatabaseSync, table: TableName): Generator<Line> {
  const { columns, key } = shapeOf(db, table)
  const all = db.prepare(`select ${listed(columns)} from ${quoted(table)} order by ${listed(key)}`)
  all.setReturnArrays(true)
  for (const line of all.iterate()) yield line as unknown as Line
}

/** The photos that a file names, each once. */
export const photosNamedIn = (db: DatabaseSync): readonly { readonly sha256: string; readonly bytes: number }[] =>
  tablesAt(lastStepOf(db) ?? '').includes('attachment')
    ? db.prepare('select distinct sha256, bytes from attachment order by sha256').all().map((r) => ({ sha256: String(r['sha256']), bytes: Number(r['bytes']) }))
    : []

export interface Batch {
  readonly lines: readonly Line[]
  /** The place of the last of them. */
  readonly upTo: number
}
const MOST_LINES = 500
/** A programme is 300 KB: five hundred of them at once would be a burden. */
const MOST_CHARACTERS = 4_000_000

/** The next lines after a place (SQLite's own number of a line, from 1), in the order of places. No lines: the end. */
export const batchAfter = (db: DatabaseSync, table: TableName, place: number): Batch => {
  const { columns } = shapeOf(db, table)
  const next = db.prepare(`select rowid, ${listed(columns)} from ${quoted(table)} where rowid > ? order by rowid limit ?`)
  next.setReturnArrays(true)
  const lines: Line[] = []
  let [upTo, weight] = [place, 0]
  for (const found of next.iterate(place, MOST_LINES)) {
    const [at, ...line] = found as unknown as [number, ...Line]
    weight += line.reduce<number>((sum, v) => sum + (typeof v === 'string' ? v.length : 8), 0)
    if (lines.length > 0 && weight > MOST_CHARACTERS) break
    lines.push(line)
    upTo = at
  }
  return { lines, upTo }
}

/** The last migration of a file of ours; undefined if it has no tables yet. */
const lastStepOf = (db: DatabaseSync): string | undefined => db.prepare('select name from kysely_migration order by name').all().map((r) => String(r['name'])).at(-1)

export const countsOf = (db: DatabaseSync): Counts =>
  new Map(tablesAt(lastStepOf(db) ?? '').map((t) => [t, Number(db.prepare(`select count(*) as n from ${quoted(t)}`).get()?.['n'])]))

/**
 * Makes a new file with the tables as they were after a step, fills them, and closes it as one single file.
 * @param upTo the last migration of it · @param lines of one table
 */
export const makeFile = async (file: string, upTo: string, lines: (table: TableName, shape: Shape) => AsyncIterable<Line>): Promise<void> => {
  const { db, raw } = await openWriter(file, upTo)
  try {
    raw.exec('begin')
    for (const table of tablesAt(upTo)) {
      const shape = shapeOf(raw, table)
      raw.exec(`delete from ${quoted(table)}`)
      const add = raw.prepare(`insert into ${quoted(table)} (${listed(shape.columns)}) values (${shape.columns.map(() => '?').join(', ')})`)
      for await (const line of lines(table, shape)) add.run(...line)
    }
    raw.exec('commit')
    raw.exec('pragma journal_mode = delete')
  } finally {
    await db.destroy()
  }
}

/** Brings a closed file to this release's tables, and leaves it as one single file. */
export const bringUpToDate = async (file: string): Promise<void> => {
  const { db, raw } = await openWriter(file)
  raw.exec('pragma journal_mode = delete')
  await db.destroy()
}

/** Opens a file of ours to read, if it is whole. @throws BadFile */
export const openWhole = (file: string): { readonly db: DatabaseSync; readonly lastStep: string } => {
  let db: DatabaseSync | undefined
  try {
    db = new DatabaseSync(file, { readOnly: true })
    const [verdict] = db.prepare('pragma integrity_check(1)').all()
    if (verdict?.['integrity_check'] !== 'ok') throw new BadFile('is damaged')
    if (db.prepare('pragma foreign_key_check').all().length > 0) throw new BadFile('is damaged')
    const steps = db.prepare(`select name from kysely_migration order by name`).all().map((r) => String(r['name']))
    if (steps.some((s) => !knownSteps.includes(s))) throw new BadFile('was written by a newer release of Craftlog')
    const lastStep = steps.at(-1)
    if (lastStep === undefined) throw new BadFile('has no tables yet')
    return { db, lastStep }
  } catch (error) {
    db?.close()
    if (error instanceof BadFile) throw error
    const why = error instanceof Error ? error.message : ''
    throw new BadFile(/malformed|corrupt/.test(why) ? 'is damaged' : /not a database|no such table/.test(why) ? 'is no backup of Craftlog' : `cannot be read (${why})`)
  }
}
