/** One log with all that belongs to it: its revisions, what was said of them, the signatures that rest on it. */
import type { Feedback } from '#domain/feedback.ts'
import type { PracticeLogId } from '#domain/ids.ts'
import type { Placement } from '#domain/placement.ts'
import type { LogRevision, PracticeLog } from '#domain/practice-log.ts'
import type { Programme } from '#domain/programme.ts'
import type { Dispute, SignOff, Withdrawal } from '#domain/sign-off.ts'
import { readProgramme } from '../../record/checklist.ts'
import { useLive, useStore } from '../../store/store-context.tsx'
import { readLogDraft } from './log-draft.ts'

export interface LogRecord {
  readonly log: PracticeLog
  readonly placement: Placement | null
  readonly programme: Programme | null
  /** The newest first. */
  readonly revisions: readonly LogRevision[]
  /** Earliest first. */
  readonly comments: readonly Feedback[]
  /** All that name this log, withdrawn ones too. */
  readonly signOffs: readonly SignOff[]
  readonly withdrawals: readonly Withdrawal[]
  readonly disputes: readonly Dispute[]
  readonly hasDraft: boolean
}

/** null: this person has no such log here; undefined: the device has not answered yet. */
export const useLogRecord = (id: PracticeLogId): LogRecord | null | undefined => {
  const { actor } = useStore()
  return useLive(
    async (db) => {
      const log = await db.rows('practiceLog').get(id)
      if (log === undefined || log.apprentice !== actor.person) return null
      const [placement, programme, revisions, comments, signOffs, withdrawals, disputes, draft] = await Promise.all([
        db.rows('placement').get(log.placement),
        readProgramme(db, log.programme),
        db.rows('logRevision').where('log').equals(id).toArray(),
        db.rows('feedback').where('about.id').equals(id).sortBy('at'),
        db.rows('signOff').where('apprentice').equals(log.apprentice).toArray(),
        db.rows('withdrawal').where('apprentice').equals(log.apprentice).toArray(),
        db.rows('dispute').where('apprentice').equals(log.apprentice).toArray(),
        readLogDraft(db, id),
      ])
      return {
        log,
        placement: placement ?? null,
        programme,
        revisions: revisions.toSorted((a, b) => b.revision - a.revision),
        comments,
        signOffs: signOffs.filter((s) => s.logs.some((seen) => seen.log === id)).toSorted((a, b) => b.at - a.at),
        withdrawals,
        disputes,
        // A draft of the log when it was new was left over by a page that ended between handing in and tidying up.
        hasDraft: draft !== null && draft.was !== null,
      }
    },
    [actor.person, id],
  )
}
