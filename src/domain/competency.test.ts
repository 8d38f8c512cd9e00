import { expect, test } from 'vitest'
import { competencyOf, programmeOf } from '#tests/support/people.ts'
import { competency, CRAFT_DIMENSIONS, KINDS, level, LEVELS } from './competency.ts'
import type { CompetencyId } from './ids.ts'
import { competenciesOf, countCompetencies, findCompetency, programme } from './programme.ts'

test('a competency is knowledge, skill or character, and there are four craft dimensions', () => {
  expect(KINDS).toEqual(['knowledge', 'skill', 'character'])
  expect(CRAFT_DIMENSIONS).toEqual(['dedication', 'refinement', 'rigour', 'excellence'])
})

test('the entrustment ladder has five steps, nothing between and nothing beyond', () => {
  expect(LEVELS.every((n) => level.safeParse(n).success)).toBe(true)
  expect([0, 6, 2.5, '3', null].some((n) => level.safeParse(n).success)).toBe(false)
})

test.each([{ validDays: 0 }, { validDays: 1.5 }, { plannedMinutes: -1 }, { kind: 'attitude' }, { craft: ['speed'] }, { title: {} }, { code: 'x'.repeat(41) }, { id: 'with space' }])(
  'no competency: %j',
  (over) => {
    expect(competency.safeParse({ ...competencyOf('c1'), ...over }).success).toBe(false)
  },
)

test('two competencies may bear the same code, as statutory plans have it', () => {
  const plan = programmeOf([competencyOf('c1', { code: '14a' }), competencyOf('c2', { code: '14a' })])
  expect(programme.safeParse(plan).success).toBe(true)
  expect(countCompetencies(plan)).toBe(2)
  expect(competenciesOf(plan).map((c) => c.id)).toEqual(['c1', 'c2'])
  expect(findCompetency(plan, 'c2' as CompetencyId)?.code).toBe('14a')
  expect(findCompetency(plan, 'c3' as CompetencyId)).toBeUndefined()
})
