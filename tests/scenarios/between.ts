/** What a test may put between a round and its questions (node-device.ts, `Between`). */
import type { PushResponse } from '#sync/protocol.ts'
import type { Between } from '#tests/support/node-device.ts'

const isPull = (path: string) => path.endsWith('/pull')
const isPush = (path: string) => path.endsWith('/push')

/** Asks for pages of `limit` rows, and lets `meanwhile` happen before each. */
export const inPagesOf =
  (limit: number, meanwhile: (page: number) => Promise<unknown> = async () => undefined): Between =>
  (ask) => {
    let page = 0
    return async (path, schema, q) => {
      if (!isPull(path)) return ask(path, schema, q)
      await meanwhile((page += 1))
      return ask(path, schema, { ...q, json: { ...(q.json as object), limit } })
    }
  }

/** A server too old for what is sent, so that a round goes on to pull. */
export const onlyPull: Between = (ask) => (path, schema, q) =>
  isPush(path) ? Promise.resolve({ ok: false, why: 'refused', status: 426, body: null, error: null, retryAfter: null }) : ask(path, schema, q)

/** Loses patience after so many milliseconds. */
export const impatient =
  (timeoutMs: number): Between =>
  (ask) =>
  (path, schema, q) =>
    ask(path, schema, { ...q, timeoutMs })

/** The program dies when the answer to a push or pull has arrived, before it is taken in. */
export class Died extends Error {}
export const dieAfter =
  (which: 'push' | 'pull'): Between =>
  (ask) =>
  async (path, schema, q) => {
    const answer = await ask(path, schema, q)
    if (answer.ok && (which === 'push' ? isPush(path) : isPull(path))) throw new Died(`after ${path}`)
    return answer
  }

/** A server that fails whenever a certain mutation is in the batch. Notes the numbers of every batch. */
export const failsOn =
  (uid: string, batches: (readonly number[])[]): Between =>
  (ask) =>
  async (path, schema, q) => {
    if (!isPush(path)) return ask(path, schema, q)
    const { mutations } = q.json as { readonly mutations: readonly { readonly mid: number; readonly uid: string }[] }
    batches.push(mutations.map((m) => m.mid))
    if (!mutations.some((m) => m.uid === uid)) return ask(path, schema, q)
    return { ok: false, why: 'refused', status: 503, body: { error: 'server-failed' }, error: { error: 'server-failed' }, retryAfter: 5 }
  }

/** What was answered to each push, as the device read it. */
export const notingResults =
  (results: PushResponse['results'][number][]): Between =>
  (ask) =>
  async (path, schema, q) => {
    const answer = await ask(path, schema, q)
    if (answer.ok && isPush(path)) results.push(...(answer.value as PushResponse).results)
    return answer
  }

/** Notes by name what the server said it has judged. */
export const notingAcknowledged =
  (uids: Set<string>): Between =>
  (ask) =>
  async (path, schema, q) => {
    const answer = await ask(path, schema, q)
    if (!answer.ok || !isPush(path)) return answer
    const { mutations } = q.json as { readonly mutations: readonly { readonly mid: number; readonly uid: string }[] }
    for (const r of (answer.value as PushResponse).results)
      if (r.status === 'ok' || r.status === 'refused') uids.add(mutations.find((m) => m.mid === r.mid)?.uid ?? '')
    return answer
  }
