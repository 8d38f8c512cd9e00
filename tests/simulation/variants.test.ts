/** The simulation itself is tried: it finds out a build that is broken on purpose, and replays what it found. */
import { expect, test } from 'vitest'
import { coursesFrom, type Report, runSeeds, told } from './run-seeds.ts'
import { STEPS } from './steps-of-a-course.ts'
import { VARIANTS } from './variants.ts'

const LONG = 1_200_000
const run = (first: number, seeds: number, variant = ''): Promise<Report> =>
  runSeeds({ courses: coursesFrom(first, seeds, STEPS), variant, both: false, keepGoing: false, signal: new AbortController().signal, say: () => undefined })

test.each(Object.entries(VARIANTS))('a build in which %s is found out within 200 courses', { timeout: LONG }, async (variant) => {
  expect(told((await run(1, 200, variant)).failures)).not.toEqual([])
})

test('a seed replays exactly, broken or not', { timeout: LONG }, async () => {
  const [first, second] = [await run(3, 2), await run(3, 2)]
  expect(second.counts).toEqual(first.counts)
  const broken = await run(1, 20, 'no-rebase')
  const { seed = 0 } = broken.failures[0] ?? {}
  expect((await run(seed, 1, 'no-rebase')).failures[0]).toEqual(broken.failures[0])
})
