/** Proposals that somebody may speak to: the office to all, a mentor to those of the enterprise whose apprentices he guides. */
import { enterpriseSpokenFor, judgeSchoolDeed } from '#domain/access.ts'
import type { PlacementId } from '#domain/ids.ts'
import type { Actor } from '#domain/people.ts'
import { type PlanProposal, proposalState, type Side } from '#domain/plan-proposal.ts'
import type { Programme } from '#domain/programme.ts'
import { now } from '../../store/clock.ts'
import type { Database } from '../../store/database.ts'
import { useLive, useStore } from '../../store/store-context.tsx'
import { readProgramme } from '../checklist.ts'

export interface ProposalInView {
  readonly proposal: PlanProposal
  readonly programme: Programme | undefined
  /** The side for which the reader speaks, and the placement that lets him; null for the school. */
  readonly side: Side
  readonly placement: PlacementId | null
}

/** Those that wait for the reader's side first, then the newest. */
export const waitsFor = ({ proposal, side }: ProposalInView): boolean => proposalState(proposal) === 'open' && proposal.answers[side] === null

const voiceIn = async (db: Database, actor: Actor, p: PlanProposal): Promise<Pick<ProposalInView, 'side' | 'placement'> | null> => {
  if (judgeSchoolDeed(actor, 'change-programme') === null) return { side: 'school', placement: null }
  const placements = await db.rows('placement').toArray()
  const mine = placements.find((row) => row.plan === p.plan && enterpriseSpokenFor(actor, row, now()) === p.enterprise)
  return mine === undefined ? null : { side: 'enterprise', placement: mine.id }
}

const readProposals = async (db: Database, actor: Actor): Promise<readonly ProposalInView[]> => {
  const found: ProposalInView[] = []
  for (const proposal of await db.rows('planProposal').toArray()) {
    const voice = await voiceIn(db, actor, proposal)
    if (voice !== null) found.push({ proposal, programme: (await readProgramme(db, proposal.programme)) ?? undefined, ...voice })
  }
  return found.toSorted((a, b) => Number(waitsFor(b)) - Number(waitsFor(a)) || b.proposal.at - a.proposal.at)
}

export const useProposals = (): readonly ProposalInView[] | undefined => {
  const { actor } = useStore()
  return useLive((db) => readProposals(db, actor), [actor])
}
