import { expect, test } from 'vitest'
import { day } from '#tests/support/people.ts'
import type { PersonId, VisitId } from './ids.ts'
import { followUpsOpen, isOverdueVisit } from './visit.ts'

const visit = (id: string, over: object = {}) => ({
  id: id as VisitId,
  apprentice: 'li-wei' as PersonId,
  state: 'done' as 'done' | 'planned' | 'cancelled',
  plannedFor: day('2026-03-10'),
  wentOn: day('2026-03-10'),
  followUpOn: null as ReturnType<typeof day> | null,
  ...over,
})

test('a planned visit is overdue from the day after; a held or called off one never is', () => {
  const v = visit('v', { state: 'planned', wentOn: null })
  expect([day('2026-03-10'), day('2026-03-11')].map((d) => isOverdueVisit(v, d))).toEqual([false, true])
  expect(isOverdueVisit(visit('v'), day('2026-03-11'))).toBe(false)
  expect(isOverdueVisit(visit('v', { state: 'cancelled' }), day('2026-03-11'))).toBe(false)
})

test('another look is open until a later visit to the same apprentice is planned or held; one called off keeps nothing', () => {
  const asked = visit('a', { followUpOn: day('2026-04-01') })
  const open = (...others: ReturnType<typeof visit>[]) => followUpsOpen([asked, ...others]).map((v) => v.id)
  expect(open()).toEqual(['a'])
  expect(open(visit('b', { apprentice: 'he-lan', wentOn: day('2026-04-01') }))).toEqual(['a'])
  expect(open(visit('b', { wentOn: day('2026-03-01') }))).toEqual(['a'])
  expect(open(visit('b', { state: 'cancelled', wentOn: null, plannedFor: day('2026-04-01') }))).toEqual(['a'])
  expect(open(visit('b', { state: 'planned', wentOn: null, plannedFor: day('2026-04-20') }))).toEqual([])
  expect(open(visit('b', { wentOn: day('2026-03-28') }))).toEqual([])
})

test('the earliest day that was named stands first', () => {
  const [late, soon] = [visit('late', { followUpOn: day('2026-05-01') }), visit('soon', { apprentice: 'he-lan', followUpOn: day('2026-04-01') })]
  expect(followUpsOpen([late, soon]).map((v) => v.id)).toEqual(['soon', 'late'])
})
