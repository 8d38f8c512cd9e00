/**
 * A change of the plan that the logs suggest, with its reason. It enters the next version only when both sides of the
 * apprenticeship want it: the school (a coordinator) and the enterprise (a mentor whom it sent). Whoever proposes has
 * thereby said yes for his own side.
 */
import * as z from 'zod/mini'
import { instant } from './calendar-day.ts'
import { enterpriseId, planId, planProposalId, programmeId, schoolId } from './ids.ts'
import { signature } from './people.ts'
import { lineEdit } from './programme-edit/line-edit.ts'
import { line, paragraph, remark } from './text.ts'

export const SIDES = ['school', 'enterprise'] as const
export type Side = (typeof SIDES)[number]

const answer = z.object({ by: signature, at: instant, agrees: z.boolean(), words: paragraph })
export type ProposalAnswer = z.infer<typeof answer>

export const planProposal = z.object({
  id: planProposalId,
  school: schoolId,
  plan: planId,
  /** The version that it speaks of. */
  programme: programmeId,
  /** Whose yes is needed beside the school's. */
  enterprise: enterpriseId,
  enterpriseName: line,
  change: lineEdit,
  because: remark,
  by: signature,
  at: instant,
  /** What each side said last; null while it has not. */
  answers: z.object({ school: z.nullable(answer), enterprise: z.nullable(answer) }),
  withdrawnAt: z.nullable(instant),
  /** The version that it went into. */
  takenInto: z.nullable(programmeId),
})
export type PlanProposal = z.infer<typeof planProposal>

export const PROPOSAL_STATES = ['open', 'agreed', 'declined', 'withdrawn', 'taken'] as const
export type ProposalState = (typeof PROPOSAL_STATES)[number]

export const proposalState = (p: PlanProposal): ProposalState => {
  if (p.takenInto !== null) return 'taken'
  if (p.withdrawnAt !== null) return 'withdrawn'
  const said = SIDES.map((side) => p.answers[side]?.agrees)
  if (said.includes(false)) return 'declined'
  return said.every((yes) => yes === true) ? 'agreed' : 'open'
}

/** The two sides may still speak: it is neither taken back nor part of a version. */
export const isUnderDiscussion = (p: PlanProposal): boolean => p.withdrawnAt === null && p.takenInto === null
