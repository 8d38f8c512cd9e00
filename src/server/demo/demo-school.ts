/**
 * A school to look at: people, a plan, eight weeks of logbooks and signatures, and what was raised, told relative to
 * today. Pure, and the same for a whole day, so that a server may make it again without doubling anything.
 */
import type { Instant } from '#domain/calendar-day.ts'
import type { PersonId } from '#domain/ids.ts'
import type { School } from '#domain/people.ts'
import type { AnyRow, RowOf, RowType } from '#sync/rows.ts'
import { demoClock } from './demo-clock.ts'
import { concernsOf } from './demo-concerns.ts'
import { guidingOf } from './demo-guidance.ts'
import { formerLog, toldLogs } from './demo-logs.ts'
import { accounts, cohortsAt, enterprises, people, placementsAt, school } from './demo-people.ts'
import { demoProgramme } from './demo-programme.ts'
import { signaturesOf } from './demo-signatures.ts'
import { visitsOf } from './demo-visits.ts'

export interface DemoSchool {
  readonly school: School
  /** In an order in which every row finds what it names already there. */
  readonly rows: readonly { readonly type: RowType; readonly row: AnyRow }[]
  readonly accounts: readonly { readonly person: PersonId; readonly username: string }[]
}

const rowsOf = <T extends RowType>(type: T, rows: readonly RowOf<T>[]): DemoSchool['rows'] => rows.map((row) => ({ type, row }))

/** @param now any moment of the day for which the school is told; nothing in it lies later */
export const demoSchool = (now: Instant): DemoSchool => {
  const clock = demoClock(now)
  const told = toldLogs(clock)
  const logbooks = [formerLog(clock), ...told]
  const signatures = signaturesOf(told, clock)
  const raised = concernsOf(clock)
  const placements = placementsAt(clock)
  const guiding = guidingOf(clock)
  return {
    school,
    accounts,
    rows: [
      ...rowsOf('school', [school]),
      ...rowsOf('enterprise', enterprises),
      ...rowsOf('person', people),
      ...rowsOf('programme', [demoProgramme]),
      ...rowsOf('cohort', cohortsAt(clock.today)),
      ...rowsOf('placement', placements),
      ...rowsOf('practiceLog', logbooks.map((t) => t.log)),
      ...rowsOf('logRevision', logbooks.flatMap((t) => t.revisions)),
      ...rowsOf('reflection', told.flatMap((t) => t.reflections)),
      ...rowsOf('signOffRequest', signatures.requests),
      ...rowsOf('signOff', signatures.signOffs),
      ...rowsOf('withdrawal', signatures.withdrawals),
      ...rowsOf('endorsement', signatures.endorsements),
      ...rowsOf('feedback', [...told.flatMap((t) => t.feedback), ...signatures.feedback]),
      ...rowsOf('observation', guiding.observations),
      ...rowsOf('guidanceNote', guiding.notes),
      ...rowsOf('concern', raised.concerns),
      ...rowsOf('concernEvent', raised.events),
      ...rowsOf('visit', visitsOf(clock, placements, raised.concerns.map((c) => c.id))),
    ],
  }
}
