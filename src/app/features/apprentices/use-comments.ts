/** Gives the written comments, or returns the log with them. What was given leaves the draft, the rest stays. */
import type { FeedbackId } from '#domain/ids.ts'
import type { PhotoWriting } from '../../record/photos/photo-comments.ts'
import { newId } from '../../store/new-id.ts'
import { useStore } from '../../store/store-context.tsx'
import { commentsKeyOf, type CommentsDraft, noComments, type Pin, saysSomething, written, type WrittenComment } from './comments-draft.ts'
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
  /** Comments on parts of the photos. */
  readonly onPhotos: PhotoWriting
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
  const { texts, marks } = draft.value ?? noComments
  const all = draft.value === undefined ? [] : written(draft.value)
  const without = (from: CommentsDraft['texts'], pin: Pin) => Object.fromEntries(Object.entries(from).filter(([p]) => p !== pin)) as CommentsDraft['texts']
  return {
    draft: draft.value,
    written: all,
    write: (pin, text) => draft.change({ texts: { ...texts, [pin]: text } }),
    remove: (pin) => draft.change({ texts: without(texts, pin) }),
    onPhotos: {
      begin: (region) => {
        const id = newId<FeedbackId>()
        draft.change({ marks: [...marks, { id, region, text: '' }] })
        return id
      },
      write: (id, text) => draft.change({ marks: marks.map((m) => (m.id === id ? { ...m, text } : m)) }),
      remove: (id) => draft.change({ marks: marks.filter((m) => m.id !== id) }),
    },
    deed,
    notSaved: draft.notSaved,
    give: async () => {
      const wordless = marks.filter((m) => !saysSomething(m))
      let left: CommentsDraft = { texts, marks }
      for (const { id, field, region, text } of all) {
        const comment = { id: newId<FeedbackId>(), apprentice, about: { kind: 'practiceLog' as const, id: log.id, revision: log.revision }, field, text, ...(region !== undefined && { region }) }
        left = id === undefined ? { ...left, texts: without(left.texts, field ?? '') } : { ...left, marks: left.marks.filter((m) => m.id !== id) }
        const rest = written(left).length > 0 ? left : wordless.length > 0 ? { texts: {}, marks: wordless } : null
        if (!(await deed.run(() => draft.handIn((ends) => mutate.feedback.give(comment, ends), rest)))) return false
      }
      return true
    },
    returnLog: async () => {
      const comments = all.map((c) => ({ ...c, id: newId<FeedbackId>() }))
      return deed.run(() => draft.handIn((ends) => mutate.practiceLog.return({ id: log.id, revision: log.revision, comments }, ends), null))
    },
  }
}
