/** The concerns that the person here may read, and one of them. */
import type { ConcernId } from '#domain/ids.ts'
import { type ConcernRecord, inOrderOfDeadline, readConcern, readConcerns } from '../../record/concerns.ts'
import { readNewConcerns, readUnheard } from '../../record/unread.ts'
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
}

/** Null where this person has no such concern on this device. */
export const useConcern = (id: ConcernId): OpenedConcern | null | undefined => {
  const { actor } = useStore()
  return useLive(
    async (db) => {
      const record = await readConcern(db, actor, id)
      return record === null ? null : { record, unheard: await readUnheard(db, record) }
    },
    [actor, id],
  )
}
