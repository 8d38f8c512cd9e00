/**
 * Who signs a line (`signers`) is younger than the editor: a page of release 0.2 reads plans without it and hands them in
 * without it. A line that does not say it has not been asked, so what was said of it before stands; saying it anew changes it.
 */
import type { CompetencyId } from '../ids.ts'
import type { Competency } from '../competency.ts'
import { competenciesOf, type Programme } from '../programme.ts'
import type { PlanContent } from './plan-edit.ts'

/** @param before the versions that the content was made from; of a line in two of them the later counts */
export const withSignersKept = (content: PlanContent, ...before: readonly Pick<Programme, 'units'>[]): PlanContent => {
  const said = new Map<CompetencyId, Competency['signers']>(before.flatMap(competenciesOf).map((c) => [c.id, c.signers]))
  const kept = (c: Competency): Competency => {
    const signers = c.signers ?? said.get(c.id)
    return signers === undefined ? c : { ...c, signers }
  }
  return { ...content, units: content.units.map((u) => ({ ...u, competencies: u.competencies.map(kept) })) }
}
