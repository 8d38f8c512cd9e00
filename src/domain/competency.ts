/**
 * One line of the plan: what an apprentice should know (knowledge), do (skill) or be (character), and how far
 * along the entrustment ladder he is trusted with it.
 */
import * as z from 'zod/mini'
import { competencyId } from './ids.ts'
import { standard } from './measurement.ts'
import { localText } from './text.ts'

export const KINDS = ['knowledge', 'skill', 'character'] as const
export const kind = z.enum(KINDS)
export type Kind = z.infer<typeof kind>

/** 工匠精神: 执着专注 dedication · 精益求精 refinement · 一丝不苟 rigour · 追求卓越 excellence. */
export const CRAFT_DIMENSIONS = ['dedication', 'refinement', 'rigour', 'excellence'] as const
export const craftDimension = z.enum(CRAFT_DIMENSIONS)
export type CraftDimension = z.infer<typeof craftDimension>

/** 1 watches · 2 does with the mentor · 3 does with prompts · 4 does, mentor in the room · 5 independent. */
export const LEVELS = [1, 2, 3, 4, 5] as const
export const level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)])
export type Level = z.infer<typeof level>

/** Who of those who guide an apprentice signs a line: where nothing is said, a deputy as well as the mentor. */
export const SIGNERS = ['mentor-or-deputy', 'mentor'] as const
export const signers = z.enum(SIGNERS)
export type Signers = z.infer<typeof signers>

export const competency = z.object({
  id: competencyId,
  /** What people call it: `S07`, `14a`. Unique within a programme by intent, not by force: statutory plans repeat codes. */
  code: z.string().check(z.maxLength(40)),
  title: localText,
  kind,
  craft: z.readonly(z.array(craftDimension).check(z.maxLength(4))),
  standard: z.nullable(standard),
  /** Competencies to be signed before; a safety prerequisite blocks level 5 until it is. */
  prerequisites: z.readonly(z.array(z.object({ competency: competencyId, safety: z.boolean() })).check(z.maxLength(20))),
  /** Days for which a sign-off stands; null = for good. */
  validDays: z.nullable(z.int().check(z.gte(1), z.lte(3660))),
  /** Planned practice, minutes; null where the plan says nothing. */
  plannedMinutes: z.nullable(z.int().check(z.gte(0), z.lte(600_000))),
  /** Plans of release 0.2 and before say nothing of it. */
  signers: z.optional(signers),
})
export type Competency = z.infer<typeof competency>

export const signersOf = (c: Pick<Competency, 'signers'>): Signers => c.signers ?? 'mentor-or-deputy'
