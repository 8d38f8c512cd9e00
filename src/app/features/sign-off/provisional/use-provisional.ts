/** What was put down with this mentor's codes and waits for his word, the one that lapses first on top. */
import type { Competency } from '#domain/competency.ts'
import type { Instant } from '#domain/calendar-day.ts'
import type { Actor } from '#domain/people.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import { findCompetency, type Programme } from '#domain/programme.ts'
import { lapsesAt, type ProvisionalSignOff, provisionalState } from '#domain/provisional.ts'
import { readPlacement, readProgramme } from '../../../record/checklist.ts'
import { now } from '../../../store/clock.ts'
import type { Database } from '../../../store/database.ts'
import { useLive, useStore } from '../../../store/store-context.tsx'

export interface WaitingProvisional {
  readonly row: ProvisionalSignOff
  readonly name: string
  /** Undefined while the plan is not on this device. */
  readonly competency: Competency | undefined
  readonly programme: Programme | null
  /** The logs it rests on, as they are now. */
  readonly logs: readonly PracticeLog[]
  readonly lapses: Instant
}

const readProvisional = async (db: Database, actor: Actor): Promise<readonly WaitingProvisional[]> => {
  const at = now()
  const mine = (await db.rows('provisionalSignOff').toArray()).filter((p) => p.mentor.person === actor.person && provisionalState(p, at) === 'waiting')
  const found = await Promise.all(
    mine.map(async (row) => {
      const placement = await readPlacement(db, row.apprentice)
      const programme = placement === null ? null : await readProgramme(db, placement.programme)
      const logs = await db.rows('practiceLog').bulkGet(row.logs.map((l) => l.log))
      return {
        row,
        name: (await db.rows('person').get(row.apprentice))?.name ?? '',
        competency: programme === null ? undefined : findCompetency(programme, row.competency),
        programme,
        logs: logs.flatMap((l) => l ?? []),
        lapses: lapsesAt(row) ?? at,
      }
    }),
  )
  return found.toSorted((a, b) => a.lapses - b.lapses)
}

export const useProvisional = (): readonly WaitingProvisional[] | undefined => {
  const { actor } = useStore()
  return useLive((db) => readProvisional(db, actor), [actor])
}
