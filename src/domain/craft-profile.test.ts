import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { competencyOf, contentOf, day, heLan, liWei, MEASURE, PLACEMENT, PROGRAMME, programmeOf } from '#tests/support/people.ts'
import { addDays } from './calendar-day.ts'
import { CRAFT_DIMENSIONS } from './competency.ts'
import { craftProfile } from './craft-profile.ts'
import type { MeasurementId, PracticeLogId } from './ids.ts'
import type { Measurement } from './measurement.ts'
import type { PracticeLog } from './practice-log.ts'
import { inOrder } from './measurement-series.ts'

const FIRST = day('2026-03-05')
let count = 0
const measured = (value: number, over: Partial<Measurement> = {}): Measurement => ({
  id: `m${++count}` as MeasurementId,
  quantity: 'Axle seat',
  unit: 'mm',
  value,
  nominal: 130,
  tolerance: { plus: 0.05, minus: 0.05 },
  instrument: 'micrometer',
  ...over,
})
/** A log of the nth day. */
const logOf = (n: number, over: Partial<PracticeLog> = {}): PracticeLog => ({
  ...contentOf({ practisedOn: addDays(FIRST, n) }),
  id: `log-${n}` as PracticeLogId,
  apprentice: liWei.id,
  placement: PLACEMENT,
  programme: PROGRAMME,
  state: 'submitted',
  revision: 1,
  writtenAt: n,
  submittedAt: n,
  zone: 480,
  late: false,
  confirmedBy: null,
  otherVersions: [],
  ...over,
})
const check = (id: string, done: boolean) => ({ id: id as NonNullable<PracticeLog['checks']>[number]['id'], text: id, done })
const standard = { quantity: 'axle seat', unit: 'mm', nominal: 130, grades: [{ grade: 1, within: 0.2 }, { grade: 2, within: 0.1 }, { grade: 3, within: 0.05 }] }
const graded = new Map([[PROGRAMME, programmeOf([competencyOf(MEASURE, { standard })])]])
const profileOf = (logs: readonly PracticeLog[], programmes = new Map<typeof PROGRAMME, ReturnType<typeof programmeOf>>()) => craftProfile(liWei.id, logs, programmes)

test('where the logs show nothing, every dimension is blank', () => {
  expect(profileOf([])).toEqual({ dedication: [], refinement: [], rigour: [], excellence: [] })
  expect(profileOf([logOf(0), logOf(1, { measurements: [measured(130)] })])).toEqual({ dedication: [], refinement: [], rigour: [], excellence: [] })
})

describe('dedication', () => {
  const met = (logs: readonly PracticeLog[], programmes?: typeof graded) => profileOf(logs, programmes).dedication

  test('several attempts and in tolerance at the end', () => {
    expect(met([logOf(0, { attempts: 3, measurements: [measured(130.2), measured(130.02)] })])).toMatchObject([
      { deed: 'met-after-attempts', attempts: 3, quantities: ['Axle seat'], logs: ['log-0'], day: '2026-03-05' },
    ])
  })

  test('not met that day, but in a later log of the same quantity: both are named', () => {
    const out = logOf(0, { attempts: 2, measurements: [measured(130.2)] })
    expect(met([out])).toEqual([])
    expect(met([logOf(4, { measurements: [measured(130.01, { quantity: ' axle SEAT ' })] }), out])).toMatchObject([{ logs: ['log-0', 'log-4'], day: '2026-03-09' }])
  })

  test('another quantity, another unit, an earlier log, a value that is out again, or one attempt are none', () => {
    const out = logOf(2, { attempts: 2, measurements: [measured(130.2)] })
    expect(met([out, logOf(4, { measurements: [measured(1, { quantity: 'Bore', nominal: 1 })] })])).toEqual([])
    expect(met([out, logOf(4, { measurements: [measured(130, { unit: 'cm' })] })])).toEqual([])
    expect(met([out, logOf(1, { measurements: [measured(130)] })])).toEqual([])
    expect(met([logOf(0, { attempts: 2, measurements: [measured(130), measured(130.2)] })])).toEqual([])
    expect(met([logOf(0, { attempts: 1, measurements: [measured(130)] })])).toEqual([])
  })

  test('attempts without a value that can be judged prove nothing', () => {
    expect(met([logOf(0, { attempts: 4 }), logOf(1, { attempts: 4, measurements: [measured(130, { tolerance: null })] })])).toEqual([])
  })

  test('all quantities have to be met', () => {
    const log = logOf(0, { attempts: 2, measurements: [measured(130), measured(9, { quantity: 'Bore', nominal: 8 })] })
    expect(met([log])).toEqual([])
    expect(met([log, logOf(1, { measurements: [measured(8, { quantity: 'Bore', nominal: 8 })] })])).toMatchObject([{ quantities: ['Axle seat', 'Bore'], logs: ['log-0', 'log-1'] }])
  })

  test('where no tolerance is named, meeting a grade of the standard counts', () => {
    const log = logOf(0, { attempts: 2, measurements: [measured(130.15, { tolerance: null })] })
    expect(met([log], graded)).toHaveLength(1)
    expect(met([logOf(0, { attempts: 2, measurements: [measured(130.25, { tolerance: null })] })], graded)).toEqual([])
  })
})

describe('refinement', () => {
  const points = (logs: readonly PracticeLog[], programmes?: typeof graded) => profileOf(logs, programmes).refinement
  const series = (...values: readonly number[]) => values.map((v, n) => logOf(n, { measurements: [measured(v)] }))

  test('three logs in a row, each closer to nominal than the one before; from above or below', () => {
    expect(points(series(130.3, 129.8, 130.1))).toMatchObject([
      { deed: 'came-closer', quantity: 'Axle seat', unit: 'mm', deviations: [0.3, 0.2, 0.1], logs: ['log-0', 'log-1', 'log-2'], day: '2026-03-07' },
    ])
  })

  test('two are no trend, as close as before is not closer, and a step back ends it', () => {
    expect(points(series(130.3, 130.2))).toEqual([])
    expect(points(series(130.3, 130.2, 129.8))).toEqual([])
    expect(points(series(130.3, 130.2, 130.4, 130.1))).toEqual([])
  })

  test('a longer stretch is one point; what comes after a step back is the next', () => {
    expect(points(series(130.5, 130.4, 130.3, 130.2, 130.9, 130.8, 130.7)).map((p) => p.logs.length)).toEqual([3, 4])
  })

  test('of several readings in a log the worst counts', () => {
    const logs = [logOf(0, { measurements: [measured(130.3)] }), logOf(1, { measurements: [measured(130.2)] }), logOf(2, { measurements: [measured(130), measured(130.25)] })]
    expect(points(logs)).toEqual([])
  })

  test('a finer grade than ever before, with the log that had been the best', () => {
    const logs = [130.15, 130.2, 130.08, 130.06, 130.01].map((v, n) => logOf(n, { measurements: [measured(v, { tolerance: null })] }))
    const finer = points(logs, graded).filter((p) => p.deed === 'finer-grade')
    expect(finer).toMatchObject([
      { grade: 3, before: 2, of: 3, logs: ['log-2', 'log-4'], competency: MEASURE },
      { grade: 2, before: 1, logs: ['log-0', 'log-2'] },
    ])
  })

  test('the first measurement is a beginning, whatever it meets; from no grade to the first is a step', () => {
    expect(points([logOf(0, { measurements: [measured(130)] })], graded)).toEqual([])
    expect(points(series(131, 130.15), graded)).toMatchObject([{ deed: 'finer-grade', grade: 1, before: null }])
  })
})

test('rigour: a checklist done to the end, and own defects that were found', () => {
  const done = logOf(1, { checks: [check('gauge clean', true), check('zeroed', true)] })
  const half = logOf(2, { checks: [check('gauge clean', true), check('zeroed', false)] })
  expect(profileOf([done, half, logOf(0, { ownDefects: ' Burr left on the edge ', checks: [] })]).rigour).toMatchObject([
    { deed: 'checks-done', checks: 2, logs: ['log-1'] },
    { deed: 'own-defect', words: 'Burr left on the edge', logs: ['log-0'] },
  ])
})

test('excellence: an improvement that was proposed; blanks are no words', () => {
  expect(profileOf([logOf(0, { improvement: '  ' }), logOf(1, { improvement: 'A stop for the clamp' })]).excellence).toMatchObject([
    { deed: 'improvement', words: 'A stop for the clamp', logs: ['log-1'] },
  ])
})

describe('whatever the logs say', () => {
  const value = fc.integer({ min: 129_600, max: 130_400 }).map((n) => n / 1_000)
  const reading = fc.record({ value, quantity: fc.constantFrom('Axle seat', 'axle seat', 'Bore'), tolerance: fc.constantFrom(null, { plus: 0.1, minus: 0.05 }), nominal: fc.constantFrom(null, 130) }).map(({ value, ...over }) => measured(value, over))
  const log = fc
    .record({
      n: fc.nat(30),
      apprentice: fc.constantFrom(liWei.id, heLan.id),
      attempts: fc.option(fc.integer({ min: 1, max: 5 })),
      measurements: fc.array(reading, { maxLength: 3 }),
      ownDefects: fc.constantFrom('', 'A burr'),
      improvement: fc.constantFrom('', 'A stop'),
      checks: fc.array(fc.boolean(), { maxLength: 3 }).map((all) => all.map((done, i) => check(`c${i}`, done))),
    })
    .map(({ n, ...over }) => logOf(n, over))
  const logs = fc.array(log, { maxLength: 25 }).map((all) => all.map((l, i) => ({ ...l, id: `log-${i}` as PracticeLogId, writtenAt: i })))
  const pointsOf = (all: readonly PracticeLog[]) => CRAFT_DIMENSIONS.flatMap((d) => profileOf(all, graded)[d])

  test('every point names logs that exist, all of them his, in their order, and is of the day of the last', () => {
    fc.assert(
      fc.property(logs, (all) => {
        const mine = inOrder(all.filter((l) => l.apprentice === liWei.id))
        const places = new Map(mine.map((l, n) => [l.id, n]))
        const points = pointsOf(all)
        for (const p of points) {
          const at = p.logs.map((id) => places.get(id) ?? -1)
          expect(at.length).toBeGreaterThan(0)
          expect(at).not.toContain(-1)
          expect(at).toEqual([...new Set(at)].toSorted((a, b) => a - b))
          expect(p.day).toBe(mine[at.at(-1) ?? -1]?.practisedOn)
        }
        expect(new Set(points.map((p) => p.id)).size).toBe(points.length)
      }),
    )
  })

  test('nothing of it comes from other apprentices, nor from the order in which the logs arrived', () => {
    fc.assert(
      fc.property(logs, (all) => {
        expect(profileOf(all, graded)).toEqual(profileOf(all.filter((l) => l.apprentice === liWei.id).toReversed(), graded))
      }),
    )
  })
})
