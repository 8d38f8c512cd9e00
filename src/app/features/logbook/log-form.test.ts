import { contentOf, day, MEASURE, moment } from '#tests/support/people.ts'
import type { ClockTime } from '#domain/calendar-day.ts'
import type { CheckId, MeasurementId } from '#domain/ids.ts'
import { expect, test } from 'vitest'
import { emptyForm, formOf, type LogForm, readForm } from './log-form.ts'
import { readTolerance, typedNumber, typedTolerance } from './typed-measurement.ts'

const clock = { at: moment('2026-03-05T12:00Z'), today: day('2026-03-05'), accepted: null }
const good = formOf(contentOf())
const wrong = (over: Partial<LogForm>) => {
  const read = readForm({ ...good, ...over }, clock)
  return 'errors' in read ? Object.fromEntries(read.errors) : {}
}

test('content that is put into the form and read again is the same, to the last decimal', () => {
  const content = contentOf({
    startedAt: '07:30' as ClockTime,
    attempts: 3,
    ownDefects: ' a burr ',
    notApplicable: [{ competency: MEASURE, because: 'no lathe here' }],
    photos: [],
    checks: [{ id: 'k1' as CheckId, text: 'Gauge warm', done: true }],
    measurements: [
      { id: 'm1' as MeasurementId, quantity: 'Seat', unit: 'mm', value: 130.05, nominal: 130, tolerance: { plus: 0.05, minus: 0.05 }, instrument: 'M-14' },
      { id: 'm2' as MeasurementId, quantity: 'Leak', unit: 'A', value: 1.5e-9, nominal: null, tolerance: { plus: 0.1, minus: 0 }, instrument: '' },
      { id: 'm3' as MeasurementId, quantity: 'Play', unit: '', value: -0.1, nominal: 0, tolerance: null, instrument: '' },
    ],
  })
  expect(readForm(formOf(content), clock)).toEqual({ content })
})

test('a day after today on this device is an error, even where it has begun elsewhere on earth', () => {
  expect(wrong({ practisedOn: '2026-03-06' })).toEqual({ practisedOn: 'in-the-future' })
  expect(wrong({ practisedOn: '2026-03-05' })).toEqual({})
  expect('content' in readForm({ ...good, practisedOn: '2026-03-06' }, { ...clock, accepted: day('2026-03-06') })).toBe(true)
})

test('every field that is wrong is named at once, with what is wrong with it', () => {
  expect('errors' in readForm(emptyForm(clock.today), clock) && Object.fromEntries((readForm(emptyForm(clock.today), clock) as { errors: Map<string, string> }).errors)).toEqual({
    task: 'required',
    minutes: 'required',
    whatIDid: 'required',
  })
  expect(wrong({ practisedOn: '', minutes: '-5', attempts: 'x' })).toMatchObject({ practisedOn: 'required', minutes: 'too-small', attempts: 'not-a-number' })
  expect(wrong({ task: 'x'.repeat(201), whatIDid: 'NUL \u0000', minutes: '1441' })).toEqual({ task: 'too-long', whatIDid: 'unreadable', minutes: 'too-large' })
})

test('errors of a measurement are named by its own row; a suggestion without a value is left out', () => {
  const row = { id: 'm2' as MeasurementId, quantity: 'Seat', unit: 'mm', nominal: '130', tolerance: '-1', value: '', instrument: '', prefilled: false }
  const prefilled = { ...row, id: 'm1' as MeasurementId, prefilled: true }
  expect(wrong({ measurements: [prefilled, row] })).toMatchObject({ 'measurements.m2.value': 'required', 'measurements.m2.tolerance': expect.any(String) })
  expect(wrong({ measurements: [prefilled] })).toEqual({})
  expect(wrong({ notApplicable: [{ competency: MEASURE, because: ' ' }] })).toEqual({ [`notApplicable.${MEASURE}`]: 'required' })
})

test('numbers are read as people type them', () => {
  expect(wrong({ minutes: ' ９０ ' })).toEqual({})
  expect(readTolerance('±0,05')).toEqual({ plus: 0.05, minus: 0.05 })
  expect(readTolerance('+0,1 / −0,05')).toEqual({ plus: 0.1, minus: 0.05 })
  expect(readTolerance(' ')).toBeNull()
  expect(readTolerance('about 1')).toEqual({ plus: NaN, minus: NaN })
  for (const t of [{ plus: 0.1, minus: 0 }, { plus: 0.05, minus: 0.05 }]) expect(readTolerance(typedTolerance(t))).toEqual(t)
  expect(typedNumber(1e-7)).toBe('0.0000001')
})
