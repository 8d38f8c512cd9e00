import { expect, test } from 'vitest'
import { day, placementOf } from '#tests/support/people.ts'
import { isObservationDue } from './observation-due.ts'

const lastWeek = { week: day('2026-03-02') }
const thisWeek = { week: day('2026-03-09') }

test('a week that nobody noted is due on its working days', () => {
  expect(isObservationDue(placementOf(), [lastWeek], day('2026-03-09'))).toBe(true)
  expect(isObservationDue(placementOf(), [], day('2026-03-13'))).toBe(true)
})

test('once it was noted, nobody is asked again', () => {
  expect(isObservationDue(placementOf(), [lastWeek, thisWeek], day('2026-03-12'))).toBe(false)
})

test('on a rest day nobody is asked; the placement says which days those are', () => {
  expect(isObservationDue(placementOf(), [], day('2026-03-14'))).toBe(false)
  expect(isObservationDue(placementOf({ restDays: [3] }), [], day('2026-03-14'))).toBe(true)
  expect(isObservationDue(placementOf({ restDays: [3] }), [], day('2026-03-11'))).toBe(false)
})
