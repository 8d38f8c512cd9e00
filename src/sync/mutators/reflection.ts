/** Reflections are written, changed and shared by their apprentice alone. */
import { judgeDeed } from '#domain/access.ts'
import type { Instant } from '#domain/calendar-day.ts'
import { personId, reflectionId } from '#domain/ids.ts'
import { type Reflection, reflection, reflectionContent, type ReflectionContent } from '#domain/reflection.ts'
import { isRefusal, refuse, type Refusal } from '#domain/refusal.ts'
import * as z from 'zod/mini'
import { type FieldKinds, mergeEdit } from '../merge.ts'
import { type Applied, applied, type Call, mutator } from '../mutation.ts'
import type { Transaction } from '../transaction.ts'
import { tiesTo } from './ties.ts'

const kinds: FieldKinds<ReflectionContent> = { dimension: 'scalar', text: 'text', logs: 'set' }

/** What a reflection has besides its words: with it, one that is brought back is as old, and as full, as it was. */
const history = z.pick(reflection, { writtenAt: true, otherVersions: true })
type History = z.infer<typeof history>

const begin = async (
  tx: Transaction,
  { id, apprentice, shared, content }: Pick<Reflection, 'id' | 'apprentice' | 'shared'> & { readonly content: ReflectionContent },
  { writtenAt, otherVersions }: History,
  call: Call,
): Promise<Applied | Refusal> => {
  const no = judgeDeed(call.actor, 'write-reflection', await tiesTo(tx, apprentice), call.at)
  if (no !== null) return no
  if ((await tx.get('reflection', id)) !== undefined) return refuse('id-taken')
  await tx.put('reflection', { id, apprentice, shared, ...content, writtenAt: Math.min(writtenAt, call.at), changedAt: call.at, otherVersions })
  return applied
}

const begunAt = (at: Instant): History => ({ writtenAt: at, otherVersions: [] })

const write = mutator(
  z.object({ id: reflectionId, apprentice: personId, shared: z.boolean(), content: reflectionContent }),
  (tx, args, call) => begin(tx, args, begunAt(call.at), call),
)

const partialContent = z.partial(reflectionContent)
const given = (edit: z.infer<typeof partialContent>): Partial<ReflectionContent> =>
  Object.fromEntries(Object.entries(edit).filter(([, value]) => value !== undefined)) as Partial<ReflectionContent>

/** His own reflection, or why not: a private one is as good as absent to anybody but its writer. */
const ownReflection = async (tx: Transaction, id: Reflection['id'], call: Call): Promise<Reflection | Refusal> => {
  const row = await tx.get('reflection', id)
  if (row !== undefined && judgeDeed(call.actor, 'write-reflection', await tiesTo(tx, row.apprentice), call.at) === null) return row
  return refuse(row?.shared === true ? 'not-yours' : 'reflection-missing')
}

const contentOf = ({ dimension, text, logs }: ReflectionContent): ReflectionContent => ({ dimension, text, logs })

const revise = mutator(z.object({ id: reflectionId, set: partialContent, was: partialContent, history: z.optional(history) }), async (tx, args, call) => {
  const row = await ownReflection(tx, args.id, call)
  if (isRefusal(row) && row.because === 'reflection-missing') {
    // Taken away on another device meanwhile. The edit wins, where it holds the whole (MG6).
    const whole = reflectionContent.safeParse({ ...given(args.was), ...given(args.set) })
    if (!whole.success || (await tx.get('reflection', args.id)) !== undefined) return row
    return begin(tx, { id: args.id, apprentice: call.actor.person, shared: false, content: whole.data }, args.history ?? begunAt(call.at), call)
  }
  if (isRefusal(row)) return row
  const { content, merged, otherVersions } = mergeEdit(kinds, contentOf(row), given(args.was), given(args.set), call.at, row.changedAt)
  await tx.put('reflection', { ...row, ...content, changedAt: Math.max(row.changedAt, call.at), otherVersions: [...row.otherVersions, ...otherVersions].slice(-50) })
  return { applied: true, merged }
})

/** Sharing goes one way: what others have read cannot be unread. */
const share = mutator(z.object({ id: reflectionId }), async (tx, { id }, call) => {
  const row = await ownReflection(tx, id, call)
  if (isRefusal(row)) return row
  if (!row.shared) await tx.put('reflection', { ...row, shared: true, changedAt: Math.max(row.changedAt, call.at) })
  return applied
})

/** Only a private one: what others have read cannot be unread. `was` is what he saw when he took it away. */
const remove = mutator(z.object({ id: reflectionId, was: reflectionContent }), async (tx, { id, was }, call) => {
  const row = await ownReflection(tx, id, call)
  if (isRefusal(row)) return row
  if (row.shared || JSON.stringify(contentOf(row)) !== JSON.stringify(contentOf(was))) return refuse('changed-meanwhile')
  await tx.remove('reflection', id)
  return applied
})

export const reflectionMutators = { write, revise, share, remove } as const
