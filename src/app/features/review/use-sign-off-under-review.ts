/** One sign-off as the teacher judges it: the competency, what the mentor saw and counted, and whether she may endorse. */
import { judgeDeed } from '#domain/access.ts'
import type { Competency } from '#domain/competency.ts'
import type { Feedback } from '#domain/feedback.ts'
import type { SignOffId } from '#domain/ids.ts'
import type { Actor } from '#domain/people.ts'
import type { Placement } from '#domain/placement.ts'
import { contentOf, type PracticeLog, revisionIdOf } from '#domain/practice-log.ts'
import { findCompetency, type Programme } from '#domain/programme.ts'
import { refuse, type Refusal } from '#domain/refusal.ts'
import { type Dispute, type Endorsement, isOfHand, openDispute, requestIdOf, type SignOff, type SignOffRequest } from '#domain/sign-off.ts'
import { readProgramme, readTies } from '../../record/checklist.ts'
import { now } from '../../store/clock.ts'
import type { Database } from '../../store/database.ts'
import { useLive, useStore } from '../../store/store-context.tsx'

export interface SeenLog {
  /** The log with the content of the revision that the mentor saw. */
  readonly log: PracticeLog
  readonly revision: number
  readonly changedSince: boolean
}

export interface SignOffUnderReview {
  readonly signOff: SignOff
  readonly name: string
  readonly placement: Placement | null
  readonly programme: Programme | null
  readonly competency: Competency | null
  readonly request: SignOffRequest | null
  readonly seen: readonly SeenLog[]
  /** All of this apprentice. */
  readonly signOffs: readonly SignOff[]
  /** Other sign-offs of this competency, earliest first. */
  readonly others: readonly SignOff[]
  readonly endorsement: Endorsement | null
  readonly feedback: readonly Feedback[]
  /** Why it cannot be endorsed by her, or null if it can. */
  readonly refusal: Refusal | null
  readonly mayComment: boolean
  /** What stands against it, and was not taken back. */
  readonly dispute: Dispute | null
  readonly mayDispute: boolean
}

const readSignOff = async (db: Database, actor: Actor, id: SignOffId): Promise<SignOffUnderReview | null> => {
  const signOff = await db.rows('signOff').get(id)
  if (signOff === undefined) return null
  const { apprentice, competency } = signOff
  const [person, placement, programme, request, signOffs, withdrawals, endorsements, feedback, ties, logs, revisions, disputes] = await Promise.all([
    db.rows('person').get(apprentice),
    db.rows('placement').get(signOff.placement),
    readProgramme(db, signOff.programme),
    db.rows('signOffRequest').get(requestIdOf(apprentice, competency)),
    db.rows('signOff').where('apprentice').equals(apprentice).toArray(),
    db.rows('withdrawal').where('apprentice').equals(apprentice).toArray(),
    db.rows('endorsement').where('apprentice').equals(apprentice).toArray(),
    db.rows('feedback').where('about.id').equals(competency).toArray(),
    readTies(db, apprentice),
    db.rows('practiceLog').bulkGet(signOff.logs.map((l) => l.log)),
    db.rows('logRevision').bulkGet(signOff.logs.map((l) => revisionIdOf(l.log, l.revision))),
    db.rows('dispute').where('signOff').equals(id).toArray(),
  ])
  const withdrawn = new Set(withdrawals.map((w) => w.signOff))
  const endorsement = endorsements.find((e) => e.signOff === id) ?? null
  const dispute = openDispute({ disputes }, id) ?? null
  const at = now()
  const all = signOffs.filter((s) => s.competency === competency)
  const own = all.some((s) => isOfHand(s, actor.person))
  return {
    signOff,
    name: person?.name ?? '',
    placement: placement ?? null,
    programme,
    competency: (programme === null ? undefined : findCompetency(programme, competency)) ?? null,
    request: request ?? null,
    seen: signOff.logs.flatMap(({ revision }, n): SeenLog[] => {
      const log = logs[n]
      if (log === undefined) return []
      return [{ log: { ...log, ...(revisions[n]?.content ?? contentOf(log)) }, revision, changedSince: log.revision > revision }]
    }),
    signOffs,
    others: all.filter((s) => s.id !== id && !withdrawn.has(s.id)).toSorted((a, b) => a.at - b.at),
    endorsement,
    feedback: feedback.filter((f) => f.apprentice === apprentice && f.about.kind === 'competency').toSorted((a, b) => a.at - b.at),
    // The same questions in the same order as the mutator asks them (sync/mutators/sign-off.ts).
    refusal:
      judgeDeed(actor, 'endorse', ties, at) ??
      (own ? refuse('own-signature') : withdrawn.has(id) ? refuse('already-withdrawn') : dispute !== null ? refuse('changed-meanwhile') : endorsement !== null ? refuse('already-endorsed') : null),
    dispute: withdrawn.has(id) ? null : dispute,
    mayDispute: !withdrawn.has(id) && dispute === null && judgeDeed(actor, 'dispute', ties, at) === null,
    mayComment: judgeDeed(actor, 'give-feedback', ties, at) === null,
  }
}

interface Answer {
  /** Which one was asked for: while the next is being read, the answer before still stands. */
  readonly id: SignOffId
  /** Null if this device does not hold it. */
  readonly found: SignOffUnderReview | null
}

/** @returns undefined until the device has answered once */
export const useSignOffUnderReview = (id: SignOffId): Answer | undefined => {
  const { actor } = useStore()
  return useLive(async (db) => ({ id, found: await readSignOff(db, actor, id) }), [id, actor])
}
