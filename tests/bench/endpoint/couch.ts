/** As much of CouchDB's replication protocol as PouchDB needs to fetch the old logs and hand in new ones, from memory. */
import type { PracticeLog } from '#domain/practice-log.ts'
import type { Pushed } from './pushed.ts'

export interface CouchAnswer {
  readonly status: number
  readonly body: unknown
}

const HASH = '967a00dff5e02add41819138abb3284d'
const REV = `1-${HASH}`
const ok = (body: unknown): CouchAnswer => ({ status: 200, body })
const missing: CouchAnswer = { status: 404, body: { error: 'not_found', reason: 'missing' } }

/** Answers requests below `/couch`. */
export const createCouch = (logs: readonly PracticeLog[], pushed: Pushed) => {
  const docs = new Map(logs.map(({ id, ...log }) => [id as string, { ...log, _id: id, _rev: REV, _revisions: { start: 1, ids: [HASH] } }]))
  const checkpoints = new Map<string, object>()
  const changes = (url: URL): CouchAnswer => {
    const since = Number(url.searchParams.get('since') ?? 0)
    const results = logs
      .slice(since, since + Number(url.searchParams.get('limit') ?? logs.length))
      .map(({ id }, i) => ({ seq: since + i + 1, id, changes: [{ rev: REV }] }))
    const last = since + results.length
    return ok({ results, last_seq: last, pending: logs.length - last })
  }
  const bulkGet = (body: unknown): CouchAnswer => {
    const wanted = (body as { docs: readonly { id: string }[] }).docs
    return ok({ results: wanted.map(({ id }) => ({ id, docs: [{ ok: docs.get(id) }] })) })
  }
  const revsDiff = (body: unknown): CouchAnswer =>
    ok(Object.fromEntries(Object.entries(body as Record<string, readonly string[]>).map(([id, revs]) => [id, { missing: revs }])))
  const bulkDocs = (body: unknown): CouchAnswer => {
    pushed.append((body as { docs: readonly object[] }).docs)
    return { status: 201, body: [] }
  }
  const checkpoint = (method: string, id: string, body: unknown): CouchAnswer => {
    if (method === 'PUT') {
      checkpoints.set(id, { ...(body as object), _rev: '0-1' })
      return { status: 201, body: { ok: true, id, rev: '0-1' } }
    }
    const known = checkpoints.get(id)
    return known === undefined ? missing : ok(known)
  }
  return (method: string, url: URL, body: unknown): CouchAnswer => {
    const path = url.pathname.replace(/^\/couch\/?/, '').replace(/^logs\/?/, '')
    if (path === '') return ok({ couchdb: 'Welcome', uuid: 'bench', db_name: 'logs', doc_count: logs.length, update_seq: logs.length })
    if (path.startsWith('_local/')) return checkpoint(method, path, body)
    if (path === '_changes') return changes(url)
    if (path === '_bulk_get') return bulkGet(body)
    if (path === '_revs_diff') return revsDiff(body)
    if (path === '_bulk_docs') return bulkDocs(body)
    return missing
  }
}
