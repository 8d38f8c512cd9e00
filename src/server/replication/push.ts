/**
 * Takes in what a device did while it was away. Each mutation counts once, in its device's order; a refusal is an
 * answer and is kept with the words that were refused; only a fault of our own stops the row, and is tried again.
 */
import type { Instant } from '#domain/calendar-day.ts'
import { LIMITS, mutation, pushRequest, type PushResponse, type PushResult, SCHEMA_VERSION } from '#sync/protocol.ts'
import { type Step, steps, upgrade } from '#sync/upgrade.ts'
import * as z from 'zod/mini'
import { addClient, advanceClient, findClient, keepReceipts, resolvedByUid } from '../store/clients.ts'
import type { ServerTransaction } from '../store/server-transaction.ts'
import type { Store } from '../store/store.ts'
import { type Delivery, resolveFresh, repeatKnown } from './resolve-mutation.ts'
import { actorFrom, type SignedIn } from './signed-in.ts'
import { stubbornOf } from './stubborn.ts'
import { inWordsOf, mayPush, speaks, UPGRADE } from './versions.ts'

/** Of a mutation only what is needed to answer it: one bad one must not take down the ninety-nine that wait behind it. */
const looseMutation = z.looseObject({ mid: mutation.shape.mid, uid: mutation.shape.uid })
export const pushEnvelope = z.extend(pushRequest, {
  mutations: z.array(looseMutation).check(z.maxLength(LIMITS.mutationsPerPush)),
})
export type PushEnvelope = z.infer<typeof pushEnvelope>

export type PushAnswer =
  | { readonly status: 200; readonly response: PushResponse }
  /** The person may no longer act at all (gone, or retired), or is not the one whose store speaks. */
  | { readonly status: 401 }
  /** `json` is an UpgradeResponse; the queue waits for a build that is understood. */
  | { readonly status: 426; readonly json: string }

interface Surroundings {
  /** The server's clock, ms. */
  readonly now: Instant
  /** Hears what was thrown, to log it; the device hears `retry`. */
  readonly onFault: (error: unknown) => void
  /** Hears which document of which key waits for a person. */
  readonly onSetAside?: Delivery['onSetAside']
  /** The ways up from older wordings, unless a test has its own. */
  readonly way?: ReadonlyMap<number, Step>
}

/** `gap`, `mid-reuse` and `retry` end the list: what comes after cannot be judged before they are settled. */
const isFinal = (r: PushResult): boolean => r.status === 'ok' || r.status === 'refused'

/** @throws if the store fails as a whole; nothing was taken in then */
export const push = async (store: Store, who: SignedIn, request: PushEnvelope, around: Surroundings): Promise<PushAnswer> => {
  const { now, onFault, onSetAside = () => undefined, way = steps } = around
  if (request.person !== who.person) return { status: 401 }
  if (!speaks(request.proto) || !mayPush(request.sv, way)) return { status: 426, json: UPGRADE }
  return store.write({ school: who.school, author: who.person, now }, async (tx) => {
    const actor = actorFrom(await tx.get('person', who.person))
    if (actor === null) return { status: 401 }
    const response = await takeIn(tx, request, {
      actor,
      now,
      onFault,
      onSetAside,
      stubborn: stubbornOf(store),
      reword: (old) => upgrade(request.sv, SCHEMA_VERSION, old, way),
    })
    return { status: 200, response: { ...response, results: response.results.map((r) => inWordsOf(request.proto, r)) } }
  })
}

const takeIn = async (tx: ServerTransaction, request: PushEnvelope, judge: Pick<Delivery, 'actor' | 'now' | 'onFault' | 'onSetAside' | 'stubborn' | 'reword'>): Promise<PushResponse> => {
  const { actor, now } = judge
  const inOrder = request.mutations.toSorted((a, b) => a.mid - b.mid)
  const client = await findClient(tx.sql, request.clientId)
  const seen = { last_seen: now, sv: request.sv }
  const isHers =
    client === undefined
      ? await addClient(tx.sql, { id: request.clientId, person: actor.person, school: actor.school, last_mid: 0, ...seen })
      : client.person === actor.person && client.school === actor.school
  if (!isHers) {
    // Somebody else's number book: the device takes a new one and hands in the same work under it.
    return { results: inOrder.slice(0, 1).map(({ mid }) => ({ mid, status: 'mid-reuse' })), lastMid: 0, serverTime: now }
  }

  const delivery: Delivery = {
    ...judge,
    tx,
    client: request.clientId,
    known: await resolvedByUid(tx.sql, actor.person, inOrder.map((m) => m.uid)),
    receipts: [],
    letters: [],
  }
  let lastMid = client?.last_mid ?? 0
  const results: PushResult[] = []
  for (const m of inOrder) {
    const result: PushResult =
      m.mid <= lastMid
        ? await repeatKnown(delivery, m)
        : m.mid > lastMid + 1
          ? { mid: m.mid, status: 'gap', expected: lastMid + 1 }
          : await resolveFresh(delivery, m)
    results.push(result)
    if (!isFinal(result)) break
    lastMid = Math.max(lastMid, m.mid)
  }
  await keepReceipts(tx.sql, delivery.receipts, delivery.letters)
  await advanceClient(tx.sql, { id: request.clientId, last_mid: lastMid, ...seen })
  return { results, lastMid, serverTime: now }
}
