/** An apprentice's own lists: written, changed and taken away by him alone, and seen by nobody else. */
import { judgeDeed } from '#domain/access.ts'
import { ownChecklistId, personId } from '#domain/ids.ts'
import { type OwnChecklist, ownChecklistContent, type OwnChecklistContent } from '#domain/own-checklist.ts'
import { isRefusal, refuse, type Refusal } from '#domain/refusal.ts'
import * as z from 'zod/mini'
import { type FieldKinds, mergeEdit } from '../merge.ts'
import { applied, type Call, mutator } from '../mutation.ts'
import type { Transaction } from '../transaction.ts'
import { tiesTo } from './ties.ts'

const kinds: FieldKinds<OwnChecklistContent> = { title: 'scalar', items: 'set' }

const write = mutator(
  z.object({ id: ownChecklistId, apprentice: personId, content: ownChecklistContent }),
  async (tx, { id, apprentice, content }, call) => {
    const no = judgeDeed(call.actor, 'write-log', await tiesTo(tx, apprentice), call.at)
    if (no !== null) return no
    if ((await tx.get('ownChecklist', id)) !== undefined) return refuse('id-taken')
    await tx.put('ownChecklist', { id, apprentice, ...content, changedAt: call.at, otherVersions: [] })
    return applied
  },
)

const ownList = async (tx: Transaction, id: OwnChecklist['id'], call: Call): Promise<OwnChecklist | Refusal> => {
  const row = await tx.get('ownChecklist', id)
  const isHis = row !== undefined && judgeDeed(call.actor, 'write-log', await tiesTo(tx, row.apprentice), call.at) === null
  return isHis ? row : refuse('subject-missing')
}

const partialContent = z.partial(ownChecklistContent)
const given = (edit: z.infer<typeof partialContent>): Partial<OwnChecklistContent> =>
  Object.fromEntries(Object.entries(edit).filter(([, value]) => value !== undefined)) as Partial<OwnChecklistContent>

const revise = mutator(z.object({ id: ownChecklistId, set: partialContent, was: partialContent }), async (tx, args, call) => {
  const row = await ownList(tx, args.id, call)
  if (isRefusal(row)) return row
  const before = { title: row.title, items: row.items }
  const { content, merged, otherVersions } = mergeEdit(kinds, before, given(args.was), given(args.set), call.at, row.changedAt)
  const whole = ownChecklistContent.safeParse(content)
  if (!whole.success) return refuse('fields-invalid', [{ path: 'items', error: 'too-many' }])
  await tx.put('ownChecklist', { ...row, ...content, changedAt: Math.max(row.changedAt, call.at), otherVersions: [...row.otherVersions, ...otherVersions].slice(-50) })
  return { applied: true, merged }
})

const remove = mutator(z.object({ id: ownChecklistId }), async (tx, { id }, call) => {
  const row = await ownList(tx, id, call)
  if (isRefusal(row)) return row
  await tx.remove('ownChecklist', id)
  return applied
})

export const ownChecklistMutators = { write, revise, remove } as const
