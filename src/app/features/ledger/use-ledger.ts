/** The ledger of the mentor here, counted anew out of the rows on this device; nothing of it is ever kept. */
import { dayAt, type Instant } from '#domain/calendar-day.ts'
import type { PersonId } from '#domain/ids.ts'
import { type LedgerRows, mentorLedger, type MentorLedger } from '#domain/mentor-ledger.ts'
import { today, zoneMinutes } from '../../store/clock.ts'
import type { Database } from '../../store/database.ts'
import { useLive, useStore } from '../../store/store-context.tsx'
import { firstDayOf, lastDayOf, type Month, monthOf, monthsBetween } from './month.ts'

export interface Ledger {
  readonly ledger: MentorLedger
  /** Those with anything in them up to today's, latest first; today's always. */
  readonly months: readonly Month[]
  readonly people: ReadonlyMap<string, string>
  /** Task of a log, by id. */
  readonly tasks: ReadonlyMap<string, string>
}

const dayOf = (at: Instant) => dayAt(at, zoneMinutes(at))

const readRows = async (db: Database): Promise<LedgerRows> => {
  const [guidance, signOffs, withdrawals, requests, feedback] = await Promise.all([
    db.rows('guidanceNote').toArray(),
    db.rows('signOff').toArray(),
    db.rows('withdrawal').toArray(),
    db.rows('signOffRequest').toArray(),
    db.rows('feedback').toArray(),
  ])
  return { guidance, signOffs, withdrawals, requests, feedback }
}

const firstMonth = (rows: LedgerRows, me: PersonId, now: Month): Month => {
  const mine = (r: { readonly by: { readonly person: PersonId } }) => r.by.person === me
  const days = [...rows.guidance.filter(mine).map((g) => g.day), ...[...rows.signOffs, ...rows.feedback].filter(mine).map((r) => dayOf(r.at))]
  return days.map(monthOf).reduce((first, m) => (m < first ? m : first), now)
}

export const readLedger = async (db: Database, me: PersonId, month: Month): Promise<Ledger> => {
  const [rows, people] = await Promise.all([readRows(db), db.rows('person').toArray()])
  const ledger = mentorLedger(me, { from: firstDayOf(month), until: lastDayOf(month), dayOf }, rows)
  const logs = await db.rows('practiceLog').bulkGet(ledger.logs.map((l) => l.log))
  const now = monthOf(today())
  return {
    ledger,
    months: monthsBetween(firstMonth(rows, me, now), now),
    people: new Map(people.map((p) => [p.id, p.name])),
    tasks: new Map(logs.flatMap((l) => (l === undefined ? [] : [[l.id, l.task] as const]))),
  }
}

export const useLedger = (month: Month): Ledger | undefined => {
  const { actor } = useStore()
  return useLive((db) => readLedger(db, actor.person, month), [actor.person, month])
}
