/** One log as its teacher reads it: all its revisions, what was said about it, and who signed on it. */
import { judgeDeed } from '#domain/access.ts'
import type { Feedback } from '#domain/feedback.ts'
import type { PracticeLogId } from '#domain/ids.ts'
import type { Actor } from '#domain/people.ts'
import type { Placement } from '#domain/placement.ts'
import type { LogRevision, PracticeLog } from '#domain/practice-log.ts'
import type { Programme } from '#domain/programme.ts'
import type { SignOff } from '#domain/sign-off.ts'
import { readProgramme, readTies } from '../../record/checklist.ts'
import { paperAddress } from '../../record/cohort-addresses.ts'
import { now } from '../../store/clock.ts'
import type { Database } from '../../store/database.ts'
import { useLive, useStore } from '../../store/store-context.tsx'

export interface LogUnderReview {
  readonly log: PracticeLog
  readonly name: string
  readonly placement: Placement | null
  readonly programme: Programme | null
  /** Earliest first. */
  readonly revisions: readonly LogRevision[]
  readonly feedback: readonly Feedback[]
  readonly signedOnIt: readonly SignOff[]
  readonly mayConfirm: boolean
  readonly mayReturn: boolean
  /** Where what a photographed sheet says is put down; null where she may not, or there is no photo. */
  readonly paper: string | null
}

const readLog = async (db: Database, actor: Actor, id: PracticeLogId): Promise<LogUnderReview | null> => {
  const log = await db.rows('practiceLog').get(id)
  if (log === undefined) return null
  const [person, placement, programme, revisions, feedback, signOffs, withdrawals, ties] = await Promise.all([
    db.rows('person').get(log.apprentice),
    db.rows('placement').get(log.placement),
    readProgramme(db, log.programme),
    db.rows('logRevision').where('log').equals(id).toArray(),
    db.rows('feedback').where('about.id').equals(id).toArray(),
    db.rows('signOff').where('apprentice').equals(log.apprentice).toArray(),
    db.rows('withdrawal').where('apprentice').equals(log.apprentice).toArray(),
    readTies(db, log.apprentice),
  ])
  const withdrawn = new Set(withdrawals.map((w) => w.signOff))
  const at = now()
  return {
    log,
    name: person?.name ?? '',
    placement: placement ?? null,
    programme,
    revisions: revisions.toSorted((a, b) => a.revision - b.revision),
    feedback: feedback.toSorted((a, b) => a.at - b.at),
    signedOnIt: signOffs.filter((s) => !withdrawn.has(s.id) && s.logs.some((seen) => seen.log === id)),
    mayConfirm: judgeDeed(actor, 'confirm-log', ties, at) === null,
    mayReturn: judgeDeed(actor, 'return-log', ties, at) === null,
    paper: person?.cohort != null && (log.photos ?? []).length > 0 && judgeDeed(actor, 'record-paper', ties, at) === null ? paperAddress(person.cohort, person.id, id) : null,
  }
}

interface Answer {
  /** Which log was asked for: while the next one is being read, the answer before still stands. */
  readonly id: PracticeLogId
  /** Null if this device does not hold it. */
  readonly found: LogUnderReview | null
}

/** @returns undefined until the device has answered once */
export const useLogUnderReview = (id: PracticeLogId): Answer | undefined => {
  const { actor } = useStore()
  return useLive(async (db) => ({ id, found: await readLog(db, actor, id) }), [id, actor])
}
