/**
 * The model simulation: the real client core and the real server core in courses of faults drawn from a seed. A seed
 * that fails is run again by `npm run simulate -- --seeds 1 --from <seed>`; once repaired it goes into regressions.json.
 */
import { readFileSync } from 'node:fs'
import { MUTATION_NAMES } from '#sync/mutators/registry.ts'
import { expect, test } from 'vitest'
import { FAULTS } from './faults.ts'
import { type Report, runSeeds } from './run-seeds.ts'
import { STEPS } from './steps-of-a-course.ts'
import { breakWith, VARIANTS } from './variants.ts'

const LONG = 1_200_000
const run = (first: number, seeds: number, variant = '', steps = STEPS): Promise<Report> =>
  runSeeds({ first, seeds, steps, variant, both: false, keepGoing: false, signal: new AbortController().signal, say: () => undefined })
const told = (r: Report) => r.failures.map((f) => `seed ${f.seed}, step ${f.step} (${f.during}), ${f.invariant}: ${f.what}`)

test('[P1 P2 P3 P4 P5 P7 DV1 RB1 RB2 RB3 RW2 RW3 TB2 TB3] 500 courses of faults keep every promise, and every fault and deed was among them', { timeout: LONG }, async () => {
  const report = await run(1, 500)
  expect(told(report)).toEqual([])
  const due = [...FAULTS, ...MUTATION_NAMES, 'rewinds', 'restores', 'clones', 'overtaken', 'sent again', 'refused at once', 'refused by the server', 'in the lost and found']
  expect(due.filter((what) => (report.counts[what] ?? 0) === 0)).toEqual([])
})

interface Regression {
  readonly seed: number
  readonly steps: number
  readonly was: string
}
const regressions = JSON.parse(readFileSync(new URL('regressions.json', import.meta.url), 'utf8')) as readonly Regression[]

test.each(regressions)('seed $seed no longer fails: $was', { timeout: LONG }, async ({ seed, steps }) => {
  expect(told(await run(seed, 1, '', steps))).toEqual([])
})

test.each(Object.entries(VARIANTS))('a build in which %s is found out within 200 courses', { timeout: LONG }, async (variant) => {
  expect(told(await run(1, 200, variant))).not.toEqual([])
})

test('a seed replays exactly, broken or not', { timeout: LONG }, async () => {
  const [first, second] = [await run(3, 2), await run(3, 2)]
  expect(second.counts).toEqual(first.counts)
  const broken = await run(1, 20, 'no-rebase')
  const { seed = 0 } = broken.failures[0] ?? {}
  expect((await run(seed, 1, 'no-rebase')).failures[0]).toEqual(broken.failures[0])
})

test('a variant whose snippet is not in the sources says so', () => {
  expect(() => breakWith('no-such-variant')).toThrow('no variant')
})
