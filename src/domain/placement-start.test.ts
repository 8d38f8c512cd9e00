import { describe, expect, test } from 'vitest'
import { chenHua, day, guidanceOf, moment, placementOf, sunTao, zhangGang } from '#tests/support/people.ts'
import { guardWarnings } from './placement-guard.ts'
import { everGuided, guidedAt, isReady, type Papers } from './placement.ts'
import { keepsItsMentors, lastBirthdayOfAdults, lacksToStart, placementState, replaceMentor } from './placement-start.ts'

const papersOf = (over: Partial<Papers> = {}): Papers => ({
  minor: false,
  agreement: { signedOn: day('2026-02-20'), by: 'Rail Works' },
  guardianConsent: null,
  approved: { by: zhangGang.id, name: 'Zhao Min', at: moment('2026-02-25T09:00Z') },
  ...over,
})
const APRIL = moment('2026-04-01T10:00Z')

describe('a placement may start', () => {
  test('as before where no papers were ever kept', () => {
    expect([isReady(placementOf()), guidedAt(placementOf(), zhangGang.id, APRIL), lacksToStart(placementOf())]).toEqual([true, true, []])
  })

  test.each<[string, Partial<Papers>]>([
    ['the agreement', { agreement: null }],
    ['the consent for a minor', { minor: true }],
    ['the approval', { approved: null }],
  ])('not without %s: nobody guides on it, and nobody ever did', (_, without) => {
    const p = placementOf({ papers: papersOf(without) })
    expect([isReady(p), guidedAt(p, zhangGang.id, APRIL), everGuided(p, zhangGang.id)]).toEqual([false, false, false])
  })

  test('with all of them; for an adult without a guardian', () => {
    const minor = placementOf({ papers: papersOf({ minor: true, guardianConsent: { signedOn: day('2026-02-21') } }) })
    expect([placementOf({ papers: papersOf() }), minor].map((p) => [isReady(p), guidedAt(p, zhangGang.id, APRIL)])).toEqual([
      [true, true],
      [true, true],
    ])
  })

  test('what is missing is told in full: papers, and somebody who guides', () => {
    const gone = guidanceOf(zhangGang, { until: day('2026-02-28') })
    expect(lacksToStart(placementOf({ mentors: [gone], papers: papersOf({ minor: true, agreement: null, approved: null }) }))).toEqual(['agreement', 'guardian-consent', 'mentor'])
    expect(lacksToStart(placementOf({ papers: papersOf({ approved: null }) }))).toEqual([])
  })
})

test('a placement is prepared, ready, running, ended', () => {
  const [ready, prepared] = [placementOf({ papers: papersOf() }), placementOf({ papers: papersOf({ agreement: null }) })]
  const days = ['2026-02-28', '2026-03-01', '2026-08-31', '2026-09-01'].map(day)
  expect(days.map((d) => placementState(ready, d))).toEqual(['ready', 'running', 'running', 'ended'])
  expect(days.map((d) => placementState(prepared, d))).toEqual(['prepared', 'prepared', 'prepared', 'ended'])
})

describe('one mentor after another', () => {
  const mentors = [guidanceOf(zhangGang), guidanceOf(chenHua, { as: 'deputy' })]
  const sun = { person: sunTao.id, name: sunTao.name }

  test('the old one gets his last day, the new one begins the day after, the deputy stays', () => {
    expect(replaceMentor(mentors, zhangGang.id, day('2026-04-30'), sun)).toEqual([
      guidanceOf(zhangGang, { until: day('2026-04-30') }),
      guidanceOf(chenHua, { as: 'deputy' }),
      guidanceOf(sunTao, { from: day('2026-05-01') }),
    ])
  })

  test('a deputy is replaced by a deputy, and earlier turns stay as they were', () => {
    const earlier = guidanceOf(chenHua, { until: day('2026-03-15') })
    const later = guidanceOf(chenHua, { as: 'deputy', from: day('2026-04-01') })
    expect(replaceMentor([earlier, later], chenHua.id, day('2026-05-31'), sun)).toEqual([earlier, { ...later, until: day('2026-05-31') }, guidanceOf(sunTao, { as: 'deputy', from: day('2026-06-01') })])
  })

  test('a turn that would begin only later gives way; somebody who does not guide cannot be replaced', () => {
    expect(replaceMentor([guidanceOf(zhangGang, { from: day('2026-06-01') })], zhangGang.id, day('2026-04-30'), sun)).toEqual([guidanceOf(sunTao, { from: day('2026-05-01') })])
    expect(replaceMentor(mentors, sunTao.id, day('2026-04-30'), sun)).toBe(mentors)
  })

  test('nobody who guided is taken off the list; of a placement that never started anybody may be', () => {
    expect(keepsItsMentors(placementOf(), [guidanceOf(zhangGang)])).toBe(false)
    expect(keepsItsMentors(placementOf(), [...mentors.map((m) => ({ ...m, until: day('2026-04-01') })), guidanceOf(sunTao)])).toBe(true)
    expect(keepsItsMentors(placementOf({ papers: papersOf({ approved: null }) }), [])).toBe(true)
  })
})

test.each([
  ['2026-03-01', '2008-03-01'],
  ['2028-02-29', '2010-02-28'],
  ['2026-02-28', '2008-02-28'],
  // As a year looks while it is being typed.
  ['0002-12-31', '0000-12-31'],
])('who starts on %s is of age if born on %s or before', (start, born) => expect(lastBirthdayOfAdults(day(start))).toBe(born))

describe('work without an agreement', () => {
  const worked = { practisedOn: day('2026-03-05'), minutes: 90, startedAt: null, id: 'log' }
  const rulesOf = (papers?: Papers) => guardWarnings(placementOf(papers === undefined ? {} : { papers }), [worked as never]).map((w) => w.rule).filter((r) => r === 'without-agreement')

  test('is told of every day that no paper covers, for good', () => {
    expect(rulesOf(papersOf({ agreement: null }))).toEqual(['without-agreement'])
    expect(rulesOf(papersOf({ agreement: { signedOn: day('2026-03-06'), by: 'Works' } }))).toEqual(['without-agreement'])
    expect(rulesOf(papersOf({ minor: true }))).toEqual(['without-agreement'])
  })

  test('is not told of days that are covered, or where no papers are kept', () => {
    expect([rulesOf(), rulesOf(papersOf()), rulesOf(papersOf({ minor: true, guardianConsent: { signedOn: day('2026-03-05') } }))]).toEqual([[], [], []])
  })
})
