import { describe, expect, test } from 'vitest'
import { competencyOf, DRAWINGS, MEASURE, programmeOf, SECURE } from '#tests/support/people.ts'
import type { CompetencyId, UnitId } from '../ids.ts'
import { checkPlan } from './check-plan.ts'
import { type PlanContent, planContentOf, type PlanEdit, planEdit, replay, touchedBy, withEdit } from './plan-edit.ts'

const start = planContentOf(programmeOf())
const UNIT = 'unit' as UnitId
const NEW = 'new-unit' as UnitId
const done = (...edits: readonly PlanEdit[]) => replay(start, edits).content
const idsIn = (plan: PlanContent) => plan.units.map((u) => [u.id, ...u.competencies.map((c) => c.id)])
const named = (line: CompetencyId, en: string): PlanEdit => ({ do: 'set-line', line, set: { title: { en } } })
const addUnit: PlanEdit = { do: 'add-unit', unit: { id: NEW, code: 'C', title: { en: 'Doors' } }, after: UNIT }

describe('deeds on a plan', () => {
  test('lines are added, moved between units and taken out, in the order that was asked for', () => {
    const plan = done(
      addUnit,
      { do: 'add-line', line: competencyOf('first'), to: UNIT, after: null },
      { do: 'move-line', line: DRAWINGS, to: NEW, after: null },
      { do: 'move-line', line: MEASURE, to: NEW, after: DRAWINGS },
      { do: 'remove-line', line: SECURE },
      { do: 'move-unit', unit: NEW, after: null },
    )
    expect(idsIn(plan)).toEqual([[NEW, DRAWINGS, MEASURE], [UNIT, 'first', 'tidiness']])
  })

  test('taking the last deed away leaves the plan as it was before it', () => {
    const edits = [addUnit, named(SECURE, 'Chock the wheels')]
    expect(replay(start, edits.slice(0, 1)).content).toEqual(done(addUnit))
    expect(replay(start, []).content).toEqual(start)
  })

  test('letters of one field are one deed; another field, another line or a proposal is another', () => {
    const typed = ['S', 'Se', 'Sec'].map((en) => named(SECURE, en)).reduce(withEdit, [] as readonly PlanEdit[])
    expect(typed).toEqual([named(SECURE, 'Sec')])
    expect(withEdit(typed, named(MEASURE, 'M'))).toHaveLength(2)
    expect(withEdit(typed, { do: 'set-line', line: SECURE, set: { code: 'X' } })).toHaveLength(2)
    expect(withEdit([addUnit], addUnit)).toHaveLength(2)
  })

  test('on a version where a line is gone, its deed is named and the others are done', () => {
    const without = { ...start, units: start.units.map((u) => ({ ...u, competencies: u.competencies.filter((c) => c.id !== SECURE) })) }
    const lost = named(SECURE, 'Chock the wheels')
    const { content, homeless } = replay(without, [lost, named(MEASURE, 'Measure')])
    expect(homeless).toEqual([lost])
    expect(content.units[0]?.competencies[0]?.title).toEqual({ en: 'Measure' })
    expect([...touchedBy([lost, addUnit])]).toEqual([SECURE, NEW])
  })

  test('every deed is read back from JSON as it was', () => {
    const all: readonly PlanEdit[] = [addUnit, named(SECURE, 'x'), { do: 'add-line', line: competencyOf('n'), to: UNIT, after: null }, { do: 'set-plan', set: { source: 'the school' } }]
    expect(all.map((e) => planEdit.parse(JSON.parse(JSON.stringify(e))))).toEqual(all)
  })
})

describe('what is wrong with a plan', () => {
  const found = (...edits: readonly PlanEdit[]) => checkPlan(done(...edits), start).map((f) => [f.at, f.field, f.code, f.detail, f.stops])

  test('a sound plan has no findings', () => expect(found()).toEqual([]))

  test('a name that says nothing, in all languages, is told at its line', () => {
    expect(found({ do: 'set-line', line: SECURE, set: { title: { en: ' ', zh: '' } } })).toEqual([[SECURE, 'title', 'name-missing', '', true]])
  })

  test('lines that wait for each other are named by the way round, at each of them', () => {
    const back: PlanEdit = { do: 'set-line', line: SECURE, set: { prerequisites: [{ competency: MEASURE, safety: false }] } }
    // Drawings wait for the circle and are not on it.
    const below: PlanEdit = { do: 'set-line', line: DRAWINGS, set: { prerequisites: [{ competency: SECURE, safety: false }] } }
    expect(found(back, below)).toEqual([
      [SECURE, 'prerequisites', 'cycle', 'secure → measure → secure', true],
      [MEASURE, 'prerequisites', 'cycle', 'secure → measure → secure', true],
    ])
    expect(found({ do: 'set-line', line: DRAWINGS, set: { prerequisites: [{ competency: DRAWINGS, safety: false }] } })).toEqual([[DRAWINGS, 'prerequisites', 'cycle', 'drawings → drawings', true]])
  })

  test('a chain of five thousand is walked without a circle being seen in it', () => {
    const chain = Array.from({ length: 5_000 }, (_, n) => competencyOf(`c${n}`, { prerequisites: n === 0 ? [] : [{ competency: `c${n - 1}` as CompetencyId, safety: false }] }))
    const plan = { ...start, units: [0, 1_700, 3_400].map((from, n) => ({ id: `u${n}` as UnitId, code: '', title: { en: 'U' }, competencies: chain.slice(from, [1_700, 3_400, 5_000][n]) })) }
    expect(checkPlan(plan, start)).toEqual([])
  })

  test('a prerequisite that was taken out stays and is told, because it may be about safety', () => {
    expect(found({ do: 'remove-line', line: SECURE })).toEqual([[MEASURE, 'prerequisites', 'prerequisite-gone', '', true]])
  })

  test('a code that comes twice stops; one that came twice before may stay', () => {
    const twice: PlanEdit = { do: 'set-line', line: DRAWINGS, set: { code: SECURE } }
    expect(found(twice)).toEqual([SECURE, DRAWINGS].map((at) => [at, 'code', 'code-doubled', SECURE, true]))
    expect(checkPlan(done(twice), done(twice)).map((f) => f.stops)).toEqual([false, false])
  })

  test('numbers that are none and grades that get coarser are told at their fields', () => {
    const standard = { quantity: 'diameter', unit: 'mm', nominal: 130, grades: [{ grade: 1, within: 0.1 }, { grade: 2, within: 0.2 }] }
    expect(found({ do: 'set-line', line: SECURE, set: { validDays: NaN, plannedMinutes: -1, standard } }).map((f) => f.slice(1, 3))).toEqual([
      ['validDays', 'number-wrong'],
      ['plannedMinutes', 'number-wrong'],
      ['standard', 'standard-wrong'],
    ])
  })
})
