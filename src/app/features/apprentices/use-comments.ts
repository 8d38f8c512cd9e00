/** Gives the written comments, or returns the log with them. What was given leaves the draft, the rest stays. */
import type { FeedbackId } from '#domain/ids.ts'
import { newId } from '../../store/new-id.ts'
import { useStore } from '../../store/store-context.tsx'
import { commentsKeyOf, type CommentsDraft, noComments, type Pin, written, type WrittenComment } from './comments-draft.ts'
import { type Deed, useDeed } from '../../record/use-deed.ts'
import { useDraftForm } from '../../store/use-draft.ts'
import type { LogRecord } from './use-log.ts'

export interface Comments {
  /** Undefined until the draft has been read. */
  readonly draft: CommentsDraft | undefined
  readonly written: readonly WrittenComment[]
  readonly write: (pin: Pin, text: string) => void
  /** Takes a comment away. */
  readonly remove: (pin: Pin) => void
  readonly deed: Deed
  readonly notSaved: 'full' | 'broken' | null
  /** @returns whether all of them were given */
  readonly give: () => Promise<boolean>
  readonly returnLog: () => Promise<boolean>
}

export const useComments = ({ log, apprentice }: Pick<LogRecord, 'log' | 'apprentice'>): Comments => {
  const { mutate } = useStore()
  const draft = useDraftForm<CommentsDraft>(commentsKeyOf(log.id), noComments)
  const deed = useDeed()
  const texts = draft.value?.texts ?? {}
  const all = draft.value === undefined ? [] : written(draft.value)
  const without = (from: CommentsDraft['texts'], pin: Pin) => Object.fromEntries(Object.entries(from).filter(([p]) => p !== pin)) as CommentsDraft['texts']
  return {
    draft: draft.value,
    written: all,
    write: (pin, text) => draft.change({ texts: { ...texts, [pin]: text } }),
    remove: (pin) => draft.change({ texts: without(texts, pin) }),
    deed,
    notSaved: draft.notSaved,
    give: async () => {
      let left = texts
      for (const { field, text } of all) {
        const about = { kind: 'practiceLog' as const, id: log.id, revision: log.revision }
        if (!(await deed.run(() => mutate.feedback.give({ id: newId<FeedbackId>(), apprentice, about, field, text })))) return false
        left = without(left, field ?? '')
        draft.change({ texts: left })
      }
      draft.change({ texts: {} })
      await draft.finish()
      return true
    },
    returnLog: async () => {
      const comments = all.map(({ field, text }) => ({ id: newId<FeedbackId>(), field, text }))
      if (!(await deed.run(() => mutate.practiceLog.return({ id: log.id, revision: log.revision, comments })))) return false
      await draft.finish()
      return true
    },
  }
}
