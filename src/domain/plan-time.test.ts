import { expect, test } from 'vitest'
import { competencyOf, day, DRAWINGS, MEASURE, programmeOf } from '#tests/support/people.ts'
import type { CompetencyId } from './ids.ts'
import { planTime, shareGone } from './plan-time.ts'

const plan = programmeOf([competencyOf(MEASURE, { plannedMinutes: 600 }), competencyOf('turn', { plannedMinutes: 400 }), competencyOf(DRAWINGS, { kind: 'knowledge' })])
const time = { start: day('2026-03-01'), end: day('2026-03-10') }
const of = (kind: string, logs: Parameters<typeof planTime>[1], today = day('2026-03-05')) => planTime(plan, logs, time, today).find((t) => t.kind === kind)

test('time goes evenly from the first to the last day, and never beyond', () => {
  expect(['2026-02-20', '2026-03-01', '2026-03-05', '2026-03-10', '2026-05-01'].map((d) => shareGone(time.start, time.end, day(d)))).toEqual([0, 0.1, 0.5, 1, 1])
  expect(of('skill', [])).toEqual({ kind: 'skill', planned: 1_000, due: 500, actual: 0 })
})

test('a log with several competencies is counted once, shared among them; what is not of the plan counts nowhere', () => {
  const logs = [{ minutes: 90, competencies: [MEASURE, DRAWINGS, 'elsewhere' as CompetencyId] }, { minutes: 40, competencies: [MEASURE] }, { minutes: 60, competencies: [] }]
  expect(of('skill', logs)).toMatchObject({ actual: 70 })
  expect(of('knowledge', logs)).toEqual({ kind: 'knowledge', planned: 0, due: 0, actual: 30 })
  expect(of('character', logs)).toMatchObject({ actual: 0 })
})
