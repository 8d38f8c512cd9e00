import { describe, expect, test } from 'vitest'
import { contentOf, day, DRAWINGS, liWei, MEASURE, PLACEMENT, PROGRAMME } from '#tests/support/people.ts'
import type { MeasurementId, PracticeLogId } from './ids.ts'
import type { Measurement } from './measurement.ts'
import type { PracticeLog } from './practice-log.ts'
import { reflectionPrompts } from './reflection-prompt.ts'

const measured = (value: number, over: Partial<Measurement> = {}): Measurement => ({
  id: `m${value}` as MeasurementId,
  quantity: 'Flange height',
  unit: 'mm',
  value,
  nominal: 28,
  tolerance: { plus: 0.5, minus: 0.2 },
  instrument: 'gauge',
  ...over,
})
const logOf = (id: string, over: Partial<PracticeLog> = {}): PracticeLog => ({
  ...contentOf({ competencies: [] }),
  id: id as PracticeLogId,
  apprentice: liWei.id,
  placement: PLACEMENT,
  programme: PROGRAMME,
  state: 'submitted',
  revision: 1,
  writtenAt: 1,
  submittedAt: 1,
  zone: 480,
  late: false,
  confirmedBy: null,
  otherVersions: [],
  ...over,
})

describe('a question starts from what the log says', () => {
  test('measured three times, the second out by 0.3, the third in', () => {
    expect(reflectionPrompts([logOf('a', { measurements: [measured(28.1), measured(27.5), measured(28)] })])).toMatchObject([
      { about: 'out-then-in', dimension: 'refinement', log: 'a', quantity: 'Flange height', unit: 'mm', times: 3, which: 2, outBy: 0.3, task: 'Axle seat' },
    ])
  })

  test('out at the end is another question', () => {
    expect(reflectionPrompts([logOf('a', { measurements: [measured(28), measured(28.6)] })])).toMatchObject([{ about: 'still-out', dimension: 'dedication', times: 2, which: 2, outBy: 0.1 }])
  })

  test('what stands in tolerance, or has none, asks nothing', () => {
    expect(reflectionPrompts([logOf('a', { measurements: [measured(28), measured(99, { tolerance: null })] })])).toEqual([])
  })

  test.each([
    ['attempts', 'dedication', { attempts: 2 }],
    ['own-defect', 'rigour', { ownDefects: 'A burr' }],
    ['improvement', 'excellence', { improvement: 'A stop' }],
    ['first-time', 'excellence', { competencies: [MEASURE] }],
  ] as const)('%s is asked of %s', (about, dimension, over) => {
    expect(reflectionPrompts([logOf('a', over)])).toMatchObject([{ about, dimension, log: 'a' }])
  })

  test('a log that tells nothing special asks nothing', () => {
    expect(reflectionPrompts([logOf('a', { attempts: 1, ownDefects: ' ' })])).toEqual([])
    expect(reflectionPrompts([])).toEqual([])
  })
})

test('where the last day was routine, a day just before is asked about; one longer ago is not', () => {
  const told = logOf('told', { practisedOn: day('2026-03-02'), improvement: 'A stop' })
  const routine = ['2026-03-03', '2026-03-04', '2026-03-05'].map((d) => logOf(d, { practisedOn: day(d) }))
  expect(reflectionPrompts([told, ...routine.slice(0, 2)]).map((p) => p.log)).toEqual(['told'])
  expect(reflectionPrompts([told, ...routine])).toEqual([])
})

test('only one day is asked about, the last that tells something, and a skill practised before is not the first time', () => {
  const earlier = logOf('a', { practisedOn: day('2026-03-04'), competencies: [MEASURE], improvement: 'A stop' })
  const last = [logOf('b', { competencies: [MEASURE, DRAWINGS] }), logOf('c', { competencies: [DRAWINGS], writtenAt: 2 })]
  expect(reflectionPrompts([...last, earlier]).map((p) => [p.about, p.log])).toEqual([
    ['first-time', 'c'],
    ['first-time', 'b'],
  ])
})

test('the best question comes first, and the same logs in another order ask the same', () => {
  const logs = [logOf('a', { attempts: 2, ownDefects: 'A burr', improvement: 'A stop' }), logOf('b', { writtenAt: 2, measurements: [measured(29), measured(28)] })]
  const prompts = reflectionPrompts(logs)
  expect(prompts.map((p) => p.about)).toEqual(['out-then-in', 'own-defect', 'attempts', 'improvement'])
  expect(new Set(prompts.map((p) => p.id)).size).toBe(4)
  expect(reflectionPrompts(logs.toReversed())).toEqual(prompts)
})

test('a very full day offers no more questions than one leafs through', () => {
  expect(reflectionPrompts(Array.from({ length: 30 }, (_, n) => logOf(`l${n}`, { writtenAt: n, attempts: 3 })))).toHaveLength(12)
})
