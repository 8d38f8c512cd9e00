/** What a teacher does with a log: confirm it, send it back with comments, or only comment. */
import type { PracticeLog } from '#domain/practice-log.ts'
import { msg, plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useStore } from '../../store/store-context.tsx'
import { showToast } from '../../ui/toast.tsx'
import { type CommentDrafts, isWritten } from './use-comment-draft.ts'
import { type Deed, useDeed } from './use-deed.ts'

interface LogDeeds extends Pick<Deed, 'notice' | 'say'> {
  readonly confirm: () => Promise<void>
  readonly sendBack: () => Promise<void>
  readonly comment: () => Promise<void>
}

/** @param nextAfter fixes where to go when the log is done; called before the deed */
export const useLogDeeds = (log: PracticeLog, name: string, drafts: CommentDrafts, nextAfter: () => () => void): LogDeeds => {
  const { t } = useLingui()
  const { mutate } = useStore()
  const { notice, say, run } = useDeed()
  const { id, revision, apprentice, task } = log
  const written = drafts.comments.filter(isWritten).map((c) => ({ ...c, text: c.text.trim() }))
  return {
    notice,
    say,
    confirm: async () => {
      if (written.length > 0) return say(msg`You have written comments that nobody has seen yet. Return the log with them, send them, or remove them first.`)
      const go = nextAfter()
      if (!(await run(() => mutate.practiceLog.confirm({ id, revision })))) return
      showToast({ text: t`Confirmed: ${task}, ${name}` })
      go()
    },
    sendBack: async () => {
      if (written.length === 0) {
        drafts.pin(drafts.comments[0]?.field ?? null)
        return say(msg`Say what to correct: a return needs at least one comment.`)
      }
      const go = nextAfter()
      if (!(await run(() => drafts.handIn((ends) => mutate.practiceLog.return({ id, revision, comments: written }, ends))))) return
      showToast({ text: t`Returned to ${name}: ${task}` })
      go()
    },
    comment: async () => {
      const count = written.length
      if (!(await run(() => drafts.send((comment) => mutate.feedback.give({ ...comment, apprentice, about: { kind: 'practiceLog', id, revision } }))))) return
      showToast({ text: t`${plural(count, { one: 'Comment sent', other: '# comments sent' })}` })
    },
  }
}
