import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { competencyOf, contentOf, day, MEASURE, PROGRAMME, programmeOf, SECURE } from '#tests/support/people.ts'
import { addDays } from './calendar-day.ts'
import type { CompetencyId, UnitId } from './ids.ts'
import { repetition } from './repetition.ts'

const DOOR = 'door' as CompetencyId
const plan = programmeOf()
const programmes = new Map([
  [PROGRAMME, { ...plan, units: [...plan.units, { id: 'unit-2' as UnitId, code: 'D', title: { en: 'Doors' }, competencies: [competencyOf(DOOR)] }] }],
])
const log = (n: number, minutes: number, over: Parameters<typeof contentOf>[0] = {}) => ({
  ...contentOf({ practisedOn: addDays(day('2026-03-02'), n), minutes, ...over }),
  programme: PROGRAMME,
})
const tenDays = (door: number) => Array.from({ length: 10 }, (_, n) => log(n, 10, { competencies: n < door ? [DOOR] : [MEASURE] }))

describe('simple repetitive work', () => {
  test('seven of ten equal days in one unit are repetitive, six are not', () => {
    expect(repetition(tenDays(7), programmes)).toMatchObject({ category: { kind: 'unit', unit: { code: 'D' } }, minutes: 70, of: 100, isRepetitive: true })
    expect(repetition(tenDays(6), programmes)).toMatchObject({ minutes: 60, of: 100, isRepetitive: false })
  })

  test('minutes count, not logs', () => {
    expect(repetition([...tenDays(6), log(3, 40, { competencies: [DOOR] })], programmes)).toMatchObject({ minutes: 100, of: 140, isRepetitive: true })
  })

  test('two competencies of one unit are one category, and the first one of a log decides', () => {
    const logs = Array.from({ length: 10 }, (_, n) => log(n, 10, { competencies: n % 2 === 0 ? [SECURE, DOOR] : [MEASURE] }))
    expect(repetition(logs, programmes)).toMatchObject({ category: { kind: 'unit', unit: { code: 'B' } }, minutes: 100 })
  })

  test('work off the programme is the same when its task is called the same, however it is spaced and capitalised', () => {
    const logs = Array.from({ length: 10 }, (_, n) => log(n, 10, { competencies: [], task: n % 2 === 0 ? 'Sweep the yard' : ' sweep  the YARD ' }))
    expect(repetition(logs, programmes)).toMatchObject({ category: { kind: 'task' }, minutes: 100, isRepetitive: true })
  })

  test('nine days say nothing yet, and of many only the last ten with logs count', () => {
    expect(repetition(tenDays(10).slice(1), programmes)).toMatchObject({ days: 9, isRepetitive: false })
    const moved = [...tenDays(10), ...Array.from({ length: 10 }, (_, n) => log(20 + n * 3, 10))]
    expect(repetition(moved, programmes)).toMatchObject({ category: { kind: 'unit', unit: { code: 'B' } }, from: addDays(day('2026-03-02'), 20), days: 10, minutes: 100, of: 100 })
  })

  test('no logs, no fact', () => {
    expect(repetition([], programmes)).toBeNull()
  })

  test('for any logs: the entries are the category, the latest first, no other has more, and the order of the logs says nothing', () => {
    const anyLog = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 600 }), fc.constantFrom([DOOR], [MEASURE], [])).map(([n, minutes, competencies]) => log(n, minutes, { competencies }))
    fc.assert(
      fc.property(fc.array(anyLog, { minLength: 1, maxLength: 40 }), (logs) => {
        const found = repetition(logs, programmes)
        expect(found).not.toBeNull()
        if (found === null) return
        expect(found.logs.reduce((n, l) => n + l.minutes, 0)).toBe(found.minutes)
        expect(found.logs.map((l) => l.practisedOn)).toEqual(found.logs.map((l) => l.practisedOn).toSorted().toReversed())
        expect(found.minutes * 3).toBeGreaterThanOrEqual(found.of)
        expect(repetition(logs.toReversed(), programmes)).toMatchObject({ minutes: found.minutes, of: found.of, isRepetitive: found.isRepetitive })
        if (found.isRepetitive) expect(found.minutes / found.of).toBeGreaterThanOrEqual(0.7)
      }),
    )
  })
})
