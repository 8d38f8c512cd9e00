import { contentOf, liWei, PLACEMENT, PROGRAMME } from '#tests/support/people.ts'
import type { CompetencyId, PracticeLogId } from '#domain/ids.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import { expect, test } from 'vitest'
import { suggestedSkills, suggestedTasks } from './suggestions.ts'

const log = (task: string, n: number): PracticeLog => ({
  ...contentOf({ task }),
  id: `${task} ${n}` as PracticeLogId,
  apprentice: liWei.id,
  placement: PLACEMENT,
  programme: PROGRAMME,
  state: 'submitted',
  revision: 1,
  writtenAt: 0,
  submittedAt: 0,
  zone: 0,
  late: false,
  confirmedBy: null,
  otherVersions: [],
})
const last = (...tasks: readonly string[]) => tasks.map(log)

test('three tasks that came last, then the most frequent others, six in all; each by its latest log', () => {
  const found = suggestedTasks(last('Door', 'seat', 'Brake', 'Roof', 'Seat ', 'Oil', 'Oil', 'Paint', 'Paint', 'Paint', 'Yard', 'Wash', 'Roof'))
  expect(found.map((l) => l.id)).toEqual(['Door 0', 'seat 1', 'Brake 2', 'Paint 7', 'Roof 3', 'Oil 5'])
})

test('skills likewise, and none that is no longer in the plan', () => {
  const logs = [['a', 'b'], ['gone'], ['c', 'd'], ['e'], ['e', 'd'], ['e'], ['f'], ['g']].map((competencies) => ({ competencies: competencies as CompetencyId[] }))
  expect(suggestedSkills(logs, new Set('abcdefg') as ReadonlySet<string> as ReadonlySet<CompetencyId>)).toEqual(['a', 'b', 'c', 'e', 'd', 'f'])
  expect(suggestedSkills(logs, new Set())).toEqual([])
})

test('a first log has nothing to go by', () => {
  expect([suggestedTasks([]), suggestedSkills([], new Set())]).toEqual([[], []])
})
