/** One's own reflections, the latest first, and one of them with all that belongs to it. */
import type { Feedback } from '#domain/feedback.ts'
import type { PersonId, ReflectionId } from '#domain/ids.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import type { Reflection } from '#domain/reflection.ts'
import { portfolioOf } from '#sync/scope.ts'
import type { Database } from '../../store/database.ts'
import { readDraft } from '../../store/drafts.ts'
import { useLive, useStore } from '../../store/store-context.tsx'
import { NEW_DRAFT, type ReflectionDraft } from './reflection-draft.ts'

export interface ReflectionList {
  readonly reflections: readonly Reflection[]
  /** Comments on each. */
  readonly comments: ReadonlyMap<string, number>
  /** One that is being written. */
  readonly draft: ReflectionDraft | null
}

export const useReflections = (): ReflectionList | undefined => {
  const { profile } = useStore()
  return useLive(
    async (db) => {
      const [rows, feedback, draft] = await Promise.all([
        db.rows('reflection').where('apprentice').equals(profile.person).toArray(),
        db.rows('feedback').where('apprentice').equals(profile.person).toArray(),
        readDraft(db, NEW_DRAFT),
      ])
      const comments = new Map<string, number>()
      for (const f of feedback) if (f.about.kind === 'reflection') comments.set(f.about.id, (comments.get(f.about.id) ?? 0) + 1)
      return {
        reflections: rows.toSorted((a, b) => b.writtenAt - a.writtenAt),
        comments,
        draft: (draft?.value as ReflectionDraft | undefined) ?? null,
      }
    },
    [profile.person],
  )
}

export interface ReflectionPage {
  readonly reflection: Reflection
  readonly logs: readonly PracticeLog[]
  readonly feedback: readonly Feedback[]
}

/** Null where this person has no such reflection. */
export const useReflection = (id: ReflectionId): ReflectionPage | null | undefined => {
  const { profile } = useStore()
  return useLive(
    async (db) => {
      const reflection = await db.rows('reflection').get(id)
      if (reflection === undefined || reflection.apprentice !== profile.person) return null
      const [logs, feedback] = await Promise.all([
        db.rows('practiceLog').bulkGet([...reflection.logs]),
        db.rows('feedback').where('about.id').equals(id).toArray(),
      ])
      return {
        reflection,
        logs: logs.filter((l) => l !== undefined),
        feedback: feedback.filter((f) => f.about.kind === 'reflection').toSorted((a, b) => a.at - b.at),
      }
    },
    [profile.person, id],
  )
}

export const readOwnLogs = async (db: Database, apprentice: PersonId): Promise<readonly PracticeLog[]> => {
  const logs = await db.rows('practiceLog').where('_scope').equals(portfolioOf(apprentice)).toArray()
  return logs.toSorted((a, b) => (a.practisedOn === b.practisedOn ? b.writtenAt - a.writtenAt : a.practisedOn < b.practisedOn ? 1 : -1))
}

/** Logs to tie to, the last practised first. */
export const useOwnLogs = (): readonly PracticeLog[] | undefined => {
  const { profile } = useStore()
  return useLive((db) => readOwnLogs(db, profile.person), [profile.person])
}
