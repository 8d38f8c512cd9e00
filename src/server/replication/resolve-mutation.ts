/** What becomes of one mutation: repeated, applied, refused and kept, or (a fault of ours) put off. */
import type { Instant } from '#domain/calendar-day.ts'
import type { Actor } from '#domain/people.ts'
import { fieldErrors, isRefusal, refuse, type Refusal } from '#domain/refusal.ts'
import type { Applied, Witness } from '#sync/mutation.ts'
import { perform } from '#sync/perform.ts'
import { mutation, type PushResult } from '#sync/protocol.ts'
import type { Wording } from '#sync/upgrade.ts'
import { resolvedByNumber } from '../store/clients.ts'
import type { DeadLetterTable, MutationTable } from '../store/schema.ts'
import { type ServerTransaction, UnsoundRow } from '../store/server-transaction.ts'
import { witnessOver } from '../signing/witness.ts'
import { bodyHash, isShallow } from './mutation-body.ts'
import type { Stubborn } from './stubborn.ts'

/** A mutation as it came: numbered and named, all else unchecked. */
export interface Arrived {
  readonly mid: number
  readonly uid: string
  readonly [field: string]: unknown
}

export interface Delivery {
  readonly tx: ServerTransaction
  readonly actor: Actor
  readonly client: string
  readonly now: Instant
  /** By uid, what this person's mutations of this delivery came to before, from whatever device. Grows as they resolve. */
  readonly known: Map<string, { readonly body_hash: string; readonly result: string }>
  /** What was resolved in this delivery and is yet to be stored, all at once (keepReceipts). Grows likewise. */
  readonly receipts: MutationTable[]
  /** Of these, what was refused and is kept whole. */
  readonly letters: DeadLetterTable[]
  readonly onFault: (error: unknown) => void
  readonly onSetAside: Witness['setAside']
  readonly stubborn: Stubborn
  /** Brings a deed that was written under an older build up to present words. Null where no way leads there. */
  readonly reword: (old: Wording) => Wording | null
}

type Outcome = { readonly status: 'ok'; readonly merged: Applied['merged'] } | { readonly status: 'refused'; readonly refusal: Refusal }

const RETRY_AFTER_MS = 2_000

const again = (mid: number, result: string): PushResult => ({ mid, ...(JSON.parse(result) as Outcome), dup: true }) as PushResult
const answer = (mid: number, outcome: Outcome): PushResult => ({ mid, ...outcome }) as PushResult
const refused = (refusal: Refusal): Outcome => ({ status: 'refused', refusal })

const hashOf = (m: Arrived): string =>
  // What is too deep to walk is refused whatever it says, so its words need not be told apart.
  bodyHash({ uid: m.uid, name: m['name'], args: isShallow(m['args']) ? m['args'] : null, at: m['at'] })

/** A number that was resolved before: the same answer again, unless it names another deed now. */
export const repeatKnown = async ({ tx, client, receipts }: Delivery, m: Arrived): Promise<PushResult> => {
  const before = receipts.find((r) => r.mid === m.mid) ?? (await resolvedByNumber(tx.sql, client, m.mid))
  return before !== undefined && before.body_hash === hashOf(m) ? again(m.mid, before.result) : { mid: m.mid, status: 'mid-reuse' }
}

const inPresentWords = ({ reword, onFault }: Delivery, old: Wording): Wording | null => {
  try {
    return reword(old)
  } catch (error) {
    // A step that stumbles over these arguments will stumble again: they are refused and kept, not tried for ever.
    onFault(error)
    return null
  }
}

const judge = async (delivery: Delivery, m: Arrived): Promise<Applied | Refusal> => {
  if (!isShallow(m)) return refuse('fields-invalid')
  const parsed = mutation.safeParse(m)
  if (!parsed.success) return refuse('fields-invalid', fieldErrors(parsed.error))
  const { at, ...old } = parsed.data
  const deed = inPresentWords(delivery, { name: old.name, args: old.args })
  if (deed === null) return refuse('fields-invalid')
  const { tx, actor, now } = delivery
  return perform(tx, deed.name, deed.args, { actor, claimed: at, at: Math.min(at, now), now, witness: witnessOver(tx, { now, setAside: delivery.onSetAside }) })
}

/** Runs the deed by itself: a refusal or a fault leaves nothing of it. Null: a fault, worth another try, until it has had enough of them. */
const outcomeOf = async (delivery: Delivery, m: Arrived): Promise<Outcome | null> => {
  try {
    const result = await delivery.tx.attempt(() => judge(delivery, m), (r) => !isRefusal(r))
    delivery.stubborn.judged(m.uid, delivery.now)
    return isRefusal(result) ? refused(result) : { status: 'ok', merged: result.merged }
  } catch (error) {
    delivery.onFault(error)
    // A row that may not be stored today may not be stored tomorrow either: it must not bar the way for ever.
    if (error instanceof UnsoundRow) return refused(refuse('fields-invalid', error.zod === null ? [] : fieldErrors(error.zod)))
    return delivery.stubborn.failed(m.uid, delivery.now) ? refused(refuse('server-stumbled')) : null
  }
}

/** The next number of this device, for the first time. Its answer is kept, and with a refusal the whole mutation. */
export const resolveFresh = async (delivery: Delivery, m: Arrived): Promise<PushResult> => {
  const { actor, client, now, known, receipts, letters } = delivery
  const hash = hashOf(m)
  const before = known.get(m.uid)
  // The deed is known under another number: a device that started over hands in its old work. It counts once.
  const repeat = before !== undefined && before.body_hash === hash
  const outcome = repeat
    ? (JSON.parse(before.result) as Outcome)
    : before !== undefined
      ? refused(refuse('id-taken'))
      : await outcomeOf(delivery, m)
  if (outcome === null) return { mid: m.mid, status: 'retry', after: RETRY_AFTER_MS }
  const owner = { client, mid: m.mid, school: actor.school, person: actor.person }
  const result = JSON.stringify(outcome)
  receipts.push({ ...owner, uid: before === undefined ? m.uid : null, body_hash: hash, status: outcome.status, result })
  if (before === undefined) known.set(m.uid, { body_hash: hash, result })
  if (outcome.status === 'refused' && !repeat) {
    const body = JSON.stringify(isShallow(m) ? m : { mid: m.mid, uid: m.uid })
    letters.push({ ...owner, body, refusal: JSON.stringify(outcome.refusal), at: now })
  }
  return repeat ? again(m.mid, result) : answer(m.mid, outcome)
}
