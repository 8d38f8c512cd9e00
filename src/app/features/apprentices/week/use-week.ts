/** The week of one apprentice for the mentor here: what he noted, what he wrote last time, and the minutes he guided. */
import { type CalendarDay, mondayOf } from '#domain/calendar-day.ts'
import type { PersonId } from '#domain/ids.ts'
import type { GuidanceNote, Observation } from '#domain/observation.ts'
import type { Actor } from '#domain/people.ts'
import { readObservations } from '../../../record/observations.ts'
import { today } from '../../../store/clock.ts'
import type { Database } from '../../../store/database.ts'
import { readDraft } from '../../../store/drafts.ts'
import { useLive, useStore } from '../../../store/store-context.tsx'
import { observationKeyOf } from './observation-draft.ts'

export interface Week {
  readonly monday: CalendarDay
  /** His own of this week, until the week is over his to change. */
  readonly noted: Observation | null
  /** His own of the latest week before. */
  readonly last: Observation | null
  /** All others, latest first. */
  readonly others: readonly Observation[]
  /** A form was begun and not saved. */
  readonly isBegun: boolean
}

export const readWeek = async (db: Database, actor: Actor, apprentice: PersonId): Promise<Week> => {
  const monday = mondayOf(today())
  const [all, draft] = await Promise.all([readObservations(db, apprentice), readDraft(db, observationKeyOf(apprentice))])
  const mine = all.filter((o) => o.by.person === actor.person)
  const noted = mine.find((o) => o.week === monday) ?? null
  return { monday, noted, last: mine.find((o) => o.week < monday) ?? null, others: all.filter((o) => o !== noted), isBegun: draft !== undefined }
}

export const useWeek = (apprentice: PersonId): Week | undefined => {
  const { actor } = useStore()
  return useLive((db) => readWeek(db, actor, apprentice), [actor, apprentice])
}

export interface Guiding {
  /** His own, latest day first. */
  readonly notes: readonly GuidanceNote[]
  readonly minutesToday: number
}

export const readGuiding = async (db: Database, actor: Actor, apprentice: PersonId): Promise<Guiding> => {
  const mine = await db.rows('guidanceNote').where('apprentice').equals(apprentice).and((g) => g.by.person === actor.person).toArray()
  const day = today()
  return {
    notes: mine.toSorted((a, b) => (a.day === b.day ? b.at - a.at : a.day < b.day ? 1 : -1)),
    minutesToday: mine.reduce((sum, g) => (g.day === day ? sum + g.minutes : sum), 0),
  }
}

export const useGuiding = (apprentice: PersonId): Guiding | undefined => {
  const { actor } = useStore()
  return useLive((db) => readGuiding(db, actor, apprentice), [actor, apprentice])
}
