/** The hours of one week with what the guard says of them, and how one-sided the last days were. */
import { addDays, type CalendarDay } from '#domain/calendar-day.ts'
import { weekHours, type WeekHours } from '#domain/hours.ts'
import type { PersonId } from '#domain/ids.ts'
import { type Placement, placementOn } from '#domain/placement.ts'
import { guardWarnings, type GuardWarning } from '#domain/placement-guard.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import { repetition, type Repetition } from '#domain/repetition.ts'
import { readPlacement, readPlacements, readProgrammes } from '../../record/checklist.ts'
import { type Database, EVERY_DAY } from '../../store/database.ts'
import { useLive, useStore } from '../../store/store-context.tsx'

const between = (db: Database, me: PersonId, from: CalendarDay, until: CalendarDay) =>
  db.rows('practiceLog').where('[apprentice+practisedOn]').between([me, from], [me, until], true, true)

interface Hours {
  readonly week: WeekHours<PracticeLog>
  /** The placement of the week, or the nearest; null where there is none on this device. */
  readonly placement: Placement | null
  /** By the placement that they are about. */
  readonly warnings: readonly { readonly placement: Placement; readonly warnings: readonly GuardWarning[] }[]
}

export const useHours = (monday: CalendarDay): Hours | undefined => {
  const { actor } = useStore()
  return useLive(
    async (db) => {
      const me = actor.person
      const [logs, placements, nearest] = await Promise.all([
        between(db, me, addDays(monday, -1), addDays(monday, 6)).toArray(),
        readPlacements(db, me),
        readPlacement(db, me),
      ])
      const week = weekHours(logs, monday, await readProgrammes(db, logs))
      const only = week.days.map((d) => d.day)
      return {
        week,
        placement: only.map((d) => placementOn(placements, d)).find((p) => p !== undefined) ?? nearest,
        warnings: placements
          .map((placement) => ({ placement, warnings: guardWarnings(placement, logs.filter((l) => l.placement === placement.id), { only }) }))
          .filter((w) => w.warnings.length > 0),
      }
    },
    [actor.person, monday],
  )
}

/** More logs than anybody writes in ten days. */
const RECENT = 400

/** Null where this apprentice has no logs of today's placement; undefined until the device has answered. */
export const useRepetition = (): Repetition<PracticeLog> | null | undefined => {
  const { actor } = useStore()
  return useLive(
    async (db) => {
      const placement = await readPlacement(db, actor.person)
      if (placement === null) return null
      const recent = await between(db, actor.person, EVERY_DAY.first, EVERY_DAY.last)
        // eslint-disable-next-line unicorn/no-array-reverse -- Dexie's: turns the direction of reading, there is no array yet
        .reverse()
        .limit(RECENT)
        .toArray()
      const logs = recent.filter((l) => l.placement === placement.id)
      return repetition(logs, await readProgrammes(db, logs))
    },
    [actor.person],
  )
}
