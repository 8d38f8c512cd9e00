/** One log with its earlier revisions and all that was said of it. */
import type { Feedback } from '#domain/feedback.ts'
import type { PersonId, PracticeLogId } from '#domain/ids.ts'
import type { LogRevision, PracticeLog } from '#domain/practice-log.ts'
import type { Programme } from '#domain/programme.ts'
import { readProgramme } from '../../record/checklist.ts'
import { now } from '../../store/clock.ts'
import { useLive, useStore } from '../../store/store-context.tsx'
import { type Guided, readGuided } from './guided.ts'

export interface LogRecord extends Guided {
  readonly log: PracticeLog
  readonly programme: Programme | null
  /** Those before the one on the screen, newest first. */
  readonly earlier: readonly LogRevision[]
  /** Oldest first, as one reads a conversation. */
  readonly feedback: readonly Feedback[]
}

export const useLog = (apprentice: PersonId, id: PracticeLogId): LogRecord | null | undefined => {
  const { actor } = useStore()
  return useLive(
    async (db): Promise<LogRecord | null> => {
      const guided = await readGuided(db, actor, apprentice, now())
      const log = await db.rows('practiceLog').get(id)
      if (guided === null || log === undefined || log.apprentice !== apprentice) return null
      const [programme, revisions, feedback] = await Promise.all([
        readProgramme(db, log.programme),
        db.rows('logRevision').where('log').equals(id).toArray(),
        db.rows('feedback').where('about.id').equals(id).toArray(),
      ])
      return {
        ...guided,
        log,
        programme,
        earlier: revisions.filter((r) => r.revision < log.revision).toSorted((a, b) => b.revision - a.revision),
        feedback: feedback.toSorted((a, b) => a.at - b.at),
      }
    },
    [actor, apprentice, id],
  )
}
