/** RxDB with its Dexie storage and its own replication. */
import { createRxDatabase } from 'rxdb'
import { replicateRxCollection } from 'rxdb/plugins/replication'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'
import { newLog } from '../logs.ts'
import { fetchJson, type Line, type Peer, ROWS_A_PAGE, WRITES_A_PUSH } from '../pages/peer.ts'

const text = (maxLength: number) => ({ type: 'string', maxLength })
const list = (of: string) => ({ type: 'array', items: { type: of } })

const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: text(100), scope: text(110), apprentice: text(100), practisedOn: text(10), state: text(12),
    placement: { type: 'string' }, programme: { type: 'string' }, task: { type: 'string' }, minutes: { type: 'number' }, whatIDid: { type: 'string' },
    competencies: list('string'), measurements: list('object'), attempts: { type: ['number', 'null'] }, ownDefects: { type: 'string' },
    improvement: { type: 'string' }, notApplicable: list('object'), revision: { type: 'number' }, writtenAt: { type: 'number' },
    submittedAt: { type: 'number' }, zone: { type: 'number' }, late: { type: 'boolean' }, confirmedBy: { type: ['object', 'null'] }, otherVersions: list('object'),
  },
  required: ['id', 'scope', 'apprentice', 'practisedOn', 'state'],
  // It has no index over the members of a list, so it carries one index less than the others.
  indexes: ['scope', 'state', ['apprentice', 'practisedOn']],
} as const

const open = async () => {
  const db = await createRxDatabase({ name: 'rxdb', storage: getRxStorageDexie(), multiInstance: false })
  const { logs } = await db.addCollections({ logs: { schema } })
  return logs
}
const logs = open()
const scope = (row: { readonly apprentice: string }) => ({ ...row, scope: `u:${row.apprentice}` })

interface Page {
  readonly rows: readonly { readonly apprentice: string }[]
  readonly next: number
}

const pull = {
  batchSize: ROWS_A_PAGE,
  handler: async (checkpoint: { readonly next: number } | undefined, limit: number) => {
    const { rows, next } = await fetchJson<Page>(`/rows?after=${checkpoint?.next ?? 0}&limit=${limit}`)
    return { documents: rows.map((r) => ({ ...scope(r), _deleted: false })), checkpoint: { next } }
  },
}
const push = {
  batchSize: WRITES_A_PUSH,
  handler: async (rows: readonly { readonly newDocumentState: unknown }[]) => {
    await fetchJson('/push', rows.map((r) => r.newDocumentState))
    return []
  },
}

const replicate = async (ways: { readonly pull?: typeof pull; readonly push?: typeof push }): Promise<void> => {
  const replication = replicateRxCollection({ collection: await logs, replicationIdentifier: 'bench', live: false, retryTime: 1_000, ...ways })
  await replication.awaitInitialReplication()
}

export const rxdb: Peer = {
  firstSync: async () => {
    await replicate({ pull })
    return (await logs).count().exec()
  },
  settle: () => replicate({ push }),
  write: async (n) => {
    await (await logs).insert(scope(newLog(n)))
  },
  push: () => replicate({ push }),
  newest: async () => {
    const found = await (await logs).find({ sort: [{ apprentice: 'desc' }, { practisedOn: 'desc' }], limit: 50 }).exec()
    return found.map((d): Line => d.toJSON())
  },
}
