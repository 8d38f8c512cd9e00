/** Where the apprentice is today; between two placements, where he comes or came last. */
import { type Placement, placementOn } from '#domain/placement.ts'
import { today } from '../../store/clock.ts'

export const currentPlacement = (all: readonly Placement[]): Placement | null =>
  placementOn(all, today()) ?? all.toSorted((a, b) => (a.start < b.start ? 1 : -1))[0] ?? null
