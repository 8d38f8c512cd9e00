/** A school in memory, on an ordinary day: its people, one placement, one plan. */
import type { Placement } from '#domain/placement.ts'
import { createMemoryStore, type MemoryStore } from './memory-transaction.ts'
import { chenHua, cohortOf, heLan, liWei, placementOf, programmeOf, sunTao, wangFang, zhangGang, zhaoMin } from './people.ts'

export const createSchool = async (placements: readonly Placement[] = [placementOf()]): Promise<MemoryStore> => {
  const store = createMemoryStore()
  await store.put('person', liWei, heLan, zhangGang, chenHua, wangFang, zhaoMin, sunTao)
  await store.put('cohort', cohortOf())
  await store.put('programme', programmeOf())
  await store.put('placement', ...placements)
  return store
}
