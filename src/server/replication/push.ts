/**
 * Takes in what a device did while it was away. Each mutation counts once, in its device's order; a refusal is an
 * answer and is kept with the words that were refused; only a fault of our own stops the row, and is tried again.
 */
import type { Instant } from '#domain/calendar-day.ts'
import { LIMITS, mutation, pushRequest, type PushResponse, type PushResult } from '#sync/protocol.ts'
import * as z from 'zod/mini'
import { addClient, advanceClient, findClient, resolvedByUid } from '../store/clients.ts'
import type { Store } from '../store/store.ts'
import { type Delivery, resolveFresh, repeatKnown } from './resolve-mutation.ts'
import { actorFrom, type SignedIn } from './signed-in.ts'

/** Of a mutation only what is needed to answer it: one bad one must not take down the ninety-nine that wait behind it. */
const looseMutation = z.looseObject({ mid: mutation.shape.mid, uid: mutation.shape.uid })
export const pushEnvelope = z.extend(pushRequest, {
  mutations: z.array(looseMutation).check(z.maxLength(LIMITS.mutationsPerPush)),
})
export type PushEnvelope = z.infer<typeof pushEnvelope>

/** `gap`, `mid-reuse` and `retry` end the list: what comes after cannot be judged before they are settled. */
const isFinal = (r: PushResult): boolean => r.status === 'ok' || r.status === 'refused'

/**
 * @param now the server's clock, ms · @param onFault hears what was thrown, to log it; the device hears `retry`
 * @returns null if the person may no longer act at all (gone, or retired), or is not the one whose store speaks
 * @throws if the store fails as a whole; nothing was taken in then
 */
export const push = (
  store: Store,
  who: SignedIn,
  request: PushEnvelope,
  now: Instant,
  onFault: (error: unknown) => void,
): Promise<PushResponse | null> => {
  if (request.person !== who.person) return Promise.resolve(null)
  return store.write({ school: who.school, author: who.person, now }, async (tx) => {
    const actor = actorFrom(await tx.get('person', who.person))
    if (actor === null) return null
    const inOrder = request.mutations.toSorted((a, b) => a.mid - b.mid)
    const client = await findClient(tx.sql, request.clientId)
    if (client !== undefined && (client.person !== who.person || client.school !== who.school)) {
      // Somebody else's number book: the device takes a new one and hands in the same work under it.
      return { results: inOrder.slice(0, 1).map(({ mid }) => ({ mid, status: 'mid-reuse' })), lastMid: 0, serverTime: now }
    }
    const seen = { last_seen: now, sv: request.sv }
    if (client === undefined) await addClient(tx.sql, { id: request.clientId, person: who.person, school: who.school, last_mid: 0, ...seen })

    const delivery: Delivery = {
      tx,
      actor,
      client: request.clientId,
      now,
      onFault,
      known: await resolvedByUid(tx.sql, who.person, inOrder.map((m) => m.uid)),
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
    await advanceClient(tx.sql, { id: request.clientId, last_mid: lastMid, ...seen })
    return { results, lastMid, serverTime: now }
  })
}
