/** Counts what the logbooks of all apprentices on a plan say of its newest version. */
import type { Actor } from '#domain/people.ts'
import type { PlanId } from '#domain/ids.ts'
import { type PlanFacts, planFactsOf, type Practised } from '#domain/plan-facts.ts'
import { newestVersion } from '#domain/programme-import/next-version.ts'
import { planScope, portfolioOf } from '#sync/scope.ts'
import { rowsInScope, rowsOfType } from '../store/rows.ts'
import type { Store } from '../store/store.ts'

/** @returns null where the school has no such plan */
export const readPlanFacts = (store: Store, { school }: Actor, plan: PlanId): Promise<PlanFacts | null> =>
  store.readSchool(school, async (sql) => {
    const newest = newestVersion(await rowsInScope(sql, school, 'programme', planScope(plan)), school, plan)
    if (newest === undefined) return null
    const placements = (await rowsOfType(sql, school, 'placement')).filter((p) => p.plan === plan)
    const all: Practised[] = []
    // One apprentice after the other: between two of them, others get their turn.
    for (const apprentice of new Set(placements.map((p) => p.apprentice))) {
      const here = new Set(placements.filter((p) => p.apprentice === apprentice).map((p) => p.id))
      const logs = await rowsInScope(sql, school, 'practiceLog', portfolioOf(apprentice))
      all.push({ logs: logs.filter((l) => here.has(l.placement)), requests: await rowsInScope(sql, school, 'signOffRequest', portfolioOf(apprentice)) })
    }
    return planFactsOf(newest, all)
  })
