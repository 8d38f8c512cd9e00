/**
 * The model simulation: the real client core and the real server core in courses of faults drawn from a seed. A seed
 * that fails is run again by `npm run simulate -- --seeds 1 --from <seed>`; once repaired it goes into regressions.json.
 */
import { readFileSync } from 'node:fs'
import { MUTATION_NAMES } from '#sync/mutators/registry.ts'
import { beforeAll, expect, test } from 'vitest'
import { FAULTS } from './faults.ts'
import { coursesFrom, type Report, runSeeds, told } from './run-seeds.ts'
import { STEPS } from './steps-of-a-course.ts'
import { brokenSources, VARIANTS } from './variants.ts'

const LONG = 1_200_000
const SEEDS = 500

interface Regression {
  readonly seed: number
  readonly steps: number
  readonly was: string
}
const regressions = JSON.parse(readFileSync(new URL('regressions.json', import.meta.url), 'utf8')) as readonly Regression[]

let report: Report
const failing = (fits: (seed: number) => boolean) => told(report.failures.filter((f) => fits(f.seed)))

// All in one go: starting the processes costs more than a course.
beforeAll(async () => {
  report = await runSeeds({
    courses: [...coursesFrom(1, SEEDS, STEPS), ...regressions],
    variant: '',
    both: false,
    keepGoing: true,
    signal: new AbortController().signal,
    say: () => undefined,
  })
}, LONG)

test('[P1 P2 P3 P4 P5 P7 DV1 RB1 RB2 RB3 RW2 RW3 TB2 TB3] 500 courses of faults keep every promise', () => {
  expect(failing((seed) => seed <= SEEDS)).toEqual([])
})

/** Deeds that ask nothing new of the queue: signed documents have their own tests (signing), notes are feedback by another name, visits are merged as reflections are. */
const ELSEWHERE: readonly string[] = ['competency.deliver', 'deviceKey.end', 'observation.note', 'observation.guide', 'observation.removeGuidance', 'placement.exempt', 'placement.endExemption', 'competency.recordPaper', 'competency.signProvisionally', 'competency.confirmProvisional', 'competency.declineProvisional', 'planProposal.make', 'planProposal.agree', 'planProposal.decline', 'planProposal.withdraw', 'visit.plan', 'visit.log', 'visit.revise', 'visit.cancel', 'competency.dispute', 'competency.takeBackDispute', 'concern.assign']

test('every fault and every deed was among them, and everything that people do with refused work', () => {
  const refused = ['sent again', 'refused work: send again, with two taps', 'refused work: send again, and be killed', 'refused work: edit', 'refused work: put away']
  const due = [...FAULTS, ...MUTATION_NAMES.filter((name) => !ELSEWHERE.includes(name)), ...refused, 'rewinds', 'gaps', 'restores', 'clones', 'restored from a file', 'overtaken', 'refused at once', 'refused by the server', 'in the lost and found']
  expect(due.filter((what) => (report.counts[what] ?? 0) === 0)).toEqual([])
})

test.each(regressions)('seed $seed no longer fails: $was', ({ seed }) => {
  expect(failing((s) => s === seed)).toEqual([])
})

test('each broken build can still be made of these sources', () => {
  expect(Object.keys(VARIANTS).filter((name) => brokenSources(name).size === 0)).toEqual([])
  expect(() => brokenSources('no-such-variant')).toThrow('no variant')
})

test('a worker that cannot begin is no course without a failure', { timeout: LONG }, async () => {
  const run = { courses: coursesFrom(1, 1, STEPS), variant: 'no-such-variant', both: false, keepGoing: true, signal: new AbortController().signal, say: () => undefined }
  await expect(runSeeds(run)).rejects.toThrow('could not begin')
})
