/** PouchDB with its IndexedDB adapter and its own replication. */
import PouchDB from 'pouchdb-browser'
import { newLog } from '../logs.ts'
import { type Line, type Peer, ROWS_A_PAGE, WRITES_A_PUSH } from '../pages/peer.ts'

const local = new PouchDB('pouchdb')
const remote = new PouchDB(`${location.origin}/couch/logs`, { skip_setup: true })
/** Where the device's own writes begin, so that it need not look through what came from the server. */
let sent: number | string = 0

export const pouchdb: Peer = {
  firstSync: async () => {
    await PouchDB.replicate(remote, local, { batch_size: ROWS_A_PAGE, batches_limit: 2 })
    const { doc_count } = await local.info()
    return doc_count
  },
  settle: async () => {
    sent = (await local.info()).update_seq
  },
  write: async (n) => {
    const { id, ...log } = newLog(n)
    await local.put({ ...log, _id: id })
  },
  push: async () => {
    const { last_seq } = await PouchDB.replicate(local, remote, { since: sent, batch_size: WRITES_A_PUSH })
    sent = last_seq
  },
  // By id, which is the cheapest that it can do; an index over days would be a second database.
  newest: async () => {
    const { rows } = await local.allDocs({ include_docs: true, descending: true, limit: 50 })
    return rows.map((r): Line => ({ ...r.doc, id: r.id }))
  },
}
