/** The apprentices of this mentor with what he asks first: who waits, who wrote when, how long this week, until when. */
import { addDays, type CalendarDay, daysBetween, mondayOf } from '#domain/calendar-day.ts'
import type { PersonId } from '#domain/ids.ts'
import { isObservationDue } from '#domain/observation-due.ts'
import type { Placement } from '#domain/placement.ts'
import type { Actor } from '#domain/people.ts'
import { isShared, readConcernsOf } from '../../record/concerns.ts'
import { now, today } from '../../store/clock.ts'
import type { Database } from '../../store/database.ts'
import { useLive, useStore } from '../../store/store-context.tsx'
import { type Guided, readAllGuided } from './guided.ts'

export interface MyApprentice extends Guided {
  readonly lastLog: CalendarDay | null
  readonly openRequests: number
  /** Of what he signed, what a teacher doubts and he has not withdrawn. */
  readonly disputed: number
  /** Shared with his mentors, and not answered yet. */
  readonly openConcerns: number
  readonly minutesThisWeek: number
  /** Nobody has noted this week, and today is no rest day. */
  readonly isObservationDue: boolean
  /** Set when his guidance or the placement ends within two weeks. */
  readonly endsOn: CalendarDay | null
}

const SOON_DAYS = 14

/** The last day on which he guides here. */
const lastDayOf = (p: Placement, mentor: PersonId): CalendarDay => {
  const own = p.mentors.filter((m) => m.person === mentor).map((m) => m.until ?? p.end)
  const last = own.toSorted().at(-1) ?? p.end
  return last < p.end ? last : p.end
}

/** Above every calendar day, for the end of a range in the index. */
const AFTER_ALL_DAYS = '\uffff'

const readDisputed = async (db: Database, apprentice: PersonId, actor: Actor): Promise<number> => {
  const open = await db.rows('dispute').where('apprentice').equals(apprentice).and((d) => d.takenBack === null).toArray()
  const ids = [...new Set(open.map((d) => d.signOff))]
  const [signOffs, withdrawn] = await Promise.all([db.rows('signOff').bulkGet(ids), db.rows('withdrawal').where('signOff').anyOf(ids).toArray()])
  return signOffs.filter((s) => s?.by.person === actor.person && !withdrawn.some((w) => w.signOff === s.id)).length
}

const factsOf = async (db: Database, g: Guided, actor: Actor, day: CalendarDay): Promise<MyApprentice> => {
  const logs = db.rows('practiceLog')
  const monday = mondayOf(day)
  const [last, week, openRequests, concerns, observations, disputed] = await Promise.all([
    logs.where('[apprentice+practisedOn]').between([g.apprentice, ''], [g.apprentice, AFTER_ALL_DAYS]).last(),
    logs.where('[apprentice+practisedOn]').between([g.apprentice, monday], [g.apprentice, addDays(monday, 6)], true, true).toArray(),
    db.rows('signOffRequest').where('apprentice').equals(g.apprentice).and((r) => r.state === 'open').count(),
    readConcernsOf(db, actor, g.apprentice),
    db.rows('observation').where('apprentice').equals(g.apprentice).toArray(),
    readDisputed(db, g.apprentice, actor),
  ])
  const end = lastDayOf(g.placement, actor.person)
  return {
    ...g,
    lastLog: last?.practisedOn ?? null,
    openRequests,
    disputed,
    openConcerns: concerns.filter((r) => isShared(r) && r.concern.state === 'open').length,
    minutesThisWeek: week.reduce((sum, l) => sum + l.minutes, 0),
    isObservationDue: isObservationDue(g.placement, observations, day),
    endsOn: daysBetween(day, end) <= SOON_DAYS ? end : null,
  }
}

/** Those who wait for him first, then by name. */
export const readMyApprentices = async (db: Database, actor: Actor): Promise<readonly MyApprentice[]> => {
  const guided = await readAllGuided(db, actor, now())
  const all = await Promise.all(guided.map((g) => factsOf(db, g, actor, today())))
  return all.toSorted((a, b) => Number(b.openRequests > 0) - Number(a.openRequests > 0) || a.name.localeCompare(b.name))
}

export const useMyApprentices = (): readonly MyApprentice[] | undefined => {
  const { actor } = useStore()
  return useLive((db) => readMyApprentices(db, actor), [actor])
}
