import { contentOf, day, liWei, PLACEMENT, placementOf, PROGRAMME } from '#tests/support/people.ts'
import type { ClockTime } from '#domain/calendar-day.ts'
import type { PracticeLogId } from '#domain/ids.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import { expect, test } from 'vitest'
import { keyOf, rowsOf } from './log-rows.ts'

const logOf = (id: string, practisedOn: string, over: Partial<PracticeLog> = {}): PracticeLog => ({
  ...contentOf({ practisedOn: day(practisedOn), minutes: 60 }),
  id: id as PracticeLogId,
  apprentice: liWei.id,
  placement: PLACEMENT,
  programme: PROGRAMME,
  state: 'submitted',
  revision: 1,
  writtenAt: 1,
  submittedAt: 1,
  zone: 0,
  late: false,
  confirmedBy: null,
  otherVersions: [],
  ...over,
})
const codeOf = () => ''
const page = (logs: readonly PracticeLog[]) => rowsOf({ logs, from: day('2026-03-09'), placements: [placementOf()], codeOf })

test('a page names each week and each day once, before its logs', () => {
  const rows = page([logOf('d', '2026-03-17'), logOf('c', '2026-03-17'), logOf('b', '2026-03-16'), logOf('a', '2026-03-10')])
  expect(rows.map(keyOf)).toEqual(['week 2026-03-16', '2026-03-17', 'd', 'c', '2026-03-16', 'b', 'week 2026-03-09', '2026-03-10', 'a'])
  expect(rows.flatMap((r) => (r.row === 'week' ? [[r.minutes, r.weeklyHours, r.warnings]] : []))).toEqual([[180, 40, 0], [60, 40, 0]])
})

test('the night before a page counts in the hours of its first week, and is not shown on it', () => {
  const night = logOf('night', '2026-03-08', { startedAt: '23:00' as ClockTime, minutes: 180 })
  const rows = page([logOf('a', '2026-03-10'), night])
  expect(rows.map(keyOf)).toEqual(['week 2026-03-09', '2026-03-10', 'a'])
  // Two of its hours are Monday's, and of a Monday's night the placement guard warns.
  expect(rows.find((r) => r.row === 'week')).toMatchObject({ minutes: 180, warnings: 1 })
})
