/** The log whose photo shows a signed sheet, with all that the sheet can be copied into. */
import { judgeDeed } from '#domain/access.ts'
import type { CalendarDay } from '#domain/calendar-day.ts'
import type { PersonId, PracticeLogId, ProgrammeId } from '#domain/ids.ts'
import type { Actor } from '#domain/people.ts'
import { type Guidance, guidedAt, type Placement } from '#domain/placement.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import type { Programme } from '#domain/programme.ts'
import { momentOnPaper, type SignOff } from '#domain/sign-off.ts'
import { readProgrammes, readTies } from '../../../record/checklist.ts'
import { now } from '../../../store/clock.ts'
import type { Database } from '../../../store/database.ts'
import { useLive, useStore } from '../../../store/store-context.tsx'

export interface PaperRecord {
  readonly log: PracticeLog
  readonly name: string
  readonly placements: readonly Placement[]
  readonly programmes: ReadonlyMap<ProgrammeId, Programme>
  /** Put down before from photos of this log, and not withdrawn since. */
  readonly before: readonly SignOff[]
}

const readPaper = async (db: Database, actor: Actor, person: PersonId, id: PracticeLogId): Promise<PaperRecord | null> => {
  const [log, who, ties, signOffs, withdrawals] = await Promise.all([
    db.rows('practiceLog').get(id),
    db.rows('person').get(person),
    readTies(db, person),
    db.rows('signOff').where('apprentice').equals(person).toArray(),
    db.rows('withdrawal').where('apprentice').equals(person).toArray(),
  ])
  if (log === undefined || log.apprentice !== person || judgeDeed(actor, 'record-paper', ties, now()) !== null) return null
  const withdrawn = new Set(withdrawals.map((w) => w.signOff))
  return {
    log,
    name: who?.name ?? '',
    placements: ties.placements,
    programmes: await readProgrammes(db, ties.placements),
    before: signOffs.filter((s) => s.paper?.log === id && !withdrawn.has(s.id)),
  }
}

/** @returns undefined until the device has answered, null where she has nothing to put down */
export const usePaper = (person: PersonId, log: PracticeLogId): PaperRecord | null | undefined => {
  const { actor } = useStore()
  return useLive((db) => readPaper(db, actor, person, log), [actor, person, log])
}

export interface Signer {
  readonly guidance: Guidance
  readonly placement: Placement
}

/** Who guided him on that day, each once; not the teacher herself, who does not vouch for her own signature. */
export const signersOn = (placements: readonly Placement[], signedOn: CalendarDay, me: PersonId): readonly Signer[] => {
  const at = momentOnPaper(signedOn, now())
  const found = new Map<PersonId, Signer>()
  for (const placement of placements)
    for (const guidance of placement.mentors)
      if (guidance.person !== me && !found.has(guidance.person) && guidedAt(placement, guidance.person, at)) found.set(guidance.person, { guidance, placement })
  return [...found.values()]
}
