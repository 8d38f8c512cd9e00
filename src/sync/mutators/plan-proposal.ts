/**
 * The deeds on a proposal to change the plan: make, agree, decline, withdraw. A coordinator speaks for the school, a
 * mentor for the enterprise whose placement he names; each side has one voice, and its last word stands.
 */
import { enterpriseSpokenFor, judgeSchoolDeed } from '#domain/access.ts'
import { enterpriseId, type EnterpriseId, placementId, type PlacementId, planId, planProposalId, programmeId } from '#domain/ids.ts'
import { type Actor, signAs } from '#domain/people.ts'
import { isUnderDiscussion, type PlanProposal, planProposal, type Side } from '#domain/plan-proposal.ts'
import { isRefusal, refuse, type Refusal } from '#domain/refusal.ts'
import { paragraph, remark } from '#domain/text.ts'
import * as z from 'zod/mini'
import { applied, type Call, mutator } from '../mutation.ts'
import type { Transaction } from '../transaction.ts'

/** For which side somebody speaks. `placement`: the one that lets a mentor speak; null for the school. */
const voiceOf = async (tx: Transaction, { actor, at }: Call, enterprise: EnterpriseId, plan: PlanProposal['plan'], placement: PlacementId | null): Promise<Side | Refusal> => {
  if (placement === null) return judgeSchoolDeed(actor, 'change-programme') ?? 'school'
  const row = await tx.get('placement', placement)
  if (row === undefined || row.plan !== plan) return refuse('placement-missing')
  return enterpriseSpokenFor(actor, row, at) === enterprise ? 'enterprise' : refuse('not-their-mentor')
}

const signatureOf = (actor: Actor, side: Side) => signAs(actor, side === 'school' ? 'coordinator' : 'mentor')

const make = mutator(
  z.object({
    id: planProposalId,
    plan: planId,
    programme: programmeId,
    enterprise: enterpriseId,
    change: planProposal.shape.change,
    because: remark,
    placement: z.nullable(placementId),
  }),
  async (tx, { placement, ...args }, call) => {
    const side = await voiceOf(tx, call, args.enterprise, args.plan, placement)
    if (isRefusal(side)) return side
    const programme = await tx.get('programme', args.programme)
    if (programme === undefined || programme.plan !== args.plan) return refuse('programme-missing')
    if ((await tx.get('planProposal', args.id)) !== undefined) return refuse('id-taken')
    const enterpriseName = placement === null ? (await tx.get('enterprise', args.enterprise))?.name : (await tx.get('placement', placement))?.enterpriseName
    if (enterpriseName === undefined) return refuse('subject-missing')
    const by = signatureOf(call.actor, side)
    const yes = { by, at: call.at, agrees: true, words: '' }
    const answers = { school: side === 'school' ? yes : null, enterprise: side === 'enterprise' ? yes : null }
    await tx.put('planProposal', { ...args, enterpriseName, school: call.actor.school, by, at: call.at, answers, withdrawnAt: null, takenInto: null })
    return applied
  },
)

const say = async (tx: Transaction, args: { readonly id: PlanProposal['id']; readonly placement: PlacementId | null; readonly agrees: boolean; readonly words: string }, call: Call) => {
  const row = await tx.get('planProposal', args.id)
  if (row === undefined) return refuse('subject-missing')
  const side = await voiceOf(tx, call, row.enterprise, row.plan, args.placement)
  if (isRefusal(side)) return side
  if (!isUnderDiscussion(row)) return refuse('changed-meanwhile')
  const last = row.answers[side]
  // Two mentors of one enterprise: the later word is the side's, in whichever order they arrive.
  if (last !== null && last.at > call.at) return applied
  const answer = { by: signatureOf(call.actor, side), at: call.at, agrees: args.agrees, words: args.words }
  await tx.put('planProposal', { ...row, answers: { ...row.answers, [side]: answer } })
  return applied
}

const agree = mutator(z.object({ id: planProposalId, placement: z.nullable(placementId), words: paragraph }), (tx, args, call) => say(tx, { ...args, agrees: true }, call))

/** A no has a reason. */
const decline = mutator(z.object({ id: planProposalId, placement: z.nullable(placementId), because: remark }), (tx, { because, ...args }, call) =>
  say(tx, { ...args, agrees: false, words: because }, call),
)

const withdraw = mutator(z.object({ id: planProposalId }), async (tx, { id }, call) => {
  const row = await tx.get('planProposal', id)
  if (row === undefined) return refuse('subject-missing')
  if (row.by.person !== call.actor.person) return refuse('not-yours')
  if (row.withdrawnAt !== null) return applied
  if (row.takenInto !== null) return refuse('changed-meanwhile')
  await tx.put('planProposal', { ...row, withdrawnAt: call.at })
  return applied
})

export const planProposalMutators = { make, agree, decline, withdraw } as const
