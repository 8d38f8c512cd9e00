/** What the apprentice is looking at in the checklist: search, filters, folded units. Kept while the page is open. */
import type { UnitId } from '#domain/ids.ts'
import { create } from 'zustand'
import type { SkillFilter } from './skill-rows.ts'

interface SkillsView {
  readonly filter: SkillFilter
  readonly folded: ReadonlySet<UnitId>
  readonly narrow: (change: Partial<SkillFilter>) => void
  readonly toggle: (unit: UnitId) => void
  readonly fold: (units: readonly UnitId[]) => void
}

export const everything: SkillFilter = { text: '', unit: null, kind: null, status: null }

export const useSkillsView = create<SkillsView>((set) => ({
  filter: everything,
  folded: new Set(),
  narrow: (change) => set((s) => ({ filter: { ...s.filter, ...change } })),
  toggle: (unit) =>
    set((s) => {
      const folded = new Set(s.folded)
      if (!folded.delete(unit)) folded.add(unit)
      return { folded }
    }),
  fold: (units) => set({ folded: new Set(units) }),
}))
