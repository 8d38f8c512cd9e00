/** The deeds on one line of a plan: put right, added, taken out. They are what may be proposed, so every device knows them. */
import * as z from 'zod/mini'
import { competency } from '../competency.ts'
import { competencyId, planProposalId, unitId } from '../ids.ts'

/** A proposal that both sides agreed to, where the deed comes from one. */
export const fromProposal = { proposal: z.optional(planProposalId) }

const { code, title, kind, craft, standard, prerequisites, validDays, plannedMinutes, signers } = competency.shape

export const setLine = z.object({
  ...fromProposal,
  do: z.literal('set-line'),
  line: competencyId,
  set: z.object({
    code: z.optional(code),
    title: z.optional(title),
    kind: z.optional(kind),
    craft: z.optional(craft),
    standard: z.optional(standard),
    prerequisites: z.optional(prerequisites),
    validDays: z.optional(validDays),
    plannedMinutes: z.optional(plannedMinutes),
    signers,
  }),
})
/** `after`: its neighbour above; null puts it first. */
export const addLine = z.object({ ...fromProposal, do: z.literal('add-line'), line: competency, to: unitId, after: z.nullable(competencyId) })
export const removeLine = z.object({ ...fromProposal, do: z.literal('remove-line'), line: competencyId })

export const lineEdit = z.union([setLine, addLine, removeLine])
export type LineEdit = z.infer<typeof lineEdit>
