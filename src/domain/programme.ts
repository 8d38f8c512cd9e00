/**
 * The training plan (人才培养方案), one version of it: units that hold competencies. A version never changes once it
 * is in use; a revision is the next version of the same plan, and competencies keep their ids across versions.
 */
import * as z from 'zod/mini'
import { competency, type Competency } from './competency.ts'
import { type CompetencyId, enterpriseId, planId, programmeId, schoolId, unitId } from './ids.ts'
import { languageTag, line, localText } from './text.ts'

export const unit = z.object({
  id: unitId,
  code: z.string().check(z.maxLength(40)),
  title: localText,
  competencies: z.readonly(z.array(competency).check(z.maxLength(2_000))),
})
export type Unit = z.infer<typeof unit>

/** An enterprise's own part: the units of the shared plan, in a version of it, and what the enterprise adds. */
export const variant = z.object({
  enterprise: enterpriseId,
  enterpriseName: line,
  /** The shared plan, and the version of it whose units stand in this one. */
  of: planId,
  shared: programmeId,
})
export type Variant = z.infer<typeof variant>

export const programme = z.object({
  id: programmeId,
  plan: planId,
  school: schoolId,
  version: z.int().check(z.gte(1)),
  title: localText,
  languages: z.readonly(z.array(languageTag).check(z.minLength(1), z.maxLength(10))),
  /** Where it came from: publisher, statute, licence line. Shown with the plan. */
  source: z.string().check(z.maxLength(2_000)),
  units: z.readonly(z.array(unit).check(z.maxLength(400))),
  /** Absent or null: the shared plan itself. */
  variant: z.optional(z.nullable(variant)),
})
export type Programme = z.infer<typeof programme>

export const competenciesOf = (p: Pick<Programme, 'units'>): readonly Competency[] => p.units.flatMap((u) => u.competencies)

export const findCompetency = (p: Pick<Programme, 'units'>, id: CompetencyId): Competency | undefined => {
  for (const u of p.units) for (const c of u.competencies) if (c.id === id) return c
  return undefined
}

export const countCompetencies = (p: Pick<Programme, 'units'>): number => p.units.reduce((n, u) => n + u.competencies.length, 0)
