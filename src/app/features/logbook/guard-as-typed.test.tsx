import { addDays, type CalendarDay, type ClockTime, mondayOf } from '#domain/calendar-day.ts'
import type { PracticeLogId } from '#domain/ids.ts'
import type { Placement } from '#domain/placement.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import { portfolioOf } from '#sync/scope.ts'
import { actorOf, contentOf, liWei, PLACEMENT, placementOf, PROGRAMME } from '#tests/support/people.ts'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { today } from '../../store/clock.ts'
import { Database } from '../../store/database.ts'
import { createMutate } from '../../store/mutate.ts'
import { newId } from '../../store/new-id.ts'
import { StoreProvider } from '../../store/store-context.tsx'
import { GuardAsTyped } from './guard-as-typed.tsx'

const monday = addDays(mondayOf(today()), -14)
const on = (n: number): CalendarDay => addDays(monday, n)
const LOG = 'typed' as PracticeLogId
let db: Database

const logOf = (id: string, over: Partial<PracticeLog> = {}): PracticeLog => ({
  ...contentOf({ practisedOn: on(1), minutes: 480 }),
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
const put = (log: PracticeLog) => db.rows('practiceLog').put({ ...log, _scope: portfolioOf(liWei.id) })

const typing = (typed: { practisedOn: string; minutes: string; startedAt?: string }, over: Partial<Placement> = {}) => {
  const form = { startedAt: '', ...typed }
  const actor = actorOf(liWei)
  const profile = { person: liWei.id, school: liWei.school, schoolName: 'School', demo: false, name: liWei.name, username: 'li', roles: liWei.roles }
  return render(
    <I18nProvider i18n={i18n}>
      <StoreProvider store={{ db, actor, mutate: createMutate(db, actor, () => undefined), profile }}>
        <MemoryRouter>
          <GuardAsTyped form={form} placement={placementOf({ start: addDays(today(), -60), end: addDays(today(), 60), ...over })} log={LOG} />
        </MemoryRouter>
      </StoreProvider>
    </I18nProvider>,
  )
}
const said = () => screen.getByRole('status').textContent ?? ''
/** What stands there once the device has answered: a second form, asked later, has its warning by then. */
const settled = async (first: ReturnType<typeof typing>): Promise<string> => {
  const second = typing({ practisedOn: on(5), minutes: '60' })
  await within(second.container).findByText(/, a rest day\./)
  return within(first.container).getByRole('status').textContent ?? ''
}

beforeEach(() => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  db = new Database(`guard-${newId()}`)
})
afterEach(async () => {
  cleanup()
  await db.delete()
})

test('nine and a half hours with what was logged before are warned of at once, with a way to raise a concern', async () => {
  await put(logOf('before'))
  typing({ practisedOn: on(1), minutes: '９０' })
  await waitFor(() => expect(said()).toMatch(/This makes 9 h 30 on Tue .*\. More than 8 h a day is not allowed on a placement\.Your teacher will see it\./))
  expect(screen.getByRole('link', { name: 'Raise a concern' }).getAttribute('href')).toBe('/concerns/new?category=hours')
})

test('a correction replaces its earlier revision and is not counted beside it', async () => {
  await put(logOf(LOG))
  await put(logOf('other', { practisedOn: on(2), minutes: 481 }))
  typing({ practisedOn: on(2), minutes: '1' })
  await waitFor(() => expect(said()).toContain('8 h 02'))
  cleanup()
  expect(await settled(typing({ practisedOn: on(1), minutes: '480' }))).toBe('')
})

test('logs of another placement do not count, those of the Sunday before do', async () => {
  await put(logOf('elsewhere', { placement: 'another' as Placement['id'], practisedOn: on(0) }))
  await put(logOf('sunday', { practisedOn: on(-1), startedAt: '22:00' as ClockTime, minutes: 600 }))
  typing({ practisedOn: on(0), minutes: '1' })
  await waitFor(() => expect(said()).toContain('This makes 8 h 01 on Mon'))
  cleanup()
  expect(await settled(typing({ practisedOn: on(1), minutes: '60' }))).toBe('')
})

test.each([
  ['', '90'],
  ['2026-02-30', '90'],
  ['a Saturday', '9000'],
  ['a Saturday', 'abc'],
  ['a Saturday', ''],
])('a form with the day “%s” and the minutes “%s” says nothing yet', async (practisedOn, minutes) => {
  expect(await settled(typing({ practisedOn: practisedOn === 'a Saturday' ? on(5) : practisedOn, minutes, startedAt: '23:00' }))).toBe('')
})

test('a beginning at night is warned of; one that cannot be read says nothing', async () => {
  typing({ practisedOn: on(1), minutes: '60', startedAt: '22:30' })
  await waitFor(() => expect(said()).toContain('This makes 1 h at night on Tue'))
  cleanup()
  expect(await settled(typing({ practisedOn: on(1), minutes: '60', startedAt: '22.3' }))).toBe('')
})

test('what the school lifted is a quiet note with its reason and no way to complain', async () => {
  const exemptions = [{ rule: 'rest-day', because: 'The depot closes on Mondays.', from: on(0), until: on(6) }]
  typing({ practisedOn: on(5), minutes: '60' }, { exemptions })
  await waitFor(() => expect(said()).toMatch(/This makes 1 h on Sat .*, a rest day\. Allowed until .*: The depot closes on Mondays\./))
  expect(screen.queryByRole('link')).toBeNull()
})
