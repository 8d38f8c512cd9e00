/** All deeds by name. A mutation travels as `thing.verb`; a name that is not here is refused, and kept. */
import type * as z from 'zod/mini'
import type { Mutator } from '../mutation.ts'
import { concernMutators } from './concern.ts'
import { deviceKeyMutators } from './device-key.ts'
import { feedbackMutators } from './feedback.ts'
import { observationMutators } from './observation.ts'
import { ownChecklistMutators } from './own-checklist.ts'
import { placementMutators } from './placement.ts'
import { planProposalMutators } from './plan-proposal.ts'
import { practiceLogMutators } from './practice-log.ts'
import { reflectionMutators } from './reflection.ts'
import { signOffMutators } from './sign-off.ts'
import { visitMutators } from './visit.ts'

export const mutators = {
  practiceLog: practiceLogMutators,
  competency: signOffMutators,
  feedback: feedbackMutators,
  reflection: reflectionMutators,
  concern: concernMutators,
  ownChecklist: ownChecklistMutators,
  deviceKey: deviceKeyMutators,
  observation: observationMutators,
  placement: placementMutators,
  planProposal: planProposalMutators,
  visit: visitMutators,
} as const

type Tree = typeof mutators
/** `practiceLog.submit` and so on. */
export type MutationName = { [T in keyof Tree & string]: `${T}.${keyof Tree[T] & string}` }[keyof Tree & string]
export type ArgsOf<M> = M extends { readonly args: z.ZodMiniType<infer A> } ? A : never

const byName = new Map<string, Mutator<unknown>>(
  Object.entries(mutators).flatMap(([thing, verbs]) =>
    Object.entries(verbs).map(([verb, m]) => [`${thing}.${verb}`, m as unknown as Mutator<unknown>] as const),
  ),
)

export const MUTATION_NAMES = [...byName.keys()] as readonly MutationName[]
export const mutatorNamed = (name: string): Mutator<unknown> | undefined => byName.get(name)
