/**
 * A plan as read from a file, before it has ids: what the publisher calls things (`key`) instead of what the school's
 * records call them. A draft already keeps every limit of a programme, so that making a version of it cannot fail.
 */
import * as z from 'zod/mini'
import { competency } from '../competency.ts'
import { programme, unit } from '../programme.ts'
import { readable } from '../text.ts'

/** Sizes beyond which a file is refused: text in UTF-16 units, all lines of the plan, units, lines of one unit. */
export const LARGEST = { text: 16 * 1024 * 1024, items: 5_000, units: 400, unit: 2_000 } as const

/** The publisher's own name for a thing, the same in every edition of the document. */
export const key = z.string().check(z.minLength(1), z.maxLength(200), readable)

export const competencyDraft = z.object({
  key,
  code: competency.shape.code,
  title: competency.shape.title,
  kind: competency.shape.kind,
  craft: competency.shape.craft,
  standard: competency.shape.standard,
  prerequisites: z.readonly(z.array(z.object({ key, safety: z.boolean() })).check(z.maxLength(20))),
  validDays: competency.shape.validDays,
  plannedMinutes: competency.shape.plannedMinutes,
  signers: competency.shape.signers,
})
export type CompetencyDraft = z.infer<typeof competencyDraft>

export const unitDraft = z.object({
  key,
  code: unit.shape.code,
  title: unit.shape.title,
  competencies: z.readonly(z.array(competencyDraft).check(z.maxLength(LARGEST.unit))),
})
export type UnitDraft = z.infer<typeof unitDraft>

export const programmeDraft = z.object({
  /** The document's identifier: the same document read again is the same plan. */
  key,
  title: programme.shape.title,
  languages: programme.shape.languages,
  source: programme.shape.source,
  units: z.readonly(z.array(unitDraft).check(z.minLength(1), z.maxLength(LARGEST.units))),
})
export type ProgrammeDraft = z.infer<typeof programmeDraft>
