/**
 * From SQLite to PostgreSQL, table by table, in batches that each are there whole with the note of how far it went: a
 * move that was killed goes on. At the end both sides are read once more and compared.
 */
import { stat } from 'node:fs/promises'
import type { DatabaseSync } from 'node:sqlite'
import { addLines, emptyTables, hasTable, isEmpty, linesIn, takeDatabaseAlone, type Whole } from '../store/copies/postgres-copy.ts'
import { batchAfter, bringUpToDate, BadFile, linesOf, openWhole, shapeOf } from '../store/copies/sqlite-copy.ts'
import { type Counts, type Digest, digestOf, type TableName, TABLES } from '../store/copies/tables.ts'
import { takeFolderAlone } from '../store/lone-use.ts'
import { UNFINISHED_MOVE } from '../store/postgres.ts'
import { fileIn } from '../store/store.ts'
import { cannotUse, Trouble } from '../troubles.ts'

const SAID_EVERY = 2_000

type Digests = ReadonlyMap<TableName, Digest>
type Say = (line: string) => void

const digestsOf = async (source: DatabaseSync): Promise<Digests> => {
  const digests = new Map<TableName, Digest>()
  for (const table of TABLES) digests.set(table, await digestOf(linesOf(source, table)))
  return digests
}

/** How far each table has come, as an earlier run noted; null if what it copied is no longer what there is to copy. */
const placesLeft = async (db: Whole, digests: Digests): Promise<ReadonlyMap<string, number> | null> => {
  const noted = await db.query(`select table_name, sha256, place from ${UNFINISHED_MOVE}`)
  const same = noted.length === TABLES.length && noted.every((n) => digests.get(n['table_name'] as TableName)?.sha256 === n['sha256'])
  return same ? new Map(noted.map((n) => [String(n['table_name']), Number(n['place'])])) : null
}

const beginAnew = (db: Whole, digests: Digests): Promise<ReadonlyMap<string, number>> =>
  db.write(async () => {
    await emptyTables(db)
    await db.query(`drop table if exists ${UNFINISHED_MOVE}`)
    // Its being there keeps servers away (store/postgres.ts).
    await db.query(`create table ${UNFINISHED_MOVE} (table_name text primary key, sha256 text not null, place bigint not null)`)
    for (const [table, { sha256 }] of digests) await db.query(`insert into ${UNFINISHED_MOVE} values ($1, $2, 0)`, [table, sha256])
    return new Map()
  })

const places = async (db: Whole, digests: Digests, say: Say): Promise<ReadonlyMap<string, number>> => {
  if (!(await hasTable(db, UNFINISHED_MOVE))) {
    if (!(await db.read(() => isEmpty(db)))) throw new Trouble('The database of DATABASE_URL has a school already. Choose an empty one.')
    return beginAnew(db, digests)
  }
  const left = await placesLeft(db, digests)
  say(left === null ? 'An earlier run copied something else: starting over.' : 'Going on where an earlier run stopped.')
  return left ?? beginAnew(db, digests)
}

const copyTable = async (source: DatabaseSync, db: Whole, table: TableName, from: number, total: number, say: Say): Promise<void> => {
  const shape = shapeOf(source, table)
  let said = 0
  let copied = Number(source.prepare(`select count(*) as n from "${table}" where rowid <= ?`).get(from)?.['n'])
  for (let batch = batchAfter(source, table, from); batch.lines.length > 0; batch = batchAfter(source, table, batch.upTo)) {
    const { lines, upTo } = batch
    await db.write(async () => {
      await addLines(db, table, shape, lines)
      await db.query(`update ${UNFINISHED_MOVE} set place = $1 where table_name = $2`, [upTo, table])
    })
    copied += lines.length
    if (copied - said < SAID_EVERY && copied < total) continue
    said = copied
    say(`${table}: ${copied} of ${total}`)
  }
}

/** @throws Trouble naming the tables that differ; the next run then starts over */
const compare = async (db: Whole, source: DatabaseSync, digests: Digests): Promise<void> => {
  const wrong = await db.read(async () => {
    const tables: TableName[] = []
    for (const table of TABLES) {
      const there = await digestOf(linesIn(db, table, shapeOf(source, table)))
      const here = digests.get(table)
      if (there.count !== here?.count || there.sha256 !== here.sha256) tables.push(table)
    }
    return tables
  })
  if (wrong.length === 0) return
  await db.write(() => db.query(`update ${UNFINISHED_MOVE} set sha256 = ''`))
  throw new Trouble(`The two databases do not say the same in: ${wrong.join(', ')}. Nothing is lost in the folder; run the command again, it starts over.`)
}

const copyAll = async (source: DatabaseSync, db: Whole, say: Say): Promise<Counts> => {
  const digests = await digestsOf(source)
  const from = await places(db, digests, say)
  for (const [table, { count }] of digests) await copyTable(source, db, table, from.get(table) ?? 0, count, say)
  say('Comparing the two.')
  await compare(db, source, digests)
  await db.query(`drop table ${UNFINISHED_MOVE}`)
  // Or PostgreSQL knows nothing of what came, and reads whole tables until its own housekeeping has been round.
  await db.query('analyze')
  return new Map([...digests].map(([table, { count }]) => [table, count]))
}

/**
 * @param folder of the SQLite database, which nobody uses meanwhile and which stays as it is
 * @param url of a PostgreSQL database that is empty, or half-way through this very move
 * @throws Trouble
 */
export const moveToPostgres = async (folder: string, url: string, say: Say): Promise<Counts> => {
  const file = fileIn(folder)
  await stat(file).catch(() => Promise.reject(new Trouble(`The data folder ${folder} has no database to move.`)))
  const here = { folder }
  const there = { postgres: url }
  const open = async () => {
    const leave = takeFolderAlone(folder)
    try {
      await bringUpToDate(file)
      const { db: source } = openWhole(file)
      return { source, leave }
    } catch (error) {
      leave()
      throw error instanceof BadFile ? new Trouble(`${file} ${error.message}.`) : error
    }
  }
  const { source, leave } = await open().catch((error: unknown) => Promise.reject(cannotUse(here, error)))
  try {
    const db = await takeDatabaseAlone(url)
    try {
      return await copyAll(source, db, say)
    } finally {
      await db.close().catch(() => undefined)
    }
  } catch (error) {
    throw cannotUse(there, error)
  } finally {
    source.close()
    leave()
  }
}
