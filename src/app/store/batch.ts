/** What one request carries of the queue, and what its answer may be taken for. */
import { LIMITS, type Mutation, type PushResult } from '#sync/protocol.ts'
import type { Database, Meta, OutboxItem, SentItem } from './database.ts'
import { peekMeta } from './meta.ts'
import { queued } from './queue.ts'

export interface Batch {
  readonly clientId: string
  /** `meta.moves` when it was packed. */
  readonly moves: number
  /** What all of them were written under. */
  readonly sv: number
  readonly mutations: readonly Mutation[]
  /** Not what is queued, but what the server should know, sent once more (proof.ts). */
  readonly isProof: boolean
}

/** The leading ones of one schema version that fit into a request; null of none. */
export const pack = ({ clientId, moves = 0 }: Meta, items: readonly (OutboxItem | SentItem)[], isProof = false): Batch | null => {
  const [first] = items
  if (first === undefined) return null
  const utf8 = new TextEncoder()
  const mutations: Mutation[] = []
  let bytes = 2_000
  for (const { mid, uid, name, args, at, sv } of items) {
    const m = { mid, uid, name, args, at }
    bytes += utf8.encode(JSON.stringify(m)).length + 1
    if (sv !== first.sv || (bytes > LIMITS.bytesPerPush && mutations.length > 0)) break
    mutations.push(m)
  }
  return { clientId, moves, sv: first.sv, mutations, isProof }
}

/**
 * The next mutations to send, oldest first: of one schema version, and within the limits of one request. Null when
 * nothing waits. @param known the device's notes, where the caller's own transaction has read them
 */
export const nextBatch = (db: Database, most: number = LIMITS.mutationsPerPush, known?: Meta): Promise<Batch | null> =>
  db.transaction('r', db.outbox, db.meta, async () => {
    const meta = known ?? (await peekMeta(db))
    return meta === undefined ? null : pack(meta, await queued(db, meta).limit(most).toArray())
  })

/**
 * Whether the numbers of a batch still name what they named when it was packed: another tab may have taken a new name,
 * moved numbers up or gone back meanwhile. If not, its answer says nothing of this queue; all of it is sent again.
 */
export const isOf = ({ clientId, moves }: Batch, meta: Meta): boolean => meta.clientId === clientId && (meta.moves ?? 0) === moves

export type Judgement = Extract<PushResult, { status: 'ok' | 'refused' }>

/** All else ends the list, so there is one of it at most. */
export const isJudgement = (r: PushResult): r is Judgement => r.status === 'ok' || r.status === 'refused'

/** What an answer judges: from the first of the batch on and one after the other, or one number could not say how far. */
export const judgedOf = ({ mutations }: Batch, results: readonly PushResult[]): readonly Judgement[] => {
  const end = results.findIndex((r, n) => !isJudgement(r) || r.mid !== mutations[n]?.mid)
  return results.slice(0, end < 0 ? results.length : end).filter(isJudgement)
}
