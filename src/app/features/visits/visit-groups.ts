/** Visits in the order in which a teacher thinks of them: what is over and not noted, what comes, what should be looked at again. */
import type { CalendarDay } from '#domain/calendar-day.ts'
import { followUpsOpen, isOverdueVisit } from '#domain/visit.ts'
import type { VisitRecord } from '../../record/visits.ts'

/** Visits of one trip that are meant for one day. */
export interface Trip {
  readonly key: string
  readonly day: CalendarDay
  readonly enterpriseName: string
  readonly visits: readonly VisitRecord[]
}

const byName = (a: VisitRecord, b: VisitRecord): number => a.apprentice.localeCompare(b.apprentice)

/** Earliest day first. */
export const tripsOf = (records: readonly VisitRecord[]): readonly Trip[] => {
  const trips = new Map<string, Trip & { readonly visits: VisitRecord[] }>()
  for (const r of records) {
    const { trip, plannedFor, wentOn, enterpriseName } = r.visit
    const day = wentOn ?? plannedFor
    const key = `${day} ${trip}`
    const known = trips.get(key) ?? { key, day, enterpriseName, visits: [] }
    known.visits.push(r)
    trips.set(key, known)
  }
  return [...trips.values()].map((t) => ({ ...t, visits: t.visits.toSorted(byName) })).toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.enterpriseName.localeCompare(b.enterpriseName)))
}

export interface VisitGroups {
  readonly overdue: readonly Trip[]
  readonly planned: readonly Trip[]
  /** Held ones that asked for another look, where none is planned: the earliest day first. */
  readonly followUps: readonly VisitRecord[]
  /** Latest first. */
  readonly done: readonly Trip[]
  readonly cancelled: readonly Trip[]
}

export const groupVisits = (records: readonly VisitRecord[], today: CalendarDay): VisitGroups => {
  const planned = records.filter((r) => r.visit.state === 'planned')
  const open = new Set(followUpsOpen(records.map((r) => r.visit)).map((v) => v.id))
  return {
    overdue: tripsOf(planned.filter((r) => isOverdueVisit(r.visit, today))),
    planned: tripsOf(planned.filter((r) => !isOverdueVisit(r.visit, today))),
    followUps: records.filter((r) => open.has(r.visit.id)).toSorted((a, b) => ((a.visit.followUpOn ?? '') < (b.visit.followUpOn ?? '') ? -1 : 1)),
    done: tripsOf(records.filter((r) => r.visit.state === 'done')).toReversed(),
    cancelled: tripsOf(records.filter((r) => r.visit.state === 'cancelled')).toReversed(),
  }
}
