import { competencyOf, contentOf, liWei, MEASURE, PLACEMENT, PROGRAMME, programmeOf, SECURE } from '#tests/support/people.ts'
import type { CheckId, MeasurementId, PracticeLogId } from '#domain/ids.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { cleanup, render, screen, within } from '@testing-library/react'
import type { ReactElement } from 'react'
import { afterEach, expect, test } from 'vitest'
import { LogDetails } from './log-details.tsx'

i18n.load('en', {})
i18n.activate('en')
afterEach(cleanup)

const show = (what: ReactElement) => render(<I18nProvider i18n={i18n}>{what}</I18nProvider>)
const seat = { id: 'm1' as MeasurementId, quantity: 'Axle seat', unit: 'mm', value: 130.04, nominal: 130, tolerance: { plus: 0.05, minus: 0.05 }, instrument: 'M-14' }
const standard = { quantity: 'Axle seat', unit: 'mm', nominal: 130, grades: [{ grade: 1, within: 0.2 }, { grade: 2, within: 0.05 }, { grade: 3, within: 0.01 }] }
const programme = programmeOf([competencyOf(SECURE), competencyOf(MEASURE, { code: 'S07', title: { en: 'Measure axle seats' }, standard })])

const logOf = (over: Partial<PracticeLog> = {}): PracticeLog => ({
  ...contentOf({ measurements: [seat] }),
  id: 'log' as PracticeLogId,
  apprentice: liWei.id,
  placement: PLACEMENT,
  programme: PROGRAMME,
  state: 'submitted',
  revision: 1,
  writtenAt: 0,
  submittedAt: 0,
  zone: 0,
  late: true,
  confirmedBy: null,
  otherVersions: [],
  ...over,
})

const fieldOf = (word: string) => screen.getByText(word, { selector: 'dt' }).nextElementSibling as HTMLElement

test('a log is read with hours, codes and titles, the late mark, and each measurement against its tolerance', () => {
  show(<LogDetails log={logOf()} programme={programme} />)
  expect(fieldOf('Minutes').textContent).toBe('1:30')
  expect(fieldOf('Date').textContent).toContain('written late')
  expect(fieldOf('Skills').textContent).toBe('S07Measure axle seats')
  const row = within(screen.getByRole('table', { name: 'Measurements' })).getAllByRole('row')[1]
  expect(row?.textContent?.replaceAll('\u00a0', ' ')).toMatch(/Axle seat.*130.04 mm.*130 ± 0.05.*in tolerance.*grade 2 of 3/)
  expect(screen.queryByText('Improvement')).toBeNull()
})

test('against an earlier version every change is marked, of words, numbers, skills and measurements', () => {
  const before = contentOf({ minutes: 60, whatIDid: 'Measured the axle seat.', competencies: [SECURE, MEASURE], measurements: [{ ...seat, value: 130.2 }] })
  show(<LogDetails log={logOf({ competencies: [MEASURE] })} programme={programme} before={before} />)
  const gone = [...document.querySelectorAll('del')].map((e) => e.textContent)
  const come = [...document.querySelectorAll('ins')].map((e) => e.textContent)
  expect(gone).toEqual(['1:00', SECURE, '130.2\u00a0mm'])
  expect(come).toEqual(['1:30', ' at three places', '130.04\u00a0mm'])
  // A screen reader hears the change, and what is copied stays the plain text.
  expect(getComputedStyle(document.querySelector('del') as Element, '::before').content).toContain('removed')
})

test('what was checked is read line by line, and the difference says what was ticked, added and taken out', () => {
  const check = (id: string, text: string, done: boolean) => ({ id: id as CheckId, text, done })
  const now = [check('a', 'Guard closed', true), check('b', 'Key out', true), check('d', 'Coolant on', false)]
  const first = show(<LogDetails log={logOf({ checks: now })} programme={programme} />)
  expect(within(fieldOf('Checklist')).getAllByRole('listitem').map((li) => li.textContent)).toEqual(['Guard closed, done', 'Key out, done', 'Coolant on, not done'])
  first.unmount()
  const before = contentOf({ checks: [check('a', 'Guard closed', true), check('b', 'Key out', false), check('c', 'Glasses on', true)] })
  show(<LogDetails log={logOf({ checks: now })} programme={programme} before={before} />)
  const list = within(fieldOf('Checklist'))
  expect(list.getAllByRole('listitem').map((li) => li.textContent)).toEqual(['Guard closed, done', 'Key outnot done done', 'Coolant on, not done', 'Glasses on, done'])
  expect([...fieldOf('Checklist').querySelectorAll('del')].map((e) => e.textContent)).toEqual(['not done', 'Glasses on'])
  expect([...fieldOf('Checklist').querySelectorAll('ins')].map((e) => e.textContent)).toEqual(['done', 'Coolant on'])
})

test('what another device wrote stands beside what became of the field', () => {
  show(<LogDetails log={logOf({ otherVersions: [{ field: 'whatIDid', text: 'Written on the tablet', at: 0 }, { field: 'minutes', text: '45', at: 0 }] })} programme={programme} />)
  expect(fieldOf('What I did').textContent).toContain('Measured the axle seat at three places.')
  expect(fieldOf('What I did').textContent).toContain('Written on the tablet')
  expect(fieldOf('Minutes').textContent).toContain('0:45')
})

test('a field that says nothing is drawn where something is pinned to it, and only there', () => {
  show(<LogDetails log={logOf()} programme={null} pins={(field) => (field === 'ownDefects' ? <p>None at all?</p> : null)} />)
  expect(fieldOf('Own defects found').textContent).toBe('Nothing writtenNone at all?')
  expect(screen.queryByText('Attempts')).toBeNull()
  expect(fieldOf('Skills').textContent).toBe(MEASURE)
})
