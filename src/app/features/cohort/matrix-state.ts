/** How the matrix of each cohort is looked at: what is unfolded, and which cell the keyboard is on. Not worth saving. */
import type { CohortId, UnitId } from '#domain/ids.ts'
import { create } from 'zustand'

/** Row −1 is the row of unit headings, column −1 the names. */
export interface Place {
  readonly row: number
  readonly column: number
}

interface MatrixState {
  readonly unfolded: Readonly<Record<CohortId, readonly UnitId[]>>
  readonly places: Readonly<Record<CohortId, Place>>
  readonly unfold: (cohort: CohortId, units: readonly UnitId[]) => void
  readonly stand: (cohort: CohortId, place: Place) => void
}

export const useMatrixState = create<MatrixState>((set) => ({
  unfolded: {},
  places: {},
  unfold: (cohort, units) => set((s) => ({ unfolded: { ...s.unfolded, [cohort]: units } })),
  stand: (cohort, place) => set((s) => ({ places: { ...s.places, [cohort]: place } })),
}))
