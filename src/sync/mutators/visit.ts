/**
 * The deeds on a visit: plan it, note what it came to, set it right, call it off. Every teacher of the apprentice may, for a
 * colleague may have to go instead. Two who write keep both texts; that somebody went outweighs that it was called off.
 */
import { judgeDeed } from '#domain/access.ts'
import { type CalendarDay, isFutureEverywhere } from '#domain/calendar-day.ts'
import { personId, placementId } from '#domain/ids.ts'
import { signAs } from '#domain/people.ts'
import { isRefusal, refuse, type Refusal } from '#domain/refusal.ts'
import { paragraph } from '#domain/text.ts'
import { contentOfVisit, visit, type Visit, visitContent, type VisitContent } from '#domain/visit.ts'
import * as z from 'zod/mini'
import { type FieldKinds, mergeEdit } from '../merge.ts'
import { type Applied, applied, type Call, mutator } from '../mutation.ts'
import type { Transaction } from '../transaction.ts'
import { tiesTo } from './ties.ts'

const kinds: FieldKinds<VisitContent> = { plannedFor: 'scalar', kind: 'scalar', purpose: 'text', wentOn: 'scalar', notes: 'text', agreed: 'text', followUpOn: 'scalar', concerns: 'set' }

const { plannedFor, kind, concerns, purpose } = visitContent.shape

/** Concerns that are somebody else's. One that is not here yet may still come: a visit is not refused for it. */
const foreignConcern = async (tx: Transaction, apprentice: Visit['apprentice'], named: VisitContent['concerns']): Promise<Refusal | null> => {
  for (const id of named) {
    const row = await tx.get('concern', id)
    if (row !== undefined && row.apprentice !== apprentice) return refuse('fields-invalid', [{ path: 'concerns', error: 'wrong-type' }])
  }
  return null
}

const plan = mutator(
  z.object({ id: visit.shape.id, trip: visit.shape.trip, apprentice: personId, placement: placementId, plannedFor, kind, concerns, purpose }),
  async (tx, { placement: at, ...args }, call) => {
    const ties = await tiesTo(tx, args.apprentice)
    const no = judgeDeed(call.actor, 'visit', ties, call.at)
    if (no !== null) return no
    const placement = ties.placements.find((p) => p.id === at)
    if (placement === undefined) return refuse('placement-missing')
    if ((await tx.get('visit', args.id)) !== undefined) return refuse('id-taken')
    const foreign = await foreignConcern(tx, args.apprentice, args.concerns)
    if (foreign !== null) return foreign
    await tx.put('visit', {
      ...args,
      placement: placement.id,
      enterprise: placement.enterprise,
      enterpriseName: placement.enterpriseName,
      wentOn: null,
      notes: '',
      agreed: '',
      followUpOn: null,
      state: 'planned',
      by: signAs(call.actor, 'teacher'),
      at: call.at,
      wentBy: null,
      cancelled: null,
      changedAt: call.at,
      otherVersions: [],
    })
    return applied
  },
)

/** The visit to an apprentice of hers; to anybody else it is as good as absent. */
const ownVisit = async (tx: Transaction, id: Visit['id'], call: Call): Promise<Visit | Refusal> => {
  const row = await tx.get('visit', id)
  const isHers = row !== undefined && judgeDeed(call.actor, 'visit', await tiesTo(tx, row.apprentice), call.at) === null
  return isHers ? row : refuse('subject-missing')
}

const partialContent = z.partial(visitContent)
type Edit = z.infer<typeof partialContent>
const given = (edit: Edit): Partial<VisitContent> => Object.fromEntries(Object.entries(edit).filter(([, value]) => value !== undefined)) as Partial<VisitContent>

const edit = async (tx: Transaction, row: Visit, args: { readonly set: Edit; readonly was: Edit }, held: boolean, call: Call): Promise<Applied | Refusal> => {
  const set = given(args.set)
  const { content, merged, otherVersions } = mergeEdit(kinds, contentOfVisit(row), given(args.was), set, call.at, row.changedAt)
  if (content.wentOn !== row.wentOn && content.wentOn !== null && isFutureEverywhere(content.wentOn, call.claimed))
    return refuse('fields-invalid', [{ path: 'set.wentOn', error: 'in-the-future' }])
  if (!visitContent.safeParse(content).success) return refuse('fields-invalid', [{ path: '', error: 'too-many' }])
  const foreign = await foreignConcern(tx, row.apprentice, set.concerns ?? [])
  if (foreign !== null) return foreign
  const isHeld = held && content.wentOn !== null
  await tx.put('visit', {
    ...row,
    ...content,
    ...(isHeld ? { state: 'done', wentBy: row.wentBy ?? signAs(call.actor, 'teacher') } : {}),
    changedAt: Math.max(row.changedAt, call.at),
    otherVersions: [...row.otherVersions, ...otherVersions].slice(-50),
  })
  return { applied: true, merged }
}

const edits = z.object({ id: visit.shape.id, set: partialContent, was: partialContent })

/** It was held: on which day, and what came of it. One that was called off is held all the same when somebody went. */
const log = mutator(edits, async (tx, args, call) => {
  const row = await ownVisit(tx, args.id, call)
  if (isRefusal(row)) return row
  const wentOn: CalendarDay | null = args.set.wentOn ?? row.wentOn
  if (wentOn === null) return refuse('fields-invalid', [{ path: 'set.wentOn', error: 'required' }])
  return edit(tx, row, args, true, call)
})

const revise = mutator(edits, async (tx, args, call) => {
  const row = await ownVisit(tx, args.id, call)
  return isRefusal(row) ? row : edit(tx, row, args, row.state === 'done', call)
})

const cancel = mutator(z.object({ id: visit.shape.id, because: paragraph }), async (tx, { id, because }, call) => {
  const row = await ownVisit(tx, id, call)
  if (isRefusal(row)) return row
  // Somebody went meanwhile, or called it off for another reason: what is there stays, and she reads it.
  if (row.state !== 'planned') return refuse('changed-meanwhile')
  await tx.put('visit', { ...row, state: 'cancelled', cancelled: { by: signAs(call.actor, 'teacher'), at: call.at, because }, changedAt: Math.max(row.changedAt, call.at) })
  return applied
})

export const visitMutators = { plan, log, revise, cancel } as const
