/** The concerns that the person here may read, and one of them. */
import { teachersOf } from '#domain/access.ts'
import type { ConcernId, PersonId } from '#domain/ids.ts'
import { readTies } from '../../record/checklist.ts'
import { type ConcernRecord, inOrderOfDeadline, readConcern, readConcerns } from '../../record/concerns.ts'
import { readNewConcerns, readUnheard } from '../../record/unread.ts'
import { readVisitsOf, type VisitRecord, visitsAbout } from '../../record/visits.ts'
import type { Database } from '../../store/database.ts'
import { readDraft } from '../../store/drafts.ts'
import { useLive, useStore } from '../../store/store-context.tsx'
import { NEW_CONCERN, type RaiseDraft } from './raise-draft.ts'

export interface ConcernList {
  /** His own, the open ones first. */
  readonly own: readonly ConcernRecord[]
  /** With those of the apprentices that the person here teaches; overdue first. */
  readonly all: readonly ConcernRecord[]
  /** Of those, where something was not looked at yet. */
  readonly unheard: ReadonlySet<ConcernId>
  /** Words of one that is being written; empty if there are none. */
  readonly draft: string
}

export const useConcerns = (): ConcernList | undefined => {
  const { actor } = useStore()
  return useLive(
    async (db) => {
      const [all, unheard, draft] = await Promise.all([readConcerns(db, actor), readNewConcerns(db, actor), readDraft(db, NEW_CONCERN)])
      const records = inOrderOfDeadline(all)
      return {
        own: records.filter((r) => r.voice === 'apprentice'),
        all: records.filter((r) => r.voice !== 'mentor'),
        unheard,
        draft: ((draft?.value as Partial<RaiseDraft> | undefined)?.text ?? '').trim(),
      }
    },
    [actor],
  )
}

export interface OpenedConcern {
  readonly record: ConcernRecord
  /** News on it that was not looked at yet. */
  readonly unheard: Awaited<ReturnType<typeof readUnheard>>
  /** Visits on which it is, or was, to be spoken of; none for a mentor. */
  readonly visits: readonly VisitRecord[]
  /** Teachers of the apprentice, for one of them to take care of it. */
  readonly teachers: readonly Teacher[]
}

export interface Teacher {
  readonly id: PersonId
  readonly name: string
}

/** By name. On an apprentice's device no names of the staff are kept, and he gives it to nobody. */
const readTeachers = async (db: Database, { concern, voice }: ConcernRecord): Promise<readonly Teacher[]> => {
  if (voice !== 'teacher') return []
  const ids = teachersOf(await readTies(db, concern.apprentice))
  const people = await db.rows('person').bulkGet([...ids])
  return people.flatMap((p) => (p === undefined || !p.active ? [] : [{ id: p.id, name: p.name }])).toSorted((a, b) => a.name.localeCompare(b.name))
}

/** Null where this person has no such concern on this device. */
export const useConcern = (id: ConcernId): OpenedConcern | null | undefined => {
  const { actor } = useStore()
  return useLive(
    async (db) => {
      const record = await readConcern(db, actor, id)
      if (record === null) return null
      const [unheard, visits, teachers] = await Promise.all([readUnheard(db, record), readVisitsOf(db, actor, record.concern.apprentice), readTeachers(db, record)])
      return { record, unheard, visits: visitsAbout(visits, id), teachers }
    },
    [actor, id],
  )
}
