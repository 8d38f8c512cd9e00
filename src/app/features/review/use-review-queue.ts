/** Everything that waits for the teacher, read from this device. */
import type { PersonId, ProgrammeId } from '#domain/ids.ts'
import { type Actor } from '#domain/people.ts'
import { revisionIdOf } from '#domain/practice-log.ts'
import { findCompetency, type Programme } from '#domain/programme.ts'
import { isOfHand, openDispute, type SignOff } from '#domain/sign-off.ts'
import { readProgramme } from '../../record/checklist.ts'
import { now } from '../../store/clock.ts'
import type { Database, Meta } from '../../store/database.ts'
import { useLive, useStore } from '../../store/store-context.tsx'
import { readTaught } from './apprentices-taught.ts'
import { awaitingEndorsement, baseRevision, type ReviewItem, waitingLog, type WaitingLog, type WaitingSignOff } from './review-queue.ts'

type Names = ReadonlyMap<PersonId, string>

const readLogs = async (db: Database, names: Names): Promise<readonly WaitingLog[]> => {
  const logs = (await db.rows('practiceLog').where('state').equals('submitted').toArray()).filter((l) => names.has(l.apprentice))
  const again = logs.filter((l) => l.revision > 1)
  const feedback = await db.rows('feedback').where('about.id').anyOf(again.map((l) => l.id)).toArray()
  const bases = await db.rows('logRevision').bulkGet(again.map((l) => revisionIdOf(l.id, baseRevision(l, feedback))))
  const baseOf = new Map(again.map((l, n) => [l.id, bases[n]]))
  return logs.map((l) => waitingLog(l, names.get(l.apprentice) ?? '', baseOf.get(l.id)))
}

const readSignOffs = async (db: Database, actor: Actor, names: Names): Promise<readonly WaitingSignOff[]> => {
  const [signOffs, withdrawals, endorsements, disputes] = await Promise.all([
    db.rows('signOff').toArray(),
    db.rows('withdrawal').toArray(),
    db.rows('endorsement').toArray(),
    db.rows('dispute').toArray(),
  ])
  const books = new Map<PersonId, SignOff[]>()
  for (const s of signOffs) if (names.has(s.apprentice)) (books.get(s.apprentice) ?? books.set(s.apprentice, []).get(s.apprentice))?.push(s)
  const programmes = new Map<ProgrammeId, Programme | null>()
  for (const id of new Set(signOffs.map((s) => s.programme))) programmes.set(id, await readProgramme(db, id))
  const programmeOf = (s: SignOff) => programmes.get(s.programme) ?? null
  const at = now()
  const withdrawn = new Set(withdrawals.map((w) => w.signOff))
  return [...books.values()].flatMap((book) =>
    [
      ...awaitingEndorsement({ signOffs: book, withdrawals, endorsements, disputes }, programmeOf, at),
      ...book.filter((s) => !withdrawn.has(s.id) && openDispute({ disputes }, s.id) !== undefined),
    ].map((s): WaitingSignOff => {
      const programme = programmeOf(s)
      const competency = programme === null ? undefined : findCompetency(programme, s.competency)
      return {
        kind: 'sign-off',
        id: s.id,
        apprentice: s.apprentice,
        name: names.get(s.apprentice) ?? '',
        at: s.at,
        code: competency?.code ?? '',
        title: competency?.title ?? {},
        level: s.level,
        assurance: s.assurance,
        mentor: s.by.name,
        needsReview: s.needsReview,
        disputed: openDispute({ disputes }, s.id) !== undefined,
        own: book.some((other) => other.competency === s.competency && isOfHand(other, actor.person)),
      }
    }),
  )
}

export interface ReviewQueue {
  readonly items: readonly ReviewItem[]
  /** False until this device has heard everything once: an empty queue means nothing before. */
  readonly complete: boolean
}

/** @returns undefined until the device has answered */
export const useReviewQueue = (): ReviewQueue | undefined => {
  const { actor } = useStore()
  return useLive(
    async (db) => {
      const names = await readTaught(db, actor)
      const [logs, signOffs, meta] = await Promise.all([readLogs(db, names), readSignOffs(db, actor, names), db.meta.get('sync')])
      return { items: [...logs, ...signOffs], complete: (meta?.value as Meta | undefined)?.firstSyncDone ?? true }
    },
    [actor],
  )
}
