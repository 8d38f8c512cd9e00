/**
 * The only way the page writes shared rows: one Dexie transaction holds the mutator's rows, the shadows and the queued
 * mutation, so that a kill leaves all of it or nothing. Id and time are made by the caller and here, once.
 */
import { type Actor, hasRole } from '#domain/people.ts'
import { isRefusal, type Refusal } from '#domain/refusal.ts'
import type { ArgsOf, mutators } from '#sync/mutators/registry.ts'
import type { perform } from '#sync/perform.ts'
import { SCHEMA_VERSION } from '#sync/protocol.ts'
import { ROW_TYPES, type RowType } from '#sync/rows.ts'
import { portfolioOf } from '#sync/scope.ts'
import { now } from './clock.ts'
import type { Database } from './database.ts'
import { afterFirstPicture } from './first-picture.ts'
import { localTransaction } from './local-transaction.ts'
import { readMeta, writeMeta } from './meta.ts'
import { newClientId } from './new-id.ts'
import { SaveFailed, saving } from './reopen.ts'

type Tree = typeof mutators
/** What an accepted deed does on this device besides, in the same commit. */
export interface Also {
  /** Key of the draft that it was written in: a kill leaves the draft or the deed, never both. */
  readonly ends?: string
  /** What of that draft is not in this deed, and stays instead of it. */
  readonly leaves?: unknown
}
/** `mutate.practiceLog.submit(args)` → null when it is saved on this device, or the refusal; nothing is kept then. */
export type Mutate = {
  readonly [T in keyof Tree]: { readonly [V in keyof Tree[T]]: (args: ArgsOf<Tree[T][V]>, also?: Also) => Promise<Refusal | null> }
}

/** The rules come after the first picture: to open and to read, nobody needs them. They are there before anybody can have typed. */
interface Rules {
  readonly perform: typeof perform
}
let rules: Rules | null = null

/** Has the rules here. Whoever does a deed within a transaction of his own waits for this before he opens it. */
export const haveRules = async (): Promise<Rules> => {
  try {
    return (rules ??= await import('#sync/perform.ts'))
  } catch (e) {
    // The network went before the page was whole. Nothing was saved, and the form says so; the next try asks again.
    throw new SaveFailed('broken', e)
  }
}

/** A deed about a thing reads that thing, and who does it. */
const foreseen = (name: string, args: unknown, actor: Actor): readonly (readonly [RowType, string])[] => {
  const thing = ROW_TYPES.find((t) => name.startsWith(`${t}.`))
  const id = typeof args === 'object' && args !== null && 'id' in args ? args.id : undefined
  return [['person', actor.person], ...(thing !== undefined && typeof id === 'string' ? [[thing, id] as const] : [])]
}

/**
 * @param onQueued called after each commit: wakes the sender
 * @throws SaveFailed (reopen.ts) when the device could not store it, or has no rules to judge it by yet; what was typed is still in the form
 */
export const createMutate = (db: Database, actor: Actor, onQueued: () => void): Mutate => {
  void afterFirstPicture().then(haveRules).catch(() => undefined)
  const run = async (name: string, args: unknown, { ends, leaves }: Also = {}): Promise<Refusal | null> => {
    // Before the transaction, which would not wait for it.
    const { perform: judge } = rules ?? (await haveRules())
    const refusal = await saving(db, () =>
      db.transaction('rw', db.tables, async () => {
        const at = now()
        const tx = localTransaction(db)
        tx.foresee(foreseen(name, args, actor))
        // His own deeds are judged by his own placements.
        if (hasRole(actor, 'apprentice')) tx.foreseeAll('placement', portfolioOf(actor.person))
        // Together: on a slow phone each question that waits for the one before costs as much as the disk.
        const [meta, outcome] = await Promise.all([readMeta(db), judge(tx, name, args, { actor, claimed: at, at, now: at })])
        if (isRefusal(outcome)) return outcome
        await Promise.all([
          tx.flush(),
          db.outbox.put({ mid: meta.nextMid, uid: newClientId(), name, args, at, sv: SCHEMA_VERSION, state: 'queued' }),
          writeMeta(db, { nextMid: meta.nextMid + 1 }, meta),
          ends === undefined ? null : leaves == null ? db.drafts.delete(ends) : db.drafts.put({ key: ends, value: leaves, savedAt: at }),
        ])
        return null
      }),
    )
    if (refusal === null) onQueued()
    return refusal
  }
  const verbs = (thing: string) => new Proxy({}, { get: (_, verb: string) => (args: unknown, also?: Also) => run(`${thing}.${verb}`, args, also) })
  // `then` would make a promise of it in the eyes of `await`.
  return new Proxy({}, { get: (_, thing: string) => (thing === 'then' ? undefined : verbs(thing)) }) as Mutate
}
