/**
 * From a draft to a version of the school's plan. All ids follow from the school, the document and its items, so the
 * same file read twice, on two machines or by two people is one plan, and its competencies keep their ids (and the
 * sign-offs on them) through every later edition.
 */
import { type CompetencyId, planId, programmeId, competencyId, unitId, type PlanId, type SchoolId } from '../ids.ts'
import { programme, type Programme } from '../programme.ts'
import { type PlanContent, planContentOf } from '../programme-edit/plan-edit.ts'
import type { ProgrammeDraft } from './draft.ts'

/** A stable id out of parts: equal parts give equal ids, other parts other ids. The server's is a UUIDv5. */
export type IdFor = (...parts: string[]) => string

export interface NextVersion {
  readonly programme: Programme
  /** The newest version says the same already; there is nothing to write. */
  readonly unchanged: boolean
}

/**
 * @param existing programmes of the school, any plans, in any order
 * @returns the newest version if the draft says the same, else the version after it (1 where there is none)
 */
export const nextVersion = (draft: ProgrammeDraft, school: SchoolId, existing: readonly Programme[], idFor: IdFor): NextVersion => {
  const plan = planIdOf(draft, school, idFor)
  return versionAfter(newestVersion(existing, school, plan), { plan, school }, contentFrom(draft, plan, idFor), idFor)
}

/**
 * @param newest of this plan; undefined where there is none yet
 * @param place what stays the same over the versions
 */
export const versionAfter = (newest: Programme | undefined, place: Pick<Programme, 'plan' | 'school' | 'variant'>, content: PlanContent, idFor: IdFor): NextVersion => {
  const words = canonical(content)
  if (newest !== undefined && canonical(planContentOf(newest)) === words) return { programme: newest, unchanged: true }
  const version = (newest?.version ?? 0) + 1
  const id = programmeId.parse(idFor('programme', place.plan, String(version), words))
  // A draft keeps the limits of a programme; one that does not was made elsewhere, and must not reach a store.
  return { programme: programme.parse({ id, ...place, version, ...content }), unchanged: false }
}

export const planIdOf = (draft: Pick<ProgrammeDraft, 'key'>, school: SchoolId, idFor: IdFor): PlanId => planId.parse(idFor('plan', school, draft.key))

export const newestVersion = (existing: readonly Programme[], school: SchoolId, plan: PlanId): Programme | undefined =>
  existing.filter((p) => p.school === school && p.plan === plan).reduce<Programme | undefined>((top, p) => (top === undefined || p.version > top.version ? p : top), undefined)

const contentFrom = (draft: ProgrammeDraft, plan: PlanId, idFor: IdFor): PlanContent => {
  const idOf = (key: string): CompetencyId => competencyId.parse(idFor('competency', plan, key))
  return {
    title: draft.title,
    languages: draft.languages,
    source: draft.source,
    units: draft.units.map((u) => ({
      id: unitId.parse(idFor('unit', plan, u.key)),
      code: u.code,
      title: u.title,
      competencies: u.competencies.map(({ key, prerequisites, ...rest }) => ({
        ...rest,
        id: idOf(key),
        prerequisites: prerequisites.map((p) => ({ competency: idOf(p.key), safety: p.safety })),
      })),
    })),
  }
}

/** JSON with the keys of every object in one order: a store may hand a row back with another. */
const canonical = (content: PlanContent): string =>
  JSON.stringify(content, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : value,
  )
