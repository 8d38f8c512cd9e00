/** What the device remembers about its conversation with the server. Read and written inside the caller's transaction. */
import type { Database, Meta } from './database.ts'
import { newClientId } from './new-id.ts'

const fresh = (): Meta => ({
  clientId: newClientId(),
  nextMid: 1,
  resolved: 0,
  cursors: {},
  hw: null,
  turn: 0,
  clockOffset: 0,
  firstSyncDone: false,
  lastSyncAt: null,
})

const KEY = 'sync'

/** The current state, if there is any yet; reads only, so that asking costs no write to the disk. */
export const peekMeta = async (db: Database): Promise<Meta | undefined> => {
  const row = await db.meta.get(KEY)
  // A store of release 0.1.0 has no `turn`.
  return row && { ...(row.value as Meta), turn: (row.value as Partial<Meta>).turn ?? 0 }
}

/** The current state; on the first call of a new database it is made up and kept. Needs a readwrite transaction then. */
export const readMeta = async (db: Database): Promise<Meta> => {
  const known = await peekMeta(db)
  if (known !== undefined) return known
  const meta = fresh()
  await db.meta.put({ key: KEY, value: meta })
  return meta
}

/** @param known what the caller has just read in the same transaction */
export const writeMeta = async (db: Database, change: Partial<Meta>, known?: Meta): Promise<Meta> => {
  const meta = { ...(known ?? (await readMeta(db))), ...change }
  await db.meta.put({ key: KEY, value: meta })
  return meta
}
