import { expect, test } from 'vitest'
import { day, placementOf } from '#tests/support/people.ts'
import { emptyWeeks } from './empty-weeks.ts'

const today = day('2026-04-01')
// Wednesday 4 March: the first week has three working days.
const placement = placementOf({ start: day('2026-03-04'), end: day('2026-08-31') })
const log = (on: string) => ({ practisedOn: day(on), minutes: 60, startedAt: null })

test('whole weeks without a log, the latest first; the week that runs is not over', () => {
  expect(emptyWeeks([placement], [log('2026-03-12')], today)).toEqual(['2026-03-23', '2026-03-16', '2026-03-02'])
  expect(emptyWeeks([placement], [log('2026-03-05'), log('2026-03-12'), log('2026-03-18'), log('2026-03-24')], today)).toEqual([])
})

test('before, after and between placements nobody is missing', () => {
  const [early, late] = [placementOf({ start: day('2026-03-02'), end: day('2026-03-08') }), placementOf({ start: day('2026-03-23'), end: day('2026-08-31') })]
  expect(emptyWeeks([early, late], [], today)).toEqual(['2026-03-23', '2026-03-02'])
  expect(emptyWeeks([], [], today)).toEqual([])
})

test('a week of which only two working days belong to the placement says nothing', () => {
  expect(emptyWeeks([placementOf({ start: day('2026-03-05') })], [log('2026-03-10'), log('2026-03-17'), log('2026-03-24')], today)).toEqual([])
})
