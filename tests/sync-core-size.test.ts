/** The sync engine stays small: what a page loads for it, beyond Dexie and zod, which the page has anyway. */
import { expect, test } from 'vitest'
import { weighEngine } from '#tests/bench/engine-size.ts'

const BUDGET = 15 * 1_024

test('the sync engine is at most 15 KB gzipped', async () => {
  const { bytes, modules } = await weighEngine()
  // A build that lost half of the engine would be small too; one that took in the trade would be measured wrongly.
  for (const part of ['src/app/store/rebase.ts', 'src/app/replication/push.ts', 'src/sync/protocol.ts', 'src/sync/merge.ts', 'node_modules/node-diff3'])
    expect(modules.some((m) => m.startsWith(part)), part).toBe(true)
  expect(modules.filter((m) => /^src\/(domain|sync\/mutators)\//.test(m))).toEqual([])
  expect(bytes).toBeLessThanOrEqual(BUDGET)
})
