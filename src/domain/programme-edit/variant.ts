/**
 * An enterprise's own part on top of the shared plan. The variant is a plan by itself whose first units are the shared
 * ones, word for word: they are changed in the shared plan only, and come over when the variant is next published.
 */
import type { CompetencyId, UnitId } from '../ids.ts'
import type { Programme, Unit } from '../programme.ts'
import { type PlanContent, planContentOf } from './plan-edit.ts'

/** The shared units as they stand now, then what the enterprise added. @param was the shared version that `variant` was built on */
export const onShared = (variant: Programme, was: Pick<Programme, 'units'> | undefined, shared: Programme): PlanContent => {
  const theirs = new Set([...(was?.units ?? []), ...shared.units].map((u) => u.id))
  return { ...planContentOf(variant), units: [...shared.units, ...variant.units.filter((u) => !theirs.has(u.id))] }
}

export interface Locked {
  readonly units: ReadonlySet<UnitId>
  readonly lines: ReadonlySet<CompetencyId>
}

/** What may be read but not changed in a variant. */
export const lockedBy = (shared: Pick<Programme, 'units'> | undefined): Locked => {
  const units = shared?.units ?? []
  return { units: new Set(units.map((u) => u.id)), lines: new Set(units.flatMap((u) => u.competencies.map((c) => c.id))) }
}

/** A store may hand a row back with the keys of its objects in another order. */
const canonical = (units: readonly Unit[]): string =>
  JSON.stringify(units, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))) : value,
  )

/** Do the shared units stand at the head of the plan, unchanged? */
export const keepsShared = (plan: Pick<PlanContent, 'units'>, shared: Pick<Programme, 'units'>): boolean =>
  canonical(plan.units.slice(0, shared.units.length)) === canonical(shared.units)
