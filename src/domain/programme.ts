/**
 * The training plan (人才培养方案), one version of it: units that hold competencies. A version never changes once it
 * is in use; a revision is the next version of the same plan, and competencies keep their ids across versions.
 */
import * as z from 'zod/mini'
import { competency, type Competency } from './competency.ts'
import { type CompetencyId, planId, programmeId, schoolId, unitId } from './ids.ts'
import { languageTag, localText } from './text.ts'

export const unit = z.object({
  id: unitId,
  code: z.string().check(z.maxLength(40)),
  title: localText,
  competencies: z.readonly(z.array(competency).check(z.maxLength(2_000))),
})
export type Unit = z.infer<typeof unit>

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
})
export type Programme = z.infer<typeof programme>

export const competenciesOf = (p: Pick<Programme, 'units'>): readonly Competency[] => p.units.flatMap((u) => u.competencies)

export const findCompetency = (p: Pick<Programme, 'units'>, id: CompetencyId): Competency | undefined => {
  for (const u of p.units) for (const c of u.competencies) if (c.id === id) return c
  return undefined
}

export const countCompetencies = (p: Pick<Programme, 'units'>): number => p.units.reduce((n, u) => n + u.competencies.length, 0)
