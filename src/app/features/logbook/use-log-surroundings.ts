/** What the form needs around the log: where it was practised, out of which plan, what was said of it, what came before. */
import type { CalendarDay } from '#domain/calendar-day.ts'
import type { Feedback } from '#domain/feedback.ts'
import type { PersonId } from '#domain/ids.ts'
import { type Placement, placementOn } from '#domain/placement.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import type { Programme } from '#domain/programme.ts'
import { readPlacement, readPlacements, readProgramme } from '../../record/checklist.ts'
import { type Database, EVERY_DAY } from '../../store/database.ts'
import { useLive, useStore } from '../../store/store-context.tsx'

export interface Surroundings {
  readonly placement: Placement | null
  readonly programme: Programme | null
  /** On the revision that is being corrected, earliest first. */
  readonly comments: readonly Feedback[]
  /** The last logs, the latest first: what is likely to be done, and written, again. */
  readonly last: readonly PracticeLog[]
}

const LAST = 40

const readLast = (db: Database, me: PersonId): Promise<readonly PracticeLog[]> =>
  db
    .rows('practiceLog')
    .where('[apprentice+practisedOn]')
    .between([me, EVERY_DAY.first], [me, EVERY_DAY.last])
    // eslint-disable-next-line unicorn/no-array-reverse -- Dexie's: turns the direction of reading, there is no array yet
    .reverse()
    .limit(LAST)
    .toArray()

/** Where a log of this day was practised; null without any placement. */
export const placementFor = async (db: Database, me: PersonId, day: CalendarDay): Promise<Placement | null> =>
  placementOn(await readPlacements(db, me), day) ?? (await readPlacement(db, me))

export const useSurroundings = (log: PracticeLog | null, day: string): Surroundings | undefined => {
  const { actor } = useStore()
  return useLive(
    async (db) => {
      const me = actor.person
      const placement = log === null ? await placementFor(db, me, day as CalendarDay) : ((await readPlacements(db, me)).find((p) => p.id === log.placement) ?? null)
      const plan = log?.programme ?? placement?.programme
      const comments = log === null ? [] : await db.rows('feedback').where('about.id').equals(log.id).sortBy('at')
      return {
        placement,
        programme: plan === undefined ? null : await readProgramme(db, plan),
        comments: comments.filter((c) => (c.about.revision ?? log?.revision ?? 0) >= (log?.revision ?? 0)),
        last: log === null ? await readLast(db, me) : [],
      }
    },
    [actor.person, log, day],
  )
}
